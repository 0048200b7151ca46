package dev.zplan.sim.zfs;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Applies checked values to a dataset: limits, and the mounts that follow from them. */
final class Setter {
    static final String TOO_SMALL = "size is less than current used or reserved space";
    static final String TOO_LARGE = "size is greater than available space";
    static final String UNABLE_TO_REMOUNT = "property may be set but unable to remount filesystem";

    static final String CHILD_ZONED = "child dataset with inherited mountpoint is used in a non-global zone";

    private static final Set<String> MOVING = Set.of("mountpoint", "canmount", "zoned");

    private final Pools pools;
    private final Dataset dataset;

    Setter(Pools pools, Dataset dataset) {
        this.pools = pools;
        this.dataset = dataset;
    }

    /** Sets a property; the reason if the kernel refuses, or a whole complaint of unmounting or remounting. */
    Optional<String> set(String name, String value) {
        Optional<String> refusal = limit(name, value);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (name.equals("mountpoint") && zonedChild()) {
            return Optional.of(CHILD_ZONED);
        }
        if (!MOVING.contains(name) || (name.equals("canmount") && !value.equals("off"))) {
            store(name, value);
            return Optional.empty();
        }
        return moving(() -> dataset.local.put(name, value));
    }

    /** The same of a value that nobody has looked at yet. */
    Optional<String> checked(String name, String value) {
        Map<String, String> good = new LinkedHashMap<>();
        Optional<String> refusal = new ValueCheck(dataset.type, false, false, Pools.blockSize(dataset))
                .checkAll(Map.of(name, value), good);
        if (refusal.isPresent()) {
            return refusal;
        }
        for (Map.Entry<String, String> entry : good.entrySet()) {
            refusal = set(entry.getKey(), entry.getValue());
        }
        return refusal;
    }

    /** Takes the local value away, or goes back to the received one. */
    Optional<String> inherit(String name, boolean revert) {
        Runnable change = () -> {
            dataset.local.remove(name);
            if (revert || !dataset.received.containsKey(name)) {
                dataset.hidden.remove(name);
            } else {
                dataset.hidden.add(name);
            }
        };
        if (name.equals("mountpoint") && zonedChild()) {
            return Optional.of(CHILD_ZONED);
        }
        if (MOVING.contains(name)) {
            return moving(change);
        }
        change.run();
        return Optional.empty();
    }

    private boolean zonedChild() {
        Mounts mounts = new Mounts(pools);
        return inheriting().stream().anyMatch(d -> d != dataset && mounts.zoned(d));
    }

    private void store(String name, String value) {
        if (name.equals("volsize") && fullyReserved()) {
            dataset.local.put(
                    "refreservation",
                    Long.toString(Volumes.reservation(Long.parseLong(value), Pools.blockSize(dataset))));
        }
        dataset.local.put(name, value);
    }

    /** Whether the reservation is what the size asks for, so that it follows the size (zfs_add_synthetic_resv). */
    private boolean fullyReserved() {
        long asked = Volumes.reservation(Space.number(dataset, "volsize"), Pools.blockSize(dataset));
        return Space.number(dataset, "refreservation") == asked;
    }

    private Optional<String> limit(String name, String value) {
        Space space = new Space(pools);
        return switch (name) {
            case "quota" -> below(value, Math.max(space.used(dataset), Space.number(dataset, "reservation")));
            case "refquota" -> below(value, Math.max(dataset.referenced(), Space.number(dataset, "refreservation")));
            case "reservation" -> {
                long room = dataset.parent == null
                        ? pools.pool(dataset).usable() - space.used(dataset)
                        : space.room(dataset.parent);
                yield above(name, value, space.used(dataset), room, "quota");
            }
            case "refreservation" -> above(name, value, Space.exclusive(dataset), space.room(dataset), "refquota");
            case "volsize" ->
                fullyReserved()
                        ? above(
                                "refreservation",
                                Long.toString(Volumes.reservation(Long.parseLong(value), Pools.blockSize(dataset))),
                                Space.exclusive(dataset),
                                space.room(dataset),
                                "refquota")
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> below(String value, long minimum) {
        BigInteger limit = new BigInteger(value);
        return limit.signum() != 0 && limit.compareTo(BigInteger.valueOf(minimum)) < 0
                ? Optional.of(TOO_SMALL)
                : Optional.empty();
    }

    /** Whether a reservation finds room (dsl_dir_set_reservation_check, dsl_dataset_set_refreservation_check). */
    private Optional<String> above(String name, String value, long used, long room, String quota) {
        BigInteger wanted = new BigInteger(value);
        BigInteger held = BigInteger.valueOf(Math.max(used, Space.number(dataset, name)));
        BigInteger delta = wanted.max(BigInteger.valueOf(used)).subtract(held);
        BigInteger limit = BigInteger.valueOf(Space.number(dataset, quota));
        boolean overQuota = limit.signum() > 0 && wanted.compareTo(limit) > 0;
        return delta.signum() > 0 && (overQuota || delta.compareTo(BigInteger.valueOf(room)) > 0)
                ? Optional.of(TOO_LARGE)
                : Optional.empty();
    }

    /** Unmounts what the change moves, changes, and mounts again what was mounted. */
    private Optional<String> moving(Runnable change) {
        Mounts mounts = new Mounts(pools);
        List<Dataset> moved = inheriting();
        List<Dataset> down = new ArrayList<>(moved);
        Collections.reverse(down);
        List<Dataset> wasMounted = new ArrayList<>();
        boolean hadPlace = Mounts.mountpoint(dataset).startsWith("/");
        for (Dataset d : down) {
            if (d.mountedAt().isPresent()) {
                Optional<String> complaint = mounts.unmount(d, false);
                if (complaint.isPresent()) {
                    wasMounted.forEach(pools::mount);
                    return complaint;
                }
                wasMounted.add(0, d);
            }
        }
        change.run();
        boolean failed = false;
        for (Dataset d : moved) {
            if ((wasMounted.contains(d) || (!hadPlace && mounts.wanted(d))) && mountable(mounts, d)) {
                failed |= mounts.mount(d).isPresent();
            }
        }
        return failed ? Optional.of(UNABLE_TO_REMOUNT) : Optional.empty();
    }

    private static boolean mountable(Mounts mounts, Dataset d) {
        return !mounts.zoned(d)
                && !Mounts.canmount(d).equals("off")
                && Mounts.mountpoint(d).startsWith("/");
    }

    /** The dataset and what inherits its mountpoint. */
    private List<Dataset> inheriting() {
        List<Dataset> found = new ArrayList<>();
        collect(dataset, found);
        return found;
    }

    private static void collect(Dataset d, List<Dataset> found) {
        found.add(d);
        for (Dataset child : d.children.values()) {
            if (child.isFilesystem() && child.localValue("mountpoint").isEmpty()) {
                collect(child, found);
            }
        }
    }
}
