package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.HostFacts;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots, and clones of them, that would stop a dataset or a zone's root from being destroyed, or would be destroyed with it: told
 * at plan time, since destroying comes when there is no way back. Besides those of
 * a zone's clones, zplan makes snapshots only where it is told to (zplan snapshot).
 */
final class Snapshots {

    private static final Set<Action> GOES = Set.of(Action.DELETE, Action.REPLACE);

    /** More names than this help nobody. */
    private static final int SHOWN = 3;

    /** What a built-in clone leaves on its model, which the model's uninstallation takes along (zoneadm.c, path2name). */
    private static final Pattern LEFT = Pattern.compile(".*@SUNWzone[0-9]+");

    private final PlanRequest request;
    private final SortedMap<Address, Change> changes;
    private final Map<String, Set<String>> going = new HashMap<>();
    private final Map<String, Set<String>> planned = new HashMap<>();
    private final Map<String, ZoneRoots> roots = new HashMap<>();

    Snapshots(PlanRequest request, SortedMap<Address, Change> changes) {
        this.request = request;
        this.changes = changes;
    }

    void check(Diagnostics diagnostics) {
        if (changes.values().stream().noneMatch(c -> GOES.contains(c.action()))) {
            return;
        }
        List<Change> losing = new ArrayList<>();
        for (Change change : changes.values()) {
            String root = root(change);
            if (root == null) {
                continue;
            }
            String host = change.address().host();
            planned.computeIfAbsent(host, h -> new HashSet<>()).add(root);
            if (GOES.contains(change.action())) {
                going.computeIfAbsent(host, h -> new HashSet<>()).add(root);
                losing.add(change);
            }
        }
        losing.forEach(change -> check(change, diagnostics));
    }

    /** The dataset that goes with a resource: itself, or where a zone has its zonepath; null for none. */
    private @Nullable String root(Change change) {
        Address address = change.address();
        HostFacts facts = request.facts().get(address.host());
        if (change.before() == null || facts == null) {
            return null;
        }
        return switch (address.kind()) {
            case "dataset" -> address.name();
            case "install" ->
                roots.computeIfAbsent(facts.host(), host -> new ZoneRoots(facts))
                        .dataset(address);
            default -> null;
        };
    }

    private void check(Change change, Diagnostics diagnostics) {
        Address address = change.address();
        HostFacts facts = request.facts().get(address.host());
        String root = root(change);
        if (facts == null || root == null) {
            return;
        }
        boolean zone = address.kind().equals("install");
        List<String> foreign = new ArrayList<>();
        List<String> own = new ArrayList<>();
        for (Resource snapshot : facts.ofKind("snapshot")) {
            String name = snapshot.address().name();
            if (!name.startsWith(root + "@") && !(zone && name.startsWith(root + "/"))) {
                continue;
            }
            List<String> clones = clones(snapshot);
            List<String> staying = clones.stream()
                    .filter(c -> !within(c, going.getOrDefault(address.host(), Set.of())))
                    .toList();
            staying.stream()
                    .filter(c -> !zone || !within(c, planned.getOrDefault(address.host(), Set.of())))
                    .forEach(c -> clone(change, name, c, diagnostics));
            boolean left = zone && (!clones.isEmpty() || LEFT.matcher(name).matches());
            if (!left && staying.isEmpty()) {
                (snapshot.text("by") == null ? foreign : own).add(name);
            }
        }
        if (!foreign.isEmpty()) {
            foreign(change, foreign, diagnostics);
        }
        if (!own.isEmpty()) {
            own(change, own, diagnostics);
        }
    }

    private static List<String> clones(Resource snapshot) {
        String clones = snapshot.text("clones");
        return clones == null ? List.of() : Arrays.asList(clones.split(","));
    }

    private static boolean within(String dataset, Set<String> roots) {
        return roots.stream().anyMatch(r -> dataset.equals(r) || dataset.startsWith(r + "/"));
    }

    private static void clone(Change change, String snapshot, String clone, Diagnostics diagnostics) {
        diagnostics.error(
                "zplan::plan::surviving_clone",
                change.address() + " would be destroyed, but " + clone + " is a clone of its snapshot " + snapshot
                        + " and stays",
                change.span(),
                "destroy the clone first, or make it independent with zfs promote " + clone);
    }

    private static void foreign(Change change, List<String> snapshots, Diagnostics diagnostics) {
        diagnostics.error(
                "zplan::plan::foreign_snapshots",
                change.address() + " would be destroyed, and has snapshots that zplan did not make: "
                        + shown(snapshots),
                change.span(),
                "destroy them first with zfs destroy, if nobody needs them");
    }

    /** What was taken to come back to is not lost unsaid. */
    private static void own(Change change, List<String> snapshots, Diagnostics diagnostics) {
        String zone = change.zone() == null ? change.address().name() : change.zone();
        String names = snapshots.stream()
                .map(s -> s.substring(s.indexOf('@') + 1))
                .distinct()
                .sorted()
                .map(n -> " --name " + n)
                .collect(Collectors.joining());
        diagnostics.error(
                "zplan::plan::own_snapshots",
                change.address() + " would be destroyed, and with it what zplan snapshot took of it: "
                        + shown(snapshots),
                change.span(),
                "if nobody needs that: zplan snapshot destroy " + zone + names);
    }

    private static String shown(List<String> snapshots) {
        return String.join(", ", snapshots.subList(0, Math.min(SHOWN, snapshots.size())))
                + (snapshots.size() > SHOWN ? " and " + (snapshots.size() - SHOWN) + " more" : "");
    }
}
