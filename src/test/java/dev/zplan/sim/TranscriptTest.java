package dev.zplan.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real hosts said, or say by their sources, the simulated host says too. */
class TranscriptTest {

    private static final Pattern LEFT_OUT = Pattern.compile("(?m)^\\| (T?\\d+)(, in part)? \\| .+ \\|$");

    static List<Transcript> zones() {
        return Transcript.read("/transcripts/zones.txt");
    }

    static List<Transcript> netStorage() {
        return Transcript.read("/transcripts/net-storage.txt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void zones(Transcript transcript) {
        transcript.play();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void netStorage(Transcript transcript) {
        transcript.play();
    }

    @Test
    void theManualTellsWhichAreLeftOut() throws IOException {
        Set<String> leftOut = Stream.concat(
                        IntStream.rangeClosed(1, 80).mapToObj(n -> "T" + n),
                        IntStream.rangeClosed(1, 131).mapToObj(n -> "" + n))
                .collect(Collectors.toCollection(TreeSet::new));
        for (Transcript played :
                Stream.of(zones(), netStorage()).flatMap(List::stream).toList()) {
            String number = played.number().replace(" in part", "");
            assertThat(leftOut.remove(number)).as(played.number()).isTrue();
            if (!number.equals(played.number())) {
                leftOut.add(number + ", in part");
            }
        }
        String manual = Files.readString(Path.of("docs/simulator.md"));
        Set<String> told = LEFT_OUT.matcher(manual)
                .results()
                .map(m -> manual.substring(m.start(1), Math.max(m.end(1), m.end(2))))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).containsExactlyInAnyOrderElementsOf(leftOut);
    }
}
