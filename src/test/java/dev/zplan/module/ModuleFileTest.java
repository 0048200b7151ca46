package dev.zplan.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.type.PropertyTable;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Value;
import dev.zplan.sim.SimHost;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Module files: what is wrong with one is told where it stands. */
class ModuleFileTest {

    private static final String GOOD = """
            module "m" about="x" {
                key "name" type="text"
                field "size" type="number" default="1"
                map "prop" type="text"
                read "list" columns="name size -" { where "size!=1" }
                create "make ${name}" timeout=5
                update "size" { set "set ${value}" }
            }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key \"name\" type=\"text\" | key \"name\" type=\"txet\" | zplan::module::invalid | 2",
                "key \"name\" type=\"text\" | fact \"z\" | zplan::module::invalid | 1",
                "default=\"1\" | default=\"one\" | zplan::module::invalid | 3",
                "field \"size\" | field \"workspace\" | zplan::module::invalid | 3",
                "columns=\"name size -\" | columns=\"name sise -\" | zplan::module::invalid | 5",
                "\"size!=1\" | \"sise!=1\" | zplan::module::invalid | 5",
                "\"size!=1\" | \"size\" | zplan::module::invalid | 5",
                "make ${name} | make '${name}' | zplan::module::quoted_value | 6",
                "make ${name} | make <#if | zplan::module::bad_command | 6",
                "update \"size\" | update \"sise\" | zplan::module::invalid | 7",
                "timeout=5 | timeuot=5 | zplan::spec::unknown_field | 6"
            })
    void aFaultHasItsPlace(String right, String wrong, String code, int line) {
        assertThat(GOOD).contains(right);
        Diagnostics diagnostics = new Diagnostics();
        List<ModuleDef> modules = Modules.read(GOOD.replace(right, wrong), diagnostics);

        assertThat(diagnostics.list()).extracting(Diagnostic::code).containsExactly(code);
        assertThat(Objects.requireNonNull(diagnostics.list().get(0).span()).line())
                .isEqualTo(line);
        assertThat(diagnostics.list().get(0).help()).isNotBlank();
        assertThat(modules.isEmpty() || code.startsWith("zplan::spec")).isTrue();
    }

    @Test
    void whatIsRightIsRead() {
        ModuleDef module = Modules.kind(GOOD).module();

        assertThat(module.field("size").orElseThrow().fallback()).isEqualTo(Value.number(1));
        assertThat(module.timeout("create")).hasSeconds(5);
        assertThat(module.timeout("delete")).isEqualTo(ModuleDef.DEFAULT_TIMEOUT);
        assertThat(module.readOnly()).isFalse();
        assertThat(module.commands("create").get(0).program()).isEqualTo("make");
    }

    @Test
    void everyLinkPropertyThatCanBeWrittenIsRead() {
        SimHost sim = SimHost.create(Flavour.OMNIOS);
        assertThat(sim.run("dladm", "create-vnic", "-l", "igb0", "w0").exitCode())
                .isZero();
        Kind vnic = Modules.builtIn().get("vnic");
        ReadDef read = vnic.module().reads().stream()
                .filter(r -> "linkprop".equals(r.into()))
                .findFirst()
                .orElseThrow();

        assertThat(read.where()).as("no property is left out").isEmpty();
        assertThat(read.command().text()).as("nor named one by one").doesNotContain("-p ");
        assertThat(vnic.module().field("linkprop").orElseThrow().properties()).isSameAs(PropertyTable.LINK);
        assertThat(sim.run("dladm", "set-linkprop", "-p", "maxbw=100M", "w0").exitCode())
                .isZero();
        assertThat(sim.run("dladm", "set-linkprop", "-t", "-p", "priority=low", "w0")
                        .exitCode())
                .isZero();
        assertThat(Rows.of(
                        read,
                        sim.run(read.command().render(Map.of()).argv(), "").stdout()))
                .as("what is only set for now is not")
                .filteredOn(r -> "w0".equals(r.get("name")) && r.get("value") != null)
                .extracting(r -> r.get("key"))
                .containsExactly("maxbw");
    }
}
