package dev.zplan.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, '[[1, 1, 1, 1, 1]]'",
        "1, 0, '[[1], [1, 1, 1, 1]]'",
        "1, 2, '[[1], [1, 1], [1, 1]]'",
        "0, 2, '[[1, 1], [1, 1], [1]]'",
        "9, 1, '[[1, 1, 1, 1, 1]]'",
    })
    void someGoFirstAndTheOthersInTurn(int canary, int batch, String waves) {
        assertThat(new Rollout(canary, batch).waves(List.of(1, 1, 1, 1, 1), n -> n))
                .hasToString(waves);
    }

    /** Nobody is left out, and a wave is over its size only by what has to stay together. */
    @Property(tries = 200)
    void everyoneGetsATurn(
            @ForAll @IntRange(max = 4) int canary,
            @ForAll @IntRange(max = 4) int batch,
            @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 3) Integer> parts) {
        List<List<Integer>> waves = new Rollout(canary, batch).waves(parts, n -> n);
        assertThat(waves.stream().flatMap(List::stream)).containsExactlyElementsOf(parts);
        for (int i = 0; i < waves.size(); i++) {
            List<Integer> wave = waves.get(i);
            int most = i == 0 && canary > 0 ? canary : batch;
            int allButLast =
                    wave.subList(0, wave.size() - 1).stream().mapToInt(n -> n).sum();
            assertThat(wave).isNotEmpty();
            assertThat(most == 0 || allButLast < most).isTrue();
        }
    }
}
