package dev.zplan.kdl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Places, equality, properties. */
class KdlModelTest {

    private static KdlNode parse(String text) throws KdlParseException {
        return new KdlParser().parse("test", text).nodes().get(0);
    }

    @Test
    void everyPartKnowsItsPlace() throws KdlParseException {
        KdlNode node = parse("\uFEFF\n (t)\"zöne\" 😀 \\\n  (u8) 12 /*c*/ key = (x)\"val\" {\n\tchild #null\n}");

        assertThat(node.nameSpan()).isEqualTo(new KdlSpan(2, 5, 6));
        assertThat(node.arguments())
                .extracting(KdlArgument::span)
                .containsExactly(new KdlSpan(2, 12, 1), new KdlSpan(3, 3, 7));
        KdlProperty property = node.property("key").orElseThrow();
        assertThat(property.nameSpan()).isEqualTo(new KdlSpan(3, 17, 3));
        assertThat(property.valueSpan()).isEqualTo(new KdlSpan(3, 23, 8));
        KdlNode child = node.children("child").get(0);
        assertThat(child.nameSpan()).isEqualTo(new KdlSpan(4, 2, 5));
        assertThat(child.argument(0).orElseThrow().span()).hasToString("4:8");
        assertThat(child.argument(1)).isEmpty();
    }

    @Test
    void aPlaceOverSeveralLinesEndsWithItsFirst() throws KdlParseException {
        assertThat(parse("a \"\"\"\r\n  text\r\n  \"\"\"").arguments().get(0).span())
                .isEqualTo(new KdlSpan(1, 3, 3));
    }

    @Test
    void equalityIgnoresPlaces() throws KdlParseException {
        KdlNode here = parse("a 1 k=v { b }");
        KdlNode there = parse("\n\n   a  1  k = \"v\"  {\n  b\n}");

        assertThat(here).isEqualTo(there).hasSameHashCodeAs(there);
        assertThat(here.nameSpan()).isNotEqualTo(there.nameSpan());
    }

    @Test
    void equalitySeesEverythingElse() throws KdlParseException {
        List<String> texts = List.of(
                "a",
                "b",
                "(t)a",
                "a 1",
                "a 1 2",
                "a 2 1",
                "a \"1\"",
                "a (t)1",
                "a #true",
                "a #false",
                "a #null",
                "a k=1",
                "a k=2",
                "a j=1",
                "a k=1 j=1",
                "a j=1 k=1",
                "a k=1 k=1",
                "a {a}",
                "a {b}",
                "a {a; a}",
                "a #inf",
                "a #-inf",
                "a #nan");
        for (String one : texts) {
            for (String other : texts) {
                assertThat(parse(one).equals(parse(other)))
                        .as("%s = %s", one, other)
                        .isEqualTo(one.equals(other));
            }
        }
    }

    @Test
    void theLastOfSeveralPropertiesCounts() throws KdlParseException {
        KdlProperties properties = parse("a x=1 y=2 x=3").properties();

        assertThat(properties.get("x").orElseThrow().value()).isEqualTo(KdlValue.of(3));
        assertThat(properties.get("z")).isEmpty();
        assertThat(properties.getAll("x"))
                .extracting(KdlProperty::value)
                .containsExactly(KdlValue.of(1), KdlValue.of(3));
        assertThat(properties.names()).containsExactly("x", "y");
        assertThat(properties.effective())
                .extracting(KdlProperty::value)
                .containsExactly(KdlValue.of(3), KdlValue.of(2));
        assertThat(properties).hasSize(3).containsExactlyElementsOf(properties.declared());
        assertThat(properties.isEmpty()).isFalse();
        assertThat(parse("a").properties().isEmpty()).isTrue();
    }

    @Test
    void aNodeMadeInCodeHasNoPlace() {
        KdlNode node = KdlNode.builder("a")
                .argument(KdlValue.of("x").withType("t"))
                .property("n", 1)
                .property("b", true)
                .children(List.of(KdlNode.builder("c").build()))
                .build();

        assertThat(node.nameSpan()).isEqualTo(KdlSpan.NONE);
        assertThat(node.property("n").orElseThrow().valueSpan()).isEqualTo(KdlSpan.NONE);
        assertThat(new KdlPrinter().printToString(KdlDocument.of(node))).isEqualTo("a (t)x n=1 b=#true {\n    c\n}\n");
    }
}
