package dev.zplan.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Source;
import dev.zplan.resource.Value;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How YAML becomes the same tree as KDL. */
class YamlTest {

    private static final List<NodeSchema> SCHEMAS = List.of(Schemas.ZONE, Schemas.ETHERSTUB);

    private static Value valueOf(String yaml) {
        Document document = new DocumentReader(List.of()).nodes(new Source("v.yaml", "x: " + yaml));
        assertThat(document.diagnostics()).isEmpty();
        return document.nodes().get(0).arguments().get(0).value();
    }

    private static String tree(String name, String text) {
        Document document = new DocumentReader(SCHEMAS).nodes(new Source(name, text));
        assertThat(document.diagnostics()).isEmpty();
        return document.nodes().stream().map(YamlTest::show).collect(Collectors.joining("; "));
    }

    private static String show(SpecNode node) {
        String arguments = node.arguments().stream()
                .map(a -> " " + a.value().getClass().getSimpleName() + ":"
                        + a.value().show())
                .collect(Collectors.joining());
        String children = node.children().isEmpty()
                ? ""
                : node.children().stream().map(YamlTest::show).collect(Collectors.joining("; ", " {", "}"));
        return node.name() + arguments + children;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "off",
                "yes",
                "on",
                "No",
                "True",
                "FALSE",
                "y",
                "010",
                "1:30",
                "190:20:30",
                "0x1f",
                "0o17",
                "0b1",
                "1_000",
                "+5",
                ".5",
                "5.",
                ".inf",
                ".nan",
                "2026-01-01",
                "1e999",
                "1.2.3",
                "<",
                "=",
                "-"
            })
    void whatVersionsOfYamlDisagreeAboutIsText(String yaml) {
        if (!yaml.equals("-")) {
            assertThat(valueOf(yaml)).isEqualTo(Value.text(yaml));
        }
        assertThat(valueOf("'" + yaml + "'")).isEqualTo(Value.text(yaml));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-7, -7", "2.50, 2.5", "1e3, 1000", "1.5E-2, 0.015", "8080, 8080"})
    void decimalNumbersAreNumbers(String yaml, String shown) {
        assertThat(valueOf(yaml))
                .isInstanceOf(Value.Num.class)
                .extracting(Value::show)
                .isEqualTo(shown);
        assertThat(valueOf("\"" + yaml + "\"")).isEqualTo(Value.text(yaml));
    }

    @Test
    void onlyTrueAndFalseAreFlags() {
        assertThat(valueOf("true")).isEqualTo(Value.flag(true));
        assertThat(valueOf("false")).isEqualTo(Value.flag(false));
        assertThat(valueOf("'true'")).isEqualTo(Value.text("true"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `etherstub: a`                                       | `etherstub a`
            `etherstub: [a, b]`                                  | `etherstub a; etherstub b`
            `etherstub: {a: , b: {host: h}}`                     | `etherstub a; etherstub b host=h`
            `etherstub: {name: a, host: h}`                      | `etherstub name=a host=h`
            `etherstub: [{name: a}, {name: b, host: h}]`         | `etherstub name=a; etherstub name=b host=h`
            `etherstub: {name: {host: h}}`                       | `etherstub name host=h`
            `etherstub: {10: , true: }`                          | `etherstub "10"; etherstub "true"`
            `zone: {w: {attr: {role: front}}}`                   | `zone w { attr role front; }`
            `zone: {w: {attr: {role: {value: front}}}}`          | `zone w { attr role value=front; }`
            `zone: {w: {attr: {r: [1, 2]}}}`                     | `zone w { attr r 1 2; }`
            `zone: {w: {dataset: {d: [{quota: 1}, {quota: 2}]}}}`| `zone w { dataset d quota=1; dataset d quota=2; }`
            `zone: {w: {net: [{over: a, vlan: 1}, {over: b}]}}`  | `zone w { net over=a vlan=1; net over=b; }`
            `zone: {w: {net: {over: a}}}`                        | `zone w { net over=a; }`
            `zone: {w: {memory: {physical: 2G}}}`                | `zone w { memory { physical "2G"; }; }`
            `zone: {w: {memory: }}`                              | `zone w { memory; }`
            `zone: {w: {resolvers: [a, 1, true]}}`               | `zone w { resolvers a; resolvers 1; resolvers #true; }`
            `zone: {w: {autoboot: true, cpu-cap: 2.5}}`          | `zone w autoboot=#true cpu-cap=2.5`
            `x: {y: {z: 1}}`                                     | `x { y { z 1; }; }`
            `{a: &v 1, b: *v}`                                   | `a 1; b 1`
            """)
    void everyShapeHasAKdlTwin(String yaml, String kdl) {
        assertThat(tree("t.yaml", yaml)).isEqualTo(tree("t.kdl", kdl));
    }

    @Test
    void emptyFilesHoldNothing() {
        assertThat(tree("t.yaml", "")).isEmpty();
        assertThat(tree("t.yaml", "# nothing\n")).isEmpty();
        assertThat(tree("t.yaml", "\uFEFFetherstub: a")).isEqualTo("etherstub Text:a");
    }

    @Test
    void textsOverSeveralLinesAreTexts() {
        assertThat(tree("t.yaml", "x: |\n  a: b\n  c\ny: >-\n  d\n  e\n")).isEqualTo("x Text:a: b\nc\n; y Text:d e");
    }

    @Test
    void aSecondDocumentIsRefusedWhereItBegins() {
        assertThat(problems("x: 1\n---\ny: 2\n")).containsExactly("t.yaml:3:1+1 zplan::spec::syntax");
    }

    @Test
    void controlCharactersAreRefusedWhereTheyStand() {
        assertThat(problems("x: 1\ny: a\u0001b\n")).containsExactly("t.yaml:2:5+1 zplan::spec::syntax");
    }

    @Test
    void aliasesThatGrowWithoutEndAreCut() {
        StringBuilder bomb = new StringBuilder("a0: &a0 {x: 1, y: 2}\n");
        for (int i = 1; i <= 40; i++) {
            bomb.append("a%d: &a%d {x: *a%d, y: *a%d}\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(problems(bomb.toString())).singleElement().asString().endsWith("zplan::spec::syntax");
    }

    @Test
    void depthHasAnEnd() {
        assertThat(problems("x: " + "[".repeat(500))).singleElement().asString().endsWith("zplan::spec::syntax");
    }

    private static List<String> problems(String text) {
        return Workspace.places(
                new DocumentReader(SCHEMAS).nodes(new Source("t.yaml", text)).diagnostics());
    }
}
