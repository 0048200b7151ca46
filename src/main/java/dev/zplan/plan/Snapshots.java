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
import org.jspecify.annotations.Nullable;

/**
 * Snapshots, and clones of them, that would stop a dataset or a zone's root from being destroyed, or would be destroyed with it: told
 * at plan time, since destroying comes when there is no way back. zplan itself makes no snapshots but those of a zone's clones.
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
    private final Map<String, Map<String, String>> mounted = new HashMap<>();

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
            case "install" -> {
                Resource zonecfg = facts.get(ZoneChanges.sibling(address, "zonecfg"));
                String zonepath = zonecfg == null ? null : zonecfg.text("zonepath");
                yield zonepath == null ? null : mounted(facts).get(zonepath);
            }
            default -> null;
        };
    }

    /** The datasets of a host by where they are mounted. */
    private Map<String, String> mounted(HostFacts facts) {
        return mounted.computeIfAbsent(facts.host(), host -> {
            Map<String, String> byPath = new HashMap<>();
            for (Resource dataset : facts.ofKind("dataset")) {
                String path = dataset.text("mountpoint");
                if (path != null) {
                    byPath.putIfAbsent(path, dataset.address().name());
                }
            }
            return byPath;
        });
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
                foreign.add(name);
            }
        }
        if (!foreign.isEmpty()) {
            foreign(change, foreign, diagnostics);
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
        String names = String.join(", ", snapshots.subList(0, Math.min(SHOWN, snapshots.size())))
                + (snapshots.size() > SHOWN ? " and " + (snapshots.size() - SHOWN) + " more" : "");
        diagnostics.error(
                "zplan::plan::foreign_snapshots",
                change.address() + " would be destroyed, and has snapshots that zplan did not make: " + names,
                change.span(),
                "destroy them first with zfs destroy, if nobody needs them");
    }
}
