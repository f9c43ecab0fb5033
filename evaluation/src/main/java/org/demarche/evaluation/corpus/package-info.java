/**
 * The corpus compiler: from the markup that people write ({@code corpus/README.md}) to gold in the record's form.
 *
 * <p>{@link org.demarche.evaluation.corpus.CorpusCompiler} is the way in. A file is cut into blocks, a block's text is freed of its marks, and the
 * lines below it turn marks into entities, events, statements and the rest. Whatever is wrong is a {@link org.demarche.evaluation.corpus.CorpusError}
 * with file and line; a block with an error yields no gold.
 */
package org.demarche.evaluation.corpus;
