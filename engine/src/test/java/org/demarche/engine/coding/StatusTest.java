package org.demarche.engine.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.demarche.record.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is denied, or was nearly done, is never told as done. */
class StatusTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "NATO denied having hit a hospital in Serbia.",
        "Turkey denied having warned Greece.",
        "Burundi's army chief denied that his paratroopers had seized the president.",
        "Tuvalu stopped short of blaming Taiwan for the cut nets.",
        "The Bahamas fell short of demanding that Washington withdraw it.",
        "The White House held off from cutting its aid to Egypt.",
        "Ethiopia disputes that its troops attacked Eritrea.",
        "Police in Kenya did not arrest the traders or beat the students."
    })
    void isNeverToldAsDone(String sentence) {
        List<Status> told = Read.of(sentence).events().stream().map(e -> e.status()).toList();
        assertThat(told).allMatch(s -> s == Status.DENIED);
    }
}
