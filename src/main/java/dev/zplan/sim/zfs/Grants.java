package dev.zplan.sim.zfs;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What {@code zfs allow} said at one dataset. */
final class Grants {

    /** Who is meant, in the order in which they are printed. */
    enum Kind {
        SET,
        CREATE,
        USER,
        GROUP,
        EVERYONE
    }

    /**
     * Who is allowed something.
     *
     * @param kind of it
     * @param name of the set, user or group; else empty
     */
    record Grantee(Kind kind, String name) implements Comparable<Grantee> {
        private static final Comparator<Grantee> ORDER =
                Comparator.comparing(Grantee::kind).thenComparing(Grantee::name);

        @Override
        public int compareTo(Grantee other) {
            return ORDER.compare(this, other);
        }
    }

    /** Where a permission holds: at the dataset, below it, or both. */
    record Reach(boolean local, boolean below) {
        Reach and(Reach other) {
            return new Reach(local || other.local, below || other.below);
        }

        Reach without(Reach other) {
            return new Reach(local && !other.local, below && !other.below);
        }

        boolean none() {
            return !local && !below;
        }
    }

    final TreeMap<Grantee, TreeMap<String, Reach>> all = new TreeMap<>();

    void add(Grantee who, String permission, Reach reach) {
        all.computeIfAbsent(who, w -> new TreeMap<>()).merge(permission, reach, Reach::and);
    }

    /** Takes permissions away; without any named, all of them. */
    void remove(Grantee who, @Nullable Set<String> permissions, Reach reach) {
        TreeMap<String, Reach> held = all.getOrDefault(who, new TreeMap<>());
        for (String permission : List.copyOf(permissions == null ? held.keySet() : permissions)) {
            held.computeIfPresent(permission, (p, r) -> r.without(reach).none() ? null : r.without(reach));
        }
        if (held.isEmpty()) {
            all.remove(who);
        }
    }

    /** Whether a user may do something to a dataset, by what was allowed there and above (dsl_deleg_access). */
    static boolean allows(Dataset dataset, String user, String permission) {
        Set<String> names = new TreeSet<>(Set.of(permission));
        for (Dataset d = dataset; d != null; d = d.parent) {
            names.addAll(d.grants.setsWith(permission));
        }
        for (Dataset d = dataset; d != null; d = d.parent) {
            boolean here = d == dataset;
            if (d.grants.gives(user, names, here)) {
                return true;
            }
        }
        return false;
    }

    private Set<String> setsWith(String permission) {
        Set<String> sets = new TreeSet<>();
        all.forEach((who, held) -> {
            if (who.kind() == Kind.SET && held.containsKey(permission)) {
                sets.add(who.name());
            }
        });
        return sets;
    }

    private boolean gives(String user, Set<String> permissions, boolean here) {
        for (Map.Entry<Grantee, TreeMap<String, Reach>> entry : all.entrySet()) {
            Grantee who = entry.getKey();
            boolean meant = who.kind() == Kind.EVERYONE
                    || (who.kind() == Kind.USER && who.name().equals(user));
            for (String permission : permissions) {
                Optional<Reach> reach = Optional.ofNullable(entry.getValue().get(permission));
                if (meant && reach.filter(r -> here ? r.local() : r.below()).isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Gives the one who makes a dataset below what was allowed at create time (dsl_deleg_set_create_perms). */
    void givenAtCreation(Dataset made, String user) {
        for (Dataset d = made.parent; d != null; d = d.parent) {
            Map<String, Reach> held = d.grants.all.getOrDefault(new Grantee(Kind.CREATE, ""), new TreeMap<>());
            held.keySet().forEach(p -> add(new Grantee(Kind.USER, user), p, new Reach(true, false)));
        }
    }
}
