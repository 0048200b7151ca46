package dev.zplan.kdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KdlEditorTest {

    private static final String TEXT = """
            // All of it.

            stub "i0"   // the first

            // The web.
            zone "web" {
                template "omnios"
                net   over="igb0" /* soon */ vlan=20

                // Enough.
                cpu-cap 2.50   // CPUs
            }
            zone "db"
            """;

    @Test
    void valuesAreReplacedWhereTheyStand() throws KdlParseException {
        KdlSource source = KdlSource.of("test", TEXT);
        KdlSourceNode web = source.nodes().get(1);
        KdlEditor editor = new KdlEditor(source);
        editor.setProperty(web.nodes().get(1), "vlan", KdlValue.of(30));
        editor.setArgument(web.nodes().get(2), 0, KdlValue.of(3));
        editor.setArgument(web, 0, KdlValue.of("www"));

        assertThat(editor.text())
                .isEqualTo(TEXT.replace("vlan=20", "vlan=30")
                        .replace("cpu-cap 2.50", "cpu-cap 3")
                        .replace("\"web\"", "\"www\""));
    }

    @Test
    void entriesAreAddedAndRemoved() throws KdlParseException {
        KdlSource source = KdlSource.of("test", TEXT);
        KdlSourceNode net = source.nodes().get(1).nodes().get(1);
        KdlEditor editor = new KdlEditor(source);
        editor.removeProperty(net, "over");
        editor.addArgument(net, KdlValue.of("x"));
        editor.setProperty(net, "mac", KdlValue.of("2:8:20:0:0:1"));
        editor.removeArgument(source.nodes().get(0), 0);

        assertThat(editor.text())
                .isEqualTo(TEXT.replace(
                                "net   over=\"igb0\" /* soon */ vlan=20",
                                "net \"x\" /* soon */ vlan=20 mac=\"2:8:20:0:0:1\"")
                        .replace("stub \"i0\"", "stub"));
    }

    @Test
    void nodesAreAppended() throws KdlParseException {
        KdlSource source = KdlSource.of("test", TEXT);
        KdlEditor editor = new KdlEditor(source);
        KdlNode memory = KdlNode.builder("memory").property("physical", "2G").build();
        editor.append(source.nodes().get(1), memory);
        editor.append(source.nodes().get(2), memory);
        editor.append(
                source.nodes().get(2), KdlNode.builder("protect").argument(true).build());
        editor.append(KdlNode.builder("zone").argument("new").child(memory).build());

        assertThat(editor.text())
                .isEqualTo(TEXT.replace("// CPUs\n", "// CPUs\n    memory physical=\"2G\"\n")
                                .replace(
                                        "zone \"db\"\n",
                                        "zone \"db\" {\n    memory physical=\"2G\"\n    protect #true\n}\n")
                        + "zone \"new\" {\n    memory physical=\"2G\"\n}\n");
    }

    @Test
    void aNodeGoesWithItsComments() throws KdlParseException {
        assertThat(without(1)).isEqualTo("// All of it.\n\nstub \"i0\"   // the first\n\nzone \"db\"\n");
        assertThat(without(0)).isEqualTo(TEXT.replace("stub \"i0\"   // the first\n\n", ""));
        assertThat(without(2)).isEqualTo(TEXT.replace("zone \"db\"\n", ""));
    }

    @Test
    void theLastChildTakesTheEmptyLineBeforeIt() throws KdlParseException {
        KdlSource source = KdlSource.of("test", TEXT);
        KdlEditor editor = new KdlEditor(source);
        KdlSourceNode capped = source.nodes().get(1).nodes().get(2);
        editor.setArgument(capped, 0, KdlValue.of(7));
        editor.removeNode(capped);

        assertThat(editor.text()).isEqualTo(TEXT.replace("\n    // Enough.\n    cpu-cap 2.50   // CPUs\n", ""));
    }

    @Test
    void oddBlocksGetChildrenToo() throws KdlParseException {
        assertThat(grown("a {}")).isEqualTo("a {\n    new\n}");
        assertThat(grown("a { b }")).isEqualTo("a { b; new }");
        assertThat(grown("a { b; }")).isEqualTo("a { b; new; }");
        assertThat(grown("a { // c\n}\n")).isEqualTo("a { // c\n    new\n}\n");
        assertThat(grown("a { /* c */ }\n")).isEqualTo("a { /* c */ \n    new\n}\n");
        assertThat(grown("  a {\r\n\tb\r\n  }")).isEqualTo("  a {\r\n\tb\r\n\tnew\r\n  }");
        assertThat(grown("a { b \\ // c\n}")).isEqualTo("a { b; new \\ // c\n}");
        assertThat(grown("a /-{ b }")).isEqualTo("a /-{ b } {\n    new\n}");
    }

    @Test
    void placesLeadToNodes() throws KdlParseException {
        KdlSource source = KdlSource.of("test", TEXT);

        assertThat(source.nodeAt(7, 5).map(KdlSourceNode::name)).contains("template");
        assertThat(source.entryAt(8, 34)).isEmpty();
        assertThat(source.entryAt(8, 39).map(KdlSourceEntry::property)).contains("vlan");
        assertThat(source.entryAt(8, 39).map(KdlSourceEntry::value)).contains(KdlValue.of(20));
        assertThat(source.entryAt(6, 6).map(entry -> entry.node().arguments())).contains(List.of(KdlValue.of("web")));
        assertThat(source.nodeAt(1, 1)).isEmpty();
    }

    @Test
    void aValueIsReplacedByItsPlace() throws KdlParseException {
        KdlSource source = KdlSource.of("test", TEXT);
        KdlEditor editor = new KdlEditor(source);
        editor.setValue(source.entryAt(8, 39).orElseThrow(), KdlValue.of("x y"));
        editor.setValue(source.entryAt(3, 6).orElseThrow(), KdlValue.of("i1"));

        assertThat(editor.text())
                .isEqualTo(TEXT.replace("vlan=20", "vlan=\"x y\"").replace("\"i0\"", "\"i1\""));
    }

    @Test
    void nodesOfAnotherSourceAreRefused() throws KdlParseException {
        KdlEditor editor = new KdlEditor(KdlSource.of("test", "b"));
        KdlSourceNode foreign = KdlSource.of("test", "a").nodes().get(0);

        assertThatThrownBy(() -> editor.removeNode(foreign)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void removingChangesNothingElse(@ForAll("documents") String text) throws KdlParseException {
        KdlSource source = KdlSource.of("test", text);
        for (int i = 0; i < source.nodes().size(); i++) {
            KdlEditor editor = new KdlEditor(source);
            editor.removeNode(source.nodes().get(i));
            List<KdlNode> rest = new ArrayList<>(source.document().nodes());
            rest.remove(i);
            assertThat(KdlSource.of("test", editor.text()).document())
                    .as(editor.text())
                    .isEqualTo(new KdlDocument(rest));
        }
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void changesSayWhatTheyShould(@ForAll("documents") String text) throws KdlParseException {
        KdlSource source = KdlSource.of("test", text);
        KdlEditor editor = new KdlEditor(source);
        List<KdlNode> expected = new ArrayList<>();
        for (int i = 0; i < source.nodes().size(); i++) {
            KdlSourceNode node = source.nodes().get(i);
            KdlNode before = source.document().nodes().get(i);
            editor.setProperty(node, "k", KdlValue.of("new"));
            editor.addArgument(node, KdlValue.of(7));
            editor.append(node, KdlNode.builder("child").build());
            expected.add(before);
        }
        editor.append(KdlNode.builder("end").build());
        KdlDocument after = KdlSource.of("test", editor.text()).document();

        assertThat(after.nodes()).hasSize(expected.size() + 1);
        for (int i = 0; i < expected.size(); i++) {
            KdlNode before = expected.get(i);
            KdlNode now = after.nodes().get(i);
            assertThat(now.name()).isEqualTo(before.name());
            assertThat(now.property("k").map(KdlProperty::value)).contains(KdlValue.of("new"));
            assertThat(now.arguments()).isEqualTo(with(before.arguments(), KdlArgument.of(KdlValue.of(7))));
            assertThat(now.children())
                    .isEqualTo(with(before.children(), KdlNode.builder("child").build()));
        }
    }

    @Provide
    Arbitrary<String> documents() {
        return Texts.documents();
    }

    private static <T> List<T> with(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    private static String without(int node) throws KdlParseException {
        KdlSource source = KdlSource.of("test", TEXT);
        KdlEditor editor = new KdlEditor(source);
        editor.removeNode(source.nodes().get(node));
        return editor.text();
    }

    private static String grown(String text) throws KdlParseException {
        KdlSource source = KdlSource.of("test", text);
        KdlEditor editor = new KdlEditor(source);
        editor.append(source.nodes().get(0), KdlNode.builder("new").build());
        return editor.text();
    }
}
