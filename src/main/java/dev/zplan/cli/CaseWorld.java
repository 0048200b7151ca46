package dev.zplan.cli;

import dev.zplan.apply.Outcome;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.host.FactsFile;
import dev.zplan.host.HostReader;
import dev.zplan.host.SimulatedHost;
import dev.zplan.module.HostFacts;
import dev.zplan.plan.Masking;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanRequest;
import dev.zplan.plan.Planner;
import dev.zplan.plan.Planning;
import dev.zplan.plan.Scope;
import dev.zplan.policy.Policies;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import dev.zplan.sim.SimHost;
import dev.zplan.spec.Inputs;
import dev.zplan.spec.PlanFile;
import dev.zplan.spec.Spec;
import dev.zplan.workspace.PlanFiles;
import dev.zplan.workspace.Workspace;
import dev.zplan.zone.Desired;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Hosts and a registry in memory, in which a test plans and applies. */
final class CaseWorld {

    private final Workspace workspace;
    private final SortedMap<String, HostFacts> recorded;
    private final SortedMap<String, SimHost> hosts = new TreeMap<>();
    private Snapshot registry = Snapshot.empty();
    private boolean touched;

    private CaseWorld(Workspace workspace, SortedMap<String, HostFacts> recorded) {
        this.workspace = workspace;
        this.recorded = recorded;
    }

    /** With new hosts. */
    static CaseWorld fresh(Workspace workspace) {
        return new CaseWorld(workspace, new TreeMap<>());
    }

    /** With hosts as recorded facts tell; others of the workspace are new. */
    static CaseWorld recorded(Workspace workspace, Path facts) {
        SortedMap<String, HostFacts> recorded = FactsFile.read(facts);
        recorded.replaceAll((name, host) -> Masking.standIns(host));
        return new CaseWorld(workspace, recorded);
    }

    /** The plan for plan files, judged by the policies. */
    Plan plan(List<String> plans, Inputs inputs) {
        Diagnostics missing = new Diagnostics();
        PlanFiles all = new PlanFiles(workspace.root(), workspace.root());
        List<PlanFile> files = all.find(plans, missing);
        if (missing.hasErrors()) {
            throw new DiagnosticException(missing.list());
        }
        Planning planning = new Planning(workspace, registry);
        Spec spec = planning.load(files, inputs);
        Scope scope = Scope.of(planning.plans(files, plans.isEmpty()));
        SortedMap<String, HostFacts> facts = workspace.diagnostics().stream().anyMatch(Diagnostic::isError)
                ? new TreeMap<>()
                : facts(planning.hosts(spec, scope), planning.known(spec));
        Desired desired = planning.desired(spec, facts, scope);
        facts.replaceAll((name, host) -> new Masking(desired.resources(), registry).apply(host));
        return Policies.of(workspace)
                .judge(new Planner().plan(PlanRequest.of(desired, facts, registry, workspace.kinds(), scope)));
    }

    private SortedMap<String, HostFacts> facts(Set<String> names, Collection<Address> known) {
        SortedMap<String, HostFacts> facts = new TreeMap<>();
        for (String name : names) {
            HostFacts told = touched ? null : recorded.get(name);
            facts.put(
                    name,
                    told != null
                            ? told
                            : new HostReader(workspace.kinds()).read(new SimulatedHost(name, host(name)), known));
        }
        return facts;
    }

    private SimHost host(String name) {
        return hosts.computeIfAbsent(name, this::made);
    }

    private SimHost made(String name) {
        HostFacts told = recorded.get(name);
        return told == null
                ? SimHost.create(
                        Objects.requireNonNull(workspace.settings().hosts().get(name))
                                .flavour(),
                        SimHosts.seed(name))
                : Twin.of(workspace.kinds(), told, name, SimHosts.seed(name)).sim();
    }

    /** Applies a plan without errors to the hosts; what follows sees what came of it. */
    Outcome apply(Plan plan) {
        plan.request().facts().keySet().forEach(this::host);
        touched = true;
        Trial trial = new Trial(hosts, registry, Trial.NONE, Mishap.FAILS);
        Outcome outcome = trial.apply(
                plan,
                new HostReader(
                        workspace.kinds(), new Masking(plan.request().desired().resources(), registry)));
        registry = trial.registry();
        return outcome;
    }
}
