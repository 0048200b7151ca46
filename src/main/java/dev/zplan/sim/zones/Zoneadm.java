package dev.zplan.sim.zones;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.Pace;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code zoneadm}: states of zones and the ways between them. */
public final class Zoneadm {

    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** Templates have configurations, so zoneadm takes them for zones until it looks at the name. */
    private static final Set<String> TEMPLATES = Set.of("SUNWdefault", "SUNWblank", "SUNWipkg");

    private final Machine machine;
    private final Pace pace;

    /** On that host, for a command whose time passes like that. */
    public Zoneadm(Machine machine, Pace pace) {
        this.machine = machine;
        this.pace = pace;
    }

    /**
     * Runs it.
     *
     * @param args what follows the program's name
     * @param stdin what it is given to read
     */
    public SimResult run(List<String> args, String stdin) {
        Getopt global = Getopt.parse("?u:z:R:", args);
        Optional<SimResult> early = early(global);
        if (early.isPresent()) {
            return early.get();
        }
        boolean alternate =
                global.value('R').filter(r -> !r.replace("/", "").isEmpty()).isPresent();
        Optional<String> zone = named(global).map(Zone::name).or(() -> global.value('z'));
        if (zone.isPresent() && !(alternate ? zone.get().equals(Machine.GLOBAL) : known(zone.get()))) {
            return SimResult.fail(1, "zoneadm: " + zone.get() + ": No such zone configured\n");
        }
        List<String> operands = global.operands();
        Optional<Subcommand> subcommand = Subcommand.of(operands.get(0));
        if (subcommand.isEmpty()) {
            return usage(false);
        }
        List<String> rest = operands.subList(1, operands.size());
        Call call = new Call(machine, pace, subcommand.get(), zone.orElse(""), rest, alternate);
        try {
            return alternate ? elsewhere(call) : dispatch(call, stdin);
        } finally {
            call.unlockAll();
        }
    }

    /** What is wrong with the general options. */
    private Optional<SimResult> early(Getopt global) {
        if (global.fault().isPresent() || global.has('?')) {
            SimResult usage = usage(true);
            String complaint = global.fault()
                    .map(f -> "zoneadm: "
                            + (f.missingValue() ? "option requires an argument -- " : "illegal option -- ") + f.letter()
                            + "\n")
                    .orElse("");
            return Optional.of(new SimResult(usage.exitCode(), usage.stdout(), complaint));
        }
        String prefix =
                global.value('z').map(z -> "zoneadm: zone '" + z + "': ").orElse("zoneadm: ");
        Optional<String> root = global.value('R');
        if (root.filter(r -> !r.startsWith("/")).isPresent()) {
            return Optional.of(SimResult.fail(1, prefix + "root path must be absolute.\n"));
        }
        if (root.filter(r -> !machine.files().isDirectory(r)).isPresent()) {
            return Optional.of(SimResult.fail(1, prefix + "root path must be a directory.\n"));
        }
        if (global.operands().isEmpty()) {
            return Optional.of(usage(false));
        }
        boolean illegal = global.value('u')
                .filter(u -> !u.isEmpty() && !UUID.matcher(u).matches())
                .isPresent();
        return illegal ? Optional.of(SimResult.fail(1, prefix + "illegal UUID value specified\n")) : Optional.empty();
    }

    /** The zone of that uuid; one that nobody has is passed over in silence. */
    private Optional<Zone> named(Getopt global) {
        return global.value('u')
                .filter(u -> !u.isEmpty())
                .flatMap(uuid -> machine.zones()
                        .filter(z -> z.uuid().equalsIgnoreCase(uuid))
                        .findFirst());
    }

    private boolean known(String zone) {
        return machine.zone(zone).isPresent() || TEMPLATES.contains(zone);
    }

    /** In an alternate root, which holds no zones here: nothing works, and each subcommand says so in its own way. */
    private SimResult elsewhere(Call call) {
        return switch (call.subcommand()) {
            case HELP, LIST, MARK, MOUNT, UNMOUNT, VERIFY -> dispatch(call, "");
            case APPLY, SYSBOOT -> usage(false);
            case SHUTDOWN -> call.fail("cannot shut down zone in alternate root");
            default -> call.fail("cannot " + call.subcommand().word() + " zone in alternate root");
        };
    }

    private SimResult dispatch(Call call, String stdin) {
        return switch (call.subcommand()) {
            case HELP -> help(call);
            case LIST -> ZoneList.run(call);
            case VERIFY -> Verify.run(call);
            case INSTALL -> Install.run(call);
            case UNINSTALL -> Uninstall.run(call);
            case BOOT, READY, HALT, SHUTDOWN, REBOOT, MOUNT, UNMOUNT -> Zoneadmd.run(call);
            case CLONE -> Clone.run(call);
            case MOVE -> Move.run(call);
            case DETACH -> Detach.run(call);
            case ATTACH -> Attach.run(call, stdin);
            case MARK -> Mark.run(call);
            case APPLY -> call.zone().equals(Machine.GLOBAL) ? Apply.run(call) : usage(false);
            case SYSBOOT -> Sysboot.run(call);
        };
    }

    private SimResult help(Call call) {
        if (call.args().isEmpty()) {
            return SimResult.ok(usage(true).stdout());
        }
        Getopt options = Getopt.parse("?", call.args());
        if (options.fault().isPresent() || options.has('?')) {
            return call.usage(options);
        }
        for (String word : options.operands()) {
            Optional<Subcommand> subcommand = Subcommand.of(word).filter(s -> s.usage() != null);
            if (subcommand.isEmpty()) {
                call.printUsage();
                return call.console().exit(2);
            }
            call.printUsage(subcommand.get());
        }
        return call.done();
    }

    /** The usage of the whole: with all help texts on standard output when asked for, else in short on standard error. */
    private SimResult usage(boolean asked) {
        Console console = new Console();
        StringBuilder text = new StringBuilder("usage:\tzoneadm help\n"
                + "\tzoneadm [-z <zone>] [-u <uuid-match>] list\n"
                + "\tzoneadm {-z <zone>|-u <uuid-match>} <subcommand>\n\nSubcommands:\n\n");
        for (Subcommand subcommand : Subcommand.values()) {
            if (subcommand.usage() != null) {
                text.append(subcommand.usage()).append('\n');
                if (asked) {
                    text.append('\t').append(subcommand.help(machine.flavour())).append("\n\n");
                }
            }
        }
        return (asked ? console.out(text.toString()) : console.errRaw(text + "\n")).exit(2);
    }
}
