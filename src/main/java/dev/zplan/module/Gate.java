package dev.zplan.module;

import java.time.Duration;

/**
 * What has to be seen on a host before a step counts as done.
 *
 * @param command asks for it; it changes nothing
 * @param expected what it prints then, without white space around it
 * @param timeout how long to go on asking
 */
public record Gate(CommandLine command, String expected, Duration timeout) {

    /** How often it is asked for. */
    public static final Duration PAUSE = Duration.ofSeconds(1);
}
