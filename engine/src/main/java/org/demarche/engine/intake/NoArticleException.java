package org.demarche.engine.intake;

/** A sound page that holds no article: an index, a form, a notice. In an archive that is nothing to report. */
final class NoArticleException extends UnreadableException {
    private static final long serialVersionUID = 1L;

    NoArticleException(String reason) {
        super(reason);
    }
}
