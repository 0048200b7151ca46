package dev.zplan.module;

import java.time.Duration;

/**
 * When a failed command is worth another try.
 *
 * @param match a text in what it wrote to standard error
 * @param times how many tries in all
 * @param pause between them
 */
public record Retry(String match, int times, Duration pause) {}
