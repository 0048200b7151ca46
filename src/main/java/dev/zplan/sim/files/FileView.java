package dev.zplan.sim.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The paths that programs see: file systems by mount point, looked at from a root directory (a zone's root is
 * {@code zonepath/root}, and what is mounted below it in the global zone is seen in the zone too).
 */
public final class FileView {

    private static final int MAX_LINKS = 40;

    private final Mounts mounts;
    private final String root;
    private final String directory;

    private FileView(Mounts mounts, String root, String directory) {
        this.mounts = mounts;
        this.root = root;
        this.directory = directory;
    }

    /** A place in a file system. */
    public record Place(Tree tree, String path) {

        @Nullable
        Entry entry() {
            return tree.get(path);
        }

        /** The length of the shortest part of a path below that is a symbolic link, or -1. */
        private int firstLink(String relative, boolean last) {
            for (int end = relative.indexOf('/'); end >= 0; end = relative.indexOf('/', end + 1)) {
                if (isLink(relative.substring(0, end))) {
                    return end;
                }
            }
            return last && !relative.isEmpty() && isLink(relative) ? relative.length() : -1;
        }

        private boolean isLink(String relative) {
            Entry entry = below(relative).entry();
            return entry != null && entry.isSymlink();
        }

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

        /** Where something is mounted strictly below a directory, an absolute path. */
        Stream<String> below(String directory);
    }

    /** The whole of what is mounted. */
    public static FileView of(Mounts mounts) {
        return new FileView(mounts, "", "/");
    }

    /** The same file systems seen by somebody whose {@code /} is this directory. */
    public FileView within(String path) {
        return new FileView(mounts, full(path), "/");
    }

    /** The same view; relative paths begin at this directory. */
    public FileView at(String path) {
        return new FileView(mounts, root, absolute(path));
    }

    /** Where relative paths begin. */
    public String directory() {
        return directory;
    }

    /** The path as an absolute one, without empty, {@code .} and {@code ..} parts. */
    public String absolute(String path) {
        return path.startsWith("/") ? normal(path) : normal(directory + "/" + path);
    }

    /** A path after all symbolic links: where it is in the whole, and in its file system. */
    private record Spot(String full, Place place) {}

    /** Where a path leads, links followed; below the last directory that exists nothing is promised to exist. */
    public Place place(String path) {
        return spot(path, true).place();
    }

    private Spot spot(String path, boolean followLast) {
        String full = full(path);
        for (int hops = 0; hops < MAX_LINKS; hops++) {
            String mount = mountOf(full);
            Place base = Objects.requireNonNull(mounts.at(mount));
            int prefix = mount.equals("/") ? 1 : mount.length() + 1;
            String below = full.length() < prefix ? "" : full.substring(prefix);
            int link = base.firstLink(below, followLast);
            if (link < 0) {
                return new Spot(full, base.below(below));
            }
            full = followed(full, prefix + link, base.below(below.substring(0, link)));
        }
        return new Spot(full, new Place(Tree.empty(0), "loop"));
    }

    /** The nearest directory at or above a path where something is mounted. */
    private String mountOf(String full) {
        String mount = full.isEmpty() ? "/" : full;
        while (mounts.at(mount) == null) {
            int slash = mount.lastIndexOf('/');
            mount = slash == 0 ? "/" : mount.substring(0, slash);
        }
        return mount;
    }

    /** The path with the link in it, which ends at {@code end}, replaced by where it leads. */
    private String followed(String full, int end, Place link) {
        String at = full.substring(0, end);
        String target = Objects.requireNonNull(
                Objects.requireNonNull(link.tree().get(link.path())).link());
        String from = at.startsWith(root + "/") ? root : "";
        String inside = target.startsWith("/") ? target : parent(at.substring(from.length())) + "/" + target;
        String clean = normal(inside + full.substring(end));
        return clean.equals("/") ? from : from + clean;
    }

    /** What is there, links followed, or null; what leads to a mount point is a directory. */
    public @Nullable Entry get(String path) {
        Spot spot = spot(path, true);
        Entry entry = spot.place().entry();
        return entry != null || below(spot.full()).isEmpty() ? entry : Entry.directory(0755);
    }

    /** What is there, be it a symbolic link, or null. */
    public @Nullable Entry itself(String path) {
        Entry entry = spot(path, false).place().entry();
        return entry != null ? entry : get(path);
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

    /** Writes an entry, links followed; its directory is there. */
    public void put(String path, Entry entry) {
        Place place = place(path);
        place.tree().put(place.path(), entry);
    }

    /** Writes an entry in the place of what is there, be it a symbolic link; its directory is there. */
    public void replace(String path, Entry entry) {
        Place place = spot(path, false).place();
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

    /** Removes what is there, and all below a directory, other mounted file systems excepted. Of a link only itself. */
    public void remove(String path) {
        Place place = spot(path, false).place();
        place.tree().remove(place.path());
    }

    /** Puts a copy of what is there, links as links, and of all below a directory, at another path. */
    public void copy(String from, String to) {
        Place source = spot(from, false).place();
        Place target = spot(to, false).place();
        target.tree().copyFrom(source.tree().copy(), source.path(), target.path());
    }

    /** The names in a directory, mount points included, sorted. */
    public SortedSet<String> list(String path) {
        Spot spot = spot(path, true);
        SortedSet<String> names =
                new TreeSet<>(spot.place().tree().list(spot.place().path()));
        int prefix = spot.full().length() + 1;
        for (String mount : below(spot.full())) {
            names.add(mount.substring(prefix).replaceAll("/.*", ""));
        }
        return names;
    }

    /** Whether a file system is mounted at that very directory. */
    public boolean isMountPoint(String path) {
        String full = spot(path, true).full();
        return mounts.at(full.isEmpty() ? "/" : full) != null;
    }

    /** The mount points strictly below a directory. */
    public List<String> mountsBelow(String path) {
        return below(spot(path, true).full());
    }

    private List<String> below(String full) {
        return mounts.below(full.isEmpty() ? "/" : full).sorted().toList();
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
        String clean = absolute(path);
        return clean.equals("/") ? root : root + clean;
    }
}
