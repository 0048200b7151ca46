package dev.zplan.kdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zplan.kdl.KdlPrinterConfiguration.ExponentCharacter;
import dev.zplan.kdl.KdlPrinterConfiguration.PropertiesOrder;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KdlPrinterTest {

    private static final KdlDocument DOCUMENT = KdlDocument.of(
            KdlNode.builder("zone")
                    .argument("web")
                    .property("b", 1)
                    .property("\uFFFD", 2)
                    .property("😀", 3)
                    .property("b", new KdlNumber.Finite(null, new BigDecimal("1E+10")))
                    .property("a", KdlValue.ofNull())
                    .child(KdlNode.builder("net").type("vnic").child(KdlNode.builder("over pool")))
                    .build(),
            KdlNode.builder("last").build());

    private static String print(KdlPrinterConfiguration configuration) {
        return new KdlPrinter(configuration).printToString(DOCUMENT);
    }

    private static String print(String value) {
        return new KdlPrinter()
                .printToString(
                        KdlDocument.of(KdlNode.builder("a").argument(value).build()))
                .strip();
    }

    @Test
    void printsAsDeclared() {
        assertThat(new KdlPrinter().printToString(DOCUMENT)).isEqualTo("""
                        zone web b=1 \uFFFD=2 😀=3 b=1E+10 a=#null {
                            (vnic)net {
                                "over pool"
                            }
                        }
                        last
                        """);
    }

    @Test
    void printsAsConfigured() {
        assertThat(print(KdlPrinterConfiguration.DEFAULT
                        .withIndentation(0)
                        .withPropertiesOrder(PropertiesOrder.NAME_ASCENDING)
                        .withDuplicateProperties(false)
                        .withExponent(ExponentCharacter.LOWER_CASE)))
                .isEqualTo("zone web a=#null b=1e+10 \uFFFD=2 😀=3 {\n(vnic)net {\n\"over pool\"\n}\n}\nlast\n");
        assertThat(print(KdlPrinterConfiguration.DEFAULT.withPropertiesOrder(PropertiesOrder.NAME_ASCENDING)))
                .startsWith("zone web a=#null b=1 b=1E+10 \uFFFD=2 😀=3 {\n    (vnic)net");
        assertThatThrownBy(() -> KdlPrinterConfiguration.DEFAULT.withIndentation(-1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyDocumentIsOneNewline() {
        assertThat(new KdlPrinter().printToString(KdlDocument.of())).isEqualTo("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "true",
                "false",
                "null",
                "inf",
                "-inf",
                "nan",
                "0",
                "-1",
                "+1x",
                ".5",
                "-.5",
                "a b",
                "a/b",
                "a=b",
                "a#",
                "(a)",
                "[a]",
                "{a}",
                "a;",
                "a\u3000b",
                "a\u00A0"
            })
    void quotesWhereItMust(String text) {
        assertThat(print(text)).isEqualTo("a \"" + text + "\"");
    }

    @Test
    void escapesWhatCannotStandInQuotes() {
        assertThat(print("\"\\\b\f\n\r\t")).isEqualTo("a \"\\\"\\\\\\b\\f\\n\\r\\t\"");
        assertThat(print("\0\u000B\u007F\u0085\u2028\u200E\uFEFF"))
                .isEqualTo("a \"\\u{0}\\u{b}\\u{7f}\\u{85}\\u{2028}\\u{200e}\\u{feff}\"");
    }
}
