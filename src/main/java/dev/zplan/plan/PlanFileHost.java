package dev.zplan.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A host as it was when the plan was made.
 *
 * @param name its name in the workspace
 * @param flavour what it ran
 * @param release what {@code uname -v} called it
 * @param taken when the facts were recorded that stood in for the host; null where the host itself was read
 */
public record PlanFileHost(
        String name,
        String flavour,
        String release,
        @Nullable Instant taken) {}
