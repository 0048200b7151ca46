package dev.zplan.sim.zones;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code zlogin} with a command; an interactive login or a console is not simulated. */
public final class Zlogin {

    private static final String USAGE =
            "usage: zlogin [-dinCEINQS] [-e cmdchar] [-l user] zonename [command [args ...] ]";

    private final Machine machine;

    /** On that host. */
    public Zlogin(Machine machine) {
        this.machine = machine;
    }

    /** Runs it. */
    public SimResult run(List<String> args, String stdin) {
        Getopt options = Getopt.parse("dinCEINQSe:l:", args);
        Console console = new Console();
        options.fault()
                .ifPresent(f -> console.err("zlogin: "
                        + (f.missingValue() ? "option requires an argument -- " : "illegal option -- ") + f.letter()));
        Optional<String> conflict = conflict(options);
        conflict.ifPresent(text -> console.err("zlogin: " + text));
        if (options.fault().isPresent()
                || conflict.isPresent()
                || options.operands().isEmpty()) {
            return console.err(USAGE).exit(2);
        }
        String name = options.operands().get(0);
        Optional<String> refusal = refusal(name);
        if (refusal.isPresent()) {
            return SimResult.fail(1, "zlogin: " + refusal.get() + "\n");
        }
        List<String> command = options.operands().subList(1, options.operands().size());
        if (command.isEmpty() || options.has('C') || options.has('i') || options.has('I')) {
            return SimResult.fail(2, "zlogin: not simulated: an interactive login\n");
        }
        Zone zone = machine.zone(name).orElseThrow();
        if (Brand.of(zone.brand()).filter(b -> b.family() == Brand.Family.VM).isPresent()) {
            return SimResult.fail(1, "zlogin: could not get user_cmd for zone " + name + "\n");
        }
        return new ZonePrograms(machine, zone).shell(commandLine(command), options.has('n') ? "" : stdin);
    }

    private static Optional<String> conflict(Getopt options) {
        if (options.has('S') && options.has('l')) {
            return Optional.of("-l may not be specified for failsafe login");
        }
        return options.has('i') && options.has('n')
                ? Optional.of("-i and -n flags are incompatible")
                : Optional.empty();
    }

    private Optional<String> refusal(String name) {
        if (name.equals(Machine.GLOBAL)) {
            return Optional.of("'zlogin' not applicable to the global zone");
        }
        Optional<ZoneState> state = machine.zone(name).map(Zone::state);
        if (state.isEmpty()) {
            return Optional.of("zone '" + name + "' unknown");
        }
        return switch (state.get()) {
            case CONFIGURED, INCOMPLETE ->
                Optional.of("cannot login to a zone which is '" + state.get().word() + "'");
            case RUNNING, MOUNTED -> Optional.empty();
            default ->
                Optional.of("login allowed only to running zones (" + name + " is '"
                        + state.get().word() + "').");
        };
    }

    /** A single argument goes to the shell as it is; of several, those with blanks are put in single quotes, and only those. */
    private static String commandLine(List<String> command) {
        if (command.size() == 1) {
            return command.get(0);
        }
        return command.stream()
                .map(a -> a.contains(" ") || a.contains("\t") ? "'" + a + "'" : a)
                .collect(Collectors.joining(" "));
    }
}
