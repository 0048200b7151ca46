package dev.zplan.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zplan.author.KdlWriter;
import dev.zplan.author.Sketch;
import dev.zplan.author.SpecWriter;
import dev.zplan.author.YamlWriter;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.host.HostReader;
import dev.zplan.host.SimulatedHost;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Kind;
import dev.zplan.module.Transition;
import dev.zplan.plan.Planning;
import dev.zplan.plan.Scope;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.sim.SimHost;
import dev.zplan.sim.command.SimResult;
import dev.zplan.spec.Inputs;
import dev.zplan.spec.PlanFile;
import dev.zplan.spec.Spec;
import dev.zplan.workspace.Workspace;
import dev.zplan.zone.Desired;
import dev.zplan.zone.DesiredResource;
import dev.zplan.zone.ZoneSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every recorded export becomes a spec under which its zone stays as it is, and back: the same zone. What a spec cannot say is told.
 */
class RecordedExportsTest {

    private static final Address ZONE = new Address("lab", "zonecfg", "z1");

    /** What no spec can say, of both flavours: what zonecfg lets pass though no zone could boot with it, mostly. */
    private static final List<String> UNSAYABLE = List.of(
            "zonename/global: no zonepath",
            "zonename/global-set-cpushares: no zonepath",
            "fs/lofs-special-relative: zplan::fs::special_relative",
            "fs/type-autofs: zplan::fs::type_refused",
            "net-shared/dup-address: zplan::net::address_twice",
            "fs/select-change-dir-dup: zplan::convert::zonecfg_command",
            "attr/select-rename-dup: zplan::convert::zonecfg_command",
            "quote/attr-tab-dq: zplan::convert::zonecfg_setting",
            "quote/attr-unicode-dq: zplan::convert::zonecfg_setting",
            "export/roundtrip-attr-unicode: zplan::convert::zonecfg_setting",
            "fs/dir-dotdot: zplan::convert::zonecfg_setting",
            "net-excl/allowed-no-prefix: zplan::convert::zonecfg_setting",
            "net-excl/defrouter-bad: zplan::convert::zonecfg_setting",
            "net-excl/allowed-list-dq: zplan::convert::zonecfg_setting",
            "net-excl/allowed-bad: zplan::convert::zonecfg_setting",
            "net-excl/allowed-hostname: zplan::convert::zonecfg_setting",
            "rctl/hex-limit: zplan::convert::zonecfg_setting",
            "net-shared/addr-noprefix: zplan::convert::zonecfg_setting",
            "net-shared/hostname: zplan::convert::zonecfg_setting",
            "scalar/sched-bogus: zplan::convert::zonecfg_setting");

    private static final List<String> UNSAYABLE_ON_OMNIOS = List.of(
            "create/blank-brand-bhyve: zplan::brand::virtual_machine",
            "iptype/lx-shared: zplan::brand::ip_type",
            "net-excl/vlan-bad: zplan::convert::zonecfg_setting",
            "mem/phys-512K: zplan::convert::zonecfg_setting");

    @TempDir
    private Path folder;

    private static SortedMap<String, String> exports(Flavour flavour) throws IOException {
        SortedMap<String, String> byText = new TreeMap<>();
        for (String line :
                Files.readAllLines(Path.of("src/test/resources/recorded/zonecfg-" + flavour.id() + ".jsonl"))) {
            JsonNode recorded = new ObjectMapper().readTree(line);
            recorded.path("after").forEach(zone -> {
                JsonNode export = zone.path("export");
                if (export.path("exit_code").asInt() == 0) {
                    // the host that the recordings are of has a user more than the simulated one
                    byText.putIfAbsent(
                            export.path("stdout").asText().replace("\"adm1\"", "\"root\""),
                            recorded.path("id").asText());
                }
            });
        }
        return byText;
    }

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void becomeSpecsAndZonesAgain(Flavour flavour) throws IOException {
        Workspace workspace = workspace(flavour);
        List<String> told = new ArrayList<>();
        for (Map.Entry<String, String> recorded : exports(flavour).entrySet()) {
            String problems = problems(recorded.getKey(), flavour, workspace);
            if (!problems.isEmpty()) {
                told.add(recorded.getValue() + ": " + problems);
            }
        }
        List<String> expected = new ArrayList<>(UNSAYABLE);
        if (flavour == Flavour.OMNIOS) {
            expected.addAll(UNSAYABLE_ON_OMNIOS);
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(expected);
    }

    private Workspace workspace(Flavour flavour) throws IOException {
        Files.writeString(
                folder.resolve(Workspace.SETTINGS),
                "zplan 1\ndefault-host \"lab\"\nhost \"lab\" via=\"sim\" flavour=\"" + flavour.id() + "\"\n");
        return Workspace.open(folder, folder);
    }

    private String problems(String export, Flavour flavour, Workspace workspace) throws IOException {
        Kind kind = workspace.kinds().get("zonecfg");
        Diagnostics told = new Diagnostics();
        Sketch zone = new ZonecfgFile(kind, flavour).read(new Source("export", export), "z1", told);
        if (!told.list().isEmpty()) {
            return codes(told.list());
        }
        if (zone.entries().stream().noneMatch(entry -> entry.name().equals("zonepath"))) {
            return "no zonepath"; // zplan would give it one
        }
        for (SpecWriter writer : List.of(KdlWriter.literal(), YamlWriter.literal(List.of(ZoneSchema.ZONE)))) {
            Desired desired = desired(writer, zone, workspace, flavour);
            if (desired.diagnostics().stream().anyMatch(Diagnostic::isError)) {
                return codes(desired.diagnostics());
            }
            Resource found = found(export, flavour, workspace);
            Resource wanted = desired.resources().stream()
                    .map(DesiredResource::resource)
                    .filter(r -> r.address().equals(ZONE))
                    .findFirst()
                    .orElseThrow();
            assertThat(kind.diff(wanted, found, null)).as(export).isEmpty();
            String script = Objects.requireNonNull(
                    kind.commands(new Transition(ZONE, null, wanted, Transition.Purpose.APPLY, flavour))
                            .get(0)
                            .stdin());
            SimHost other = host(flavour, script);
            assertThat(configuration(read(other, workspace))).as(script).isEqualTo(configuration(found));
        }
        return "";
    }

    /** The zone on a host that has it. */
    private static Resource found(String export, Flavour flavour, Workspace workspace) {
        SimHost host = host(flavour, quoted(export, flavour));
        assertThat(run(host, "", "zonecfg", "-z", "z1", "export").stdout()).isEqualTo(export);
        return read(host, workspace);
    }

    private static Resource read(SimHost host, Workspace workspace) {
        return Objects.requireNonNull(new HostReader(workspace.kinds())
                .read(new SimulatedHost("lab", host), Set.of())
                .get(ZONE));
    }

    /** Without what is another one on each host, and resources that say nothing. */
    private static SortedMap<String, Value> configuration(Resource zone) {
        SortedMap<String, Value> settings = new TreeMap<>(zone.attributes());
        settings.remove("uuid");
        settings.values().removeIf(Value.record(Map.of())::equals);
        return settings;
    }

    private static String quoted(String export, Flavour flavour) {
        return new ZonecfgReader(new Source("export", export), flavour, new Diagnostics())
                .read()
                .export();
    }

    private static SimHost host(Flavour flavour, String script) {
        SimHost host = SimHost.create(flavour);
        SimResult result = run(host, script, "zonecfg", "-z", "z1", "-f", "-");
        assertThat(result.exitCode()).as("%s%n%s", script, result).isZero();
        return host;
    }

    private static SimResult run(SimHost host, String input, String... argv) {
        return host.run(List.of(argv), input);
    }

    private Desired desired(SpecWriter writer, Sketch zone, Workspace workspace, Flavour flavour) throws IOException {
        Path file = folder.resolve("z1." + writer.suffix());
        Files.writeString(file, writer.print(List.of(zone)));
        Planning planning = new Planning(workspace, Snapshot.empty());
        Spec spec = planning.load(List.of(new PlanFile("z1", file)), Inputs.none());
        Files.delete(file);
        Map<String, HostFacts> nothing = Map.of("lab", new HostFacts("lab", flavour, "", new TreeMap<>()));
        return planning.desired(spec, nothing, Scope.of(Set.of("z1")));
    }

    private static String codes(List<Diagnostic> diagnostics) {
        return String.join(
                " ", diagnostics.stream().map(Diagnostic::code).distinct().toList());
    }
}
