package dev.zplan.module;

import java.time.Duration;
import java.util.Arrays;

/**
 * When a failed command is worth another try.
 *
 * @param match a text in what it wrote to standard error, or several with {@code |} between them
 * @param times how many tries in all
 * @param pause between them
 */
public record Retry(String match, int times, Duration pause) {

    /** Whether a command that complained so is worth another try. */
    public boolean isFor(String complaint) {
        return Arrays.stream(match.split("\\|")).anyMatch(complaint::contains);
    }
}
