package dev.zplan.sim.zones;

import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.FilePrograms;
import dev.zplan.sim.files.FileView;
import dev.zplan.sim.files.Shell;
import java.util.List;

/**
 * The programs of one zone, the global one included: those that read and write files, and {@code sh}, {@code id},
 * {@code hostname}, {@code uname}, {@code zonename} and {@code svcs}.
 */
public final class ZonePrograms {

    private final Machine machine;
    private final Zone zone;
    private final FileView files;
    private final Shell.Programs known;

    /** In a zone other than the global one. */
    ZonePrograms(Machine machine, Zone zone) {
        this.machine = machine;
        this.zone = zone;
        this.known = this::run;
        this.files = machine.files().within(zone.path() + "/root");
    }

    /**
     * In the global zone.
     *
     * @param known all programs that its shell finds
     */
    public ZonePrograms(Machine machine, Shell.Programs known) {
        this.machine = machine;
        this.zone = machine.zone(Machine.GLOBAL).orElseThrow();
        this.known = known;
        this.files = machine.files();
    }
    /** Runs a text with the zone's shell. */
    SimResult shell(String text, String stdin) {
        return Shell.run(text, stdin, files, known);
    }

    /** Runs a program; an unknown one gives 127. */
    public SimResult run(List<String> argv, String stdin) {
        String name = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        List<String> args = argv.subList(1, argv.size());
        if (FilePrograms.has(name)) {
            return new FilePrograms(files).run(name, args, stdin);
        }
        return switch (name) {
            case "sh" -> sh(args, stdin);
            case "id" -> SimResult.ok("uid=0(root) gid=0(root)\n");
            case "hostname" -> SimResult.ok(nodeName() + "\n");
            case "uname" -> new Uname(machine.flavour(), nodeName(), linux()).run(args);
            case "zonename" -> linux() ? unknown(argv) : Zonename.run(zone, args);
            case "svcs" -> linux() ? unknown(argv) : Svcs.run(machine, zone, args);
            default -> unknown(argv);
        };
    }

    private static SimResult unknown(List<String> argv) {
        return SimResult.fail(127, argv.get(0) + ": not found\n");
    }

    private SimResult sh(List<String> args, String stdin) {
        if (args.size() == 2 && args.get(0).equals("-c")) {
            return shell(args.get(1), stdin);
        }
        return args.isEmpty() || args.equals(List.of("-s"))
                ? shell(stdin, "")
                : SimResult.fail(2, "sh: not simulated: " + String.join(" ", args) + "\n");
    }

    private String nodeName() {
        return zone.name().equals(Machine.GLOBAL) ? machine.nodeName() : zone.name();
    }

    private boolean linux() {
        return zone.brand().equals(Brand.LX.id());
    }
}
