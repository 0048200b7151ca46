package dev.zplan.cli;

import dev.zplan.module.HostFacts;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is snapshotted together: a zone with its root, its datasets and its volumes; or one dataset with what is below it.
 *
 * @param facts its host
 * @param address the zone as {@code host/zone/name}, or the dataset
 * @param main the dataset without which a snapshot is not one of it, but of others that share something with it; empty for none
 * @param datasets their names
 */
record Snapshotted(HostFacts facts, Address address, String main, SortedSet<String> datasets) {

    Snapshotted {
        datasets = Collections.unmodifiableSortedSet(new TreeSet<>(datasets));
    }

    boolean isZone() {
        return address.kind().equals(Survey.ZONE);
    }

    String name() {
        return address.name();
    }

    String host() {
        return address.host();
    }

    /** The snapshots that any of the datasets has, newest first. */
    List<Taken> taken() {
        TreeMap<String, TreeMap<String, Resource>> byName = new TreeMap<>();
        for (Resource snapshot : facts.ofKind("snapshot")) {
            String full = snapshot.address().name();
            int at = full.indexOf('@');
            if (datasets.contains(full.substring(0, at))) {
                byName.computeIfAbsent(full.substring(at + 1), n -> new TreeMap<>())
                        .put(full.substring(0, at), snapshot);
            }
        }
        List<Taken> taken = new ArrayList<>();
        byName.forEach((name, parts) -> taken.add(new Taken(name, parts)));
        taken.sort(Comparator.comparing(Snapshotted::order).reversed().thenComparing(Taken::name));
        return taken;
    }

    /** Whether snapshots are its own. */
    boolean owns(Taken taken) {
        return main.isEmpty() || taken.parts().containsKey(main);
    }

    private static Long order(Taken taken) {
        return taken.parts().values().stream().mapToLong(Taken::txg).max().orElse(0);
    }
}
