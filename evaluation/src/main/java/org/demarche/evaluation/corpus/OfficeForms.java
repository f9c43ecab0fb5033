package org.demarche.evaluation.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one form of an office that is written in several ways, by {@code office-forms.tsv}. Stateless. */
final class OfficeForms {
    private static final List<Form> FORMS = read();

    private OfficeForms() {
    }

    private record Form(Pattern pattern, String replacement) {
    }

    private static List<Form> read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(Objects.requireNonNull(
                OfficeForms.class.getResourceAsStream("office-forms.tsv")), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split("\t"))
                    .map(pair -> new Form(Pattern.compile(pair[0]), pair[1])).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The office in the form of the world's tables; itself where no form fits. */
    static String standard(String office) {
        String result = office;
        for (Form form : FORMS) {
            Matcher m = form.pattern().matcher(result);
            if (m.matches()) {
                result = m.replaceFirst(form.replacement());
            }
        }
        return result;
    }
}
