package dev.zplan.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes for groups of hosts, and what variables are there. */
class PlacementTest {

    private static final Span PLACE = new Source("zplan.kdl", "vars").span(1, 1, 4);

    @TempDir
    private Path folder;

    private Workspace workspace = new Workspace(Path.of(""));

    @BeforeEach
    void open() {
        workspace = new Workspace(folder)
                .placement(new Placement(
                        "gz1",
                        new TreeMap<>(Map.of(
                                "gz1", List.of("gz1"),
                                "gz2", List.of("gz2"),
                                "edge", List.of("gz1", "gz2"),
                                "none", List.of())),
                        new TreeMap<>(Map.of(
                                "gz1", Map.of("ntp", text("one"), "pw", text("hunter2")),
                                "gz2", Map.of("ntp", text("two"), "size", new Scalar(Value.text("big"), PLACE))))));
    }

    private static Scalar text(String text) {
        return new Scalar(Value.text(text), PLACE);
    }

    private static String whole(String spec) {
        return spec.replaceAll("zone (\"[^\"]*\")", "zone $1 zonepath=\"/z\"");
    }

    private List<String> zones(String spec, Inputs inputs) {
        Spec loaded = workspace.plan("p.kdl", whole(spec)).load(inputs);
        assertThat(loaded.diagnostics()).isEmpty();
        return loaded.items().stream()
                .map(Item::block)
                .map(b -> b.text("host").orElse("-") + "/" + b.text("name").orElse("?") + " "
                        + b.blocks("attr").stream()
                                .map(a -> a.text("value").orElse(""))
                                .toList())
                .toList();
    }

    private List<String> problems(String spec) {
        return workspace.plan("p.kdl", whole(spec)).load().diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(d -> d.code().replace("zplan::spec::", "") + ": " + d.message())
                .toList();
    }

    @Test
    void oneForEachHostWithItsVariables() {
        assertThat(zones("zone \"web\" on=\"edge\" { attr \"a\" \"${ntp}/${host}\" }", Inputs.none()))
                .containsExactly("gz1/web [one/gz1]", "gz2/web [two/gz2]");
    }

    @Test
    void aHostThatIsNamedTwiceGetsOne() {
        assertThat(zones("zone \"web\" { on \"gz2\" \"edge\" }", Inputs.none()))
                .containsExactly("gz2/web []", "gz1/web []");
    }

    @Test
    void theDefaultHostHasVariablesToo() {
        assertThat(zones("zone \"web\" { attr \"a\" \"${ntp} ${host}\" }", Inputs.none()))
                .containsExactly("-/web [one gz1]");
    }

    @Test
    void copiesMayHaveHostsOfTheirOwn() {
        assertThat(zones("zone \"web\" count=2 host=\"gz${index}\" { attr \"a\" \"${ntp}\" }", Inputs.none()))
                .containsExactly("gz1/web1 [one]", "gz2/web2 [two]");
    }

    @Test
    void aNameMayBeMadeOfTheHostsVariables() {
        assertThat(zones("zone \"${ntp}-${host}\" on=\"edge\" count=1", Inputs.none()))
                .containsExactly("gz1/one-gz11 []", "gz2/two-gz21 []");
    }

    @Test
    void otherNodesAreForGroupsToo() {
        assertThat(zones("etherstub \"${ntp}0\" on=\"edge\"", Inputs.none()))
                .containsExactly("gz1/one0 []", "gz2/two0 []");
    }

    @Test
    void whatIsGivenFromOutsideCountsMore() {
        assertThat(zones(
                        "var ntp \"default\"\nzone \"web\" on=\"edge\" { attr \"a\" \"${ntp}\" }",
                        new Inputs(Map.of("ntp", "set"), List.of(), Map.of())))
                .containsExactly("gz1/web [set]", "gz2/web [set]");
        assertThat(workspace
                        .plan("p.kdl", "")
                        .load(new Inputs(Map.of("ntq", "x"), List.of(), Map.of()))
                        .diagnostics())
                .extracting(Diagnostic::code)
                .contains("zplan::spec::unknown_variable");
    }

    @Test
    void anUndeclaredOneMayBeGivenFromOutside() {
        assertThat(zones(
                        "zone \"web\" on=\"gz2\" { attr \"a\" \"${ntp}\" }",
                        new Inputs(Map.of(), List.of(), Map.of("ZPLAN_VAR_ntp", "env"))))
                .containsExactly("gz2/web [env]");
    }

    @Test
    void aDefaultServesWhereAHostSaysNothing() {
        assertThat(zones("var size \"small\"\nzone \"web\" on=\"edge\" { attr \"a\" \"${size}\" }", Inputs.none()))
                .containsExactly("gz1/web [small]", "gz2/web [big]");
    }

    @Test
    void aRequiredOneMayComeFromHosts() {
        assertThat(zones("var ntp required=#true\nzone \"web\" on=\"edge\" { attr \"a\" \"${ntp}\" }", Inputs.none()))
                .containsExactly("gz1/web [one]", "gz2/web [two]");
    }

    @Test
    void aSecretStaysOne() {
        Spec spec = workspace
                .plan("p.kdl", "var pw secret=#true\nzone \"web\" zonepath=\"/z\" { attr \"a\" \"${pw}\" }")
                .load();
        assertThat(spec.diagnostics()).isEmpty();
        assertThat(spec.items().get(0).block().blocks("attr").get(0).value("value"))
                .isInstanceOf(Value.Secret.class);
        assertThat(spec.secrets()).containsValue("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone \"w\" on=\"edgy\" | unknown_place: `edgy` is no group and no host",
                "zone \"w\" on=\"edge\" host=\"gz1\" | host_and_on: the zone has both `host` and `on`",
                "zone \"w\" on=\"edge\" { attr \"a\" \"${size}\" } | variable_unset: the variable `size` has no value on the host gz1",
                "var size type=\"number\" default=\"1\"; zone \"w\" on=\"gz2\" { attr \"a\" \"${size}\" } | variable_type: the variable `size` is a number, and `big` is not",
            })
    void whatIsWrongIsTold(String spec, String problem) {
        assertThat(problems(spec)).containsExactly(problem);
    }

    @Test
    void anEmptyGroupHasNothing() {
        assertThat(zones("zone \"web\" on=\"none\"", Inputs.none())).isEmpty();
    }
}
