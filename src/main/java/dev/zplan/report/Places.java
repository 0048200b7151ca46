package dev.zplan.report;

import dev.zplan.diagnostic.Source;
import java.util.Optional;

/** How whoever reads a report finds the file that a place is in. */
@FunctionalInterface
public interface Places {

    /**
     * The file's path from the top of the repository, with slashes; empty for what is no file of it: {@code --set}, a built-in module.
     */
    Optional<String> path(Source source);
}
