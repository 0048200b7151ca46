package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.host.FactsFile;
import dev.zplan.host.Forks;
import dev.zplan.host.Host;
import dev.zplan.host.HostReader;
import dev.zplan.module.HostFacts;
import dev.zplan.plan.Masking;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanRequest;
import dev.zplan.plan.Planner;
import dev.zplan.plan.Planning;
import dev.zplan.plan.Scope;
import dev.zplan.plan.Spoken;
import dev.zplan.policy.Policies;
import dev.zplan.registry.Entry;
import dev.zplan.registry.FileRegistry;
import dev.zplan.registry.Snapshot;
import dev.zplan.registry.WorkspaceId;
import dev.zplan.resource.Address;
import dev.zplan.spec.Inputs;
import dev.zplan.spec.Item;
import dev.zplan.spec.PlanFile;
import dev.zplan.spec.Spec;
import dev.zplan.workspace.HostSelection;
import dev.zplan.workspace.PlanFiles;
import dev.zplan.workspace.Workspace;
import dev.zplan.zone.Desired;
import dev.zplan.zone.DesiredResource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One command's work in a workspace: opens it, its registry and its hosts, and makes plans. */
final class Session {

    private final Context context;
    private final WorkspaceOptions options;
    private final FleetOptions fleet;
    private final Workspace workspace;
    private final FileRegistry registry;
    private final Map<String, Host> hosts;
    private final Consumer<Collection<Host>> beforeReading;

    private Session(
            Context context,
            WorkspaceOptions options,
            FleetOptions fleet,
            Workspace workspace,
            Map<String, Host> hosts,
            Consumer<Collection<Host>> beforeReading) {
        this.context = context;
        this.options = options;
        this.fleet = fleet;
        this.workspace = workspace;
        this.registry = new FileRegistry(workspace.state().resolve("registry"));
        this.hosts = hosts;
        this.beforeReading = beforeReading;
    }

    /** Opens the workspace for a command that looks at no hosts, or chooses them itself. */
    static Session open(Context context, WorkspaceOptions options, List<String> arguments) {
        return open(context, options, new FleetOptions(), arguments);
    }

    /**
     * Opens the workspace.
     *
     * @param fleet which of its hosts
     * @param arguments plan files or names: the first that is a file tells where to look for the workspace
     * @throws DiagnosticException when there is none
     */
    static Session open(Context context, WorkspaceOptions options, FleetOptions fleet, List<String> arguments) {
        Path near = arguments.stream()
                .map(a -> context.current().resolve(a).normalize())
                .filter(Files::exists)
                .map(p -> Objects.requireNonNullElse(p.getParent(), context.current()))
                .findFirst()
                .orElse(context.current());
        Path given = options.workspace == null ? null : context.current().resolve(options.workspace);
        Path root = Workspace.locate(given, near)
                .orElseThrow(() -> new DiagnosticException(Diagnostic.error(
                        "zplan::workspace::none",
                        given == null
                                ? "there is no workspace: neither " + near + " nor a folder above it holds "
                                        + Workspace.SETTINGS
                                : "the folder " + given + " holds no " + Workspace.SETTINGS,
                        null,
                        "make one with zplan init DIR, or name it with --workspace")));
        Workspace workspace = Workspace.open(root, context.current());
        WorkspaceId id = WorkspaceId.in(workspace.state(), context.random());
        return new Session(context, options, fleet, workspace.marked(id.text()), new LinkedHashMap<>(), h -> {});
    }

    /** The same for work that changes hosts: they are locked before they are read. */
    Session locking(HostLocks locks) {
        return new Session(context, options, fleet, workspace, hosts, locks::take);
    }

    /** How many hosts are worked on at once. */
    int forks() {
        return fleet.forks;
    }

    /** The only hosts to look at; null for all. */
    private @Nullable Set<String> limit() {
        return fleet.limit.isEmpty()
                ? null
                : new HostSelection(workspace.settings().inventory()).of(fleet.limit);
    }

    Workspace workspace() {
        return workspace;
    }

    /** The workspace, for commands that show what is in it; throws when anything is wrong with it. */
    Workspace checked() {
        if (workspace.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            throw new DiagnosticException(workspace.diagnostics());
        }
        return workspace;
    }

    FileRegistry registry() {
        return registry;
    }

    /** The plan files that the arguments name; throws when one is missing. */
    List<PlanFile> files(List<String> arguments) {
        Diagnostics diagnostics = new Diagnostics();
        List<PlanFile> files = workspace.planFiles().find(arguments, diagnostics);
        if (diagnostics.hasErrors()) {
            throw new DiagnosticException(diagnostics.list());
        }
        return files;
    }

    /** The variables' values from the command line, files and the environment. */
    Inputs inputs() {
        return new Inputs(options.set, options.vars, context.environment());
    }

    /** The clear texts of the secrets of these plans, by digest, as far as their files and variables give them. */
    Map<String, String> secrets(Set<String> plans) {
        return spec(plans).secrets();
    }

    /** What the files of these plans say, those that there are. */
    Spec spec(Set<String> plans) {
        PlanFiles byName = new PlanFiles(workspace.root(), workspace.root().resolve("plans"));
        Diagnostics missing = new Diagnostics();
        List<PlanFile> files = plans.stream()
                .flatMap(plan -> byName.find(List.of(plan), missing).stream())
                .toList();
        return new Planning(workspace, registry.load()).load(files, inputs());
    }

    /** The zone that an item is, as {@code HOST/zone/NAME}. */
    Address zone(Item item) {
        return new Address(
                item.block().text("host").orElse(workspace.settings().defaultHost()),
                Survey.ZONE,
                item.block().text("name").orElse(""));
    }

    /** The plan for what these files want. */
    Plan plan(List<String> arguments, PlanOptions planOptions) {
        List<PlanFile> files = files(arguments);
        Snapshot owned = registry.load();
        Planning planning = new Planning(workspace, owned);
        Spec spec = planning.load(files, inputs());
        Scope scope = new Scope(
                planning.plans(files, arguments.isEmpty()),
                null,
                planOptions.purgeData,
                targets(planOptions.targets),
                limit());
        SortedMap<String, HostFacts> facts = workspace.diagnostics().stream().anyMatch(Diagnostic::isError)
                ? new TreeMap<>()
                : facts(planning.hosts(spec, scope), planning.known(spec), planOptions.facts);
        Desired desired = planning.desired(spec, facts, scope);
        facts.replaceAll((name, host) -> new Masking(desired.resources(), owned).apply(host));
        return judged(PlanRequest.of(desired, facts, owned, workspace.kinds(), scope));
    }

    /**
     * What is known of everything: the plans directly in {@code plans/}, those that own something, all hosts.
     *
     * @param recorded facts to use instead of the hosts, or null
     * @param more further plans to read, by name or file
     * @throws DiagnosticException when anything is wrong with the workspace itself; errors of plans are in the answer
     */
    Survey survey(@Nullable Path recorded, List<String> more) {
        checked();
        Snapshot owned = registry.load();
        Planning planning = new Planning(workspace, owned);
        List<PlanFile> files = everyFile(owned, more);
        Spec spec = planning.load(files, inputs());
        Scope scope = new Scope(planning.plans(files, true), null, false, Set.of(), limit());
        SortedMap<String, HostFacts> facts = facts(hostNames(List.of()), planning.known(spec), recorded);
        Desired desired = planning.desired(spec, facts, scope);
        return new Survey(
                        workspace.kinds(),
                        owned,
                        spec,
                        desired,
                        facts,
                        scope,
                        workspace.settings().defaultHost())
                .wanting(desired);
    }

    /** The same, with the hosts as they were, if there were these plans too. */
    Survey surveyWith(Survey before, List<PlanFile> more) {
        Planning planning = new Planning(workspace, before.registry());
        List<PlanFile> files = new ArrayList<>(everyFile(before.registry(), List.of()));
        files.addAll(more);
        Spec spec = planning.load(files, inputs());
        Scope scope = Scope.of(planning.plans(files, true));
        Desired desired = planning.desired(spec, before.facts(), scope);
        return new Survey(
                        workspace.kinds(),
                        before.registry(),
                        spec,
                        desired,
                        before.facts(),
                        scope,
                        workspace.settings().defaultHost())
                .wanting(desired);
    }

    private List<PlanFile> everyFile(Snapshot owned, List<String> more) {
        Set<PlanFile> files = new LinkedHashSet<>(files(List.of()));
        if (!more.isEmpty()) {
            files.addAll(files(more));
        }
        PlanFiles byName = new PlanFiles(workspace.root(), workspace.root().resolve("plans"));
        owned.resources().values().stream()
                .map(Entry::plan)
                .distinct()
                .forEach(plan -> files.addAll(byName.find(List.of(plan), new Diagnostics())));
        return List.copyOf(files);
    }

    /** The plan under which these zones, or everything of these plans, goes. */
    Plan destroyPlan(Set<String> plans, @Nullable Set<String> zones, boolean purgeData) {
        Snapshot owned = registry.load();
        Planning planning = new Planning(workspace, owned);
        Scope scope = new Scope(plans, zones, purgeData, Set.of(), limit());
        Spec nothing = new Spec(List.of(), Map.of(), Map.of(), workspace.diagnostics());
        SortedMap<String, HostFacts> facts = facts(planning.hosts(nothing, scope), planning.known(nothing), null);
        Desired desired = planning.desired(nothing, facts, scope);
        return judged(PlanRequest.of(desired, facts, owned, workspace.kinds(), scope));
    }

    /** The plan for what a saved plan wanted, with the hosts as they are now. */
    Plan replan(Desired desired, Scope scope, Collection<String> hostNames) {
        Set<Address> known = Spoken.of(
                workspace.kinds(),
                desired.resources().stream().map(DesiredResource::resource).toList());
        return plan(registry.load(), scope, hostNames, known, facts -> desired);
    }

    /**
     * The plan for what is wanted by somebody who has to see the hosts for that.
     *
     * @param owned the registry
     * @param hostNames the hosts to read
     * @param known what kinds that cannot be listed are asked for beside what is owned
     */
    Plan plan(
            Snapshot owned,
            Scope scope,
            Collection<String> hostNames,
            Set<Address> known,
            Function<SortedMap<String, HostFacts>, Desired> wanted) {
        Set<Address> asked = Spoken.of(workspace.kinds(), owned);
        asked.addAll(known);
        SortedMap<String, HostFacts> facts = facts(new TreeSet<>(hostNames), asked, null);
        Desired desired = wanted.apply(facts);
        facts.replaceAll((name, host) -> new Masking(desired.resources(), owned).apply(host));
        return judged(PlanRequest.of(desired, facts, owned, workspace.kinds(), scope));
    }

    /** No plan gets past the workspace's policies, whichever command makes it. */
    private Plan judged(PlanRequest request) {
        return Policies.of(workspace).judge(new Planner().plan(request));
    }

    private static Set<Address> targets(List<String> texts) {
        Set<Address> targets = new TreeSet<>();
        for (String text : texts) {
            targets.add(Address.parse(text)
                    .orElseThrow(() -> new DiagnosticException(Diagnostic.error(
                            "zplan::plan::bad_target",
                            "\"" + text + "\" is not an address",
                            null,
                            "write HOST/KIND/NAME, or HOST/zone/NAME for all of a zone"))));
        }
        return targets;
    }

    /** The facts of these hosts, from a file or from the hosts themselves. */
    SortedMap<String, HostFacts> facts(Set<String> names, Collection<Address> known, @Nullable Path file) {
        SortedMap<String, HostFacts> facts = new TreeMap<>();
        if (file == null) {
            List<Host> open = names.stream().map(this::host).toList();
            beforeReading.accept(open);
            HostReader reader = reader(List.of());
            new Forks(fleet.forks)
                    .map(open, host -> reader.read(host, known))
                    .forEach(host -> facts.put(host.host(), host));
            return facts;
        }
        SortedMap<String, HostFacts> recorded = FactsFile.read(context.current().resolve(file));
        for (String name : names) {
            HostFacts host = recorded.get(name);
            if (host == null) {
                throw new DiagnosticException(Diagnostic.error(
                        "zplan::facts::no_host",
                        file + " has no facts of the host " + name,
                        null,
                        "it has: " + String.join(", ", recorded.keySet())));
            }
            facts.put(name, Masking.standIns(host));
        }
        return facts;
    }

    /** Reads hosts; where {@code desired} or the registry has a secret, what the host has is one. */
    HostReader reader(List<DesiredResource> desired) {
        return new HostReader(workspace.kinds(), new Masking(desired, registry.load()));
    }

    /** These hosts, or all of the workspace where none is named, within the limit; throws when there is none of that name. */
    Set<String> hostNames(Collection<String> wanted) {
        Set<String> known = workspace.settings().hosts().keySet();
        for (String name : wanted) {
            if (!known.contains(name)) {
                throw new DiagnosticException(Diagnostic.error(
                        "zplan::workspace::unknown_host",
                        "there is no host \"" + name + "\"",
                        null,
                        "hosts are named in zplan.kdl: " + String.join(", ", known)));
            }
        }
        Set<String> limit = limit();
        Set<String> chosen = new TreeSet<>(wanted.isEmpty() ? known : wanted);
        chosen.removeIf(name -> limit != null && !limit.contains(name));
        return chosen;
    }

    /** The hosts that these are on, as far as the settings know them. */
    List<Host> hostsOf(Collection<Address> addresses) {
        Set<String> names = new TreeSet<>(workspace.settings().hosts().keySet());
        names.retainAll(addresses.stream().map(Address::host).toList());
        return names.stream().map(this::host).toList();
    }

    /** The host of that name, which the settings know; a simulated one is made on first use. */
    Host host(String name) {
        return hosts.computeIfAbsent(name, new Hosts(workspace, context)::open);
    }

    /** The hosts that a plan is about. */
    Map<String, Host> hosts(Plan plan) {
        Map<String, Host> used = new LinkedHashMap<>();
        plan.request().facts().keySet().forEach(name -> used.put(name, host(name)));
        return used;
    }

    /** All plans that the registry or the workspace knows. */
    Set<String> plansOf(Collection<String> zones) {
        Set<String> plans = new TreeSet<>();
        registry.load().zones().values().stream()
                .filter(z -> zones.contains(z.name()))
                .forEach(z -> plans.add(z.plan()));
        return plans;
    }
}
