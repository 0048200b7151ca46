package dev.zplan.sim.zones;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.List;

/** One run of zoneadm for one zone: what it was asked and what it has said so far. */
final class Call {

    private final Machine machine;
    private final Subcommand subcommand;
    private final String zone;
    private final List<String> args;
    private final Console console = new Console();

    Call(Machine machine, Subcommand subcommand, String zone, List<String> args) {
        this.machine = machine;
        this.subcommand = subcommand;
        this.zone = zone;
        this.args = args;
    }

    Machine machine() {
        return machine;
    }

    Subcommand subcommand() {
        return subcommand;
    }

    /** The zone's name; empty when none was given. */
    String zone() {
        return zone;
    }

    List<String> args() {
        return args;
    }

    Console console() {
        return console;
    }

    /** Writes a line to standard output. */
    void say(String line) {
        console.out(line + "\n");
    }

    /** Writes a line to standard error as it is. */
    void warn(String line) {
        console.err(line);
    }

    /** What zoneadm itself complains of (its zerror). */
    void complain(String text) {
        console.err("zoneadm: " + (zone.isEmpty() ? "" : "zone '" + zone + "': ") + text);
    }

    /** What zoneadmd reports through its door. */
    void report(String text) {
        text.lines().forEach(line -> console.err("zone '" + zone + "': " + line));
    }

    SimResult done() {
        return console.exit(0);
    }

    SimResult fail() {
        return console.exit(1);
    }

    SimResult fail(String complaint) {
        complain(complaint);
        return fail();
    }

    /** The usage of the subcommand, with what getopt said of a wrong option first; exit 2. */
    SimResult usage(Getopt options) {
        options.fault()
                .filter(f -> f.letter() != '?')
                .ifPresent(f -> console.err((args.isEmpty() ? "zoneadm" : args.get(0))
                        + (f.missingValue() ? ": option requires an argument -- " : ": illegal option -- ")
                        + f.letter()));
        printUsage();
        boolean asked = options.fault().filter(f -> f.letter() == '?').isPresent();
        return console.exit(asked ? 0 : 2);
    }

    void printUsage() {
        console.err("usage:\t" + subcommand.usage());
        if (!subcommand.help().isEmpty()) {
            console.err("\t" + subcommand.help());
        }
    }
}
