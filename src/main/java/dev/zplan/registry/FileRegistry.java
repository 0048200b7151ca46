package dev.zplan.registry;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The registry as KDL files in a folder of its own ({@code .zplan/registry}), which only their owner may read:
 *
 * <pre>
 * registry.kdl             version and revision
 * HOST/zones/ZONE.kdl      a zone and the resources that it was expanded into
 * HOST/plans/PLAN.kdl      the other resources of a plan
 * </pre>
 *
 * <p>A save happens as a whole or not at all. Changed files are first written beside the others, in {@code .new}, with a manifest
 * that tells where they belong; then one rename to {@code .pending} publishes them. From that moment they count: a load reads
 * them where they are. They are moved into place at once, {@code registry.kdl} last, or by the next save if a crash prevents it.
 *
 * <p>Loads change nothing and may run beside a save of another process. Whoever saves must hold the workspace's lock.
 */
public final class FileRegistry {

    /** How often a load starts again because somebody saved meanwhile. */
    private static final int ATTEMPTS = 10;

    private final Path folder;
    private final Disk disk;
    private volatile @Nullable Loaded loaded;

    /** What was read last, and the mark that says whether it still is the registry. */
    private record Loaded(String mark, Snapshot snapshot) {}

    /** In that folder, which need not exist. */
    public FileRegistry(Path folder) {
        this(folder, new Disk.Real());
    }

    FileRegistry(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /**
     * What was saved last; empty if nothing ever was.
     *
     * @throws DiagnosticException {@code zplan::registry::damaged} with the place, {@code zplan::registry::version} if a later
     *     zplan wrote it, {@code zplan::registry::unreadable} if the disk does not give it, {@code zplan::registry::busy} if
     *     others do not stop saving
     */
    public Snapshot load() {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                String mark = mark();
                Loaded former = loaded;
                if (former != null && mark.equals(former.mark())) {
                    return former.snapshot();
                }
                try {
                    Snapshot snapshot = read(RegistryView.of(folder));
                    if (mark.equals(mark())) {
                        loaded = new Loaded(mark, snapshot);
                        return snapshot;
                    }
                } catch (IOException | DiagnosticException e) {
                    if (mark.equals(mark())) {
                        throw e;
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw failure("zplan::registry::unreadable", "The registry cannot be read: " + e, "Check its permissions");
        }
        throw failure("zplan::registry::busy", "The registry changes all the time", "Try again when others are done");
    }

    /**
     * Makes this the registry. Files whose content stays the same are not touched. Texts must be Unicode: KDL has no way to
     * write half of a surrogate pair.
     *
     * @throws DiagnosticException {@code zplan::registry::unwritable} if the disk is full or does not take it: the former
     *     registry stays; {@code zplan::registry::damaged} if a crash left a save that cannot be finished
     */
    public void save(Snapshot next) {
        Stage stage = new Stage(folder, disk);
        try {
            stage.finish();
            SortedSet<String> deletes = new TreeSet<>(RegistryView.of(folder).paths());
            SortedMap<String, byte[]> files = RegistryWriter.files(next);
            deletes.removeAll(files.keySet());
            SortedMap<String, byte[]> writes = changed(files);
            if (writes.isEmpty() && deletes.isEmpty()) {
                return;
            }
            stage.publish(writes, deletes);
        } catch (IOException | DirectoryIteratorException e) {
            throw failure(
                    "zplan::registry::unwritable",
                    "The registry cannot be written, and stays as it was: " + e,
                    "Check permissions and free space");
        }
        finishNowOrLater(stage);
    }

    private Snapshot read(RegistryView view) throws IOException {
        if (view.paths().isEmpty()) {
            return Snapshot.empty();
        }
        if (!view.paths().contains(FileNames.REVISION)) {
            throw failure(
                    "zplan::registry::damaged",
                    "The registry in " + folder + " has no " + FileNames.REVISION,
                    "Bring it back from a backup");
        }
        return RegistryReader.read(view);
    }

    /** Differs between any two saves, since each has a revision of its own; what is read between two equal marks belongs together. */
    private String mark() throws IOException {
        try {
            byte[] revision =
                    new RegistryView(folder, Manifest.published(folder), new TreeSet<>()).bytes(FileNames.REVISION);
            return new String(revision, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private SortedMap<String, byte[]> changed(SortedMap<String, byte[]> files) throws IOException {
        SortedMap<String, byte[]> changed = new TreeMap<>(FileNames.ORDER);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (!holds(folder.resolve(file.getKey()), file.getValue())) {
                changed.put(file.getKey(), file.getValue());
            }
        }
        return changed;
    }

    private static boolean holds(Path file, byte[] content) throws IOException {
        return Files.exists(file)
                && Files.size(file) == content.length
                && Arrays.equals(Files.readAllBytes(file), content);
    }

    /** What is published is saved: loads see it where it is, and the next save tells what is in the way of moving it. */
    private static void finishNowOrLater(Stage stage) {
        try {
            stage.finish();
        } catch (IOException | DirectoryIteratorException left) {
            return;
        }
    }

    private static DiagnosticException failure(String code, String message, String help) {
        return new DiagnosticException(Diagnostic.error(code, message, null, help));
    }
}
