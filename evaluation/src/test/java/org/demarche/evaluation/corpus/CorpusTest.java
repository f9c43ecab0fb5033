package org.demarche.evaluation.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.demarche.evaluation.Gold;
import org.demarche.record.ArticleRecord;
import org.demarche.record.RecordJson;
import org.junit.jupiter.api.Test;

/** The corpus in the repository, and the examples of its manual, are as the grammar wants. */
class CorpusTest {
    private static final Path CORPUS = Path.of("..", "corpus");

    @Test
    void theWholeCorpusCompilesIntoRecordsThatObeyTheSchema() throws Exception {
        CorpusCompiler.Result result = new CorpusCompiler().compile(List.of(CORPUS));
        assertThat(result.errors()).isEmpty();
        obeysTheSchema(result.gold());
    }

    @Test
    void theExamplesOfTheManualCompile() throws Exception {
        String manual = Files.readString(CORPUS.resolve("README.md"));
        int from = manual.indexOf("```corpus\n") + 10;
        CorpusCompiler.Result result = new CorpusCompiler().compile("README.md", manual.substring(from, manual.indexOf("```", from)).lines().toList());
        assertThat(result.errors()).isEmpty();
        assertThat(result.gold()).hasSize(15);
        obeysTheSchema(result.gold());
    }

    private static void obeysTheSchema(List<Gold> gold) {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(ArticleRecord.class.getResourceAsStream("record.schema.json"));
        assertThat(gold).allSatisfy(one -> assertThat(schema.validate(RecordJson.write(one.record()), InputFormat.JSON)).isEmpty());
    }
}
