package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.report.LiveFrame.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalSizeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "speed 38400 baud; rows 50; columns 132; line = 0; | 50 | 132",
                "speed 9600 baud; 50 rows; 132 columns; | 50 | 132",
                "speed 38400 baud; rows = 50; columns = 132; ypixels = 0; xpixels = 0; | 50 | 132",
                "speed 38400 baud; rows 0; columns 0; line = 0; | 24 | 80",
                "stty: not a typewriter | 24 | 80"
            })
    void understandsWhatSttySays(String text, int rows, int columns) {
        assertThat(TerminalSize.parse(text)).isEqualTo(new Size(rows, columns));
    }
}
