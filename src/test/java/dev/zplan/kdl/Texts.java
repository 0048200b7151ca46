package dev.zplan.kdl;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Documents as nobody would lay them out, with comments wherever they may stand. */
final class Texts {

    private static final String CONTINUED = "\\\n";

    private Texts() {}

    static Arbitrary<String> documents() {
        return Combinators.combine(
                        Arbitraries.of("", "\uFEFF"), nodes(2), lineSpace(), Arbitraries.of("", "last", "last // end"))
                .as((mark, nodes, space, last) -> mark + nodes + space + last);
    }

    private static Arbitrary<String> nodes(int depth) {
        return Combinators.combine(
                        lineSpace(),
                        node(depth),
                        Arbitraries.of(
                                "\n", ";", " ; // s\n", "\r\n", "// t\n", " /* u */\n", "; /* v */ ", " \\ // w\n\n"))
                .as((lead, node, end) -> lead + node + end)
                .list()
                .ofMaxSize(4)
                .map(Texts::joined);
    }

    private static Arbitrary<String> node(int depth) {
        Arbitrary<String> head = Combinators.combine(
                        Arbitraries.of("", "", "", "/-", "/- // d\n  ", "/-\n /* e */ "),
                        Arbitraries.of("", "", "", "(t)", "( /* f */ \"t\") "),
                        Arbitraries.of("a", "zone", "\"quoted name\"", "#\"raw\"#"))
                .as((dash, type, name) -> dash + type + name);
        Arbitrary<String> entries = entry().list().ofMaxSize(3).map(Texts::joined);
        Arbitrary<String> blocks =
                depth == 0 ? Arbitraries.of("", "{}", " { }") : Arbitraries.oneOf(Arbitraries.just(""), block(depth));
        return Combinators.combine(head, entries, blocks, Arbitraries.of("", " /-{ x }", " /* g */ /-{ // h\n y; }"))
                .as((a, b, c, d) -> a + b + c + d);
    }

    private static Arbitrary<String> block(int depth) {
        Arbitrary<String> inside = Arbitraries.lazy(() -> nodes(depth - 1));
        return Combinators.combine(
                        Arbitraries.of(" {", "{", "{ // i\n", " /* j */ { /* k */\n", " \\\n {"),
                        inside,
                        Arbitraries.of("}", " one }", "\n// l\n}", " /* m */ }", "{ b } }"))
                .as((open, nodes, close) -> open + nodes + (close.startsWith("{") ? "n " + close : close));
    }

    private static Arbitrary<String> entry() {
        return Combinators.combine(
                        Arbitraries.of(
                                " ",
                                "  ",
                                "\t",
                                " /* o */ ",
                                "/* o2 */",
                                " " + CONTINUED + "  ",
                                " \\ // p\n ",
                                " \\ /* q */\n\\\n"),
                        Arbitraries.of("", "", "", "/-", "/- // r\n "),
                        Arbitraries.of(
                                "1",
                                "0xf_f",
                                "word",
                                "\"s // no\"",
                                "#true",
                                "(u8)2",
                                "k=v",
                                "k = /* x */ (t) \"y\"",
                                "#null",
                                "\"\"\"\n    two\n     lines\n    \"\"\"",
                                "k /* z */ = \\\n 1e3"))
                .as((gap, dash, value) -> gap + dash + value);
    }

    private static Arbitrary<String> lineSpace() {
        return Arbitraries.of(
                        "\n",
                        " ",
                        "// A\n",
                        "  // B  \n",
                        "/* C */",
                        "/* D\n  more */ \n",
                        "\r\n",
                        "\n\n\n",
                        "",
                        "\f",
                        "/* /* E */ */ // F\n",
                        "\\\n")
                .list()
                .ofMaxSize(3)
                .map(Texts::joined);
    }

    private static String joined(List<String> texts) {
        return String.join("", texts);
    }
}
