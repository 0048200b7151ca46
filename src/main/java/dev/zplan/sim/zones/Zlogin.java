package dev.zplan.sim.zones;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.Accounts;
import dev.zplan.sim.files.FileView;
import dev.zplan.sim.shell.Session;
import dev.zplan.sim.shell.Shell;
import dev.zplan.sim.smf.Boot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code zlogin} with a command (usr/src/cmd/zlogin/zlogin.c); an interactive login and a console want a terminal, which is not there. */
public final class Zlogin {

    private static final String USAGE =
            "usage: zlogin [-dinCEINQS] [-e cmdchar] [-l user] zonename [command [args ...] ]";
    private static final String VANILLA_USAGE =
            "usage: zlogin [ -dnQCES ] [ -e cmdchar ] [-l user] zonename [command [args ...] ]";

    private final Machine machine;

    /** On that host. */
    public Zlogin(Machine machine) {
        this.machine = machine;
    }

    /** Runs it. */
    public SimResult run(List<String> args, String stdin) {
        boolean omnios = machine.flavour() == Flavour.OMNIOS;
        Getopt options = Getopt.parse(omnios ? "dinCEINQSe:l:" : "dnCEQSe:l:", args);
        Console console = new Console();
        options.fault()
                .ifPresent(f -> console.err("zlogin: "
                        + (f.missingValue() ? "option requires an argument -- " : "illegal option -- ") + f.letter()));
        Optional<String> conflict = options.fault().isPresent() ? Optional.empty() : conflict(options);
        conflict.ifPresent(text -> console.err("zlogin: " + text));
        if (options.fault().isPresent()
                || conflict.isPresent()
                || options.operands().isEmpty()) {
            return console.err(omnios ? USAGE : VANILLA_USAGE).exit(2);
        }
        String name = options.operands().get(0);
        Optional<String> refusal = refusal(name, options.has('C'));
        if (refusal.isPresent()) {
            return SimResult.fail(1, "zlogin: " + refusal.get() + "\n");
        }
        List<String> command = options.operands().subList(1, options.operands().size());
        if (options.has('C') || command.isEmpty() || options.has('i') || options.has('I') || options.has('N')) {
            String what = options.has('C') ? "the console" : "an interactive login";
            return SimResult.fail(2, "zlogin: not simulated: " + what + " without a terminal\n");
        }
        return login(machine.zone(name).orElseThrow(), options, commandLine(command), stdin);
    }

    private static Optional<String> conflict(Getopt options) {
        if (options.has('C')) {
            for (char letter : new char[] {'l', 'n', 'S'}) {
                if (options.has(letter)) {
                    return Optional.of("-" + letter + " may not be specified for console login");
                }
            }
            if (options.operands().size() > 1) {
                return Optional.of("Commands may not be specified for console login.");
            }
        }
        if (options.has('i') && options.has('n')) {
            return Optional.of("-i and -n flags are incompatible");
        }
        if (options.has('S') && options.has('l')) {
            return Optional.of("-l may not be specified for failsafe login");
        }
        return options.has('n') && options.operands().size() == 1
                ? Optional.of("-n may not be specified for interactive login")
                : Optional.empty();
    }

    private Optional<String> refusal(String name, boolean console) {
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
                console
                        ? Optional.empty()
                        : Optional.of("login allowed only to running zones (" + name + " is '"
                                + state.get().word() + "').");
        };
    }

    private SimResult login(Zone zone, Getopt options, String line, String stdin) {
        boolean safe = options.has('S');
        boolean virtual = Brand.of(zone.brand())
                .filter(b -> b.family() == Brand.Family.VM)
                .isPresent();
        ZoneServices services = new ZoneServices(machine, zone);
        boolean early = services.self().alive() && Boot.isEarly(services.self(), machine.now());
        if (!safe && (virtual || early)) {
            return SimResult.fail(1, "zlogin: could not get user_cmd for zone " + zone.name() + "\n");
        }
        FileView files = machine.files().within(zone.path() + "/root");
        String name = options.value('l').orElse(Accounts.ROOT);
        Optional<Accounts.User> user = new Accounts(files).user(name);
        if (user.isEmpty()) {
            return SimResult.fail(1, "su: Unknown id: " + name + "\n");
        }
        String home = user.get().home();
        FileView begun = options.has('l') && files.isDirectory(home) ? files.at(home) : files;
        ZonePrograms programs = new ZonePrograms(machine, zone, name);
        SimResult result = Shell.run(
                line,
                options.has('n') ? "" : stdin,
                new Session(begun, name, environment(zone, user.get()), programs::run));
        return result.exitCode() < 0 ? new SimResult(0, result.stdout(), result.stderr()) : result;
    }

    private static Map<String, String> environment(Zone zone, Accounts.User user) {
        boolean linux = zone.brand().equals(Brand.LX.id());
        return Map.of(
                "HOME",
                user.home(),
                "LOGNAME",
                user.name(),
                "MAIL",
                "/var/mail/" + user.name(),
                "PATH",
                linux ? "/bin:/usr/sbin:/usr/bin" : "/usr/sbin:/usr/bin",
                "SHELL",
                "/sbin/sh",
                "TERM",
                "dumb",
                "TZ",
                "UTC");
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
