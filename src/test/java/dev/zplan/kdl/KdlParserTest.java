package dev.zplan.kdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents, nodes, entries, comments: what is read, shown as the printer's default layout of it. */
class KdlParserTest {

    private static final KdlParser PARSER = new KdlParser();

    private static String reprint(String text) throws KdlParseException {
        return new KdlPrinter().printToString(PARSER.parse("test", text)).strip();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\r\n\f\u0085\u2028\u2029\u000B",
                " \t\u00A0\u1680\u2000\u200A\u202F\u205F\u3000",
                "// only a comment",
                "/* a /* nested */ one */",
                "\\",
                "\\ /* c */ // d\n",
                "\uFEFF",
                "\uFEFF// behind the mark",
                "/- kdl-version 2\n",
                "\uFEFF/-\tkdl-version  1 \r\n",
                "/- dropped { with; children }",
                "/-\n// far\n\n/* away */ \\\n dropped",
            })
    void isAnEmptyDocument(String text) throws KdlParseException {
        assertThat(PARSER.parse("test", text)).isEqualTo(KdlDocument.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r",
                "\r\n",
                "\f",
                "\u000B",
                "\u0085",
                "\u2028",
                "\u2029",
                ";",
                "//x\n",
                " // x\r\n",
                ";\n"
            })
    void endsANode(String terminator) throws KdlParseException {
        assertThat(reprint("a 1" + terminator + "b")).isEqualTo("a 1\nb");
        assertThat(reprint("p {a 1" + terminator + "b}")).isEqualTo("p {\n    a 1\n    b\n}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\t",
                "\u00A0",
                "\u1680",
                "\u2003",
                "\u202F",
                "\u205F",
                "\u3000",
                "/**/",
                "/*\n*/",
                "\\\n",
                " \\ // c\n ",
                "\\\r\n",
                "\\\u2028",
                "\\/* x */\n",
                "\\\n\\\n",
                "/***/",
                "/*/ */"
            })
    void separatesTheParts(String space) throws KdlParseException {
        assertThat(reprint("a" + space + "1" + space + "k" + space + "=" + space + "v" + space + "{b}" + space))
                .isEqualTo("a 1 k=v {\n    b\n}");
        assertThat(reprint("(" + space + "t" + space + ")" + space + "a" + space + "(t)" + space + "1"))
                .isEqualTo("(t)a (t)1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a /-1 2 | a 2",
                "a/-1 2 | a 2",
                "a \"s\"/-1 | a s",
                "a /-k=v j=w | a j=w",
                "a /-k = (t)v 1 | a 1",
                "a /-(t)1 (t)2 | a (t)2",
                "a /- /* c */ 1 2 | a 2",
                "a /-{b} | a",
                "a/-{b} | a",
                "a /-{b}/-{c} 	/-{d} | a",
                "a {b}/-{c} | a {  b }",
                "a /-{b} {c} /-{d}; e | a {  c } e",
                "/-a; b | b",
                "/-(t)a {b}; c | c",
                "a {/-b; c} | a {  c }",
                "a {/-b} | a",
                "a /--1 --1 | a --1",
                "a /-#true #false | a #false",
            })
    void slashdashDrops(String text, String expected) throws KdlParseException {
        String joined = reprint(text).replace("\n", " ").replaceAll(" +", " ");
        assertThat(joined).isEqualTo(expected.replaceAll(" +", " "));
    }

    @Test
    void slashdashReachesOverLines() throws KdlParseException {
        assertThat(reprint("a /-\n// c\n 1\n b\nc /- \\\n {\n d\n}\n")).isEqualTo("a\nb\nc");
        assertThat(reprint("a /-\n1 2")).isEqualTo("a 2");
    }

    @Test
    void aNodeHasTypeNameArgumentsPropertiesAndChildren() throws KdlParseException {
        KdlNode node = PARSER.parse("test", "(t)n 1 k=(u)#null two #true { c1; \"c 2\" {} }")
                .nodes()
                .get(0);

        assertThat(node)
                .isEqualTo(KdlNode.builder("n")
                        .type("t")
                        .argument(1)
                        .argument("two")
                        .argument(true)
                        .property("k", KdlValue.ofNull().withType("u"))
                        .child(KdlNode.builder("c1"))
                        .child(KdlNode.builder("c 2"))
                        .build());
    }

    @Test
    void argumentsAndPropertiesMix() throws KdlParseException {
        assertThat(reprint("a x=1 one y=2 two x=3 (t)three")).isEqualTo("a one two (t)three x=1 y=2 x=3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "--",
                "+",
                ".",
                "..",
                "-.",
                "+.",
                "-a",
                "+.a",
                ".a",
                "-.-",
                "<a>",
                "a,b",
                "a:b",
                "~!@$%^&*|?`'",
                "_1",
                "trueish",
                "null_",
                "+inf",
                "infinite",
                "-infx",
                "kdl-version",
                "r",
                "é",
                "名",
                "😀",
                "a.b.c",
                "x\u200Dy",
                "e\u0301"
            })
    void standsWithoutQuotes(String identifier) throws KdlParseException {
        assertThat(reprint(identifier + " " + identifier + " " + identifier + "=" + identifier))
                .isEqualTo(identifier + " " + identifier + " " + identifier + "=" + identifier);
    }

    @Test
    void keywordsAreValues() throws KdlParseException {
        assertThat(reprint("a #true #false #null #inf #-inf #nan k=#-inf"))
                .isEqualTo("a #true #false #null #inf #-inf #nan k=#-inf");
    }

    @Test
    void bytesAndStreamsAreUtf8() throws KdlParseException, IOException {
        byte[] utf8 = "\uFEFFgrüße \"😀\"".getBytes(StandardCharsets.UTF_8);
        KdlDocument expected =
                KdlDocument.of(KdlNode.builder("grüße").argument("😀").build());

        assertThat(PARSER.parse("test", utf8)).isEqualTo(expected);
        assertThat(PARSER.parse("test", new ByteArrayInputStream(utf8))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "FF, 1, 1",
        "610A62E9, 2, 2",
        "C3A9206EE2, 1, 4",
        "EDA080, 1, 1",
        "C080, 1, 1",
        "61F8, 1, 2",
        "F0908080C2, 1, 2"
    })
    void refusesBytesThatAreNotUtf8(String hex, int line, int column) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        KdlParseException e = catchThrowableOfType(KdlParseException.class, () -> PARSER.parse("test", bytes));

        assertThat(e.error()).endsWith("does not belong in UTF-8 text");
        assertThat(e.span()).isEqualTo(new KdlSpan(line, column, 0));
    }

    @Test
    void aTextThatCallsItselfVersion1IsToldWhatChanged() throws KdlParseException {
        assertThat(reprint("/- kdl-version 1\nnode \"same in both\"")).isEqualTo("node \"same in both\"");

        KdlParseException e = catchThrowableOfType(
                KdlParseException.class, () -> PARSER.parse("test", "/- kdl-version 1\nnode true"));

        assertThat(e.help()).startsWith("Write #true for the value").contains("this text is KDL 1");
        assertThat(e.line()).isEqualTo(2);
    }
}
