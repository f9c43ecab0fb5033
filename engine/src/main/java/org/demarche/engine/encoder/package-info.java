/**
 * The encoder: WordPiece, three models in ONNX Runtime, and what their heads answer.
 *
 * <p>{@link org.demarche.engine.encoder.Encoder} is the door. The reader's pass over a sentence gives parts of speech, arcs, names,
 * attribution and which words tell acts; the typer's gives type, mode, status and sides of each act, or, with two sides marked, what the one
 * does to the other; the resolver's, over several sentences, who the sides of a marked act are, or how a sentence answers a marked item. All are all-MiniLM-L6-v2, fine-tuned by {@code training/}; its word list drops letter case, which comes back as a shape of each word, and knows
 * nothing of the article, from which comes whether a word stands in quotation marks. Weights are int8 and activations are quantised on
 * the fly with one scale a tensor, so that what shares a call changes the result: hence one sentence a call, one thread a call, and
 * articles in parallel. This package knows nothing of sentences or articles.
 */
package org.demarche.engine.encoder;
