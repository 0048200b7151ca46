package dev.zplan.kdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile texts cost no more than their length, and never the stack. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class KdlLimitsTest {

    private static final int MANY = 100_000;

    private static KdlParseException refuse(String text) {
        KdlParseException e = catchThrowableOfType(KdlParseException.class, () -> new KdlParser().parse("test", text));
        assertThat(e).isNotNull();
        return e;
    }

    private static String nested(int depth) {
        return "a{".repeat(depth) + "}".repeat(depth);
    }

    private static String commented(int depth) {
        return "/*".repeat(depth) + "*/".repeat(depth);
    }

    @Test
    void childrenNestSoDeep() throws KdlParseException {
        KdlDocument deepest = new KdlParser().parse("test", nested(KdlParser.MAX_DEPTH));
        assertThat(new KdlParser().parse("test", new KdlPrinter().printToString(deepest)))
                .isEqualTo(deepest);

        KdlParseException e = refuse(nested(KdlParser.MAX_DEPTH + 1));
        assertThat(e.error()).isEqualTo("Nodes are nested deeper than 256 levels");
        assertThat(e.span()).isEqualTo(new KdlSpan(1, 2 * KdlParser.MAX_DEPTH + 2, 1));
    }

    @Test
    void commentsNestSoDeep() throws KdlParseException {
        assertThat(new KdlParser().parse("test", commented(KdlParser.MAX_DEPTH)))
                .isEqualTo(KdlDocument.of());

        KdlParseException e = refuse(commented(KdlParser.MAX_DEPTH + 1));
        assertThat(e.error()).isEqualTo("Comments are nested deeper than 256 levels");
        assertThat(e.column()).isEqualTo(2 * KdlParser.MAX_DEPTH + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a{",
                "a /-{",
                "/-a{",
                "a{\n",
                "/*",
                "a (",
                "(",
                "/-",
                "a /-",
                "a \"\"\"\n",
                "#",
                "a#\"",
                "a \"\\u{",
                "a\\"
            })
    void repeatedOpeningsAreRefused(String opening) {
        assertThat(refuse(opening.repeat(MANY)).getMessage()).hasSizeLessThan(300);
    }

    @Test
    void numbersAreSoLong() throws KdlParseException {
        String digits = "7".repeat(KdlParser.MAX_DIGITS);
        assertThat(new KdlParser().parse("test", "a " + digits).nodes()).hasSize(1);

        assertThat(refuse("a " + digits + "7").error()).isEqualTo("This number has more than 10000 digits");
        assertThat(refuse("a 0x" + digits).error()).isEqualTo("This number has more than 10000 digits");
        assertThat(refuse("a 1." + "7".repeat(10 * MANY)).error()).isEqualTo("This number has more than 10000 digits");
        assertThat(refuse("a 1e-100000").error()).isEqualTo("The exponent is beyond 99999");
        assertThat(refuse("a 1e" + "7".repeat(10 * MANY)).error()).isEqualTo("The exponent is beyond 99999");
    }

    @Test
    void longTextsTakeTheirLength() throws KdlParseException {
        String[] texts = {
            "node 1 k=v \"text\" #true // comment\n".repeat(MANY),
            "a " + "\"\\n\\   x\" ".repeat(MANY),
            "a " + "k=1 ".repeat(MANY),
            "a " + "/-1 ".repeat(MANY),
            "a " + "/-{}".repeat(MANY),
            "\\\n".repeat(MANY),
            "/**/".repeat(MANY),
            "a \"\"\"\n" + " \"\" x\n".repeat(MANY) + " \"\"\"",
            "a \"\"\"\n" + "\\\n".repeat(MANY) + "\"\"\"",
            "a ##\"" + "\"#".repeat(MANY) + "\"##",
            "a " + "#".repeat(MANY) + "\"" + "\"#x".repeat(MANY) + "\"" + "#".repeat(MANY),
        };
        for (String text : texts) {
            assertThat(new KdlParser().parse("test", text).nodes()).hasSizeBetween(0, MANY);
        }
    }
}
