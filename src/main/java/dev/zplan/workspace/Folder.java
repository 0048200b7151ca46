package dev.zplan.workspace;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The documents of a workspace's folder.
 *
 * @param root the workspace
 * @param current the current directory: files are called by their path from there
 */
record Folder(Path root, Path current) {

    private static final List<String> SUFFIXES = List.of(".kdl", ".yaml", ".yml");

    /** All documents directly in a subfolder, by name without suffix; two of one name are an error. */
    Map<String, Source> documents(String name, Diagnostics diagnostics) {
        Map<String, Source> sources = new TreeMap<>();
        for (Path file : files(root.resolve(name))) {
            source(file, diagnostics).ifPresent(source -> {
                Source former = sources.put(stem(file), source);
                if (former != null) {
                    diagnostics.error(
                            "zplan::workspace::ambiguous",
                            former.name() + " and " + source.name() + " have the same name",
                            null,
                            "keep one of them");
                }
            });
        }
        return sources;
    }

    /** The documents directly in a folder, sorted by name; empty when there is no such folder. */
    static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(Folder::isDocument).sorted().toList();
        } catch (IOException e) {
            return new ArrayList<>();
        }
    }

    static boolean isDocument(Path path) {
        String name = path.getFileName().toString();
        return SUFFIXES.stream().anyMatch(name::endsWith) && Files.isRegularFile(path);
    }

    /** The file's name without its suffix. */
    static String stem(Path path) {
        String name = path.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** What a path is called in messages. */
    String name(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path here = current.toAbsolutePath().normalize();
        return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
    }

    /** The text of a file; empty, and told, when it cannot be read. */
    Optional<Source> source(Path path, Diagnostics diagnostics) {
        try {
            return Optional.of(new Source(name(path), Files.readString(path)));
        } catch (CharacterCodingException e) {
            diagnostics.error("zplan::spec::not_utf8", name(path) + " is not UTF-8 text", null, "save it as UTF-8");
        } catch (IOException e) {
            diagnostics.error(
                    "zplan::spec::file_unreadable",
                    name(path) + " cannot be read: " + e.getMessage(),
                    null,
                    "check that it exists and its permissions");
        }
        return Optional.empty();
    }
}
