package dev.zplan.sim.zones;

import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.Accounts;
import dev.zplan.sim.files.FilePrograms;
import dev.zplan.sim.files.FileView;
import dev.zplan.sim.pkg.Pkg;
import dev.zplan.sim.shell.Session;
import dev.zplan.sim.shell.Shell;
import dev.zplan.sim.smf.Svcadm;
import dev.zplan.sim.smf.Svccfg;
import dev.zplan.sim.smf.Svcprop;
import dev.zplan.sim.smf.Svcs;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The programs of one zone, the global one included: those that read and write files, {@code sh}, and what tells of the zone and
 * its services and packages.
 */
public final class ZonePrograms {

    private static final List<String> OWN = List.of(
            "hostname",
            "pkg",
            "sh",
            "sleep",
            "svcadm",
            "svccfg",
            "svcprop",
            "svcs",
            "uname",
            "zlogin",
            "zoneadm",
            "zonename");

    private final Machine machine;
    private final Zone zone;
    private final FileView files;
    private final String user;
    private final Session.Programs known;

    /** In a zone other than the global one, for a user of it. */
    ZonePrograms(Machine machine, Zone zone, String user) {
        this.machine = machine;
        this.zone = zone;
        this.user = user;
        this.known = this::run;
        this.files = machine.files().within(zone.path() + "/root");
    }

    /**
     * In the global zone.
     *
     * @param known all programs that its shell finds
     */
    public ZonePrograms(Machine machine, Session.Programs known) {
        this.machine = machine;
        this.zone = machine.zone(Machine.GLOBAL).orElseThrow();
        this.user = Accounts.ROOT;
        this.known = known;
        this.files = machine.files();
    }

    /** The names of all programs and shell builtins that a zone of illumos knows. */
    public static SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(OWN);
        names.addAll(FilePrograms.names());
        names.addAll(IpPrograms.names());
        names.addAll(Shell.builtins());
        return names;
    }

    /** Runs a text with the zone's shell. */
    SimResult shell(String text, String stdin, Map<String, String> environment) {
        return Shell.run(text, stdin, new Session(files, user, environment, known));
    }

    /** Runs a program; an unknown one gives 127. */
    public SimResult run(List<String> argv, String stdin, Map<String, String> environment) {
        String name = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        List<String> args = argv.subList(1, argv.size());
        if (FilePrograms.has(name)) {
            return new FilePrograms(files, user).run(name, args, stdin);
        }
        if (IpPrograms.has(name) && !linux()) {
            return new IpPrograms(machine, zone, files).run(name, args, stdin);
        }
        return switch (name) {
            case "sh" -> sh(args, stdin, environment);
            case "hostname" -> SimResult.ok(nodeName() + "\n");
            case "uname" -> new Uname(machine.flavour(), nodeName(), linux()).run(args);
            case "zonename" -> linux() ? unknown(argv) : Zonename.run(zone, args);
            case "zoneadm" -> linux() ? unknown(argv) : ZoneadmInside.run(machine, zone, args);
            case "pkg" -> linux() ? unknown(argv) : Pkg.run(new ZoneImages(machine, zone), args, environment);
            case "sleep" -> sleep(args);
            case "zlogin" ->
                linux() ? unknown(argv) : SimResult.fail(1, "zlogin: 'zlogin' may only be used from the global zone\n");
            case "svcs" -> linux() ? unknown(argv) : Svcs.run(services(), args);
            case "svcadm" -> linux() ? unknown(argv) : Svcadm.run(services(), args);
            case "svccfg" -> linux() ? unknown(argv) : Svccfg.run(services(), args, stdin);
            case "svcprop" -> linux() ? unknown(argv) : Svcprop.run(services(), args);
            default -> unknown(argv);
        };
    }

    private ZoneServices services() {
        return new ZoneServices(machine, zone);
    }

    /** Simulated time passes, and no other. */
    private SimResult sleep(List<String> args) {
        if (args.size() != 1 || !args.get(0).matches("[0-9]{1,6}")) {
            return SimResult.fail(2, "usage: sleep time\n");
        }
        machine.chance().pass(Long.parseLong(args.get(0)));
        return SimResult.ok("");
    }

    private static SimResult unknown(List<String> argv) {
        return SimResult.fail(127, argv.get(0) + ": not found\n");
    }

    private SimResult sh(List<String> args, String stdin, Map<String, String> environment) {
        if (args.size() >= 2 && args.get(0).equals("-c")) {
            List<String> parameters = args.subList(Math.min(3, args.size()), args.size());
            return Shell.run(args.get(1), stdin, new Session(files, user, environment, known), parameters);
        }
        return args.isEmpty() || args.equals(List.of("-s"))
                ? shell(stdin, "", environment)
                : SimResult.fail(2, "sh: not simulated: " + String.join(" ", args) + "\n");
    }

    private String nodeName() {
        return zone.name().equals(Machine.GLOBAL) ? machine.nodeName() : zone.name();
    }

    private boolean linux() {
        return zone.brand().equals(Brand.LX.id());
    }
}
