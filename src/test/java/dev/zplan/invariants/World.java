package dev.zplan.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.apply.Applier;
import dev.zplan.apply.Atomicity;
import dev.zplan.apply.Outcome;
import dev.zplan.apply.Unwritten;
import dev.zplan.host.Host;
import dev.zplan.host.HostReader;
import dev.zplan.host.SimulatedHost;
import dev.zplan.module.HostFacts;
import dev.zplan.module.zones.PublisherKind;
import dev.zplan.plan.FactsDigest;
import dev.zplan.plan.Origin;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanRequest;
import dev.zplan.plan.Planner;
import dev.zplan.plan.Planning;
import dev.zplan.plan.Scope;
import dev.zplan.plan.Verb;
import dev.zplan.plan.WayBack;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A workspace with one plan and one simulated host, in memory: what apply and destroy do, without their files. */
final class World {

    static final String HOST = "lab";
    private static final String PLAN = "p";
    private static final String MARK = "0123456789abcdef";

    /** Reading the modules takes longer than most tries of a property. */
    private static final Map<Flavour, Workspace> WORKSPACES = new ConcurrentHashMap<>();

    private final Workspace workspace;
    final SimHost sim;
    Snapshot registry;

    private World(Workspace workspace, SimHost sim, Snapshot registry) {
        this.workspace = workspace;
        this.sim = sim;
        this.registry = registry;
    }

    /** A new host of that flavour, and nothing owned. */
    static World of(Flavour flavour) {
        return new World(
                WORKSPACES.computeIfAbsent(flavour, World::workspace), SimHost.create(flavour), Snapshot.empty());
    }

    /** A second one in the same state. */
    World copy() {
        return new World(workspace, SimHost.restore(sim.dump()), registry);
    }

    /** Another workspace, which owns nothing yet, with the same host. */
    World neighbour() {
        return new World(workspace.marked("fedcba9876543210"), sim, Snapshot.empty());
    }

    private static Workspace workspace(Flavour flavour) {
        // tests run in several processes, which write one plan after the other there
        String process = String.valueOf(ProcessHandle.current().pid());
        Path root = Path.of("target", "invariants", process, flavour.id()).toAbsolutePath();
        try {
            Files.createDirectories(root.resolve("plans"));
            Files.createDirectories(root.resolve("pools"));
            Files.writeString(
                    root.resolve(Workspace.SETTINGS),
                    "zplan 1\ndefault-host \"lab\"\nhost \"lab\" via=\"sim\" flavour=\"" + flavour.id()
                            + "\"\nstorage { pool \"rpool/site\"; volumes mountpoint=\"/volumes\"; }\n");
            Files.writeString(
                    root.resolve("pools/internal.kdl"),
                    "pool \"internal\" { network \"10.99.0.0/24\"; gateway \"10.99.0.1\"; link \"internal0\"; }\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Workspace workspace = Workspace.open(root, root).marked(MARK);
        assertThat(workspace.diagnostics()).isEmpty();
        return workspace;
    }

    /** The plan for a spec in KDL. */
    Plan plan(String kdl) {
        return plan(kdl, ".kdl", false);
    }

    Plan plan(String text, String suffix, boolean purgeData) {
        Path file = workspace.root().resolve("plans").resolve(PLAN + suffix);
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Planning planning = new Planning(workspace, registry);
        Spec spec = planning.load(List.of(new PlanFile(PLAN, file)), Inputs.none());
        Scope scope = new Scope(Set.of(PLAN), null, purgeData, Set.of());
        SortedMap<String, HostFacts> facts =
                new TreeMap<>(Map.of(HOST, new HostReader(workspace.kinds()).read(host(), planning.known(spec))));
        Desired desired = planning.desired(spec, facts, scope);
        return new Planner().plan(PlanRequest.of(desired, facts, registry, workspace.kinds(), scope));
    }

    /** The plan back to where {@code applied} set out from. */
    Plan back(Plan applied) {
        Set<Address> made = applied.steps().stream()
                .filter(s -> s.id().verb() == Verb.CREATE)
                .map(s -> s.id().address())
                .collect(Collectors.toSet());
        WayBack back = new WayBack("t", Origin.of(applied, "1"), registry, workspace.kinds(), made, false);
        SortedMap<String, HostFacts> facts =
                new TreeMap<>(Map.of(HOST, new HostReader(workspace.kinds()).read(host(), back.asked())));
        Desired desired = back.desired(facts, Map.of());
        return new Planner().plan(PlanRequest.of(desired, facts, registry, workspace.kinds(), back.scope()));
    }

    Outcome apply(Plan plan) {
        return apply(plan, 1, host -> host);
    }

    /** Applies with the host seen through {@code lens}. */
    Outcome apply(Plan plan, int parallelism, UnaryOperator<Host> lens) {
        return applier(lens, parallelism, Atomicity.PLAN).apply(plan, new Unwritten());
    }

    /** Applies zone by zone, with the host seen through {@code lens}. */
    Outcome applyByZone(Plan plan, UnaryOperator<Host> lens) {
        return applier(lens, 1, Atomicity.ZONE).apply(plan, new Unwritten());
    }

    Applier applier(UnaryOperator<Host> lens, int parallelism, Atomicity atomicity) {
        return new Applier(
                Map.of(HOST, lens.apply(host())),
                new HostReader(workspace.kinds()),
                change -> registry = change.apply(registry),
                new Applier.Manner(parallelism, atomicity, () -> false),
                event -> {});
    }

    /** Applies a spec that must go through. */
    World applied(String kdl) {
        Plan plan = plan(kdl);
        assertThat(plan.diagnostics()).as(kdl).noneMatch(d -> d.isError());
        Outcome outcome = apply(plan);
        assertThat(outcome.result()).as("%s%n%s", kdl, outcome).isEqualTo(Outcome.Result.COMMITTED);
        return this;
    }

    Host host() {
        return new SimulatedHost(HOST, sim);
    }

    /** Runs a command of the host's administrator, which must succeed. */
    World run(String line) {
        SimResult result = sim.run(List.of(line.split(" ")), "");
        assertThat(result.exitCode()).as("%s: %s", line, result).isZero();
        return this;
    }

    /** Configures a zone that nobody but its administrator knows. */
    World configured(String zone, String script) {
        SimResult result = sim.run(List.of("zonecfg", "-z", zone, script), "");
        assertThat(result.exitCode()).as("%s: %s", script, result).isZero();
        return this;
    }

    /** Everything that can be read of the host, but what changes by itself. */
    SortedMap<Address, SortedMap<String, Value>> facts() {
        SortedMap<Address, SortedMap<String, Value>> facts = new TreeMap<>();
        HostReader reader = new HostReader(workspace.kinds());
        Set<Address> images = new TreeSet<>(Set.of(new Address(HOST, "publisher", "global")));
        reader.read(host(), List.of())
                .ofKind("install")
                .forEach(z ->
                        images.add(new Address(HOST, "publisher", z.address().name())));
        reader.read(host(), images).resources().forEach((address, resource) -> {
            facts.put(address, FactsDigest.lasting(resource, workspace.kinds()));
            if (address.kind().equals("publisher")) {
                facts.get(address).put("details", details(resource));
            }
        });
        return facts;
    }

    /** What pkg tells of an image's publishers only one by one: keys, policies, whether they are used. */
    private Value details(Resource image) {
        String root = image.address().name().equals("global") ? "/" : image.text("zonepath") + "/root";
        List<String> command = new ArrayList<>(List.of("pkg", "-R", root, "publisher"));
        command.addAll(PublisherKind.names(image, PublisherKind.ORDER));
        return Value.text(sim.run(command, "")
                .stdout()
                .lines()
                .filter(line -> !line.contains("Client UUID"))
                .sorted()
                .collect(Collectors.joining("\n")));
    }

    /** What differs between two readings, one line each. */
    static List<String> differences(
            SortedMap<Address, SortedMap<String, Value>> before, SortedMap<Address, SortedMap<String, Value>> after) {
        Set<Address> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        return all.stream()
                .filter(a -> !Objects.equals(before.get(a), after.get(a)))
                .map(a -> a + " was " + before.get(a) + " and is " + after.get(a))
                .toList();
    }

    /** What only one of two readings has. */
    static List<String> differences(List<String> before, List<String> after) {
        List<String> differences = new ArrayList<>();
        before.stream().filter(line -> !after.contains(line)).forEach(line -> differences.add("- " + line));
        after.stream().filter(line -> !before.contains(line)).forEach(line -> differences.add("+ " + line));
        return differences;
    }

    /** The facts without what the host chose: MAC addresses, uuids, guids, the names of its snapshots. */
    List<String> anonymousFacts() {
        return facts().entrySet().stream()
                .map(e -> {
                    SortedMap<String, Value> known = new TreeMap<>(e.getValue());
                    known.keySet().removeAll(Set.of("uuid", "guid"));
                    return (e.getKey() + " " + known)
                            .replaceAll("@(SUNWzone|NEW_snap|snap)[0-9]*", "@ours")
                            .replaceAll("([0-9a-f]{1,2}:){5}[0-9a-f]{1,2}", "MAC")
                            .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UUID");
                })
                .sorted()
                .toList();
    }

    /**
     * What is there whatever was there before: without kept addresses and MAC addresses, datasets that were let go or belong to the
     * settings, and what a dataset that was delegated keeps of it (zfs(8), zoned).
     */
    List<String> lasting() {
        Set<String> letGo = new TreeSet<>();
        registry.resources().values().stream()
                .filter(e -> e.letGo() != null || e.plan().equals(Workspace.SETTINGS))
                .forEach(e -> letGo.add(e.address() + " "));
        return anonymousFacts().stream()
                .filter(line -> letGo.stream().noneMatch(line::startsWith))
                .map(line -> line.replaceAll("10\\.99\\.0\\.[0-9]+/24", "ADDRESS")
                        .replaceAll("mac-addr=Text\\[text=MAC\\](, )?", "")
                        .replaceAll("_snap[0-9]*", "_snap")
                        .replaceAll("(mounted|zoned)=Text\\[text=(yes|no|on|off)\\](, )?", "")
                        .replaceAll(", *([}\\]])", "$1")
                        .replace("props=Members[members={}], ", ""))
                .toList();
    }
}
