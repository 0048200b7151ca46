package dev.zplan.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LineDiffTest {

    @Test
    void showsWhatIsOnlyInOne() {
        assertThat(LineDiff.of("a\nb\nc\n", "a\nx\nc\nd\n")).containsExactly("  a", "- b", "+ x", "  c", "+ d");
    }

    @Test
    void aMissingLineEndIsADifference() {
        assertThat(LineDiff.of("a\n", "a")).containsExactly("  a", "+ (no line end)");
        assertThat(LineDiff.of("1", "2")).containsExactly("- 1", "+ 2");
    }

    @Property(tries = 100)
    void bothTextsCanBeReadFromIt(
            @ForAll @Size(max = 8) List<@StringLength(max = 2) @CharRange(from = 'a', to = 'c') String> first,
            @ForAll @Size(max = 8) List<@StringLength(max = 2) @CharRange(from = 'a', to = 'c') String> second) {
        List<String> diff = LineDiff.of(text(first), text(second));
        assertThat(without(diff, "+")).isEqualTo(first);
        assertThat(without(diff, "-")).isEqualTo(second);
    }

    private static String text(List<String> lines) {
        return String.join("", lines.stream().map(l -> l + "\n").toList());
    }

    private static List<String> without(List<String> diff, String sign) {
        return diff.stream()
                .filter(l -> !l.startsWith(sign))
                .map(l -> l.substring(2))
                .toList();
    }
}
