package dev.zplan.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zplan.resource.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How specs look. */
class SpecWriterTest {

    private static final List<Sketch> SHOP = List.of(
            node("etherstub", List.of(Value.text("left0"))),
            node("etherstub", List.of(Value.text("right0"))),
            new Sketch(
                    "zone",
                    List.of(Value.text("web")),
                    List.of(
                            field("template", Value.text("omnios")),
                            new Sketch(
                                    "cpu-cap",
                                    List.of(new Value.Num(new java.math.BigDecimal("2.5"))),
                                    List.of(),
                                    List.of("a remark")),
                            field("autoboot", Value.flag(false)),
                            node("net", List.of(), field("over", Value.text("left0")), field("vlan", Value.number(20))),
                            node(
                                    "net",
                                    List.of(),
                                    field("over", Value.text("right0")),
                                    node("address", List.of(Value.text("10.0.0.5/24"), Value.text("::5/64"))),
                                    node("linkprop", List.of(), field("mtu", Value.number(9000)))),
                            node("fs", List.of(Value.text("/export/home")), field("at", Value.text("/home"))),
                            node("dataset", List.of(Value.text("rpool/a")), field("quota", Value.size(20L << 30))),
                            node("dataset", List.of(Value.text("rpool/b"))),
                            node("memory", List.of(), field("physical", Value.size(2L << 30))),
                            node("attr", List.of(Value.text("role"), Value.text("${x}: \"y\""))),
                            node(
                                    "attr",
                                    List.of(Value.text("rank"), Value.text("7")),
                                    field("type", Value.text("int"))),
                            node(
                                    "rctl",
                                    List.of(Value.text("zone.max-lofi")),
                                    node(
                                            "value",
                                            List.of(Value.text("privileged"), Value.number(8), Value.text("deny")))),
                            node("admin", List.of(Value.text("joe"), Value.text("login"), Value.text("manage"))),
                            node("dedicated-cpu", List.of(Value.text("1-2")), field("importance", Value.number(10)))),
                    List.of("Two lines", "of it")));

    private static Sketch node(String name, List<Value> arguments, Sketch... entries) {
        return new Sketch(name, arguments, List.of(entries), List.of());
    }

    private static Sketch field(String name, Value value) {
        return Sketch.field(name, value);
    }

    @Test
    void kdlHasShortFieldsBehindTheirNodes() {
        assertThat(KdlWriter.literal().print(SHOP)).isEqualTo("""
                etherstub "left0"
                etherstub "right0"

                // Two lines
                // of it
                zone "web" {
                    template "omnios"
                    // a remark
                    cpu-cap 2.5
                    autoboot #false
                    net over="left0" vlan=20
                    net over="right0" {
                        address "10.0.0.5/24" "::5/64"
                        linkprop mtu=9000
                    }
                    fs "/export/home" at="/home"
                    dataset "rpool/a" quota="20G"
                    dataset "rpool/b"
                    memory physical="2G"
                    attr "role" "$${x}: \\"y\\""
                    attr "rank" "7" type="int"
                    rctl "zone.max-lofi" {
                        value "privileged" 8 "deny"
                    }
                    admin "joe" "login" "manage"
                    dedicated-cpu "1-2" importance=10
                }
                """);
    }

    @Test
    void yamlHasMappingsByKey() {
        assertThat(YamlWriter.literal(SpecLanguage.schemas()).print(SHOP)).isEqualTo("""
                etherstub: [left0, right0]

                zone:
                  # Two lines
                  # of it
                  web:
                    template: omnios
                    # a remark
                    cpu-cap: 2.5
                    autoboot: false
                    net:
                      - {over: left0, vlan: 20}
                      - over: right0
                        address: [10.0.0.5/24, "::5/64"]
                        linkprop: {mtu: 9000}
                    fs: {special: /export/home, at: /home}
                    dataset:
                      rpool/a: {quota: 20G}
                      rpool/b: {}
                    memory: {physical: 2G}
                    attr:
                      role: "$${x}: \\"y\\""
                      rank: {value: "7", type: int}
                    rctl:
                      zone.max-lofi:
                        value: {priv: privileged, limit: 8, action: deny}
                    admin:
                      joe: {auths: [login, manage]}
                    dedicated-cpu: {ncpus: 1-2, importance: 10}
                """);
    }

    @Test
    void longLinesBecomeBlocks() {
        Sketch dataset = node(
                "dataset",
                List.of(Value.text("rpool/data")),
                field("org.example:first", Value.text("a".repeat(60))),
                field("org.example:second", Value.text("b".repeat(60))));
        assertThat(KdlWriter.literal().print(List.of(dataset)))
                .isEqualTo("""
                dataset "rpool/data" {
                    org.example:first "%s"
                    org.example:second "%s"
                }
                """.formatted("a".repeat(60), "b".repeat(60)));
        assertThat(YamlWriter.literal(SpecLanguage.schemas()).print(List.of(dataset)))
                .isEqualTo("""
                dataset:
                  rpool/data:
                    "org.example:first": %s
                    "org.example:second": %s
                """.formatted("a".repeat(60), "b".repeat(60)));
    }

    @Test
    void verbatimLeavesExpressionsAlone() {
        List<Sketch> template =
                List.of(node("template", List.of(Value.text("t")), field("zonepath", Value.text("/z/${name}"))));
        assertThat(KdlWriter.verbatim().print(template)).contains("zonepath \"/z/${name}\"");
        assertThat(YamlWriter.verbatim(List.of()).print(template)).contains("zonepath: \"/z/${name}\"");
        assertThat(KdlWriter.literal().print(template)).contains("zonepath \"/z/$${name}\"");
    }

    @Test
    void remarksCannotEndTheirComment() {
        Sketch stub = new Sketch("etherstub", List.of(Value.text("a0")), List.of(), List.of("one\u2028two\nthree", ""));
        assertThat(KdlWriter.literal().print(List.of(stub))).isEqualTo("// one?two?three\n//\netherstub \"a0\"\n");
    }

    @Test
    void whatIsNoPlainValueIsABug() {
        for (Value value : List.of(Value.list(List.of()), new Value.Secret("d", "s"), Value.text("\uDC80"))) {
            assertThatThrownBy(() -> KdlWriter.literal().print(List.of(field("x", value))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> YamlWriter.literal(List.of()).print(List.of(field("x", value))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void thingsOfOneNameOnTwoHostsStandUnderOneKey() {
        List<Sketch> stubs = List.of(
                node("etherstub", List.of(Value.text("a0")), field("host", Value.text("one"))),
                node("etherstub", List.of(Value.text("a0")), field("host", Value.text("two"))));
        assertThat(YamlWriter.literal(SpecLanguage.schemas()).print(stubs)).isEqualTo("""
                etherstub:
                  a0:
                    - {host: one}
                    - {host: two}
                """);
    }
}
