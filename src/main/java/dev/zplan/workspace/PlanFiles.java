package dev.zplan.workspace;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.spec.PlanFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which files a command is about. A plan is called by its path below {@code plans/} without suffix, a file elsewhere by its path in
 * the workspace.
 *
 * @param root the workspace
 * @param current the current directory
 */
public record PlanFiles(Path root, Path current) {

    private static final List<String> SUFFIXES = List.of(".kdl", ".yaml", ".yml");

    /**
     * The files that {@code arguments} name.
     *
     * @param arguments plan names or paths; empty for all files directly in {@code plans/}
     */
    public List<PlanFile> find(List<String> arguments, Diagnostics diagnostics) {
        List<PlanFile> files = new ArrayList<>();
        if (arguments.isEmpty()) {
            Folder.files(root.resolve("plans")).forEach(path -> files.add(new PlanFile(name(path), path)));
        }
        for (String argument : arguments) {
            List<Path> found = candidates(argument);
            if (found.isEmpty()) {
                missing(argument, diagnostics);
            }
            found.forEach(path -> files.add(new PlanFile(name(path), path)));
        }
        ambiguous(files, diagnostics);
        return files.stream().distinct().toList();
    }

    /** Whether a plan of that name has a file. */
    public boolean exists(String plan) {
        return SUFFIXES.stream()
                .anyMatch(s ->
                        Files.exists(root.resolve("plans").resolve(plan + s)) || Files.exists(root.resolve(plan + s)));
    }

    private List<Path> candidates(String argument) {
        Path direct = current.resolve(argument).normalize();
        if (Files.isRegularFile(direct)) {
            return List.of(direct);
        }
        return SUFFIXES.stream()
                .map(s -> root.resolve("plans").resolve(argument + s).normalize())
                .filter(Files::isRegularFile)
                .toList();
    }

    /** The name of the plan in that file. */
    public String name(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path plans = root.resolve("plans").toAbsolutePath().normalize();
        Path base = absolute.startsWith(plans) ? plans : root.toAbsolutePath().normalize();
        String relative = (absolute.startsWith(base) ? base.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
        return SUFFIXES.stream()
                .filter(relative::endsWith)
                .findFirst()
                .map(s -> relative.substring(0, relative.length() - s.length()))
                .orElse(relative);
    }

    private void missing(String argument, Diagnostics diagnostics) {
        Set<String> known = new TreeSet<>();
        Folder.files(root.resolve("plans")).forEach(p -> known.add(name(p)));
        diagnostics.error(
                "zplan::workspace::no_such_plan",
                "there is no plan and no file \"" + argument + "\"",
                null,
                Suggestion.nearest(argument, known)
                        .map(n -> "did you mean " + n + "?")
                        .orElse(
                                known.isEmpty()
                                        ? "the folder " + root.resolve("plans") + " holds no plans"
                                        : "plans are: " + String.join(", ", known)));
    }

    private static void ambiguous(List<PlanFile> files, Diagnostics diagnostics) {
        Map<String, Set<Path>> byName = new TreeMap<>();
        files.forEach(
                f -> byName.computeIfAbsent(f.plan(), n -> new TreeSet<>()).add(f.path()));
        byName.forEach((name, paths) -> {
            if (paths.size() > 1) {
                diagnostics.error(
                        "zplan::workspace::ambiguous_plan",
                        "the plan " + name + " is in several files: "
                                + paths.stream()
                                        .map(p -> p.getFileName().toString())
                                        .collect(Collectors.joining(", ")),
                        null,
                        "keep one of them");
            }
        });
    }
}
