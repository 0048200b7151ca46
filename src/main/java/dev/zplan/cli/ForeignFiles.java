package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that a command line names, whatever they hold.
 *
 * @param told where it is told what cannot be read
 */
record ForeignFiles(Context context, Diagnostics told) {

    /** Their texts; {@code -} is standard input, and a folder its KDL files and those of its folders. */
    List<Source> read(List<String> names) {
        List<Source> sources = new ArrayList<>();
        for (String name : names) {
            Path path = context.current().resolve(name);
            if (name.equals("-")) {
                sources.add(new Source("-", context.in().lines().collect(Collectors.joining("\n", "", "\n"))));
            } else if (Files.isDirectory(path)) {
                inside(path)
                        .forEach(file -> add(
                                sources,
                                Path.of(name).resolve(path.relativize(file)).toString(),
                                file));
            } else {
                add(sources, name, path);
            }
        }
        return sources;
    }

    private List<Path> inside(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".kdl")).sorted().toList();
        } catch (IOException e) {
            unreadable(folder.toString(), e);
            return List.of();
        }
    }

    private void add(List<Source> sources, String name, Path path) {
        try {
            String text = Files.readString(path);
            sources.add(new Source(name, text.startsWith("\uFEFF") ? text.substring(1) : text));
        } catch (CharacterCodingException e) {
            told.error("zplan::spec::not_utf8", name + " is not UTF-8 text", null, "save it as UTF-8");
        } catch (IOException e) {
            unreadable(name, e);
        }
    }

    private void unreadable(String name, IOException e) {
        told.error(
                "zplan::spec::file_unreadable",
                name + " cannot be read: " + e.getClass().getSimpleName(),
                null,
                "check that it exists and its permissions");
    }
}
