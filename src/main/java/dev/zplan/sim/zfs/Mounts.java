package dev.zplan.sim.zfs;

import java.util.List;
import java.util.Optional;

/** Mounting and unmounting by the rules of libzfs in the global zone. */
final class Mounts {
    /** Mounting takes more than what {@code zfs allow} can give. */
    static final String UNPRIVILEGED = "Insufficient privileges";

    private final Pools pools;

    Mounts(Pools pools) {
        this.pools = pools;
    }

    /** The property as it stands: a path, {@code legacy} or {@code none}. */
    static String mountpoint(Dataset dataset) {
        return Values.mountpoint(dataset).value();
    }

    static String clean(String path) {
        if (!path.contains("//") && (path.length() == 1 || !path.endsWith("/"))) {
            return path;
        }
        String single = path.replaceAll("/+", "/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }

    boolean zoned(Dataset dataset) {
        return on(dataset, "zoned");
    }

    private boolean on(Dataset dataset, String property) {
        return new Values(pools).get(dataset, property).value().equals("on");
    }

    static String canmount(Dataset dataset) {
        return dataset.localValue("canmount").orElse(dataset.received.getOrDefault("canmount", "on"));
    }

    /** Whether mounting everything includes it, and creating it mounts it. */
    boolean wanted(Dataset dataset) {
        return dataset.isFilesystem()
                && canmount(dataset).equals("on")
                && !zoned(dataset)
                && mountpoint(dataset).startsWith("/");
    }

    /** Why a filesystem that was named cannot be mounted at all; the second line is a hint. */
    Optional<List<String>> unmountable(Dataset dataset) {
        String head = "cannot mount '" + dataset.name() + "': ";
        String mountpoint = mountpoint(dataset);
        if (zoned(dataset)) {
            return Optional.of(List.of(head + "dataset is exported to a local zone"));
        }
        if (mountpoint.equals("legacy")) {
            return Optional.of(List.of(head + "legacy mountpoint", "use mount(8) to mount this filesystem"));
        }
        if (mountpoint.equals("none")) {
            return Optional.of(List.of(head + "no mountpoint set"));
        }
        if (canmount(dataset).equals("off")) {
            return Optional.of(List.of(head + "'canmount' property is set to 'off'"));
        }
        return dataset.mountedAt().isPresent()
                ? Optional.of(List.of(head + "filesystem already mounted"))
                : Optional.empty();
    }

    /** Mounts it where it belongs; the complaint if the place does not allow it. */
    Optional<String> mount(Dataset dataset) {
        return mount(dataset, false);
    }

    /** The same, perhaps over what is in the directory. */
    Optional<String> mount(Dataset dataset, boolean overlay) {
        String path = pools.pool(dataset).altroot().orElse("") + mountpoint(dataset);
        if (pools.ground().isFile(path)) {
            return Optional.of("cannot mount '" + dataset.name() + "': Not a directory");
        }
        if (!overlay && pools.ground().isOccupied(path) && pools.mountedAt(path).isEmpty()) {
            return Optional.of("cannot mount '" + path + "': directory is not empty");
        }
        return pools.mount(dataset).map(reason -> "cannot mount '" + dataset.name() + "': " + reason);
    }

    /** Unmounts it; the complaint if a process is in it, unless forced. */
    Optional<String> unmount(Dataset dataset, boolean force) {
        return unmount(dataset, true, force);
    }

    /** The same for a caller who may not be root, and then cannot unmount anything. */
    Optional<String> unmount(Dataset dataset, boolean root, boolean force) {
        if (!root && dataset.mountedAt().isPresent()) {
            return Optional.of("cannot unmount '" + dataset.mountedAt().get() + "': " + ZfsCall.DENIED);
        }
        if (dataset.busy && !force && dataset.mountedAt().isPresent()) {
            return Optional.of("cannot unmount '" + dataset.mountedAt().get() + "': Device busy");
        }
        pools.unmount(dataset);
        return Optional.empty();
    }
}
