package dev.zplan.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The world around one run of zplan.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param environment the environment
 * @param current the current directory
 * @param terminals which of the streams are terminals
 * @param clock the time
 * @param random for names of transactions
 * @param user who runs it
 * @param machine the machine that it runs on
 */
public record Context(
        BufferedReader in,
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        Path current,
        Terminals terminals,
        Clock clock,
        RandomGenerator random,
        String user,
        String machine) {

    /** Keeps a copy. */
    public Context {
        environment = Map.copyOf(environment);
    }

    /** Which of the streams are terminals. */
    public record Terminals(boolean in, boolean out, boolean err) {}

    /** The same, with colours always or never, whatever else speaks for or against them. */
    Context inColour(boolean colour) {
        Map<String, String> forced = new HashMap<>(environment);
        forced.put("NO_COLOR", colour ? "" : "1");
        forced.put("CLICOLOR_FORCE", colour ? "1" : "0");
        return new Context(in, out, err, forced, current, terminals, clock, random, user, machine);
    }

    /** Whether standard output gets colours: NO_COLOR and TERM=dumb forbid, CLICOLOR_FORCE asks, else a terminal decides. */
    boolean colour() {
        return colour(terminals.out());
    }

    /** The same for standard error. */
    boolean errColour() {
        return colour(terminals.err());
    }

    private boolean colour(boolean terminal) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        if (!environment.getOrDefault("CLICOLOR_FORCE", "0").equals("0")) {
            return true;
        }
        return terminal && !"dumb".equals(environment.get("TERM"));
    }
}
