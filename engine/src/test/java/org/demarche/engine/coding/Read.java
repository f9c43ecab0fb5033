package org.demarche.engine.coding;

import java.util.List;
import java.util.stream.Collectors;
import org.demarche.engine.Coder;
import org.demarche.engine.intake.Article;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Entity;
import org.demarche.record.Span;
import org.demarche.record.Statement;

/** Texts of our own, coded whole, as the tests of this package read them. */
final class Read {
    private static final Coder CODER = Coder.open();

    private Read() {
    }

    /** The record of paragraphs published on 14 May 2019. */
    static ArticleRecord of(String... paragraphs) {
        return CODER.code(new Article("t", null, null, null, "2019-05-14", null, null, null, "en", String.join("\n\n", paragraphs), null));
    }

    /** Names of entities, in order. */
    static List<String> names(ArticleRecord record, List<String> ids) {
        return ids.stream().map(id -> record.entity(id).name()).toList();
    }

    /** Codes of entities, in order. */
    static List<String> codes(ArticleRecord record, List<String> ids) {
        return ids.stream().map(id -> String.valueOf(record.entity(id).code())).toList();
    }

    /** Words of spans, parted by a bar. */
    static String words(ArticleRecord record, List<Span> spans) {
        return spans.stream().map(s -> s.of(record.text())).collect(Collectors.joining(" | "));
    }

    /** "Speaker: content" of each statement. */
    static List<String> said(ArticleRecord record) {
        return record.statements().stream().map(s -> speaker(record, s) + ": " + words(record, s.contentSpans())).toList();
    }

    static String speaker(ArticleRecord record, Statement statement) {
        Entity entity = record.entity(statement.speaker());
        return entity == null ? "?" : entity.name();
    }
}
