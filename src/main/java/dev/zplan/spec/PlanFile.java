package dev.zplan.spec;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file to load.
 *
 * @param plan the plan that it is: its path below {@code plans/} without suffix
 * @param path where it is
 */
public record PlanFile(String plan, Path path) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlanFile that && plan.equals(that.plan) && path.equals(that.path);
    }

    @Override
    public int hashCode() {
        return 31 * plan.hashCode() + path.hashCode();
    }
}
