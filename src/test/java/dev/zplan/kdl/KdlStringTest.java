package dev.zplan.kdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quoted, raw and multi-line strings. */
class KdlStringTest {

    private static String value(String literal) throws KdlParseException {
        KdlNode node = new KdlParser().parse("test", "node " + literal).nodes().get(0);
        assertThat(node.arguments()).hasSize(1);
        return ((KdlString) node.argument(0).orElseThrow().value()).value();
    }

    private static String lines(String... lines) {
        return String.join("\n", lines);
    }

    @Test
    void quoted() throws KdlParseException {
        assertThat(value("\"\"")).isEmpty();
        assertThat(value("\" a // b /* c */ #d {e}; \"")).isEqualTo(" a // b /* c */ #d {e}; ");
        assertThat(value("\"\\n\\r\\t\\b\\f\\s\\\"\\\\\"")).isEqualTo("\n\r\t\b\f \"\\");
        assertThat(value("\"\\u{0}\\u{e9}\\u{D7FF}\\u{e000}\\u{10FFFF}\\u{00000A}\""))
                .isEqualTo("\0é\uD7FF\uE000" + Character.toString(0x10FFFF) + "\n");
        assertThat(value("\"\\u{FEFF}\\u{202e}\"")).isEqualTo("\uFEFF\u202E");
    }

    @Test
    void escapedWhiteSpaceIsDropped() throws KdlParseException {
        assertThat(value("\"a\\   b\"")).isEqualTo("ab");
        assertThat(value("\"a \\\r\n\n\u2028 \t\u3000b\"")).isEqualTo("a b");
        assertThat(value("\"a\\  \\n  b\"")).isEqualTo("a\n  b");
        assertThat(value("\"\\ \"")).isEmpty();
    }

    @Test
    void raw() throws KdlParseException {
        assertThat(value("#\"\"#")).isEmpty();
        assertThat(value("#\"a\\n\"b\"#")).isEqualTo("a\\n\"b");
        assertThat(value("##\"a\"#b\"##")).isEqualTo("a\"#b");
        assertThat(value("#\"\\\"#")).isEqualTo("\\");
        assertThat(value("#\"\"a\"#")).isEqualTo("\"a");
        assertThat(value("###\"##\"##\"###")).isEqualTo("##\"##");
    }

    @Test
    void multiLineLosesTheIndentationOfItsLastLine() throws KdlParseException {
        assertThat(value(lines("\"\"\"", "    a", "      b", "    \"\"\""))).isEqualTo("a\n  b");
        assertThat(value(lines("\"\"\"", "    a", "  \"\"\""))).isEqualTo("  a");
        assertThat(value(lines("\"\"\"", "\t a", "\t \"\"\""))).isEqualTo("a");
        assertThat(value(lines("\"\"\"", "\"\"\""))).isEmpty();
        assertThat(value(lines("\"\"\"", "", "\"\"\""))).isEmpty();
        assertThat(value(lines("\"\"\"", "", "", "\"\"\""))).isEqualTo("\n");
    }

    @Test
    void linesOfWhiteSpaceAreEmpty() throws KdlParseException {
        assertThat(value(lines("\"\"\"", "  a", "", "\t", "         ", "  b", "  \"\"\"")))
                .isEqualTo("a\n\n\n\nb");
    }

    @Test
    void multiLineHoldsQuotes() throws KdlParseException {
        assertThat(value(lines("\"\"\"", "\"a\" \"\"b\"\" \\\"\"\" \"\"\\\"", "\"\"\"")))
                .isEqualTo("\"a\" \"\"b\"\" \"\"\" \"\"\"");
        assertThat(value(lines("#\"\"\"", "\"\"\" \"#", "\"\"\"#"))).isEqualTo("\"\"\" \"#");
        assertThat(value(lines("##\"\"\"", " a\"\"\"#\\n", " \"\"\"##"))).isEqualTo("a\"\"\"#\\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\f", "\u000B", "\u0085", "\u2028", "\u2029"})
    void newlinesBecomeLineFeeds(String newline) throws KdlParseException {
        assertThat(value("\"\"\"" + newline + "a" + newline + newline + "b" + newline + "\"\"\""))
                .isEqualTo("a\n\nb");
        assertThat(value("#\"\"\"" + newline + "a" + newline + "\"\"\"#")).isEqualTo("a");
    }

    @Test
    void escapesAreNoIndentationAndNoNewlines() throws KdlParseException {
        assertThat(value(lines("\"\"\"", "  \\ta", "  \\s", "  b\\r\\n", "  \"\"\"")))
                .isEqualTo("\ta\n \nb\r\n");
    }

    @Test
    void whiteSpaceEscapesAreGoneBeforeTheIndentationCounts() throws KdlParseException {
        assertThat(value(lines("\"\"\"", "  a \\", "b", "  c", "  \\   \"\"\"")))
                .isEqualTo("a b\nc");
        assertThat(value(lines("\"\"\"", "  a\\", "", "  \\", "  b", "  \"\"\"")))
                .isEqualTo("ab");
        assertThat(value(lines("\"\"\"", "\\  a", "\"\"\""))).isEqualTo("a");
        assertThat(value(lines("\"\"\"", "    a", "  \\", "\"\"\""))).isEqualTo("  a");
    }

    @Test
    void everyFormMayNameThings() throws KdlParseException {
        KdlDocument document =
                new KdlParser().parse("test", lines("(\"\"\"", " t", " \"\"\")#\"n\"# \"k\"=#\"\"\"", "v", "\"\"\"#"));

        assertThat(document)
                .isEqualTo(KdlDocument.of(
                        KdlNode.builder("n").type("t").property("k", "v").build()));
    }

    @Test
    void refusesWhatUnicodeRefuses() {
        assertThatThrownBy(() -> KdlValue.of("\uD800")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KdlValue.ofNull().withType("\uDC00x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KdlNode.builder("\uDBFF").build()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KdlProperty.of("\uDFFF", KdlValue.of(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
