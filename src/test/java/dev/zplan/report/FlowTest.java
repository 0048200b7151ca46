package dev.zplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class FlowTest {

    @Test
    void wordsHangBelowWhereTheyBegan() {
        assertThat(Flow.lines(30, 7, "  a:   ", "the quick brown fox jumps over it"))
                .containsExactly("  a:   the quick brown fox", "       jumps over it");
    }

    @Test
    void aWordThatIsTooLongIsBroken() {
        assertThat(Flow.lines(25, 5, "path ", "/a/b /very/long/name/of/a/file x"))
                .containsExactly("path /a/b", "     /very/long/name/of/a", "     /file x");
    }

    @Test
    void whatHasNoRoomBesideALongNameBeginsBelow() {
        assertThat(Flow.lines(40, 10, "  org.example:quite-a-long-name-this:  ", "value"))
                .containsExactly("  org.example:quite-a-long-name-this:", "          value");
    }

    @Test
    void wideCharactersCountTwice() {
        assertThat(Flow.lines(24, 0, "", "ゾーンゾーン ゾーンゾーン")).hasSize(2);
    }

    @Test
    void anEndlessLineIsNotBroken() {
        String text = "word ".repeat(500).strip();
        assertThat(Flow.lines(Page.ENDLESS, 8, "", text)).containsExactly(text);
    }

    @Property(tries = 200)
    void nothingIsLostAndNothingSticksOut(
            @ForAll @StringLength(max = 120) @CharRange(from = 'a', to = 'e') @Chars({' ', '日'}) String text,
            @ForAll @IntRange(min = 40, max = 80) int columns,
            @ForAll @IntRange(max = 70) int indent) {
        List<String> lines = Flow.lines(columns, indent, "", text);
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        assertThat(lines).allSatisfy(line -> assertThat(Cells.width(line)).isLessThanOrEqualTo(columns));
    }
}
