package dev.zplan.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.resource.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts, groups, and what is said of them. */
class InventoryTest {

    private static final String KDL = """
            zplan 1
            default-host "gz1"
            host "gz1" via="ssh" address="192.0.2.1" {
                groups "edge" "old"
                label "rack" "r1"
                vars { ntp "own"; size 3 }
                defaults over="igb1"
            }
            host "gz2" via="sim" groups="old"
            host "gz3" via="sim"
            group "edge" {
                label "rack" "none"
                label "site" "north"
                vars { ntp "edge"; tier "edge" }
                defaults pool="public" over="igb0"
            }
            group "old" {
                vars { tier "old"; age 9 }
            }
            all {
                label "site" "all"
                vars { age 1; on #true }
                defaults pool="internal"
            }
            """;

    private static final String YAML = """
            zplan: 1
            default-host: gz1
            host:
              gz1:
                via: ssh
                address: 192.0.2.1
                groups: [edge, old]
                label: {rack: r1}
                vars: {ntp: own, size: 3}
                defaults: {over: igb1}
              gz2: {via: sim, groups: old}
              gz3: {via: sim}
            group:
              edge:
                label: {rack: none, site: north}
                vars: {ntp: edge, tier: edge}
                defaults: {pool: public, over: igb0}
              old:
                vars: {tier: old, age: 9}
            all:
              label: {site: all}
              vars: {age: 1, on: true}
              defaults: {pool: internal}
            """;

    @TempDir
    Path root;

    private Workspace open(String file, String text) throws IOException {
        Files.writeString(root.resolve(file), text);
        return Workspace.open(root, root);
    }

    private static Map<String, Value> variables(Inventory inventory, String host) {
        return Objects.requireNonNull(inventory.placement("").variables().get(host)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().value()));
    }

    @ParameterizedTest
    @CsvSource({"zplan.kdl", "zplan.yaml"})
    void theNearerToTheHostCountsMore(String file) throws IOException {
        Workspace workspace = open(file, file.endsWith("kdl") ? KDL : YAML);
        assertThat(workspace.diagnostics()).isEmpty();
        assertThat(Workspace.locate(null, root)).contains(root.toAbsolutePath());
        Inventory inventory = workspace.settings().inventory();

        assertThat(variables(inventory, "gz1"))
                .isEqualTo(Map.of(
                        "ntp", Value.text("own"),
                        "size", Value.number(3),
                        "tier", Value.text("edge"),
                        "age", Value.number(9),
                        "on", Value.flag(true)));
        assertThat(variables(inventory, "gz2"))
                .isEqualTo(Map.of("tier", Value.text("old"), "age", Value.number(9), "on", Value.flag(true)));
        assertThat(variables(inventory, "gz3")).isEqualTo(Map.of("age", Value.number(1), "on", Value.flag(true)));
        assertThat(List.of(
                        inventory.defaults("gz1").toString(),
                        inventory.defaults("gz2").toString()))
                .containsExactly(
                        "HostDefaults[pool=public, over=igb1, template=null]",
                        "HostDefaults[pool=internal, over=null, template=null]");
        assertThat(Objects.requireNonNull(inventory.hosts().get("gz1")).labels())
                .isEqualTo(Map.of("rack", "r1", "site", "north"));
        assertThat(inventory.places())
                .isEqualTo(Map.of(
                        "all", List.of("gz1", "gz2", "gz3"),
                        "edge", List.of("gz1"),
                        "old", List.of("gz1", "gz2"),
                        "gz1", List.of("gz1"),
                        "gz2", List.of("gz2"),
                        "gz3", List.of("gz3")));
    }

    @Test
    void settingsInBothLanguagesAreOneTooMany() throws IOException {
        Files.writeString(root.resolve("zplan.yml"), "zplan: 1");
        assertThat(open("zplan.kdl", "zplan 1").diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("zplan::workspace::ambiguous");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host \"a\" via=\"sim\" groups=\"egde\"; group \"edge\" | there is no group \"egde\" | did you mean edge?",
                "host \"all\" via=\"sim\" | \"all\" cannot be the name of a host | another name",
                "host \"a\" via=\"sim\"; group \"a\" | \"a\" cannot be the name of a group | another name",
                "host \"a\" via=\"sim\"; group \"all\" | \"all\" cannot be the name of a group | another name",
            })
    void whatIsWrongIsTold(String text, String message, String help) throws IOException {
        Diagnostic problem = open("zplan.kdl", "zplan 1; " + text).diagnostics().get(0);
        assertThat(problem.message()).contains(message);
        assertThat(String.valueOf(problem.help())).contains(help);
        assertThat(problem.span()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gz2 | gz2",
                "edge,gz3 | gz1 gz3",
                "all | gz1 gz2 gz3",
                "gz* | gz1 gz2 gz3",
                "g?3 | gz3",
                "rack=r1 | gz1",
                "site=all | gz2 gz3",
                "!old | gz3",
                "all,!edge , !gz3 | gz2",
            })
    void aLimitChooses(String limit, String hosts) throws IOException {
        Inventory inventory = open("zplan.kdl", KDL).settings().inventory();
        assertThat(new HostSelection(inventory).of(List.of(limit))).containsExactly(hosts.split(" "));
        assertThat(new HostSelection(inventory).of(List.of(limit.split(",")))).containsExactly(hosts.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"egde", "rack=r9", "x*", "gz1+", "gz1;!gz1"})
    void aLimitThatChoosesNothingIsRefused(String limit) throws IOException {
        Inventory inventory = open("zplan.kdl", KDL).settings().inventory();
        assertThatThrownBy(() -> new HostSelection(inventory).of(List.of(limit.replace(';', ','))))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("--limit");
    }
}
