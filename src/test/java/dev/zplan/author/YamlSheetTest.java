package dev.zplan.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;
import org.junit.jupiter.api.Test;

class YamlSheetTest {

    private static final Source SOURCE = new Source("p.yaml", """
            zone:
              é😀: {shares: 20, "role": 'it''s', size: 2G}   # one
              b:
                word: plain # two
                text: |
                  long
                expression: "${x}"
            """);

    private final YamlSheet sheet = new YamlSheet(SOURCE);

    private static Span at(int line, int column) {
        return SOURCE.span(line, column, 1);
    }

    @Test
    void valuesAreReplacedWhereTheyStand() {
        assertThat(sheet.replace(at(2, 16), Value.number(7))).isEmpty();
        assertThat(sheet.replace(at(2, 28), Value.text("a \"b\" \\ ${c}"))).isEmpty();
        assertThat(sheet.replace(at(2, 43), Value.size(3L << 30))).isEmpty();
        assertThat(sheet.replace(at(4, 11), Value.text("yes"))).isEmpty();

        assertThat(sheet.text())
                .isEqualTo(SOURCE.text()
                        .replace("20", "7")
                        .replace("'it''s'", "\"a \\\"b\\\" \\\\ $${c}\"")
                        .replace("2G", "3G")
                        .replace("plain #", "\"yes\" #"));
    }

    @Test
    void whatIsNoPlainValueIsLeft() {
        assertThat(sheet.replace(at(5, 11), Value.text("x"))).contains("p.yaml:5:11 is no value on a line of its own");
        assertThat(sheet.replace(at(7, 17), Value.text("x"))).contains("p.yaml:7:17 is an expression, \"${x}\"");
        assertThat(sheet.replace(at(1, 2), Value.text("x"))).isPresent();
        assertThat(sheet.text()).isEqualTo(SOURCE.text());
    }
}
