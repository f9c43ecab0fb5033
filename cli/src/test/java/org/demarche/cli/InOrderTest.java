package org.demarche.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class InOrderTest {

    @Property(tries = 50)
    void resultsComeInTheOrderOfTheItems(@ForAll @IntRange(max = 200) int items, @ForAll @IntRange(min = 1, max = 8) int threads) {
        List<Integer> out = new ArrayList<>();
        InOrder.map(IntStream.range(0, items).iterator(), threads, i -> {
            if (i % 7 == 0) {
                Thread.yield();
            }
            return i * i;
        }, out::add);
        assertThat(out).isEqualTo(IntStream.range(0, items).map(i -> i * i).boxed().toList());
    }

    @Test
    void whatTheWorkThrowsComesOut() {
        List<Integer> out = new ArrayList<>();
        assertThatThrownBy(() -> InOrder.map(List.of(1, 2, 0, 3).iterator(), 2, i -> 6 / i, out::add)).isInstanceOf(ArithmeticException.class);
        assertThat(out).containsExactly(6, 3);
    }
}
