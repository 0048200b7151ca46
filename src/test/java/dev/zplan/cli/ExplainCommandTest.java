package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zplan.manual.Chapter;
import dev.zplan.manual.Topic;
import dev.zplan.manual.Topics;
import dev.zplan.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {

    @TempDir
    private Path folder;

    @Test
    void aFieldOfAZoneSaysWhatAChangeDoesToItsResource() {
        assertThat(explain("zone.net.vlan")).isEqualTo("""
                        zone.net.vlan (in plans/, templates/)
                          The VLAN; 0 is untagged.

                          type     vlan-id: a VLAN from 1 to 4094, or 0 for untagged
                          change   replace: the vnic is deleted and made again, and a zone that uses it stops meanwhile
                          docs     docs/spec.md#zone--net
                        """);
    }

    @Test
    void aNodeShowsItsFormsAndFields() {
        assertThat(explain("zone.memory"))
                .contains("  KDL      memory { … }\n")
                .contains("  YAML     memory: {…}\n")
                .containsPattern("FIELD +TYPE +MEANING\n")
                .containsPattern("swap +size>=50M +The most swap");
    }

    @ParameterizedTest
    @CsvSource({
        "zone.autoboot, 'update in place, at once'",
        "zone.bootargs, 'update in place; it takes effect when the zone boots'",
        "zone.cpu-cap, 'update in place; it takes effect'",
        "zone.memory.swap, 'update in place; it takes effect'",
        "zone.brand, 'replace: an installed zone is made anew'",
        "zone.install.image, 'none: what is installed keeps it'",
        "zone.attr.value, 'update in place, at once'",
        "zone.net.address, 'update in place; it takes effect'",
        "zone.net.linkprop.mtu, 'update in place, at once'",
        "zone.name, 'another name means another one: it is made, and the former one is deleted'",
        "dataset.name, 'another name means another one: it is made, and the former one is let go'",
        "vnic.over, 'replace: the vnic is deleted and made again'",
        "dataset.compression, 'update in place, at once'",
        "volume.compression, 'update in place, at once'",
        "dataset.encryption, 'replace: only the creation'",
        "zone.dataset.volsize, 'update in place where it grows'",
        "dataset.volsize, 'update in place where it grows'",
        "zone.state, 'update in place, at once'",
    })
    void changes(String path, String change) {
        assertThat(explain(path)).contains("  change   " + change);
    }

    @Test
    void whatIsAboutTheSpecItselfSaysNothingOfChanges() {
        assertThat(explain("zone.template")).doesNotContain("change  ");
        assertThat(explain("zone.protect")).contains("  default  false\n").doesNotContain("change  ");
    }

    @Test
    void withoutAPathItListsTheNodes() {
        assertThat(Workbench.in(folder).run("explain").ok().out())
                .containsPattern("zone +plans/, templates/ +A zone")
                .containsPattern("vnic +plans/ +A persistent virtual NIC")
                .containsPattern("pool +pools/ ")
                .containsPattern("host +zplan.kdl ");
    }

    @Test
    void aNameThatSeveralFilesKnowIsExplainedForEach() {
        assertThat(explain("volume")).contains("volume (in plans/)");
        assertThat(explain("storage.zones")).contains("storage.zones (in zplan.kdl)");
    }

    @ParameterizedTest
    @CsvSource({
        "zone.net.vlam, `zone.net` has no `vlam`, did you mean `zone.net.vlan`?",
        "zoen.net, no file has `zoen`, did you mean `zone.net`?",
        "dataset.compresion, `dataset` has no `compresion`, did you mean `dataset.compression`?",
        "zone.autoboot.x, `zone` has no `autoboot`, nothing is below it",
    })
    void aMisspeltNameGetsTheNearest(String path, String message, String help) {
        Workbench.Run run = Workbench.in(folder).run("explain", path);
        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(run.err())
                .contains("zplan::explain::unknown")
                .contains(message)
                .contains(help);
    }

    @Test
    void theWorkspacesOwnModulesAreAmongThem() {
        String module = Workbench.moduleText("etherstub")
                .replace("module \"etherstub\"", "module \"simnet\"")
                .replaceFirst("about \"[^\"]*\"", "about \"A link for tests\"");
        Workbench bench = Workbench.in(folder).write("modules/simnet.kdl", module);
        assertThat(bench.run("explain", "simnet").ok().out()).contains("A link for tests.");
    }

    @Test
    void needsNoWorkspaceAndWritesNothing() throws Exception {
        assertThat(Workbench.bare(folder).run("explain", "zone.brand").ok().out())
                .contains("zone.brand (in");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void jsonSaysTheSame() throws Exception {
        JsonNode json = new ObjectMapper()
                .readTree(explain("zone.ip-type", "--output", "json"))
                .get(0);
        assertThat(json.get("path").asText()).isEqualTo("zone.ip-type");
        assertThat(json.get("is").asText()).isEqualTo("field");
        assertThat(json.get("default").asText()).isEqualTo("exclusive");
        assertThat(json.get("change").asText()).contains("boots");
        assertThat(json.get("docs").asText()).isEqualTo("docs/spec.md#zone");
    }

    @Test
    void everyPathCanBeExplainedAndItsSectionIsThere() throws Exception {
        Workbench.in(folder);
        Workspace workspace = Workspace.open(folder, folder);
        Topics topics = new Topics(Chapter.all(workspace), workspace.kinds());
        String page = Files.readString(Path.of(System.getProperty("zplan.root", "."), "docs/spec.md"));
        assertThat(topics.paths()).hasSizeGreaterThan(150);
        for (String path : topics.paths()) {
            assertThat(topics.find(path)).as(path).isInstanceOf(Topics.Answer.Found.class);
            for (Topic topic : ((Topics.Answer.Found) topics.find(path)).topics()) {
                String heading = "`" + topic.docs().replaceFirst(".*#", "").replaceAll("--(?=[a-z])", " / ") + "`\n";
                assertThat(page).as(path).contains("# " + heading);
                assertThat(Explanation.text(topic)).isNotBlank();
            }
        }
    }

    private String explain(String... arguments) {
        String[] line = new String[arguments.length + 1];
        line[0] = "explain";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return Workbench.in(folder)
                .run(List.of(line).toArray(String[]::new))
                .ok()
                .out();
    }
}
