package dev.zplan.sim.net;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * One call of a dladm subcommand.
 *
 * @param links the links it works on
 * @param flavour the distribution
 * @param subcommand that was found
 * @param args after the subcommand
 * @param console what it writes to
 */
record Call(Links links, Flavour flavour, Subcommand subcommand, List<String> args, Console console) {

    private static final Map<String, Character> LONG_NAMES = Map.ofEntries(
            Map.entry("temporary", 't'),
            Map.entry("root-dir", 'R'),
            Map.entry("link", 'l'),
            Map.entry("dev", 'd'),
            Map.entry("mac-address", 'm'),
            Map.entry("slot", 'n'),
            Map.entry("mac-prefix", 'r'),
            Map.entry("vrid", 'V'),
            Map.entry("address-family", 'A'),
            Map.entry("vlan-id", 'v'),
            Map.entry("forcible", 'f'),
            Map.entry("output", 'o'),
            Map.entry("persistent", 'P'),
            Map.entry("parsable", 'p'),
            Map.entry("parseable", 'p'),
            Map.entry("policy", 'P'),
            Map.entry("lacp-mode", 'L'),
            Map.entry("lacp-timer", 'T'),
            Map.entry("unicast", 'u'),
            Map.entry("media", 'm'),
            Map.entry("peer", 'p'),
            Map.entry("prop", 'p'));

    /** The options by their letters, as in C. */
    Getopt options(String letters) {
        return Getopt.parseLong(letters, LONG_NAMES, args);
    }

    /** Ends because the simulated host has nothing of the kind. */
    static int unsimulated(Call call) {
        return call.die("not simulated: " + call.subcommand.name());
    }

    /** Ends because an option is known to dladm, but not to the simulated host. */
    int unsimulated(char option) {
        return die("not simulated: -" + option);
    }

    /** Ends with {@code dladm: message} and exit code 1. */
    int die(String message) {
        console.err("dladm: " + message);
        return 1;
    }

    /** Ends with a message and the status that caused it. */
    int die(String message, String status) {
        return die(message + ": " + status);
    }

    void warn(String message) {
        console.err("dladm: warning: " + message);
    }

    /** Ends with the usage of the whole program. */
    int usage() {
        console.errRaw(Subcommands.usage());
        return 1;
    }

    /** Complains about an option that could not be read. */
    int die(Getopt.Fault fault) {
        String problem = fault.missingValue()
                ? "option '-" + fault.letter() + "' requires a value"
                : "unrecognized option '-" + fault.letter() + "'";
        return die(problem + "\nusage: " + subcommand.usage());
    }

    /** The option of those letters that stands twice, as a message. */
    Optional<String> duplicate(Getopt given, String letters) {
        return letters.chars()
                .mapToObj(c -> (char) c)
                .filter(c -> given.values(c).size() > 1)
                .findFirst()
                .map(c -> "the option -" + c + " cannot be specified more than once");
    }

    /** Ends as the outcome of a change demands. */
    int done(Optional<String> refusal, String message) {
        return refusal.isPresent() ? die(message, refusal.get()) : 0;
    }

    /** Prints rows in the columns that were asked for. */
    <T> int print(OutputTable.Choice choice, Iterable<T> rows, BiFunction<T, String, String> cell) {
        if (choice instanceof OutputTable.Choice.Unusable unusable) {
            return die(unusable.message());
        }
        OutputTable.Choice.Usable usable = (OutputTable.Choice.Usable) choice;
        usable.warning().ifPresent(this::warn);
        console.out(usable.table().print(rows, cell));
        return 0;
    }
}
