package org.demarche.engine.coding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarche.engine.encoder.Quotation;
import org.demarche.engine.encoder.Triggers;
import org.demarche.engine.encoder.Typing;
import org.demarche.engine.language.AnnotatedText;
import org.demarche.engine.language.Resolver;
import org.demarche.engine.language.Typer;
import org.demarche.record.Span;

/** The typer's and the resolver's answers about one article; no pair is asked about twice. Without them every answer is empty. Not thread-safe. */
final class Asked {
    private final Typer typer;
    private final Resolver resolver;
    private final AnnotatedText text;
    private final Map<Question, Optional<Typing>> answers = new HashMap<>();
    private boolean[] quoted;
    private int tellings;

    private record Question(int sentence, Span actor, Span recipient) {
    }

    /** @param typer or null @param resolver or null */
    Asked(Typer typer, Resolver resolver, AnnotatedText text) {
        this.typer = typer;
        this.resolver = resolver;
        this.text = text;
    }

    /** What the text reports one side doing to the other, both where they are named; either may be null, not both. */
    Optional<Typing> type(int sentence, Span actor, Span recipient) {
        if (typer == null || actor == null && recipient == null) {
            return Optional.empty();
        }
        return answers.computeIfAbsent(new Question(sentence, actor, recipient), q -> typer.type(text, quoted(), sentence, actor, recipient));
    }

    /** Which words of a sentence tell acts. Asked once a sentence. */
    Optional<Triggers> tell(int sentence) {
        if (typer == null) {
            return Optional.empty();
        }
        tellings++;
        return typer.tell(text, quoted(), sentence);
    }

    /** Who the sides of an act are, told by these words of a sentence. */
    Optional<Resolver.Resolved> act(int sentence, List<Integer> words) {
        if (resolver == null) {
            return Optional.empty();
        }
        tellings++;
        return resolver.act(text, sentence, words);
    }

    private boolean[] quoted() {
        if (quoted == null) {
            quoted = Quotation.inside(text.text());
        }
        return quoted;
    }

    /** How many questions the model was asked. */
    int questions() {
        return answers.size() + tellings;
    }
}
