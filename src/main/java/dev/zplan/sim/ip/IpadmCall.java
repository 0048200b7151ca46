package dev.zplan.sim.ip;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.net.OutputTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * One call of an ipadm subcommand.
 *
 * @param stack what it works on
 * @param links the data links below
 * @param usage the subcommand's line of the usage text
 * @param args after the subcommand
 * @param console what it writes to
 */
record IpadmCall(IpStack stack, Datalinks links, String usage, List<String> args, Console console) {

    private static final Map<String, Character> LONG_NAMES = Map.ofEntries(
            Map.entry("temporary", 't'),
            Map.entry("parsable", 'p'),
            Map.entry("output", 'o'),
            Map.entry("prop", 'p'),
            Map.entry("module", 'm'),
            Map.entry("address", 'a'),
            Map.entry("down", 'd'),
            Map.entry("interface-id", 'i'),
            Map.entry("primary", '1'),
            Map.entry("reqhost", 'h'),
            Map.entry("type", 'T'),
            Map.entry("wait", 'w'),
            Map.entry("inform", 'i'),
            Map.entry("release", 'r'));

    IpConfiguration configuration() {
        return new IpConfiguration(stack, links);
    }

    Getopt options(String letters) {
        return Getopt.parseLong(letters, LONG_NAMES, args);
    }

    /** Ends with a message. Its line end goes to standard output: die() of ipadm.c calls putchar. */
    int die(String message) {
        console.errRaw("ipadm: " + message).out("\n");
        return 1;
    }

    /** Ends as the outcome of a change demands. */
    int done(Optional<String> refusal, String message) {
        return refusal.isPresent() ? die(message + refusal.get()) : 0;
    }

    /** Complains about an option that could not be read. */
    int die(Getopt.Fault fault) {
        String problem = fault.missingValue()
                ? "option '-" + fault.letter() + "' requires a value"
                : "unrecognized option '-" + fault.letter() + "'";
        return die(problem + "\nusage: " + usage);
    }

    /** Complains about the number of operands. */
    int wrongOperands() {
        return die("Usage: " + usage);
    }

    /** Prints rows in the columns that were asked for. */
    <T> int print(OutputTable.Choice choice, Iterable<T> rows, BiFunction<T, String, String> cell) {
        if (choice instanceof OutputTable.Choice.Unusable unusable) {
            return die(unusable.message());
        }
        OutputTable.Choice.Usable usable = (OutputTable.Choice.Usable) choice;
        usable.warning().ifPresent(w -> console.err("ipadm: warning: " + w));
        console.out(usable.table().print(rows, cell));
        return 0;
    }
}
