package org.demarche.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.demarche.evaluation.corpus.CorpusCompiler;
import org.demarche.record.ArticleRecord;

/** Gold and predictions of tests, written in the corpus's own markup. */
final class Blocks {

    private Blocks() {
    }

    static List<Gold> gold(String... blocks) {
        CorpusCompiler.Result result = new CorpusCompiler().compile("test", Arrays.stream(blocks).flatMap(String::lines).toList());
        assertThat(result.errors()).isEmpty();
        return result.gold();
    }

    static Map<String, ArticleRecord> predicted(String... blocks) {
        return gold(blocks).stream().collect(Collectors.toMap(one -> one.record().id(), one -> one.record().inCluster(one.source().story())));
    }
}
