package org.demarche.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code MadeArticles CORPUS NUMBER}: prints so many {@link VariedArticles} as JSON Lines, for runs of an hour and more. */
public final class MadeArticles {

    private record Line(String id, String published, String text) {
    }

    private MadeArticles() {
    }

    /** Runs it. */
    public static void main(String[] args) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        VariedArticles made = new VariedArticles(Path.of(args[0]), 1);
        try (PrintStream out = new PrintStream(new BufferedOutputStream(System.out), false, StandardCharsets.UTF_8)) {
            for (int i = 0; i < Integer.parseInt(args[1]); i++) {
                VariedArticles.Article article = made.next();
                out.println(mapper.writeValueAsString(new Line(article.id(), "2022-01-21", article.text())));
            }
        }
    }
}
