package dev.zplan.kdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and where: the mark ‹…› in each example encloses what the error points at. */
class KdlParseErrorTest {

    private record Refused(String marked, String error) {}

    private static final List<Refused> EXAMPLES = List.of(
            // nodes
            new Refused("‹;›", "This `;` ends no node"),
            new Refused("a;‹;›b", "This `;` ends no node"),
            new Refused("‹{›}", "This block belongs to no node"),
            new Refused("‹5› a", "A node cannot have the name `5`"),
            new Refused("‹#true›", "A node cannot have the name `#true`"),
            new Refused("(t)‹›", "The name of a node is missing before the end of the text"),
            new Refused("(t)‹\n›a", "The name of a node is missing before the end of the line"),
            new Refused("‹)›", "The name of a node is missing before `)`"),
            new Refused("key‹=›value", "`=` cannot stand here"),
            new Refused("a k=v‹=›w", "`=` cannot stand here"),
            new Refused("a‹)›", "`)` cannot stand here"),
            new Refused("a /-‹)›", "`)` cannot stand here"),
            // blocks
            new Refused("a ‹{›", "This block is never closed"),
            new Refused("a ‹{› b {\n}\n", "This block is never closed"),
            new Refused("a {\n}\n‹}›", "This `}` closes nothing"),
            new Refused("a {b} ‹{›c}", "A node has one block of children only"),
            new Refused("a {b} /-{c} ‹{›d}", "A node has one block of children only"),
            new Refused("a {b}‹c›", "`c` cannot follow a block of children"),
            new Refused("a /-{b} ‹c›", "`c` cannot follow a block of children"),
            new Refused("a /-{b} /-‹c›", "`c` cannot follow a block of children"),
            // entries
            new Refused("a‹\"b\"›", "A space is missing before `\"b\"`"),
            new Refused("a \"b\"‹c›", "A space is missing before `c`"),
            new Refused("a 1‹(›t)2", "A space is missing before `(`"),
            new Refused("a‹(›t)1", "A space is missing before `(`"),
            new Refused("a r‹#\"b\"#›", "A space is missing before `#\"b\"#`"),
            new Refused("a k=\"v\"‹j›=1", "A space is missing before `j`"),
            new Refused("a ‹1›=2", "The name of a property must be a string"),
            new Refused("a ‹#true› = 2", "The name of a property must be a string"),
            new Refused("a ‹(›t)k=2", "A type annotation belongs to the value of a property, not to its name"),
            new Refused("a k=‹›", "A value is missing before the end of the text"),
            new Refused("a k= ‹;›b", "A value is missing before `;`"),
            new Refused("a k=‹/-›1 2", "A value is missing before `/-`"),
            new Refused("a k=\\\n‹\n›v", "A value is missing before the end of the line"),
            new Refused("a (t)‹›", "A value is missing before the end of the text"),
            new Refused("a (t)‹/-›1", "A value is missing before `/-`"),
            // types
            new Refused("a (‹)›1", "The name of a type is missing before `)`"),
            new Refused("a ( ‹5›)1", "The name of a type is missing before `5`"),
            new Refused("(‹/-›t)a", "The name of a type is missing before `/-`"),
            new Refused("a (t ‹u›)1", "A `)` is missing before `u`"),
            new Refused("a (t‹\n›)1", "A `)` is missing before the end of the line"),
            // comments and continuations
            new Refused("a ‹/*› b\n/* */", "This comment is never closed"),
            new Refused("a ‹/› b", "`/` cannot stand outside of quotes"),
            new Refused("path ‹/›export", "`/` cannot stand outside of quotes"),
            new Refused("a ‹\\› b\nc", "A `\\` outside of quotes must be the last on its line"),
            new Refused("a\n‹/-›", "`/-` has nothing to comment out here"),
            new Refused("a ‹/-›;", "`/-` has nothing to comment out here"),
            new Refused("a ‹/-› /-b c", "`/-` has nothing to comment out here"),
            new Refused("a {b\n‹/-›\n}", "`/-` has nothing to comment out here"),
            // identifiers and keywords
            new Refused("a ‹true›", "`true` needs a # before it, or quotes"),
            new Refused("a ‹-inf›=1", "`-inf` needs a # before it, or quotes"),
            new Refused("‹null› 1", "`null` needs a # before it, or quotes"),
            new Refused("a ‹#yes›", "`#yes` is not a keyword"),
            new Refused("a b‹#c›", "`#c` is not a keyword"),
            new Refused("‹#› comment", "`#` is not a keyword"),
            new Refused("a ‹##true›", "`##true` is not a keyword"),
            new Refused("a ‹[›1]", "`[` has no meaning in KDL"),
            new Refused("a ‹.›5", "A number needs a digit before the point"),
            new Refused("a -‹.›5x", "A number needs a digit before the point"),
            // numbers
            new Refused("a 20‹G›", "`G` does not belong in this number"),
            new Refused("a 192.0‹.2.10›/24", "`.` does not belong in this number"),
            new Refused("a -1e‹m›", "Here a number needs a digit, not `m`"),
            new Refused("a 1.‹›", "Here a number needs a digit"),
            new Refused("a 1.‹_0›", "Here a number needs a digit, not `_`"),
            new Refused("a 1.‹e7›", "Here a number needs a digit, not `e`"),
            new Refused("a 1e‹› 5", "Here a number needs a digit"),
            new Refused("a 0x‹_1›", "Here a number needs a hexadecimal digit (0-9, a-f), not `_`"),
            new Refused("a 0o‹8›", "Here a number needs an octal digit (0-7), not `8`"),
            new Refused("a 0b1‹2›", "`2` does not belong in this number"),
            new Refused("a 0‹X1›", "`X` does not belong in this number"),
            new Refused("a 1‹٣›", "`٣` does not belong in this number"),
            // strings
            new Refused("a ‹\"b›\n\"", "This string is not closed on its line"),
            new Refused("a ‹\"b\\\"›", "This string is not closed on its line"),
            new Refused("a ‹\"b\\›", "This string is not closed on its line"),
            new Refused("a ‹##\"b\"#›", "This string is not closed on its line"),
            new Refused("a \"\"\"‹b›\"\"\"", "The text after \"\"\" must start on the next line"),
            new Refused("a #\"\"\"‹#›", "The text after #\"\"\" must start on the next line"),
            new Refused("a ‹\"\"\"›", "This string is never closed"),
            new Refused("a ‹#\"\"\"›\nb\n\"\"\"", "This string is never closed"),
            new Refused(
                    "a \"\"\"\n  b‹\"\"\"›",
                    "The closing quotes of a multi-line string must stand alone on their line"),
            new Refused(
                    "a \"\"\"\n  b\\\n  ‹\"\"\"›",
                    "The closing quotes of a multi-line string must stand alone on their line"),
            new Refused(
                    "a \"\"\"\n  b\n ‹c›\n  \"\"\"", "This line is not indented like the closing quotes of its string"),
            new Refused(
                    "a \"\"\"\n ‹\t›b\n  \"\"\"", "This line is not indented like the closing quotes of its string"),
            new Refused("a \"\"\"\n‹\\›sb\n \"\"\"", "This line is not indented like the closing quotes of its string"),
            new Refused("a \"‹\\q›\"", "`\\` before `q` is not an escape"),
            new Refused("a \"\"\"\n‹\\/›\n\"\"\"", "`\\` before `/` is not an escape"),
            new Refused("a \"‹\\u{D800}›\"", "U+D800 is not a Unicode character"),
            new Refused("a \"‹\\u{110000}›\"", "U+110000 is not a Unicode character"),
            new Refused("a \"‹\\u›00e9\"", "A Unicode escape has one to six hexadecimal digits in braces"),
            new Refused("a \"‹\\u{›}\"", "A Unicode escape has one to six hexadecimal digits in braces"),
            new Refused("a \"‹\\u{0000041›}\"", "A Unicode escape has one to six hexadecimal digits in braces"),
            // columns are code points, lines those of an editor
            new Refused("\uFEFF😀 \"😀\"‹b›", "A space is missing before `b`"),
            new Refused("a\r\nb\rc\nd ‹]›", "`]` has no meaning in KDL"),
            new Refused("a\f\u0085\u2028b ‹]›", "`]` has no meaning in KDL"));

    @TestFactory
    Stream<DynamicTest> pointsAtTheFirstError() {
        return EXAMPLES.stream()
                .map(example -> DynamicTest.dynamicTest(example.marked().replace("\n", "\\n"), () -> check(example)));
    }

    private static void check(Refused example) {
        String before = example.marked().substring(0, example.marked().indexOf('‹'));
        String mark =
                example.marked().substring(before.length() + 1, example.marked().indexOf('›'));

        KdlParseException e = refuse(example.marked().replace("‹", "").replace("›", ""));

        assertThat(e.error()).isEqualTo(example.error());
        assertThat(e.span()).isEqualTo(place(before, mark));
        assertThat(e).hasMessage("test:%d:%d: %s", e.line(), e.column(), example.error());
    }

    private static KdlSpan place(String before, String mark) {
        String[] lines = before.replace("\uFEFF", "").split("\r\n|\r|\n", -1);
        String last = lines[lines.length - 1];
        int length =
                mark.replace("\n", "").codePointCount(0, mark.replace("\n", "").length());
        return new KdlSpan(lines.length, last.codePointCount(0, last.length()) + 1, length);
    }

    private static KdlParseException refuse(String text) {
        KdlParseException e = catchThrowableOfType(KdlParseException.class, () -> new KdlParser().parse("test", text));
        assertThat(e).as("refused: %s", text).isNotNull();
        return e;
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 8, 0x0E, 0x1F, 0x7F, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xD800, 0xDFFF})
    void disallowedCodePointsAreRefusedEverywhere(int c) {
        String bad = Character.toString(c);
        for (String text :
                List.of("a b", "a \"b\"", "a #\"b\"#", "// b", "/* b */", "a \"\"\"\n  b\n  \"\"\"", "a \\ b\n")) {
            int column = text.lastIndexOf('\n', text.indexOf('b')) < 0 ? text.indexOf('b') + 1 : 3;

            KdlParseException e = refuse(text.replace("b", bad));

            assertThat(e.error()).startsWith(String.format("U+%04X", c)).endsWith("must not stand in a KDL text");
            assertThat(e.column()).isEqualTo(column);
            assertThat(e.length()).isEqualTo(1);
        }
    }

    @Test
    void theFirstErrorCounts() {
        assertThat(refuse("a true\nb \u0001 \"").line()).isEqualTo(1);
        assertThat(refuse("a {\n} }\n\"").line()).isEqualTo(2);
    }

    @Test
    void helpShowsWhatToWrite() {
        assertThat(refuse("address 192.0.2.10/24").help())
                .isEqualTo("Put text that starts with a digit in quotes: \"192.0.2.10/24\"");
        assertThat(refuse("quota 20G;").help()).endsWith(": \"20G\"");
        assertThat(refuse("a -.5").help()).isEqualTo("Write -0.5, or \"-.5\" if it is text");
        assertThat(refuse("a false").help()).isEqualTo("Write #false for the value, \"false\" for the text");
        assertThat(refuse("a r\"b\"").help()).isEqualTo("A raw string is written #\"...\"#, without the r of KDL 1");
        assertThat(refuse("a ##\"b").help()).startsWith("Close it with \"##;");
        assertThat(refuse("a \"\"\"\n\tb\n\t  \"\"\"").help()).contains("the same 2 spaces and 1 tab");
        assertThat(refuse("a \u202Eb").help()).isEqualTo("Delete it, or write \\u{202e} inside a quoted string");
    }

    @Test
    void helpFindsTheBraceThatIsLikelyToBlame() {
        assertThat(refuse("zone {\n    net {\n        a\n    fs {\n    }\n}\n").help())
                .isEqualTo("Close it with }; the } in line 6 closes the block of line 2, but is indented differently");
        assertThat(refuse("zone {\n    net\n    }\n}\n").help())
                .endsWith("; the } in line 3 closes the block of line 1, but is indented differently");
        assertThat(refuse("zone {\n  a {\n  }\n  b { c }\n  d {\n    e }\n").help())
                .isEqualTo("Close it with }");
        assertThat(refuse("a {\n}\n}").help()).doesNotContain("indented");
    }

    @Test
    void messagesStayShort() {
        String word = "x".repeat(100_000);
        for (String text : List.of("a #" + word, "a 1" + word, "a (t " + word + ")1", "a b\"" + word + "\"")) {
            KdlParseException e = refuse(text);
            assertThat(e.getMessage() + e.help()).hasSizeLessThan(400);
        }
    }
}
