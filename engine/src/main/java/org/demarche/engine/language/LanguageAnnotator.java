package org.demarche.engine.language;

/** Reads the sentences of a text. Implementations are thread-safe and deterministic whatever the number of threads. */
public interface LanguageAnnotator extends AutoCloseable {

    /**
     * Splits a text into sentences and reads each.
     *
     * @param text English text; paragraphs are separated by line ends, and no sentence crosses one
     * @return never null; empty for a blank text
     */
    AnnotatedText annotate(String text);

    /** Frees the model. */
    @Override
    void close();
}
