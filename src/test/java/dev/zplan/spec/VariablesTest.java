package dev.zplan.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticPrinter;
import dev.zplan.resource.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {

    @TempDir
    private Path folder;

    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = new Workspace(folder);
    }

    private Inputs inputs(Map<String, String> set, Map<String, String> environment, String... files) {
        return new Inputs(set, List.of(files).stream().map(workspace::path).toList(), environment);
    }

    private static Inputs set(String name, String value) {
        return new Inputs(Map.of(name, value), List.of(), Map.of());
    }

    @Test
    void laterSourcesWin() {
        workspace
                .plan(
                        "p.kdl",
                        "var a \"default\"\nvar b \"default\"\nvar c \"default\"\nvar d \"default\"\nvar e \"default\"")
                .file("one.kdl", "b \"one\"\nc \"one\"\nd \"one\"\ne \"one\"")
                .file("two.yaml", "c: two\nd: two\ne: two");
        Spec spec = workspace.load(inputs(
                Map.of("e", "set"),
                Map.of("ZPLAN_VAR_d", "env", "ZPLAN_VAR_e", "env", "PATH", "x"),
                "one.kdl",
                "two.yaml"));
        assertThat(spec.diagnostics()).isEmpty();
        assertThat(spec.variables())
                .isEqualTo(Map.of(
                        "a", Value.text("default"),
                        "b", Value.text("one"),
                        "c", Value.text("two"),
                        "d", Value.text("env"),
                        "e", Value.text("set")));
    }

    @ParameterizedTest
    @CsvSource({
        "'var x default=1', 20, Num, 20",
        "'var x default=#false', true, Flag, true",
        "'var x default=a', 20, Text, 20",
        "'var x', 20, Text, 20",
        "'var x type=number', 2.50, Num, 2.5",
        "'var x type=flag', false, Flag, false",
        "'var x type=size', 10G, Size, 10G",
        "'var x type=size', 1024, Size, 1K",
        "'var x type=size', 1.5g, Size, 1536M",
        "'var x type=text default=a', 20, Text, 20",
    })
    void outsideTextsAreReadByType(String declaration, String given, String type, String shown) {
        Spec spec = workspace.plan("p.kdl", declaration).load(set("x", given));
        assertThat(spec.diagnostics()).isEmpty();
        Value value = spec.variables().get("x");
        assertThat(value).isNotNull();
        assertThat(String.valueOf(value == null ? "" : value.getClass().getSimpleName()))
                .isEqualTo(type);
        assertThat(value).extracting(Value::show).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "'var x default=1', abc, --set:1:1+1",
        "'var x type=flag', yes, --set:1:1+1",
        "'var x type=size', 10X, --set:1:1+1",
        "'var x type=size', 99999999999G, --set:1:1+1",
    })
    void outsideTextsOfAnotherTypeAreRefused(String declaration, String given, String place) {
        Spec spec = workspace.plan("p.kdl", declaration).load(set("x", given));
        assertThat(Workspace.places(spec.diagnostics())).containsExactly(place + " zplan::spec::variable_type");
    }

    @Test
    void wrongDeclarationsAreRefused() {
        Spec spec = workspace.plan("p.kdl", """
                        var "a-b" 1
                        var "name" 1
                        var "x" type="txt"
                        var "y" 1
                        var "y" 2
                        var "z" 1
                        var "z" 1
                        var "n" default="a" type="number"
                        """).load();
        assertThat(Workspace.places(spec.diagnostics()))
                .containsExactlyInAnyOrder(
                        "p.kdl:1:5+5 zplan::spec::variable_name",
                        "p.kdl:2:5+6 zplan::spec::variable_name",
                        "p.kdl:3:14+5 zplan::spec::variable_type",
                        "p.kdl:5:5+3 zplan::spec::variable_twice",
                        "p.kdl:8:17+3 zplan::spec::variable_type");
    }

    @Test
    void unknownNamesAreTold() {
        Spec spec = workspace
                .plan("p.kdl", "var domain a")
                .file("v.kdl", "domian b\ndomain 1 2")
                .load(inputs(Map.of("domains", "c"), Map.of("ZPLAN_VAR_dmain", "d"), "v.kdl"));
        assertThat(Workspace.places(spec.diagnostics()))
                .containsExactly(
                        "v.kdl:1:1+6 zplan::spec::unknown_variable",
                        "v.kdl:2:1+6 zplan::spec::variable_value",
                        "- zplan::spec::unknown_variable",
                        "--set:1:1+7 zplan::spec::unknown_variable");
        assertThat(spec.diagnostics()).extracting(Diagnostic::isError).containsExactly(true, true, false, true);
        assertThat(spec.diagnostics().get(3).help()).startsWith("did you mean `domain`?");
    }

    @Test
    void aVariableWithoutValueIsAnErrorOnlyWhereItIsUsed() {
        assertThat(workspace.plan("p.kdl", "var x").load().diagnostics()).isEmpty();
        Spec used = new Workspace(folder)
                .plan("q.kdl", "var x\netherstub \"e${x}\"")
                .load();
        assertThat(Workspace.places(used.diagnostics())).containsExactly("q.kdl:2:11+7 zplan::spec::variable_unset");
        assertThat(used.diagnostics().get(0).help()).contains("--set x=VALUE", "--vars FILE", "ZPLAN_VAR_x");
        Spec required =
                new Workspace(folder).plan("r.kdl", "var x required=#true").load();
        assertThat(Workspace.places(required.diagnostics())).containsExactly("r.kdl:1:5+1 zplan::spec::variable_unset");
    }

    @Test
    void defaultsMayUseEarlierVariables() {
        Spec spec = workspace
                .plan("p.kdl", "var a \"x\"\nvar b \"${a}y\"\nvar c \"${d}\"\nvar d 1")
                .load(set("a", "z"));
        assertThat(spec.variables()).containsEntry("b", Value.text("zy"));
        assertThat(Workspace.places(spec.diagnostics())).containsExactly("p.kdl:3:7+6 zplan::spec::unknown_variable");
    }

    @Test
    void valuesFromOutsideAreNotEvaluated() {
        Spec spec = workspace.plan("p.kdl", "var a\netherstub \"${a}\"").load(set("a", "${1+1}"));
        assertThat(Shown.of(spec)).containsExactly("p: etherstub{name=${1+1}}");
    }

    @Test
    void secretsBecomeSecretValues() {
        Spec spec = workspace.plan("p.kdl", """
                        var pw secret=#true
                        var url "https://u:${pw}@h"
                        etherstub a about="${pw}"
                        etherstub b about="${url}"
                        etherstub c about="open"
                        """).load(set("pw", "hunter2"));
        assertThat(spec.diagnostics()).isEmpty();
        Value first = spec.items().get(0).block().value("about");
        assertThat(first).isInstanceOf(Value.Secret.class);
        assertThat(spec.items().get(2).block().value("about")).isEqualTo(Value.text("open"));
        assertThat(spec.secrets().values()).containsExactlyInAnyOrder("hunter2", "https://u:hunter2@h");
        assertThat(spec.secrets().keySet()).allMatch(digest -> digest.matches("pbkdf2:[0-9a-f]{32}"));
        assertThat(spec.variables().get("url")).isInstanceOf(Value.Secret.class);
        assertThat(spec.toString()).doesNotContain("hunter2");
    }

    @Test
    void digestsAreTheSameEverywhere() {
        // python3 -c 'import hashlib; print(hashlib.pbkdf2_hmac("sha256", b"hunter2", b"zplan secret v1", 10000,
        // 16).hex())'
        assertThat(new Secrets().of("hunter2").digest()).isEqualTo("pbkdf2:f0257e144fadb38d13de5a8950d21288");
        assertThat(new Secrets().of("").digest()).startsWith("pbkdf2:");
    }

    @Test
    void noDiagnosticShowsASecret() {
        Spec spec = workspace
                .plan("p.kdl", """
                        var pw "hunter2" secret=#true type="number"
                        var esc "hunt\\u{65}r2" secret=#true
                        var pin secret=#true
                        var ok "hunter2" secret=#true
                        etherstub "${ok}"
                        etherstub "a" host="${ok} ${ok}" about="${ok?number}"
                        etherstub "b" host="${ok}"
                        etherstub "c" about="${pin}" hunter2="${oops}"
                        """)
                .file("v.yaml", "pin: {hunter2: 1}\npw: hunter2\n")
                .load(inputs(Map.of("esc", "geheim"), Map.of("ZPLAN_VAR_pin", "geheim"), "v.yaml"));
        String printed = new DiagnosticPrinter(false).print(spec.diagnostics());
        assertThat(Workspace.places(spec.diagnostics()))
                .contains(
                        "v.yaml:2:5+7 zplan::spec::variable_type",
                        "p.kdl:5:11+7 zplan::spec::secret_name",
                        "p.kdl:6:20+13 test::word",
                        "p.kdl:6:40+14 zplan::spec::expression",
                        "p.kdl:7:20+7 zplan::spec::secret_name");
        assertThat(printed).doesNotContain("hunter2", "geheim", "hunt\\u{65}r2").contains("*******");
        assertThat(spec.toString()).doesNotContain("hunter2", "geheim");
    }

    @Test
    void inputsDoNotShowTheirValues() {
        assertThat(inputs(Map.of("a", "hunter2"), Map.of("ZPLAN_VAR_b", "hunter2")))
                .asString()
                .doesNotContain("hunter2");
    }
}
