package dev.zplan.registry;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Brings several files into place as one: see {@link FileRegistry}. */
final class Stage {

    private final Path registry;
    private final Disk disk;

    Stage(Path registry, Disk disk) {
        this.registry = registry;
        this.disk = disk;
    }

    /**
     * Makes the changes count, all at once, and to outlive a crash. If it fails, nothing has changed. What was published before
     * must be finished.
     *
     * @param writes new content by path, put in place in this order
     * @param deletes paths
     */
    void publish(SortedMap<String, byte[]> writes, SortedSet<String> deletes) throws IOException {
        Path stage = Manifest.unpublished(registry);
        try {
            disk.createFolder(stage);
            for (String path : writes.keySet()) {
                disk.createFolder(folderOf(path));
            }
            Manifest manifest = new Manifest(List.copyOf(writes.keySet()), List.copyOf(deletes));
            int n = 0;
            for (byte[] content : writes.values()) {
                disk.write(stage.resolve(Integer.toString(n++)), content);
            }
            disk.write(Manifest.file(stage), manifest.bytes());
            disk.sync(stage);
            disk.rename(stage, Manifest.pending(registry));
            disk.sync(registry);
        } catch (IOException e) {
            withdraw(e);
            throw e;
        }
    }

    /** Moves what is published into place, if there is something; drops what never was published. */
    void finish() throws IOException {
        clear(Manifest.unpublished(registry));
        Path pending = Manifest.pending(registry);
        if (!Files.isDirectory(pending)) {
            return;
        }
        Manifest manifest = Manifest.published(registry);
        SortedSet<Path> touched = new TreeSet<>();
        for (String path : manifest.deletes()) {
            disk.delete(registry.resolve(path));
            touched.add(folderOf(path));
        }
        for (int n = 0; n < manifest.writes().size(); n++) {
            String path = manifest.writes().get(n);
            Path staged = Manifest.staged(registry, n);
            if (Files.exists(staged)) {
                disk.rename(staged, registry.resolve(path));
            }
            touched.add(folderOf(path));
        }
        for (Path folder : touched) {
            if (Files.isDirectory(folder)) {
                disk.sync(folder);
            }
        }
        disk.delete(Manifest.file(pending));
        clear(pending);
        for (String path : manifest.deletes()) {
            dropIfEmpty(folderOf(path));
            dropIfEmpty(parent(folderOf(path)));
        }
        disk.sync(registry);
    }

    private void withdraw(IOException failure) {
        Path stage = Manifest.unpublished(registry);
        try {
            if (Files.isDirectory(Manifest.pending(registry))) {
                disk.rename(Manifest.pending(registry), stage);
            }
            clear(stage);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private void clear(Path stage) throws IOException {
        for (Path file : children(stage)) {
            disk.delete(file);
        }
        disk.delete(stage);
    }

    private void dropIfEmpty(Path folder) throws IOException {
        if (Files.isDirectory(folder) && children(folder).isEmpty()) {
            disk.delete(folder);
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                stream.forEach(children::add);
            }
        }
        return children;
    }

    private Path folderOf(String path) {
        return parent(registry.resolve(path));
    }

    private Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? registry : parent;
    }
}
