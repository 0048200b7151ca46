package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Reference;
import dev.zplan.resource.Address;
import dev.zplan.resource.Graph;
import dev.zplan.resource.Resource;
import dev.zplan.zone.DesiredResource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes plans. Pure. */
public final class Planner {

    /** The plan for {@code request}; problems are among its diagnostics. */
    public Plan plan(PlanRequest request) {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.addAll(request.desired().diagnostics());
        if (diagnostics.hasErrors()) {
            return new Plan(request, List.of(), List.of(), new TreeMap<>(), diagnostics.list());
        }
        Moves moves = new Moves(request, diagnostics);
        PlanRequest then = moves.after();
        SortedMap<Address, Change> changes = new ChangeFinder(then, moves.renaming(), diagnostics).find();
        moves.complete(changes);
        new DataLoss(then, changes, diagnostics).complete();
        new ZoneChanges(then, moves, changes, diagnostics).complete();
        if (!request.scope().targets().isEmpty()) {
            changes = targeted(then, changes, diagnostics);
        }
        new References(then, changes).check(diagnostics);
        new SystemPublishers(then, changes).check(diagnostics);
        new Snapshots(then, changes).check(diagnostics);
        new SpaceCheck(then, changes).check(diagnostics);
        new Quotas(changes).check(diagnostics);
        List<Step> steps = List.of();
        if (!diagnostics.hasErrors()) {
            SortedMap<StepId, Step> unordered = new StepBuilder(then, moves.renaming(), changes).build();
            Graph<StepId> graph = new Ordering(then, moves, changes, unordered).order(diagnostics);
            steps = diagnostics.hasErrors() ? List.of() : ordered(unordered, graph);
        }
        return new Plan(request, List.copyOf(changes.values()), steps, digests(request, changes), diagnostics.list());
    }

    /** Steps before the commit point first; within each stage, every step after all that it needs. */
    private static List<Step> ordered(SortedMap<StepId, Step> steps, Graph<StepId> graph) {
        List<Step> main = new ArrayList<>();
        List<Step> purge = new ArrayList<>();
        for (StepId id : graph.order()) {
            Step step = Objects.requireNonNull(steps.get(id));
            Step withNeeds = new Step(
                    id,
                    step.stage(),
                    step.effect(),
                    step.transition(),
                    step.commands(),
                    step.undo(),
                    step.timeout(),
                    step.serial(),
                    step.retry(),
                    graph.needs(id));
            (step.stage() == Stage.MAIN ? main : purge).add(withNeeds);
        }
        main.addAll(purge);
        return main;
    }

    /** The changes of the targets and of all that they need. */
    private static SortedMap<Address, Change> targeted(
            PlanRequest request, SortedMap<Address, Change> changes, Diagnostics diagnostics) {
        Deque<Address> open = new ArrayDeque<>();
        for (Address target : request.scope().targets()) {
            List<Address> matching = changes.keySet().stream()
                    .filter(a -> a.equals(target) || ofZone(target, a, changes))
                    .toList();
            if (matching.isEmpty()) {
                diagnostics.error(
                        "zplan::plan::unknown_target",
                        "the target " + target + " is neither wanted nor owned",
                        null,
                        "addresses are HOST/KIND/NAME, or HOST/zone/NAME for all of a zone; zplan show lists them");
            }
            open.addAll(matching);
        }
        Map<Address, List<Address>> dependsOn = request.desired().resources().stream()
                .collect(Collectors.toMap(DesiredResource::address, DesiredResource::dependsOn, (a, b) -> a));
        Set<Address> kept = new TreeSet<>();
        while (!open.isEmpty()) {
            Address address = open.remove();
            Change change = changes.get(address);
            if (change == null || !kept.add(address)) {
                continue;
            }
            if (change.after() != null) {
                open.addAll(dependsOn.getOrDefault(address, List.of()));
                for (Reference reference : request.kinds().get(address.kind()).references(change.after())) {
                    open.addAll(reference.anyOf());
                }
            }
            if (ZoneChanges.makesRoom(change)) {
                changes.keySet().stream().filter(a -> isBelow(a, address)).forEach(open::add);
                Stream.ofNullable(change.before())
                        .flatMap(before -> new Holders(request).ofDataset(before).stream())
                        .forEach(zone -> open.add(ZoneChanges.sibling(zone, "boot")));
            }
            if (change.zone() != null && change.address().kind().equals("zonecfg")) {
                open.add(ZoneChanges.sibling(address, "boot"));
            }
            if (change.from() != null) {
                Renaming one = Renaming.of(List.of(change));
                changes.keySet().stream()
                        .filter(a -> one.former(a).isPresent() || along(change, changes.get(a)))
                        .forEach(open::add);
            }
        }
        SortedMap<Address, Change> targeted = new TreeMap<>(changes);
        targeted.keySet().retainAll(kept);
        return targeted;
    }

    /** Whether two things are renamed as parts of the same one. */
    private static boolean along(Change change, @Nullable Change other) {
        return other != null
                && other.from() != null
                && Renaming.of(List.of(other)).former(change.address()).isPresent();
    }

    private static boolean isBelow(Address address, Address above) {
        return address.host().equals(above.host())
                && address.kind().equals(above.kind())
                && address.name().startsWith(above.name() + "/");
    }

    private static boolean ofZone(Address target, Address address, SortedMap<Address, Change> changes) {
        Change change = changes.get(address);
        return target.kind().equals("zone")
                && target.host().equals(address.host())
                && change != null
                && target.name().equals(change.zone());
    }

    /** Of what changes, of what that refers to, and of what a zone takes when it boots. */
    private static SortedMap<Address, String> digests(PlanRequest request, SortedMap<Address, Change> changes) {
        Set<Address> touched = new TreeSet<>();
        for (Change change : changes.values()) {
            if (change.action() == Action.NONE) {
                continue;
            }
            touched.add(change.address());
            if (change.from() != null) {
                touched.add(change.from());
                moved(request, change, touched);
            }
            refer(request, change.before(), touched);
            refer(request, change.after(), touched);
            if (change.address().kind().equals("boot")) {
                Change zonecfg = changes.get(ZoneChanges.sibling(change.address(), "zonecfg"));
                if (zonecfg != null) {
                    touched.add(zonecfg.address());
                    refer(request, zonecfg.before(), touched);
                    refer(request, zonecfg.after(), touched);
                }
            }
        }
        SortedMap<Address, String> digests = new TreeMap<>();
        for (Address address : touched) {
            HostFacts facts = request.facts().get(address.host());
            digests.put(address, FactsDigest.of(facts == null ? null : facts.get(address), request.kinds()));
        }
        return digests;
    }

    /** The parts of a zone that is renamed, and the dataset that it lives in where that is mounted elsewhere then. */
    private static void moved(PlanRequest request, Change change, Set<Address> touched) {
        Address from = Objects.requireNonNull(change.from());
        HostFacts facts = request.facts().get(from.host());
        if (facts == null || !from.kind().equals("zonecfg")) {
            return;
        }
        touched.add(ZoneChanges.sibling(from, "install"));
        touched.add(ZoneChanges.sibling(from, "boot"));
        if (change.attributes().stream().anyMatch(a -> a.path().equals("zonepath"))) {
            String path = change.before() == null ? null : change.before().text("zonepath");
            facts.ofKind("dataset").stream()
                    .filter(d -> Objects.equals(path, d.text("mountpoint")))
                    .forEach(d -> touched.add(d.address()));
        }
    }

    private static void refer(PlanRequest request, @Nullable Resource resource, Set<Address> touched) {
        if (resource != null) {
            request.kinds().get(resource.address().kind()).references(resource).forEach(r -> touched.addAll(r.anyOf()));
        }
    }
}
