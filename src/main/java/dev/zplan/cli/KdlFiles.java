package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the KDL files that people write. */
final class KdlFiles {

    private static final List<String> FOLDERS =
            List.of("modules", "plans", "policies", "pools", "publishers", "templates", "tests");

    private static final String SUFFIX = ".kdl";

    private KdlFiles() {}

    /** All of a workspace: its settings, and what its folders and the folders in them hold. */
    static List<Path> of(Path workspace) {
        List<Path> files = new ArrayList<>();
        for (String folder : FOLDERS) {
            files.addAll(below(workspace.resolve(folder)));
        }
        files.add(workspace.resolve(Workspace.SETTINGS));
        return files;
    }

    /** The files that these arguments name, folders with all that is below them; tells what it leaves out. */
    static Collection<Path> named(Path current, List<String> arguments, Diagnostics diagnostics) {
        Set<Path> files = new LinkedHashSet<>();
        for (String argument : arguments) {
            Path path = current.resolve(argument).normalize();
            if (Files.isDirectory(path)) {
                files.addAll(below(path));
            } else if (!Files.isRegularFile(path)) {
                diagnostics.error("zplan::spec::file_missing", "there is no file " + argument, null, "check the path");
            } else if (argument.endsWith(".yaml") || argument.endsWith(".yml")) {
                diagnostics.warning(
                        "zplan::fmt::yaml",
                        argument + " is YAML, and is left as it is",
                        null,
                        "zplan fmt lays out KDL only");
            } else if (!argument.endsWith(SUFFIX)) {
                diagnostics.error("zplan::fmt::not_kdl", argument + " is no KDL file", null, "KDL files end in .kdl");
            } else {
                files.add(path);
            }
        }
        return files;
    }

    private static List<Path> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX) && Files.isRegularFile(file))
                    .filter(file -> isVisible(folder.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isVisible(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }
}
