package dev.zplan.sim.zones;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.Pace;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.zonecfg.ZoneEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One run of zoneadm for one zone: what it was asked, what it has said so far, and the locks that it holds. */
final class Call {

    private final Machine machine;
    private final Pace pace;
    private final Subcommand subcommand;
    private final String zone;
    private final List<String> args;
    private final boolean elsewhere;
    private final Console console = new Console();
    private final Set<String> locks = new HashSet<>();

    Call(Machine machine, Pace pace, Subcommand subcommand, String zone, List<String> args, boolean elsewhere) {
        this.machine = machine;
        this.pace = pace;
        this.subcommand = subcommand;
        this.zone = zone;
        this.args = args;
        this.elsewhere = elsewhere;
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

    /** Whether the command is about an alternate root. */
    boolean elsewhere() {
        return elsewhere;
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

    /** What libzonecfg complains of about a zone (zoneadm's zperror2). */
    void blame(String name, String what) {
        console.err("zoneadm: " + name + ": " + what);
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

    /** Lets the command's time pass. What was looked up before is to be looked up again. */
    void elapse() {
        pace.elapse();
    }

    /** Takes the lock of the zone's operations, {@code /var/run/zones/ZONE.zoneadm.lock}, and waits for it. */
    void lockZone() {
        lock(zone + ".zoneadm.lock");
    }

    void unlockZone() {
        unlock(zone + ".zoneadm.lock");
    }

    void lock(String name) {
        pace.lock(name);
        locks.add(name);
    }

    /** Takes a lock if nobody else holds it; says whether. */
    boolean tryLock(String name) {
        boolean taken = pace.tryLock(name);
        if (taken) {
            locks.add(name);
        }
        return taken;
    }

    void unlock(String name) {
        if (locks.remove(name)) {
            pace.unlock(name);
        }
    }

    /** Lets go all locks. */
    void unlockAll() {
        Set.copyOf(locks).forEach(this::unlock);
    }

    /** Writes the zone's state to the index; says so when the zone is no longer there. */
    boolean setState(String state) {
        if (machine.index().find(zone).isEmpty()) {
            blame(zone, "could not set state: No such zone configured");
            return false;
        }
        machine.index().setState(zone, state);
        return true;
    }

    /** Makes the zone {@code incomplete} and lets the command's time pass; says whether there is still a zone to go on with. */
    boolean begin() {
        if (!setState(ZoneEntry.INCOMPLETE)) {
            return false;
        }
        elapse();
        return exists();
    }

    /** Whether the zone is still configured; complains when it is not. */
    boolean exists() {
        if (machine.index().find(zone).isPresent()) {
            return true;
        }
        blame(zone, "could not set state: No such zone configured");
        return false;
    }

    /** The usage of the subcommand, with what getopt said of a wrong option first; exit 2, or 0 when it was asked for. */
    SimResult usage(Getopt options) {
        complainOf(options);
        printUsage();
        boolean asked = options.fault().isEmpty() && options.has('?');
        return console.exit(asked ? 0 : 2);
    }

    /** What getopt says of a wrong option: zoneadm gives it an argv that begins with the first option instead of a program. */
    void complainOf(Getopt options) {
        options.fault()
                .ifPresent(f -> console.err((args.isEmpty() ? "zoneadm" : args.get(0))
                        + (f.missingValue() ? ": option requires an argument -- " : ": illegal option -- ")
                        + f.letter()));
    }

    void printUsage() {
        printUsage(subcommand);
    }

    void printUsage(Subcommand of) {
        console.err("usage:\t" + of.usage());
        console.err("\t" + of.help(machine.flavour()));
    }

    /** What zoneadm says of file systems that are mounted where it wants none. */
    void complainOfMounts(List<String> mounts, String path) {
        complain("These file systems are mounted on subdirectories of " + path + ".\n");
        listMounts(mounts);
    }

    void listMounts(List<String> mounts) {
        mounts.forEach(m -> complain("  " + m + "\n"));
    }
}
