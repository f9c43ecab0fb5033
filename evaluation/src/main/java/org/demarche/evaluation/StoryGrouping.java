package org.demarche.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.demarche.engine.story.Report;
import org.demarche.engine.story.Stories;
import org.demarche.record.RecordJson;

/** {@code StoryGrouping RECORDS}: groups records into stories and prints {@code {"id","story"}} lines, which {@link Evaluation} takes as prediction. */
public final class StoryGrouping {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StoryGrouping() {
    }

    /** Runs it. */
    public static void main(String[] args) throws IOException {
        List<Report> reports = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(args[0]), StandardCharsets.UTF_8)) {
            if (!line.isBlank()) {
                reports.add(Report.of(RecordJson.read(line)));
            }
        }
        for (Map.Entry<String, String> story : new Stories().add(reports).entrySet()) {
            Map<String, String> prediction = new LinkedHashMap<>();
            prediction.put("id", story.getKey());
            prediction.put("story", story.getValue());
            System.out.println(MAPPER.writeValueAsString(prediction));
        }
    }
}
