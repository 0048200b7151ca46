package dev.zplan.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zplan.resource.Flavour;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelaysTest {

    @Test
    void aWordsTimeGoesBeforeThatOfAllAndTheLongestOfSeveralCounts() {
        Delays delays = Delays.parse(List.of("50ms", "install=5s", "web=10ms"));
        assertThat(delays.of(List.of("zfs", "list"))).isEqualTo(Duration.ofMillis(50));
        assertThat(delays.of(List.of("zoneadm", "-z", "web", "boot"))).isEqualTo(Duration.ofMillis(10));
        assertThat(delays.of(List.of("zoneadm", "-z", "web", "install"))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void textsAreReadBackAsTheSame() {
        Delays delays = Delays.parse(List.of("1000ms", "a=b=2s", "c=999999s", "boot=3ms", "boot=4ms"));
        assertThat(delays.texts()).containsExactly("1s", "a=b=2s", "boot=4ms", "c=999999s");
        assertThat(Delays.parse(delays.texts())).isEqualTo(delays);
        assertThat(Delays.NONE.texts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "ms", "-5ms", "5m", "=5s", "1234567s", "install="})
    void everythingElseIsNoTime(String text) {
        assertThatThrownBy(() -> Delays.parse(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(text);
    }

    @Test
    void theyAreKeptWithTheState() {
        SimHost host = SimHost.create(Flavour.OMNIOS);
        host.delay(Delays.parse(List.of("install=5s")));
        assertThat(SimHost.restore(host.dump()).delays()).isEqualTo(host.delays());
    }
}
