package org.demarche.engine.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarche.record.EventType;
import org.junit.jupiter.api.Test;

/** The data files hold together: every class, kind and mode that a line names exists, every type has patterns. */
class PatternBookTest {
    private final WordClasses classes = WordClasses.load();
    private final PatternBook book = PatternBook.load(classes);

    @Test
    void thousandsOfTriggersAreKnown() {
        assertThat(book.size()).isGreaterThan(1500);
    }

    @Test
    void everyTypeHasVerbs() {
        Set<EventType> types = java.util.stream.Stream.of("agree", "meet", "praise", "apologise", "cooperate", "aid", "release", "ask", "condemn", "reject", "threaten",
                "demonstrate", "sanction", "mobilise", "arrest", "attack").flatMap(v -> book.of(Pattern.Kind.VERB, v).stream()).map(Pattern::type)
                .collect(Collectors.toSet());
        assertThat(types).containsAll(EnumSet.allOf(EventType.class));
    }

    @Test
    void everyOperatorKindAnswersForEveryType() {
        Composition composition = Composition.load();
        assertThat(Operators.load(composition, classes).of("VB", "agree")).isNotEmpty();
        Composition.Result result = composition.of("agree", new Act(0, java.util.List.of(0), EventType.CONSULT, null, "040", true, java.util.List.of(),
                java.util.List.of(), null, false, false, false, ""));
        assertThat(result.type()).isEqualTo(EventType.AGREE);
        assertThat(composition.of("refuse", null).type()).isEqualTo(EventType.REJECT);
        assertThat(composition.of("plan", null)).isNull();
    }
}
