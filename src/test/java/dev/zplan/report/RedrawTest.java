package dev.zplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.Vt;
import dev.zplan.report.LiveFrame.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RedrawTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    /** Something that happens to a terminal while an apply runs. */
    private sealed interface Turn {
        /** A line goes past. */
        record Past(String line) implements Turn {}

        /** Something begins, or where something of that number runs, it ends. */
        record Step(int number, String what) implements Turn {}

        record Resized(Size size) implements Turn {}

        record Drawn() implements Turn {}
    }

    @Provide
    Arbitrary<Size> sizes() {
        return Combinators.combine(
                        Arbitraries.integers().between(5, 50),
                        Arbitraries.integers().between(20, 200))
                .as(Size::new);
    }

    @Provide
    Arbitrary<List<Turn>> turns() {
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars("ab é漢字-")
                .ofMinLength(1)
                .ofMaxLength(120)
                .map(text -> "x" + text + "x");
        Arbitrary<Turn> past = texts.map(Turn.Past::new);
        Arbitrary<Turn> step = Combinators.combine(Arbitraries.integers().between(0, 60), texts)
                .as(Turn.Step::new);
        Arbitrary<Turn> resized = sizes().map(Turn.Resized::new);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, past),
                        net.jqwik.api.Tuple.of(6, step),
                        net.jqwik.api.Tuple.of(1, resized),
                        net.jqwik.api.Tuple.of(6, Arbitraries.just(new Turn.Drawn())))
                .list()
                .ofMaxSize(60);
    }

    /** Of frames that are gone nothing is left, unless the terminal itself has put them out of reach by becoming too small. */
    @Property(tries = 300)
    void theTerminalShowsWhatWentPastAndTheLastFrame(@ForAll("sizes") Size first, @ForAll("turns") List<Turn> turns) {
        Vt terminal = new Vt(first.rows(), first.columns());
        Size size = first;
        Course course = Course.of(100);
        List<String> past = new ArrayList<>();
        List<String> drawn = List.of();
        StringBuilder waiting = new StringBuilder();
        boolean outOfReach = false;
        for (Turn turn : turns) {
            if (turn instanceof Turn.Past line) {
                waiting.append(line.line()).append('\n');
                past.add(line.line());
            } else if (turn instanceof Turn.Step step) {
                String key = "" + step.number();
                course = course.running().containsKey(key) ? course.ended(key) : course.begun(key, step.what(), NOON);
            } else if (turn instanceof Turn.Resized resized) {
                size = resized.size();
                terminal.resize(size.rows(), size.columns());
                outOfReach = outOfReach || LiveFrame.rows(drawn, size.columns()) >= size.rows();
            } else {
                List<String> frame =
                        new LiveFrame(false).lines(course, NOON.plusSeconds(5), size, Duration.ofMinutes(3));
                terminal.write(Redraw.text(drawn, size.columns(), waiting.toString(), frame));
                waiting.setLength(0);
                drawn = frame;
                List<String> expected = new ArrayList<>(past);
                expected.addAll(frame);
                List<String> shown = outOfReach ? whole(terminal.visible()) : terminal.lines();
                assertThat(shown).isSubsetOf(expected);
                assertThat(expected.subList(expected.size() - shown.size(), expected.size()))
                        .isEqualTo(shown);
                if (outOfReach) {
                    return;
                }
                assertThat(shown).hasSameSizeAs(expected);
            }
        }
        terminal.write(Redraw.text(drawn, size.columns(), waiting.toString(), List.of()));
        assertThat(outOfReach || terminal.lines().equals(past)).isTrue();
    }

    /** Without the first, which may have begun further up. */
    private static List<String> whole(List<String> visible) {
        return visible.subList(Math.min(1, visible.size()), visible.size());
    }

    @Test
    void aFrameIsOverwrittenInPlace() {
        assertThat(Redraw.text(List.of(), 80, "", List.of("one", "two")))
                .isEqualTo("\rone\u001b[K\ntwo\u001b[K\n\u001b[J");
        assertThat(Redraw.text(List.of("one", "two"), 80, "", List.of("three")))
                .isEqualTo("\r\u001b[2Athree\u001b[K\n\u001b[J");
        assertThat(Redraw.text(List.of("one"), 80, "past\n", List.of("two")))
                .isEqualTo("\r\u001b[1A\u001b[Jpast\ntwo\u001b[K\n\u001b[J");
    }

    @Test
    void afterTheTerminalBecameNarrowerALineTakesMoreRows() {
        assertThat(Redraw.text(List.of("0123456789abcdef"), 6, "", List.of("x")))
                .startsWith("\r\u001b[3A");
    }
}
