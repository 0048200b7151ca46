package dev.zplan.sim.zfs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where filesystems are mounted, and what else is known of the directory tree around them. */
final class Ground {
    private static final long USUAL_DEVICE = 256L << 20;
    /** Directories that every system has. */
    private static final Set<String> SYSTEM =
            Set.of("/", "/dev", "/etc", "/home", "/mnt", "/opt", "/proc", "/root", "/tmp", "/usr", "/var");

    private final Map<String, Dataset> mounts = new LinkedHashMap<>();
    private final TreeSet<String> points = new TreeSet<>();
    final TreeSet<String> files = new TreeSet<>();
    final TreeMap<String, Long> devices = new TreeMap<>();
    private Surroundings surroundings = Surroundings.NONE;

    Surroundings surroundings() {
        return surroundings;
    }

    void surround(Surroundings around) {
        surroundings = around;
    }

    Optional<String> mountAt(Dataset dataset, String path) {
        String clean = Mounts.clean(path);
        if (dataset.mountedAt != null || mounts.containsKey(clean)) {
            return Optional.of("mountpoint or dataset is busy");
        }
        dataset.mountedAt = clean;
        mounts.put(clean, dataset);
        points.add(clean);
        return Optional.empty();
    }

    void unmount(Dataset dataset) {
        dataset.mountedAt().ifPresent(mounts::remove);
        dataset.mountedAt().ifPresent(points::remove);
        dataset.mountedAt = null;
        dataset.temporary.clear();
    }

    Optional<Dataset> at(String path) {
        Dataset found = mounts.get(path);
        return Optional.ofNullable(found == null ? mounts.get(Mounts.clean(path)) : found);
    }

    Optional<Dataset> holding(String path) {
        String p = Mounts.clean(path);
        while (p.length() > 1) {
            Dataset dataset = mounts.get(p);
            if (dataset != null) {
                return Optional.of(dataset);
            }
            p = p.substring(0, Math.max(0, p.lastIndexOf('/')));
        }
        return at("/");
    }

    List<Dataset> mounted() {
        return List.copyOf(mounts.values());
    }

    /** Where something is mounted strictly below a directory, sorted. */
    SortedSet<String> pointsBelow(String directory) {
        String stem = directory.equals("/") ? "" : directory;
        return points.subSet(stem + "/\0", stem + (char) ('/' + 1));
    }

    boolean isFile(String path) {
        return files.contains(Mounts.clean(path));
    }

    /** Whether a directory holds something: a file, or a filesystem mounted below. */
    boolean isOccupied(String path) {
        String clean = Mounts.clean(path);
        String below = clean.equals("/") ? "/" : clean + "/";
        String file = files.ceiling(below);
        return surroundings.isOccupied(clean)
                || (file != null && file.startsWith(below))
                || !pointsBelow(clean).isEmpty();
    }

    /** Whether there is anything at a path, as far as it is known. */
    boolean exists(String path) {
        String clean = Mounts.clean(path);
        return SYSTEM.contains(clean) || files.contains(clean) || mounts.containsKey(clean) || isOccupied(clean);
    }

    long deviceSize(String path) {
        return devices.getOrDefault(path, USUAL_DEVICE);
    }
}
