package org.demarche.engine.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.language.Word;
import org.demarche.record.Span;

/**
 * Sentences with trees for tests, written by hand: {@code form/POS/head/label} and {@code /NAME} where a word belongs to a name, heads counted
 * from 1, 0 the root. Words are joined by a blank, but for 's and full stops. Lemmas are the forms in lower case without a plural s.
 */
final class Parsed {
    private final StringBuilder text = new StringBuilder();
    private final List<Sentence> sentences = new ArrayList<>();

    static Parsed of(String... sentences) {
        Parsed parsed = new Parsed();
        for (String sentence : sentences) {
            parsed.add(sentence);
        }
        return parsed;
    }

    private void add(String notation) {
        text.append(text.length() == 0 ? "" : " ");
        List<Word> words = new ArrayList<>();
        for (String token : notation.strip().split("\\s+")) {
            String[] part = token.split("/");
            String form = part[0];
            boolean close = form.equals("'s") || form.equals(".") || form.equals(",") || form.equals("-") || form.startsWith("~");
            form = form.startsWith("~") ? form.substring(1) : form;
            boolean afterHyphen = !words.isEmpty() && words.get(words.size() - 1).form().equals("-");
            if (!words.isEmpty() && !close && !afterHyphen) {
                text.append(' ');
            }
            int start = text.length();
            text.append(form);
            String lemma = form.toLowerCase(Locale.ROOT);
            if (part[1].equals("NNS") && lemma.endsWith("ies")) {
                lemma = lemma.substring(0, lemma.length() - 3) + "y";
            } else if (part[1].equals("NNS") && lemma.endsWith("s")) {
                lemma = lemma.substring(0, lemma.length() - 1);
            }
            words.add(new Word(new Span(start, text.length()), form, lemma, part[1], Integer.parseInt(part[2]) - 1, part[3],
                    part.length > 4 ? part[4] : "O", "O"));
        }
        sentences.add(new Sentence(words.get(0).span().cover(words.get(words.size() - 1).span()), words));
    }

    AnnotatedText text() {
        return new AnnotatedText(text.toString(), sentences, 0);
    }

    /** The entities of sentences by the program's own tables, which are loaded once. */
    static EntityBook book(String... sentences) {
        return read(null, sentences);
    }

    /** The same of a day. */
    static EntityBook read(LocalDate day, String... sentences) {
        return Own.WORLD.read(of(sentences).text(), day);
    }

    /** What is known of whom a word names. */
    static Entry entry(EntityBook book, int sentence, int word) {
        return book.entry(book.at(sentence, word).orElseThrow());
    }

    private static final class Own {
        static final World WORLD = World.load();
    }
}
