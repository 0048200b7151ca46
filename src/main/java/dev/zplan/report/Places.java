package dev.zplan.report;

import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import java.util.Optional;

/** How whoever reads a report finds the file that a place is in. */
@FunctionalInterface
public interface Places {

    /**
     * The file's path from the top of the repository, with slashes; empty for what is no file of it: {@code --set}, a built-in module.
     */
    Optional<String> path(Source source);

    /** The place for people: {@code file:line:column}. */
    default String show(Span span) {
        return path(span.source()).orElse(span.source().name()) + ":" + span.line() + ":" + span.column();
    }
}
