package dev.zplan.sim.zones;

import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.Entry;
import dev.zplan.sim.files.FileView;
import dev.zplan.sim.ip.Datalinks;
import dev.zplan.sim.ip.Ifconfig;
import dev.zplan.sim.ip.IpStack;
import dev.zplan.sim.ip.Ipadm;
import dev.zplan.sim.ip.Ipnat;
import dev.zplan.sim.ip.Netstat;
import dev.zplan.sim.ip.RouteProgram;
import dev.zplan.sim.ip.Routeadm;
import dev.zplan.sim.net.Dladm;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The programs for the network in one zone: {@code dladm} and those for IP. */
final class IpPrograms {
    private static final Set<String> NAMES =
            Set.of("dladm", "ipadm", "route", "routeadm", "netstat", "ipnat", "ifconfig");

    private final Machine machine;
    private final Zone zone;
    private final FileView files;

    IpPrograms(Machine machine, Zone zone, FileView files) {
        this.machine = machine;
        this.zone = zone;
        this.files = files;
    }

    /** The names of all of them. */
    static Set<String> names() {
        return NAMES;
    }

    static boolean has(String name) {
        return NAMES.contains(name);
    }

    SimResult run(String name, List<String> args, String stdin) {
        boolean global = zone.name().equals(Machine.GLOBAL);
        if (!global && !zone.exclusive()) {
            return name.equals("dladm")
                    ? SimResult.fail(1, "dladm: could not open /dev/dld: object not found\n")
                    : SimResult.fail(1, name + ": not simulated in a shared-IP zone\n");
        }
        if (name.equals("dladm")) {
            return global
                    ? Dladm.run(machine.links(), machine.flavour(), args)
                    : Dladm.runInZone(machine.links(), machine.flavour(), zone.name(), args);
        }
        IpStack stack =
                global ? machine.ipStacks().global() : machine.ipStacks().of(machine, zone);
        Datalinks links = new Datalinks(machine.links(), zone.name());
        return switch (name) {
            case "ipadm" -> Ipadm.run(stack, links, args);
            case "route" -> RouteProgram.run(stack, links, args);
            case "routeadm" -> Routeadm.run(stack, args);
            case "ifconfig" -> Ifconfig.run(stack, links, args);
            case "netstat" -> Netstat.run(stack, args);
            default -> Ipnat.run(stack, path -> read(path, stdin), args);
        };
    }

    private Optional<String> read(String path, String stdin) {
        return path.equals("-")
                ? Optional.of(stdin)
                : Optional.ofNullable(files.get(path))
                        .filter(e -> !e.isDirectory())
                        .map(Entry::text);
    }
}
