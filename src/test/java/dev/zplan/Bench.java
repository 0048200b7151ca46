package dev.zplan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.apply.Applier;
import dev.zplan.apply.ApplyEvent;
import dev.zplan.apply.Atomicity;
import dev.zplan.apply.Outcome;
import dev.zplan.apply.Unwritten;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.host.Host;
import dev.zplan.host.HostReader;
import dev.zplan.host.SimulatedHost;
import dev.zplan.module.CommandLine;
import dev.zplan.module.HostFacts;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanRequest;
import dev.zplan.plan.Planner;
import dev.zplan.plan.Planning;
import dev.zplan.plan.Scope;
import dev.zplan.plan.Step;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.sim.SimHost;
import dev.zplan.sim.command.SimResult;
import dev.zplan.spec.Inputs;
import dev.zplan.spec.PlanFile;
import dev.zplan.spec.Spec;
import dev.zplan.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A workspace with one simulated host, its registry in memory, and everything from plan files to outcomes. */
public final class Bench {

    /** The host's name. */
    public static final String HOST = "h";

    private final Path root;

    /** The host. */
    public final SimHost sim;

    /** What is owned. */
    public Snapshot registry = Snapshot.empty();

    /** What happened in applies. */
    public final List<ApplyEvent> events = new ArrayList<>();

    /** A fresh host in a workspace in that folder. */
    public Bench(Path root, Flavour flavour) {
        this.root = root;
        this.sim = SimHost.create(flavour);
        write("zplan.kdl", "zplan 1\nhost \"" + HOST + "\" via=\"sim\" flavour=\"" + flavour.id() + "\"\n");
    }

    /** A fresh OmniOS host. */
    public static Bench omnios(Path root) {
        return new Bench(root, Flavour.OMNIOS);
    }

    /** Writes a file of the workspace. */
    public Bench write(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Runs a command on the host, which must take it. */
    public Bench ran(String... argv) {
        SimResult result = sim.run(argv);
        assertThat(result.exitCode()).as("%s: %s", Arrays.asList(argv), result).isZero();
        return this;
    }

    /** The workspace as it is now. */
    public Workspace workspace() {
        return Workspace.open(root, root);
    }

    /** The plan of the plan {@code p} with that text. */
    public Plan plan(String spec) {
        return plan("p", spec, Scope.of(Set.of("p")));
    }

    /** The plan of a file with that text. */
    public Plan plan(String name, String spec, Scope scope) {
        write("plans/" + name + ".kdl", spec);
        Workspace workspace = workspace();
        Planning planning = new Planning(workspace, registry);
        Spec loaded = planning.load(List.of(new PlanFile(name, root.resolve("plans/" + name + ".kdl"))), Inputs.none());
        TreeMap<String, HostFacts> facts = new TreeMap<>(Map.of(HOST, facts()));
        return new Planner()
                .plan(PlanRequest.of(
                        planning.desired(loaded, facts, scope), facts, registry, workspace.kinds(), scope));
    }

    /** The plan of {@code p} narrowed to targets. */
    public Plan planOnly(String spec, String... targets) {
        Set<Address> addresses = new TreeSet<>();
        for (String target : targets) {
            addresses.add(Address.parse(target).orElseThrow());
        }
        return plan("p", spec, new Scope(Set.of("p"), null, false, addresses));
    }

    /** The plan of {@code p} that destroys data which it no longer names. */
    public Plan planPurging(String spec) {
        return plan("p", spec, new Scope(Set.of("p"), null, true, Set.of()));
    }

    /** What is on the host. */
    public HostFacts facts() {
        return new HostReader(workspace().kinds()).read(host(), List.of());
    }

    /** The host, as an apply sees it. */
    public Host host() {
        return new SimulatedHost(HOST, sim);
    }

    /** Applies a plan, whatever comes of it. */
    public Outcome apply(Plan plan) {
        return apply(plan, host());
    }

    /** Applies a plan on a host of one's own. */
    public Outcome apply(Plan plan, Host host) {
        assertThat(codes(plan)).isEmpty();
        events.clear();
        return new Applier(
                        Map.of(HOST, host),
                        new HostReader(workspace().kinds()),
                        change -> registry = change.apply(registry),
                        new Applier.Manner(4, Atomicity.PLAN, () -> false),
                        events::add)
                .apply(plan, new Unwritten());
    }

    /** Plans and applies, which must succeed. */
    public Bench applied(String spec) {
        Outcome outcome = apply(plan(spec));
        assertThat(outcome.result()).as(outcome.toString()).isEqualTo(Outcome.Result.COMMITTED);
        return this;
    }

    /** The codes of what is wrong with a plan. */
    public static List<String> codes(Plan plan) {
        return plan.diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::code)
                .toList();
    }

    /** The steps without the host's name, and what each waits for: {@code vnic/web_0:create < etherstub/a0:create}. */
    public static List<String> steps(Plan plan) {
        return plan.steps().stream().map(Bench::show).toList();
    }

    private static String show(Step step) {
        List<String> needs = step.needs().stream().map(n -> name(n.toString())).toList();
        String id = name(step.id().toString());
        String stage = step.stage() == dev.zplan.plan.Stage.PURGE ? " after commit" : "";
        return id + stage + (needs.isEmpty() ? "" : " < " + String.join(", ", needs));
    }

    private static String name(String step) {
        return step.replaceFirst("^" + HOST + "/", "");
    }

    /** What happens: {@code create vnic/web_0}; what stays as it is, left out. */
    public static List<String> actions(Plan plan) {
        return plan.changes().stream()
                .filter(c -> c.action() != dev.zplan.plan.Action.NONE)
                .map(c -> c.action().id() + " " + name(c.address().toString()))
                .toList();
    }

    /** The commands of a step. */
    public static List<String> commands(Plan plan, String step) {
        return plan.steps().stream()
                .filter(s -> name(s.id().toString()).equals(step))
                .flatMap(s -> s.commands().stream())
                .map(CommandLine::shell)
                .toList();
    }
}
