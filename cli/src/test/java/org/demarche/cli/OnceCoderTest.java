package org.demarche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarche.engine.Coder;
import org.demarche.engine.intake.Article;
import org.demarche.engine.intake.Source;
import org.demarche.engine.story.Signature;
import org.demarche.record.ArticleRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnceCoderTest {
    private static final Coder CODER = Coder.open(new Coder.Options(false, List.of()));
    private static final String TEXT = "The foreign minister of Chile said on Monday that talks with Peru about the harbour of Arica would go on next week in Lima, "
            + "and that both sides wanted an agreement before the end of the year, whatever the fishermen of the north thought of it.";

    private static Source.Item read(String id, int day, String text) {
        return new Source.Item.Read(new Article(id, null, null, null, "2002-02-0" + day, null, null, null, "en", text, null), "news.jsonl");
    }

    /** What comes of a batch, an item a line: id → copy_of, "coded" or "failed". */
    private static Map<String, String> code(OnceCoder once, Source.Item... batch) {
        Map<String, String> made = new LinkedHashMap<>();
        once.code(List.of(batch), r -> made.put(r.id(), r.copyOf() == null ? "coded" : r.copyOf()), f -> made.put(f.where(), "failed"));
        return made;
    }

    private static ArticleRecord unlessBad(Article article) {
        if (article.id().startsWith("bad")) {
            throw new IllegalStateException("a mistake of the program's");
        }
        return CODER.code(article);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whereTheArticleThatStandsCannotBeCodedTheNextOneIs(int threads) {
        OnceCoder once = new OnceCoder(CODER, OnceCoderTest::unlessBad, threads);
        assertThat(code(once, read("c", 3, TEXT), read("bad1", 1, TEXT), read("b", 2, TEXT), read("bad0", 1, TEXT)))
                .isEqualTo(Map.of("c", "b", "news.jsonl, article bad1", "failed", "b", "coded", "news.jsonl, article bad0", "failed"));
        assertThat(code(once, read("d", 1, TEXT))).isEqualTo(Map.of("d", "b"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whereNoneOfAGroupCanBeCodedALaterOneIs(int threads) {
        OnceCoder once = new OnceCoder(CODER, OnceCoderTest::unlessBad, threads);
        assertThat(code(once, read("bad1", 1, TEXT), read("bad2", 1, TEXT))).containsOnlyKeys("news.jsonl, article bad1", "news.jsonl, article bad2");
        assertThat(code(once, read("x", 2, TEXT), read("y", 2, TEXT))).isEqualTo(Map.of("x", "coded", "y", "x"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCopyThatWasStoredPointsOnToWhatStandsForIt(boolean copyFirst) {
        OnceCoder once = new OnceCoder(CODER, 1);
        List<OnceCoder.Known> known = new ArrayList<>(List.of(new OnceCoder.Known(Signature.of("copy", "2002-02-01", TEXT), "standing"),
                new OnceCoder.Known(Signature.of("standing", "2002-02-02", TEXT), "standing")));
        if (!copyFirst) {
            java.util.Collections.reverse(known);
        }
        once.know(known);
        assertThat(code(once, read("new", 3, TEXT))).isEqualTo(Map.of("new", "standing"));
    }
}
