package dev.zplan.kdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.zplan.kdl.KdlToken.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class KdlFormatterTest {

    @Test
    void nodesStandOnLinesOfTheirOwn() throws KdlParseException {
        assertThat(formatted("a  1   k = 2;b{c;d 1\n\n\n\ne}\n\n\n\nf { g }\n")).isEqualTo("""
                        a 1 k=2
                        b {
                            c
                            d 1

                            e
                        }

                        f { g }
                        """);
    }

    @Test
    void commentsKeepTheirPlace() throws KdlParseException {
        assertThat(formatted("""
                                /* head */


                                  // about a
                                a 1 // behind a
                                b {  // behind the brace
                                     /- c  // off
                                  /* inline */ d /* in d */ 2 /-k=3

                                  // last
                                    }
                                // end""")).isEqualTo("""
                        /* head */

                        // about a
                        a 1                                       // behind a
                        b {                                       // behind the brace
                            /-c                                   // off
                            /* inline */ d /* in d */ 2 /-k=3

                            // last
                        }
                        // end
                        """);
    }

    @Test
    void aLongNodeKeepsItsCommentAtADistance() throws KdlParseException {
        assertThat(formatted("attr \"kernel-version\" \"a rather long value\" // why\n"))
                .isEqualTo("attr \"kernel-version\" \"a rather long value\"   // why\n");
    }

    @Test
    void continuedLinesAndStringsOfSeveralLinesStay() throws KdlParseException {
        assertThat(formatted("a 1 \\  // one\n 2  \\\n{ text \"\"\"\n  x\n  \"\"\" }"))
                .isEqualTo("a 1 \\ // one\n    2 \\\n    {\n    text \"\"\"\n  x\n  \"\"\"\n}\n");
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void layingOutLosesNothingAndIsDoneOnce(@ForAll("documents") String text) throws KdlParseException {
        check("random", text);
    }

    @TestFactory
    List<DynamicTest> officialCases() throws IOException {
        String suite = System.getProperty("kdl.suite", "");
        assumeFalse(suite.isEmpty(), "no folder given with -Dkdl.suite");
        try (Stream<Path> inputs = Files.list(Path.of(suite, "input"))) {
            return inputs.filter(input -> !input.toString().endsWith("_fail.kdl"))
                    .sorted()
                    .map(input -> dynamicTest(
                            input.getFileName().toString(),
                            () -> check(input.getFileName().toString(), Files.readString(input))))
                    .toList();
        }
    }

    private static void check(String name, String text) throws KdlParseException {
        KdlSource source = KdlSource.of(name, text);
        assertThat(source.text()).isEqualTo(text);
        assertThat(new KdlEditor(source).text()).isEqualTo(text);
        assertThat(whole(source)).isEqualTo(text);

        String once = new KdlFormatter().format(source);
        KdlSource laidOut = KdlSource.of(name, once);

        assertThat(laidOut.document()).as(once).isEqualTo(source.document());
        assertThat(comments(once)).as(once).isEqualTo(comments(text));
        assertThat(new KdlFormatter().format(laidOut)).isEqualTo(once);
    }

    private static String formatted(String text) throws KdlParseException {
        return new KdlFormatter().format(KdlSource.of("test", text));
    }

    /** The text, put together from the tokens that the tree's nodes hold. */
    private static String whole(KdlSource source) {
        StringBuilder out = new StringBuilder();
        out.append(source.points().slice(0, source.points().start()));
        block(source, source.block(), out);
        return out.toString();
    }

    private static void block(KdlSource source, SourceBlock block, StringBuilder out) {
        for (KdlSourceNode node : block.nodes()) {
            tokens(source, node.lead(), out);
            tokens(source, node.slashdash(), out);
            tokens(source, node.head(), out);
            for (SourcePart part : node.parts()) {
                tokens(source, part.gap(), out);
                tokens(source, part.slashdash(), out);
                if (part.content() instanceof SourceBlock children) {
                    out.append('{');
                    block(source, children, out);
                    out.append('}');
                } else if (part.content() instanceof SourceEntry entry) {
                    tokens(source, entry.tokens(), out);
                }
            }
            tokens(source, node.trail(), out);
        }
        tokens(source, block.tail(), out);
    }

    private static void tokens(KdlSource source, List<KdlToken> tokens, StringBuilder out) {
        tokens.forEach(token -> out.append(source.points().slice(token.from(), token.to())));
    }

    private static List<String> comments(String text) throws KdlParseException {
        KdlText points = new KdlText("test", text);
        KdlLexer lexer = new KdlLexer(points);
        List<String> comments = new ArrayList<>();
        for (KdlToken token = lexer.next(); !token.is(Kind.END); token = lexer.next()) {
            if (token.is(Kind.LINE_COMMENT) || token.is(Kind.BLOCK_COMMENT) || token.is(Kind.SLASHDASH)) {
                comments.add(points.slice(token.from(), token.to()).stripTrailing());
            }
        }
        return comments;
    }

    @Provide
    Arbitrary<String> documents() {
        return Texts.documents();
    }
}
