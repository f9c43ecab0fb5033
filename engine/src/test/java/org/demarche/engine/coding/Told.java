package org.demarche.engine.coding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.Dates;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.language.Word;
import org.demarche.engine.world.EntityBook;
import org.demarche.engine.world.World;
import org.demarche.record.Event;
import org.demarche.record.Relation;
import org.demarche.record.Span;

/**
 * Events of sentences whose trees stand in the test: {@code form/POS/head/label}, then {@code /NAME} inside a name and {@code =lemma} where it is
 * not the form. Heads count from 1, 0 is the root. No model is needed.
 */
final class Told {
    static final LocalDate DAY = LocalDate.of(2022, 2, 1);
    private static final World WORLD = World.load();
    private static final Events EVENTS = Events.load();

    private final AnnotatedText text;
    private final Events.Coded coded;

    private Told(AnnotatedText text, Events.Coded coded) {
        this.text = text;
        this.coded = coded;
    }

    static Told by(String... sentences) {
        StringBuilder plain = new StringBuilder();
        List<Sentence> all = new ArrayList<>();
        for (String sentence : sentences) {
            List<Word> words = new ArrayList<>();
            for (String token : sentence.strip().split("\\s+")) {
                int equals = token.lastIndexOf('=');
                String[] part = (equals > 0 ? token.substring(0, equals) : token).split("/");
                boolean close = part[0].equals(".") || part[0].equals(",") || part[0].equals("'s");
                plain.append(plain.length() == 0 || close ? "" : " ");
                int start = plain.length();
                plain.append(part[0]);
                String lemma = equals > 0 ? token.substring(equals + 1) : part[0].toLowerCase(Locale.ROOT);
                words.add(new Word(new Span(start, plain.length()), part[0], lemma, part[1], Integer.parseInt(part[2]) - 1, part[3],
                        part.length > 4 ? part[4] : "O", "O"));
            }
            all.add(new Sentence(words.get(0).span().cover(words.get(words.size() - 1).span()), words));
        }
        AnnotatedText text = new AnnotatedText(plain.toString(), all, 0);
        Modifiers modifiers = EVENTS.modifiers(text);
        EntityBook book = WORLD.read(text, DAY);
        return new Told(text, EVENTS.code(text, modifiers, book, Dates.find(text, DAY), DAY));
    }

    List<Event> events() {
        return coded.events(List.of());
    }

    /** Each event in one line: TYPE.mode actors > recipients status. */
    List<String> lines() {
        return events().stream().map(e -> e.event() + e.mode().stream().map(m -> "." + m).reduce("", String::concat) + " " + words(e.actorSpans()) + " > "
                + words(e.recipientSpans()) + " " + e.status().name().toLowerCase(Locale.ROOT)).toList();
    }

    Relation relation(String actor, String recipient) {
        return coded.relations(List.of(new Events.Pair(span(actor), span(recipient)))).get(0);
    }

    private Span span(String words) {
        int at = words == null ? -1 : text.text().indexOf(words);
        return at < 0 ? null : new Span(at, at + words.length());
    }

    private String words(List<Span> spans) {
        return spans.isEmpty() ? "-" : String.join(", ", spans.stream().map(s -> s.of(text.text())).toList());
    }

    String words(Span span) {
        return span.of(text.text());
    }
}
