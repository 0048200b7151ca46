package dev.zplan.sim.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The paths that programs see: file systems by mount point, looked at from a root directory (a zone's root is
 * {@code zonepath/root}, and what is mounted below it in the global zone is seen in the zone too).
 */
public final class FileView {

    private final Mounts mounts;
    private final String root;

    private FileView(Mounts mounts, String root) {
        this.mounts = mounts;
        this.root = root;
    }

    /** A place in a file system. */
    public record Place(Tree tree, String path) {

        /** A place further down. */
        public Place below(String relative) {
            return relative.isEmpty() ? this : new Place(tree, path.isEmpty() ? relative : path + "/" + relative);
        }
    }

    /** What is mounted where. */
    public interface Mounts {
        /** What is mounted at exactly that directory, an absolute path; null: nothing. Something is at {@code /}. */
        @Nullable
        Place at(String directory);

        /** Where something is mounted. */
        Stream<String> points();
    }

    /** The whole of what is mounted. */
    public static FileView of(Mounts mounts) {
        return new FileView(mounts, "");
    }

    /** The same file systems seen by somebody whose {@code /} is this directory. */
    public FileView within(String directory) {
        return new FileView(mounts, full(directory));
    }

    /** Where a path leads; below the last directory that exists nothing is promised to exist. */
    public Place place(String path) {
        String full = full(path);
        String mount = full.isEmpty() ? "/" : full;
        while (true) {
            Place place = mounts.at(mount);
            if (place != null) {
                int prefix = mount.equals("/") ? 1 : mount.length() + 1;
                return place.below(full.length() < prefix ? "" : full.substring(prefix));
            }
            int slash = mount.lastIndexOf('/');
            mount = slash == 0 ? "/" : mount.substring(0, slash);
        }
    }

    /** What is there, or null; what leads to a mount point is a directory. */
    public @Nullable Entry get(String path) {
        Place place = place(path);
        Entry entry = place.tree().get(place.path());
        return entry != null || mountsBelow(path).isEmpty() ? entry : Entry.directory(0755);
    }

    /** Whether there is anything. */
    public boolean exists(String path) {
        return get(path) != null;
    }

    /** Whether there is a directory. */
    public boolean isDirectory(String path) {
        Entry entry = get(path);
        return entry != null && entry.isDirectory();
    }

    /** Writes an entry; its directory is there. */
    public void put(String path, Entry entry) {
        Place place = place(path);
        place.tree().put(place.path(), entry);
    }

    /** Makes the directory and those above it that are missing. */
    public void makeDirectories(String path) {
        Place place = place(path);
        place.tree().makeDirectories(place.path());
    }

    /** Writes a file and the directories above it that are missing. */
    public void write(String path, String content) {
        Place place = place(path);
        place.tree().write(place.path(), content);
    }

    /** Removes what is there and all below it, other mounted file systems excepted. */
    public void remove(String path) {
        Place place = place(path);
        place.tree().remove(place.path());
    }

    /** The names in a directory, mount points included, sorted. */
    public SortedSet<String> list(String path) {
        Place place = place(path);
        SortedSet<String> names = new TreeSet<>(place.tree().list(place.path()));
        int prefix = full(path).length() + 1;
        for (String mount : mountsBelow(path)) {
            names.add(mount.substring(prefix).replaceAll("/.*", ""));
        }
        return names;
    }

    /** Whether a file system is mounted at that very directory. */
    public boolean isMountPoint(String path) {
        String full = full(path);
        return mounts.at(full.isEmpty() ? "/" : full) != null;
    }

    /** The mount points strictly below a directory. */
    public List<String> mountsBelow(String path) {
        String prefix = full(path) + "/";
        return mounts.points()
                .filter(p -> p.startsWith(prefix) && p.length() > prefix.length())
                .sorted()
                .toList();
    }

    /** The directory that holds a path. */
    public static String parent(String path) {
        String clean = normal(path);
        int slash = clean.lastIndexOf('/');
        return slash <= 0 ? "/" : clean.substring(0, slash);
    }

    /** The path without empty, {@code .} and {@code ..} parts; relative ones begin at the root. */
    public static String normal(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    private String full(String path) {
        String clean = normal(path);
        return clean.equals("/") ? root : root + clean;
    }
}
