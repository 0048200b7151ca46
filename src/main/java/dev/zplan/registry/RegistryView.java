package dev.zplan.registry;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The files of a registry as they count: where a published save is not moved into place yet, its files before the older ones.
 *
 * @param folder the registry's folder
 * @param manifest the published save; empty when there is none
 * @param paths the files, relative to the folder
 */
record RegistryView(Path folder, Manifest manifest, SortedSet<String> paths) {

    /** Looks at the folder; an absent one is empty. Changes nothing. */
    static RegistryView of(Path folder) throws IOException {
        Manifest manifest = Manifest.published(folder);
        SortedSet<String> paths = files(folder);
        paths.removeAll(manifest.deletes());
        paths.addAll(manifest.writes());
        return new RegistryView(folder, manifest, paths);
    }

    /** The content of one of the files. */
    byte[] bytes(String path) throws IOException {
        int staged = manifest.writes().indexOf(path);
        if (staged >= 0) {
            try {
                return Files.readAllBytes(Manifest.staged(folder, staged));
            } catch (NoSuchFileException e) {
                // moved into place meanwhile
                return Files.readAllBytes(folder.resolve(path));
            }
        }
        return Files.readAllBytes(folder.resolve(path));
    }

    /** One of the files, parsed. */
    RegistryText text(String path) throws IOException {
        return RegistryText.parse(folder.resolve(path), bytes(path));
    }

    private static SortedSet<String> files(Path folder) throws IOException {
        SortedSet<String> paths = new TreeSet<>();
        if (Files.exists(folder.resolve(FileNames.REVISION))) {
            paths.add(FileNames.REVISION);
        }
        for (Path host : children(folder)) {
            for (String kind : List.of("plans", "zones")) {
                for (Path file : children(host.resolve(kind))) {
                    if (file.toString().endsWith(FileNames.SUFFIX)) {
                        paths.add(host.getFileName() + "/" + kind + "/" + file.getFileName());
                    }
                }
            }
        }
        return paths;
    }

    /** What is in a folder, hidden files left out; nothing if it is no folder, but one that may not be read is told. */
    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path child : stream) {
                if (!child.getFileName().toString().startsWith(".")) {
                    children.add(child);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
        return children;
    }
}
