package dev.zplan.sim.zonecfg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated zonecfg does, byte for byte, what the real one was recorded doing. */
class ZonecfgRecordedTest {

    @TestFactory
    Stream<DynamicTest> omnios() throws IOException {
        return cases("omnios");
    }

    @TestFactory
    Stream<DynamicTest> openindiana() throws IOException {
        return cases("openindiana");
    }

    @ParameterizedTest
    @ValueSource(strings = {"omnios", "openindiana"})
    void theRecordingsAreWhole(String flavour) throws IOException {
        assertThat(lines(flavour)).hasSize(482);
    }

    private static Stream<DynamicTest> cases(String flavour) throws IOException {
        return lines(flavour).stream()
                .map(RecordedCase::parse)
                .map(c -> DynamicTest.dynamicTest(
                        c.id(), () -> assertThat(Replay.differences(c)).isEmpty()));
    }

    private static List<String> lines(String flavour) throws IOException {
        String name = "/recorded/zonecfg-" + flavour + ".jsonl";
        try (InputStream in = ZonecfgRecordedTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
