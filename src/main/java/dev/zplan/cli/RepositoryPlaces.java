package dev.zplan.cli;

import dev.zplan.diagnostic.Source;
import dev.zplan.report.Places;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files by their paths in the git repository that they are in, which is how GitHub and GitLab know them; outside of any, by their
 * paths from the current directory.
 */
final class RepositoryPlaces implements Places {

    private final Path current;
    private final Map<String, Optional<String>> known = new HashMap<>();

    RepositoryPlaces(Path current) {
        this.current = current.toAbsolutePath().normalize();
    }

    @Override
    public Optional<String> path(Source source) {
        return known.computeIfAbsent(source.name(), this::find);
    }

    private Optional<String> find(String name) {
        Path file;
        try {
            file = current.resolve(name).normalize();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Path top = top(file);
        return file.startsWith(top) ? Optional.of(top.relativize(file).toString()) : Optional.empty();
    }

    /** In a work tree of its own {@code .git} is a file. */
    private Path top(Path file) {
        for (@Nullable Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        return current;
    }
}
