package dev.zplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {

    @ParameterizedTest
    @CsvSource({"web, 3", "'', 0", "漢字, 4", "カナ, 4", "한글, 4", "ｗｅｂ, 6", "e\u0301t\u00e9, 3", "…, 1", "\ud83d\ude00, 2"})
    void countsCells(String text, int cells) {
        assertThat(Cells.width(text)).isEqualTo(cells);
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, 6, abcdef",
        "abcdef, 5, abcd…",
        "漢字漢, 6, 漢字漢",
        "漢字漢, 5, 漢字…",
        "漢字漢, 4, 漢…",
        "abc, 1, …",
        "abc, 0, ''"
    })
    void cutsWhatIsTooLong(String text, int most, String cut) {
        assertThat(Cells.cut(text, most)).isEqualTo(cut);
        assertThat(Cells.width(cut)).isLessThanOrEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({"'', 5, 1", "abcde, 5, 1", "abcdef, 5, 2", "漢字, 4, 1", "漢字, 3, 2", "a漢漢, 3, 2"})
    void countsRows(String text, int columns, int rows) {
        assertThat(Cells.rows(text, columns)).isEqualTo(rows);
    }

    @Test
    void aCombiningMarkGoesWithItsLetter() {
        assertThat(Cells.rows("abcde\u0301", 5)).isEqualTo(1);
        assertThat(Cells.cut("ae\u0301bc", 3)).isEqualTo("ae\u0301…");
    }
}
