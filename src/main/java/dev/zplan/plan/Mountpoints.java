package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.HostFacts;
import dev.zplan.resource.Address;
import dev.zplan.resource.Graph;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Directories that file systems are mounted on. Nothing is mounted over a directory that holds something, be it another mount, and
 * nothing is unmounted that another is mounted in (net-storage.md 4.5): who goes does so first, what is above comes before what is
 * below, and who stays in the way is told. A file system without a mountpoint of its own moves with the one above.
 */
final class Mountpoints {

    private static final Set<Action> ARRIVES = Set.of(Action.CREATE, Action.UPDATE, Action.REPLACE);

    private final PlanRequest request;
    private final SortedMap<Address, Change> changes;
    private final SortedMap<String, SortedMap<String, Resource>> mounted = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Set<Change>>> arriving = new TreeMap<>();
    private final Map<Address, String> paths = new HashMap<>();

    Mountpoints(PlanRequest request, SortedMap<Address, Change> changes) {
        this.request = request;
        this.changes = changes;
    }

    /** Adds the edges from who goes to who comes, and tells who would come where another stays. */
    void order(Map<Address, SortedMap<Verb, Step>> steps, Graph.Builder<StepId> graph, Diagnostics diagnostics) {
        request.facts().forEach(this::take);
        Set<Change> moving = new LinkedHashSet<>();
        for (Change change : changes.values()) {
            if (moves(change)) {
                moving.add(change);
                String path = after(change.address());
                if (path != null) {
                    arriving.computeIfAbsent(change.address().host(), h -> new TreeMap<>())
                            .computeIfAbsent(path, p -> new LinkedHashSet<>())
                            .add(change);
                }
            }
        }
        moving.forEach(change -> order(change, steps, graph, diagnostics));
        changes.values().stream()
                .filter(c -> c.address().kind().equals("zonecfg") && c.after() != null)
                .forEach(zone -> housed(zone.address(), zone.after(), steps, graph));
    }

    /** A zone is installed and started after what its directories lie in is mounted. */
    private void housed(
            Address zone,
            @Nullable Resource configuration,
            Map<Address, SortedMap<Verb, Step>> steps,
            Graph.Builder<StepId> graph) {
        SortedMap<String, Set<Change>> here = arriving.getOrDefault(zone.host(), new TreeMap<>());
        if (configuration == null || here.isEmpty()) {
            return;
        }
        for (String directory : directories(configuration)) {
            int end = directory.length();
            while (end > 0 && !here.containsKey(directory.substring(0, end))) {
                end = directory.lastIndexOf('/', end - 1);
            }
            for (Change above : here.getOrDefault(directory.substring(0, Math.max(0, end)), Set.of())) {
                edges(above.address(), ZoneChanges.sibling(zone, "install"), Verb.CREATE, steps, graph);
                edges(above.address(), ZoneChanges.sibling(zone, "boot"), Verb.START, steps, graph);
            }
        }
    }

    /** The directories of the global zone that a zone has to find. */
    private static List<String> directories(Resource configuration) {
        List<@Nullable String> directories = new ArrayList<>();
        directories.add(configuration.text("zonepath"));
        if (configuration.get("fs") instanceof Value.Members all) {
            for (Value fs : all.members().values()) {
                Value special = fs instanceof Value.Members one ? one.members().get("special") : null;
                directories.add(special == null ? null : special.show());
            }
        }
        return directories.stream().flatMap(d -> Stream.ofNullable(path(d))).toList();
    }

    private static void edges(
            Address first,
            Address then,
            Verb verb,
            Map<Address, SortedMap<Verb, Step>> steps,
            Graph.Builder<StepId> graph) {
        Step after = steps.getOrDefault(then, new TreeMap<>()).get(verb);
        for (Step before : steps.getOrDefault(first, new TreeMap<>()).values()) {
            if (after != null && before.stage() == Stage.MAIN) {
                graph.edge(before.id(), after.id());
            }
        }
    }

    private void order(
            Change change,
            Map<Address, SortedMap<Verb, Step>> steps,
            Graph.Builder<StepId> graph,
            Diagnostics diagnostics) {
        Address address = change.address();
        String from = change.action() == Action.CREATE ? null : now(found(address));
        String to = after(address);
        if (to != null) {
            below(arriving.getOrDefault(address.host(), new TreeMap<>()), to).values().stream()
                    .flatMap(Collection::stream)
                    .forEach(later -> edges(address, later.address(), steps, graph));
        }
        for (Resource other : inTheWay(address.host(), from, to)) {
            Address mover = mover(other.address());
            if (mover == null || (!mover.equals(address) && stays(other, from, to))) {
                tell(change, other, to, diagnostics);
            } else {
                edges(mover, address, steps, graph);
            }
        }
    }

    private Set<Resource> inTheWay(String host, @Nullable String from, @Nullable String to) {
        SortedMap<String, Resource> here = mounted.getOrDefault(host, new TreeMap<>());
        Set<Resource> inTheWay = new LinkedHashSet<>();
        if (from != null) {
            inTheWay.addAll(below(here, from).values());
        }
        if (to != null) {
            inTheWay.addAll(below(here, to).values());
            Resource there = here.get(to);
            if (there != null) {
                inTheWay.add(there);
            }
        }
        return inTheWay;
    }

    private void take(String host, HostFacts facts) {
        for (Resource dataset : facts.ofKind("dataset")) {
            String path = now(dataset);
            if (path != null) {
                mounted.computeIfAbsent(host, h -> new TreeMap<>()).put(path, dataset);
            }
        }
    }

    /** Where it is mounted in the global zone now. */
    private static @Nullable String now(@Nullable Resource dataset) {
        return dataset == null || !"yes".equals(dataset.text("mounted")) || "on".equals(dataset.text("zoned"))
                ? null
                : path(dataset.text("mountpoint"));
    }

    private static @Nullable String path(@Nullable String mountpoint) {
        return mountpoint != null && mountpoint.startsWith("/") && mountpoint.length() > 1 ? mountpoint : null;
    }

    private @Nullable Resource found(Address address) {
        HostFacts facts = request.facts().get(address.host());
        return facts == null ? null : facts.get(address);
    }

    private static boolean moves(Change change) {
        return change.address().kind().equals("dataset")
                && ARRIVES.contains(change.action())
                && (change.action() == Action.CREATE
                        || change.attributes().stream().anyMatch(a -> a.path().equals("props.mountpoint")));
    }

    /** Whether it is still in the way after it has moved. */
    private boolean stays(Resource other, @Nullable String from, @Nullable String to) {
        String after = after(other.address());
        return after != null
                && ((from != null && after.startsWith(from + "/"))
                        || (to != null && (after.equals(to) || after.startsWith(to + "/"))));
    }

    /** The dataset whose change moves it: itself, or the one that it has its mountpoint from; null when it stays. */
    private @Nullable Address mover(Address address) {
        Change change = changes.get(address);
        if (change != null && moves(change)) {
            return address;
        }
        Resource found = found(address);
        Address parent = parent(address);
        return found == null || parent == null || own(found) != null ? null : mover(parent);
    }

    private static @Nullable Address parent(Address address) {
        int slash = address.name().lastIndexOf('/');
        return slash < 0
                ? null
                : new Address(address.host(), address.kind(), address.name().substring(0, slash));
    }

    /** The mountpoint that was set for it and not above it. */
    static @Nullable String own(Resource dataset) {
        for (String source : new String[] {"props", "received"}) {
            Value set = dataset.get(source) instanceof Value.Members members
                    ? members.members().get("mountpoint")
                    : null;
            if (set != null) {
                return set.show();
            }
        }
        return null;
    }

    /** Where it will be mounted; null for nowhere. */
    private @Nullable String after(Address address) {
        if (!paths.containsKey(address)) {
            paths.put(address, computed(address));
        }
        return paths.get(address);
    }

    private @Nullable String computed(Address address) {
        Change change = changes.get(address);
        Resource state = change != null && change.after() != null ? change.after() : found(address);
        Address parent = parent(address);
        if (state == null || state.get("volsize") != null) {
            return null;
        }
        boolean mounts = !(state.get("props") instanceof Value.Members props)
                || Value.text("on").equals(props.members().getOrDefault("canmount", Value.text("on")));
        String own = own(state);
        if (!mounts || own != null || parent == null) {
            return mounts ? path(own == null ? state.text("mountpoint") : own) : null;
        }
        String above = base(parent);
        return above == null
                ? null
                : above + address.name().substring(parent.name().length());
    }

    /** What those below it inherit, whether it is mounted itself or not. */
    private @Nullable String base(Address address) {
        Change change = changes.get(address);
        Resource state = change != null && change.after() != null ? change.after() : found(address);
        Address parent = parent(address);
        if (state == null) {
            return null;
        }
        String own = own(state);
        if (own != null || parent == null) {
            return path(own == null ? state.text("mountpoint") : own);
        }
        String above = base(parent);
        return above == null
                ? null
                : above + address.name().substring(parent.name().length());
    }

    private static <T> SortedMap<String, T> below(SortedMap<String, T> byPath, String path) {
        return byPath.subMap(path + "/", path + "0");
    }

    private static void edges(
            Address first, Address then, Map<Address, SortedMap<Verb, Step>> steps, Graph.Builder<StepId> graph) {
        if (first.equals(then)) {
            return;
        }
        for (Step before : steps.getOrDefault(first, new TreeMap<>()).values()) {
            for (Step after : steps.getOrDefault(then, new TreeMap<>()).values()) {
                if (before.stage() == Stage.MAIN && after.stage() == Stage.MAIN) {
                    graph.edge(before.id(), after.id());
                }
            }
        }
    }

    private static void tell(Change change, Resource other, @Nullable String to, Diagnostics diagnostics) {
        diagnostics.error(
                "zplan::plan::mountpoint_in_use",
                change.address() + (to == null ? " would be unmounted" : " would be mounted at " + to) + ", but "
                        + other.address().name() + " stays mounted at " + other.text("mountpoint"),
                change.span(),
                "choose another directory, or give " + other.address().name() + " another mountpoint first, in an apply"
                        + " of its own");
    }
}
