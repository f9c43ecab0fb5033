package org.demarche.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordJsonTest {

    private static List<String> complaints(String json) {
        InputStream schema = ArticleRecord.class.getResourceAsStream("record.schema.json");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema).validate(json, InputFormat.JSON).stream()
                .map(Object::toString).toList();
    }

    @Test
    void whatIsWrittenObeysTheSchemaAndReadsBackEqual() {
        String json = RecordJson.write(Fixtures.full());
        assertThat(complaints(json)).isEmpty();
        assertThat(RecordJson.read(json)).isEqualTo(Fixtures.full());
    }

    @Test
    void theSchemaRefusesWhatTheContractDoesNotKnow() {
        String json = RecordJson.write(Fixtures.full());
        assertThat(complaints(json.replace("\"allege\"", "\"phone\""))).isNotEmpty();
        assertThat(complaints(json.replace("\"ACCUSE\"", "\"BLAME\""))).isNotEmpty();
        assertThat(complaints(json.replace("\"copy_of\":null,", ""))).isNotEmpty();
    }

    @Test
    void offsetsOutsideCountCodePoints() throws Exception {
        JsonNode tree = new ObjectMapper().readTree(RecordJson.write(Fixtures.full()));
        int[] points = tree.get("text").textValue().codePoints().toArray();
        JsonNode trigger = tree.at("/events/0/trigger");
        int start = trigger.get("start").intValue();
        assertThat(new String(points, start, trigger.get("end").intValue() - start)).isEqualTo("accused");
    }

    @Test
    void keysComeInTheContractsOrder() throws Exception {
        List<String> keys = new ArrayList<>();
        new ObjectMapper().readTree(RecordJson.write(Fixtures.full())).fieldNames().forEachRemaining(keys::add);
        assertThat(keys).containsExactly("schema", "coder", "id", "url", "title", "byline", "published", "published_from", "publisher", "language",
                "text", "cluster", "copy_of", "sentences", "entities", "events", "statements", "demands", "denials", "disputes", "forces", "dates",
                "relations");
    }

    @Test
    void relationsAppearOnlyWhenAsked() {
        ArticleRecord r = RecordJson.read("{\"id\":\"a\",\"text\":\"One.\"}");
        assertThat(RecordJson.write(r)).doesNotContain("relations").contains("\"events\":[]");
    }

    @Test
    void whatIsNoRecordIsRefusedWithAReason() {
        assertThatThrownBy(() -> RecordJson.read("{\"id\":\"a\"")).hasMessageContaining("not a record");
        assertThatThrownBy(() -> RecordJson.read("[]")).hasMessageContaining("\"id\" and \"text\"");
        assertThatThrownBy(() -> RecordJson.read("{\"id\":\"a\",\"text\":\"One.\",\"sentences\":[{\"start\":0,\"end\":9}]}"))
                .hasMessageContaining("outside the text");
        assertThatThrownBy(() -> RecordJson.read("{\"id\":\"a\",\"text\":\"One.\",\"forces\":[],\"dates\":[{\"span\":{\"start\":0,\"end\":1},"
                + "\"value\":\"2001-01-01\",\"resolution\":\"century\"}]}")).hasMessageContaining("century");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            "mode":["allege"] => "mode":null => events[0]: mode is missing
            "mode":["allege"] => "mode":[null] => events[0]: mode[0] is missing
            "mode":["allege"], => '' => events[0]: mode is missing
            "condition_spans":[] => "condition_spans":null => demands[0]: condition_spans is missing
            "forces":[ => "forces":[null, => forces[0] is missing
            """)
    void aListThatIsMissingIsNamedWithItsPlace(String there, String instead, String reason) {
        String json = RecordJson.write(Fixtures.full());
        assertThat(json).contains(there);
        assertThatThrownBy(() -> RecordJson.read(json.replace(there, instead))).isInstanceOf(IllegalArgumentException.class).hasMessage("not a record: " + reason);
    }

    @Test
    void aRecordMadeWithoutAListIsRefusedByTheListsName() {
        assertThatThrownBy(() -> new Entity("N1", "Peru", EntityKind.STATE, "PER", null, null, null, List.of())).isInstanceOf(IllegalArgumentException.class).hasMessage("sector is missing");
    }

    @Test
    void tablesHaveOneRowAnEventAndOneAStatement() {
        List<List<Object>> events = Table.EVENTS.cells(Fixtures.full());
        assertThat(events).hasSize(1);
        assertThat(events.get(0)).hasSameSizeAs(Table.EVENTS.columns()).contains("ACCUSE", "PER", "Arica", "Chile", "military;religion_ethnicity");
        assertThat(Table.STATEMENTS.cells(Fixtures.full()).get(0)).contains("“We deny it,”", "Chile", "said");
        for (Table<?> table : List.of(Table.EVENTS, Table.STATEMENTS)) {
            for (List<Object> row : table.cells(Fixtures.full())) {
                for (int i = 0; i < row.size(); i++) {
                    assertThat(row.get(i) == null || table.columns().get(i).type().isInstance(row.get(i))).isTrue();
                }
            }
        }
    }

    @Test
    void typesScoreTheirModes() {
        assertThat(EventType.CONSULT.score(List.of())).isEqualTo(2.5);
        assertThat(EventType.CONSULT.score(List.of("phone"))).isEqualTo(1.5);
        assertThatThrownBy(() -> EventType.AID.score(List.of("phone"))).hasMessageContaining("phone");
    }
}
