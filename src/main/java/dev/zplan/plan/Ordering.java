package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.Claim;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Kind;
import dev.zplan.module.Reference;
import dev.zplan.resource.Address;
import dev.zplan.resource.Graph;
import dev.zplan.resource.Resource;
import dev.zplan.zone.DesiredResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which step waits for which: references (of the state before for what goes, of the state after for what comes), {@code
 * depends-on}, exclusive claims, and zones that must be halted.
 */
final class Ordering {

    private static final Set<Verb> UP = Set.of(Verb.RENAME, Verb.CREATE, Verb.UPDATE, Verb.START);

    private final PlanRequest request;
    private final Moves moves;
    private final SortedMap<Address, Change> changes;
    private final Map<Address, SortedMap<Verb, Step>> steps;
    private final Asides asides;
    private final List<Change> leaving;
    private final Map<String, List<Address>> clones;
    private final Map<Address, List<Address>> dependsOn = new HashMap<>();
    private final Map<Address, Set<StepId>> providers = new HashMap<>();
    private final Graph.Builder<StepId> graph = new Graph.Builder<>();

    Ordering(PlanRequest request, Moves moves, SortedMap<Address, Change> changes, SortedMap<StepId, Step> steps) {
        this.request = request;
        this.moves = moves;
        this.changes = changes;
        this.steps = StepBuilder.byAddress(steps);
        this.asides = new Asides(request, changes);
        this.leaving = changes.values().stream()
                .filter(c -> c.from() != null || ZoneChanges.makesRoom(c))
                .toList();
        this.clones = clones(changes.values());
        steps.keySet().forEach(graph::node);
        for (DesiredResource resource : request.desired().resources()) {
            dependsOn.put(resource.address(), resource.dependsOn());
        }
    }

    /** The graph of the steps; a cycle or a clash of claims is told to {@code diagnostics}. */
    Graph<StepId> order(Diagnostics diagnostics) {
        steps.values().forEach(this::sequence);
        changes.values().forEach(this::renamed);
        changes.values().forEach(this::references);
        steps.keySet().stream().filter(a -> a.kind().equals("zonecfg")).forEach(this::uninstalled);
        request.facts().values().forEach(this::roots);
        changes.values().stream()
                .filter(c -> c.address().kind().equals("zonecfg"))
                .forEach(this::moved);
        changes.values().stream().filter(c -> c.address().kind().equals("boot")).forEach(this::halted);
        new Claims(request, changes).order(steps, graph, diagnostics);
        new LinkLoans(request, changes, steps).order(graph);
        new Mountpoints(request, changes).order(steps, graph, diagnostics);
        Graph<StepId> built = graph.build();
        Optional<List<StepId>> cycle = built.cycle();
        cycle.ifPresent(members -> diagnostics.error(
                "zplan::plan::cycle",
                "these steps wait for each other: "
                        + members.stream().map(StepId::toString).collect(Collectors.joining(" -> ")),
                null,
                "take one depends-on away, or make the change in two applies"));
        return built;
    }

    private Map<Verb, Step> of(Address address) {
        Map<Verb, Step> found = steps.get(address);
        return found == null ? Map.of() : found;
    }

    /** Steps of one resource run in the order of their verbs. */
    private void sequence(SortedMap<Verb, Step> ofOne) {
        Step former = null;
        for (Step step : ofOne.values()) {
            if (step.stage() == Stage.MAIN) {
                if (former != null) {
                    graph.edge(former.id(), step.id());
                }
                former = step;
            }
        }
    }

    /** What is renamed along with something else has its new name only then. */
    private void renamed(Change change) {
        rename(change)
                .ifPresent(rename -> of(change.address()).values().stream()
                        .filter(s -> !s.equals(rename) && s.stage() == Stage.MAIN)
                        .forEach(s -> graph.edge(rename.id(), s.id())));
    }

    /** The step that gives a resource its new name, by itself or along with another one. */
    private Optional<Step> rename(Change change) {
        return change.from() == null
                ? Optional.empty()
                : moves.renaming()
                        .leader(change.address())
                        .map(leader -> of(leader).get(Verb.RENAME));
    }

    /** A configuration goes after the software, also that of a zone that was set aside, of which no change speaks. */
    private void uninstalled(Address zonecfg) {
        Step software = of(ZoneChanges.sibling(zonecfg, "install")).get(Verb.DELETE);
        Step configuration = of(zonecfg).get(Verb.DELETE);
        if (software != null && configuration != null) {
            graph.edge(software.id(), configuration.id());
        }
    }

    /** What lies in a dataset goes before it: also the software of zones, which has a dataset that no change speaks of. */
    private void roots(HostFacts facts) {
        ZoneRoots roots = new ZoneRoots(facts);
        steps.forEach((address, own) -> {
            String root = address.kind().equals("install") && address.host().equals(facts.host())
                    ? roots.dataset(address)
                    : null;
            Step software = own.get(Verb.DELETE);
            if (root == null || software == null) {
                return;
            }
            for (int slash = root.indexOf('/'); slash > 0; slash = root.indexOf('/', slash + 1)) {
                Step dataset = of(new Address(address.host(), "dataset", root.substring(0, slash)))
                        .get(Verb.DELETE);
                if (dataset != null && dataset.stage() == software.stage()) {
                    graph.edge(software.id(), dataset.id());
                }
            }
        });
    }

    private void references(Change change) {
        Address address = change.address();
        Map<Verb, Step> own = of(address);
        Map<Verb, Step> aside = of(asides.of(address));
        if (own.isEmpty() && aside.isEmpty()) {
            return;
        }
        // a zone gets its name while its configuration is as it was, and all that it names is there
        boolean isZone = address.kind().equals("zonecfg");
        if (change.after() != null) {
            for (Address provider : needed(change)) {
                for (StepId before : providersOf(provider, new HashSet<>())) {
                    own.values().stream()
                            .filter(s -> UP.contains(s.id().verb()) && !(isZone && s.id().verb() == Verb.RENAME))
                            .forEach(s -> graph.edge(before, s.id()));
                }
            }
        }
        Resource before = change.before();
        if (before != null) {
            List<Step> former = new ArrayList<>(own.values());
            former.addAll(aside.values());
            Set<Address> kept = named(change.address(), change.after());
            for (Address target : named(address, before)) {
                // a reference that stays is never let go: whatever is made anew goes and comes back under it
                List<Step> letting = kept.contains(target)
                        ? former.stream()
                                .filter(s -> s.id().verb() != Verb.UPDATE)
                                .toList()
                        : former;
                released(letting, target);
                released(letting, asides.of(target));
            }
        }
    }

    /** What a resource needs, that something happens to or nothing does. */
    private List<Address> needed(Change change) {
        List<Address> needed = new ArrayList<>(dependsOn.getOrDefault(change.address(), List.of()));
        if (change.after() != null) {
            for (Reference reference : kind(change.address()).references(change.after())) {
                reference.anyOf().stream().filter(a -> changes.get(a) != null).forEach(needed::add);
            }
        }
        return needed;
    }

    /** The steps after which {@code address} is as it will be: its own, or those of what it needs where it has none. */
    private Set<StepId> providersOf(Address address, Set<Address> visiting) {
        Set<StepId> known = providers.get(address);
        if (known != null) {
            return known;
        }
        Change change = changes.get(address);
        if (change == null || !visiting.add(address)) {
            return Set.of();
        }
        Set<StepId> found = of(address).keySet().stream()
                .filter(UP::contains)
                .map(verb -> new StepId(address, verb))
                .collect(Collectors.toCollection(TreeSet::new));
        rename(change).map(Step::id).ifPresent(found::add);
        if (found.isEmpty()) {
            for (Address next : needed(change)) {
                found.addAll(providersOf(next, visiting));
            }
        }
        providers.put(address, found);
        return found;
    }

    /** What a resource named before may go only after the resource has let go of it, in the stage where both happen. */
    private void released(Collection<Step> own, Address target) {
        Step deletion = of(target).get(Verb.DELETE);
        if (deletion == null) {
            return;
        }
        for (Step step : own) {
            Verb verb = step.id().verb();
            boolean releases = verb == Verb.DELETE || verb == Verb.UPDATE || verb == Verb.SET_ASIDE;
            if (releases && step.stage() == deletion.stage()) {
                graph.edge(step.id(), deletion.id());
            }
        }
    }

    /** Between a zone's stop and its start lies all that needs it halted. */
    private void halted(Change boot) {
        Step stop = of(Objects.requireNonNullElse(boot.from(), boot.address())).get(Verb.STOP);
        Step start = of(boot.address()).get(Verb.START);
        if (stop == null && start == null) {
            return;
        }
        for (Address related : related(boot.address())) {
            for (Step step : of(related).values()) {
                if (step.stage() == Stage.MAIN) {
                    if (stop != null) {
                        graph.edge(stop.id(), step.id());
                    }
                    if (start != null) {
                        graph.edge(step.id(), start.id());
                    }
                }
            }
        }
    }

    /** Moving a zone looks at all that its configuration names (zoneadm.c, move_func): it is there until the zone has moved. */
    private void moved(Change zonecfg) {
        rename(zonecfg)
                .ifPresent(rename -> related(ZoneChanges.sibling(zonecfg.address(), "boot")).stream()
                        .flatMap(related -> of(related).values().stream())
                        .filter(step -> step.stage() == Stage.MAIN && !step.equals(rename))
                        .forEach(step -> graph.edge(rename.id(), step.id())));
    }

    /** The zone's configuration and software, what the configuration names before and after, and the zones cloned from it. */
    private Set<Address> related(Address boot) {
        Address zonecfg = ZoneChanges.sibling(boot, "zonecfg");
        Set<Address> related = new TreeSet<>();
        related.add(zonecfg);
        related.add(ZoneChanges.sibling(boot, "install"));
        Change change = changes.get(zonecfg);
        if (change != null) {
            related.addAll(named(zonecfg, change.before()));
            related.addAll(named(zonecfg, change.after()));
        } else {
            HostFacts facts = request.facts().get(boot.host());
            related.addAll(named(zonecfg, facts == null ? null : facts.get(zonecfg)));
        }
        for (Change other : leaving) {
            Resource before = other.before();
            if (before != null
                    && ZoneChanges.makesRoom(other)
                    && new Holders(request).ofDataset(before).contains(zonecfg)) {
                related.add(other.address());
            }
            if (other.from() != null && uses(zonecfg, other.from())) {
                related.add(other.address());
            }
        }
        related.addAll(clones.getOrDefault(boot.name(), List.of()));
        return related;
    }

    /** The installations of this plan by the zone that they are a clone of. */
    private static Map<String, List<Address>> clones(Collection<Change> changes) {
        Map<String, List<Address>> clones = new HashMap<>();
        for (Change change : changes) {
            String model = change.address().kind().equals("install")
                            && ZoneChanges.INSTALLS.contains(change.action())
                            && change.after() != null
                    ? change.after().text("source")
                    : null;
            if (model != null) {
                clones.computeIfAbsent(model, m -> new ArrayList<>()).add(change.address());
            }
        }
        return clones;
    }

    /** Whether a zone has what is renamed, by its former name. */
    private boolean uses(Address zonecfg, Address from) {
        Holders holders = new Holders(request);
        Resource live = moves.live(from);
        return holders.ofLink(from).contains(zonecfg)
                || (live != null && holders.ofDataset(live).contains(zonecfg));
    }

    private Set<Address> named(Address address, @Nullable Resource resource) {
        Set<Address> named = new TreeSet<>();
        if (resource != null) {
            kind(address).references(resource).forEach(r -> named.addAll(r.anyOf()));
        }
        return named;
    }

    private Kind kind(Address address) {
        return request.kinds().get(address.kind());
    }

    /** The claims of a resource, for {@link Claims}. */
    static List<Claim> claims(PlanRequest request, Resource resource) {
        return request.kinds().get(resource.address().kind()).claims(resource);
    }
}
