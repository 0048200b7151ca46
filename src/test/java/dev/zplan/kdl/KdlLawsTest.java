package dev.zplan.kdl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.kdl.KdlPrinterConfiguration.PropertiesOrder;
import dev.zplan.kdl.KdlToken.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every document and every text. */
class KdlLawsTest {

    private static final List<String> PIECES = List.of(
            "a",
            "node",
            "true",
            "-",
            ".",
            "1",
            "0x",
            "_",
            "e",
            "\"",
            "\"\"\"",
            "#",
            "#\"",
            "\"#",
            "\\",
            "\\n",
            "\\u{",
            "}",
            "{",
            "(",
            "t)",
            "=",
            ";",
            "/-",
            "//",
            "/*",
            "*/",
            " ",
            "  ",
            "\t",
            "\n",
            "\r\n",
            "\r",
            "\u2028",
            "\uFEFF",
            "\u0001",
            "\u3000",
            "😀",
            "#true",
            "#null",
            "k=v",
            "\"s\"",
            "[",
            "\uD83D",
            "kdl-version 1\n");

    @Property(tries = 500)
    void whatIsPrintedReadsBack(@ForAll("documents") KdlDocument document) throws KdlParseException {
        assertThat(new KdlParser().parse("test", new KdlPrinter().printToString(document)))
                .isEqualTo(document);
    }

    @Property(tries = 300)
    void printingTwiceChangesNothing(@ForAll("documents") KdlDocument document) throws KdlParseException {
        KdlPrinter printer = new KdlPrinter(KdlPrinterConfiguration.DEFAULT
                .withPropertiesOrder(PropertiesOrder.NAME_ASCENDING)
                .withDuplicateProperties(false));
        String once = printer.printToString(document);

        assertThat(printer.printToString(new KdlParser().parse("test", once))).isEqualTo(once);
    }

    @Property(tries = 2000)
    void anyTextIsADocumentOrRefusedWithAPlaceInIt(@ForAll("texts") String text) {
        try {
            KdlDocument document = new KdlParser().parse("test", text);
            assertThat(new KdlParser().parse("test", new KdlPrinter().printToString(document)))
                    .isEqualTo(document);
        } catch (KdlParseException e) {
            String[] lines = text.split("\r\n|\r|\n", -1);
            assertThat(e.line()).isBetween(1, lines.length);
            String line = lines[e.line() - 1];
            assertThat(e.column()).isPositive();
            assertThat(e.column() - 1 + e.length()).isLessThanOrEqualTo(line.codePointCount(0, line.length()));
        }
    }

    @Property(tries = 1000)
    void anyBytesAreADocumentOrRefused(@ForAll byte[] bytes) {
        try {
            KdlDocument document = new KdlParser().parse("test", bytes);
            assertThat(document).isEqualTo(new KdlParser().parse("test", new String(bytes, StandardCharsets.UTF_8)));
        } catch (KdlParseException e) {
            assertThat(e.error()).isNotBlank().doesNotEndWith(".");
        }
    }

    @Property(tries = 1000)
    void tokensCoverTheText(@ForAll("texts") String text) {
        KdlText source = new KdlText("test", text);
        KdlLexer lexer = new KdlLexer(source);
        StringBuilder covered = new StringBuilder(source.slice(0, source.start()));
        try {
            for (KdlToken token = lexer.next(); !token.is(Kind.END); token = lexer.next()) {
                covered.append(source.slice(token.from(), token.to()));
            }
            assertThat(covered).hasToString(text);
        } catch (KdlParseException e) {
            assertThat(text).startsWith(covered);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(25).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<KdlDocument> documents() {
        return nodes(3).map(KdlDocument::new);
    }

    private static Arbitrary<List<KdlNode>> nodes(int depth) {
        Arbitrary<List<KdlNode>> children =
                depth == 0 ? Arbitraries.just(List.of()) : Arbitraries.lazy(() -> nodes(depth - 1));
        Arbitrary<KdlProperty> property =
                Combinators.combine(strings(), values()).as(KdlProperty::of);
        return Combinators.combine(
                        strings().injectNull(0.7),
                        strings(),
                        values().map(KdlArgument::of).list().ofMaxSize(3),
                        property.list().ofMaxSize(3).map(KdlProperties::of),
                        children)
                .as((type, name, arguments, properties, block) ->
                        new KdlNode(type, name, arguments, properties, block, KdlSpan.NONE))
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<KdlValue> values() {
        Arbitrary<KdlValue> plain = Arbitraries.oneOf(
                strings().map(KdlValue::of),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e30"), new BigDecimal("1e30"))
                        .ofScale(9)
                        .map(KdlValue::of),
                Arbitraries.longs().map(KdlValue::of),
                Arbitraries.integers().between(-1000, 1000).map(e -> KdlValue.of(BigDecimal.ONE.scaleByPowerOfTen(e))),
                Arbitraries.of(true, false).map(KdlValue::of),
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)
                        .map(value -> new KdlNumber.NonFinite(null, value)),
                Arbitraries.just(KdlValue.ofNull()));
        return Combinators.combine(plain, strings().injectNull(0.7)).as(KdlValue::withType);
    }

    private static Arbitrary<String> strings() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(6),
                Arbitraries.strings().ascii().ofMaxLength(8),
                Arbitraries.integers()
                        .between(0, Character.MAX_CODE_POINT)
                        .filter(c -> !CodePoints.isSurrogate(c))
                        .list()
                        .ofMaxSize(5)
                        .map(points -> points.stream().map(Character::toString).reduce("", String::concat)),
                Arbitraries.of("true", "-inf", "0", "-1", ".5", "+.", "", "\"\"\"", "a\nb", "\\"));
    }
}
