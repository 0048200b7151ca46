package dev.zplan.sim;

import dev.zplan.sim.command.Pace;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.zfs.Snapshot;
import dev.zplan.sim.zfs.Zfs;
import dev.zplan.sim.zfs.Zpool;
import dev.zplan.sim.zonecfg.Zonecfg;
import dev.zplan.sim.zones.Machine;
import dev.zplan.sim.zones.MountPrograms;
import dev.zplan.sim.zones.Zlogin;
import dev.zplan.sim.zones.ZonePrograms;
import dev.zplan.sim.zones.Zoneadm;
import dev.zplan.sim.zones.ZonecfgWorld;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The programs of the global zone, found by their bare name or by any absolute path.
 *
 * @param machine the host that they run on
 * @param pace how the time of the command passes that runs them
 * @param outside the real machine's files that they may name
 */
record Programs(Machine machine, Pace pace, Outside outside) {

    /** Subcommands of zfs after which the same files are in the same places. */
    private static final Set<String> LEAVING_FILES = Set.of("list", "get", "holds", "allow");

    SimResult run(List<String> argv, String stdin) {
        return run(argv, stdin, Map.of());
    }

    private SimResult run(List<String> argv, String stdin, Map<String, String> environment) {
        String name =
                argv.get(0).startsWith("/") ? argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1) : argv.get(0);
        List<String> args = argv.subList(1, argv.size());
        return switch (name) {
            case "zoneadm" -> new Zoneadm(machine, pace).run(args, stdin);
            case "zonecfg" -> Zonecfg.run(OutsideFiles.around(new ZonecfgWorld(machine), outside), args, stdin);
            case "zlogin" -> new Zlogin(machine).run(args, stdin);
            case "zfs" -> zfs(args, stdin);
            case "zpool" -> followed(Zpool.run(machine.pools(), machine.flavour(), args));
            case "mount" -> followed(MountPrograms.mount(machine, args));
            case "umount" -> followed(MountPrograms.unmount(machine, args));
            default -> new ZonePrograms(machine, this::run).run(argv, stdin, environment);
        };
    }

    private SimResult zfs(List<String> args, String stdin) {
        String subcommand = args.isEmpty() ? "" : args.get(0);
        boolean receiving = subcommand.equals("receive") || subcommand.equals("recv");
        Set<Snapshot> before = receiving ? snapshots() : Set.of();
        SimResult result = Zfs.run(machine.pools(), machine.flavour(), "root", args, stdin);
        if (LEAVING_FILES.contains(subcommand)) {
            return result;
        }
        if (result.exitCode() == 0 && subcommand.equals("rollback")) {
            machine.pools().findSnapshot(args.get(args.size() - 1)).ifPresent(machine.fileStore()::rollBack);
        }
        if (receiving) {
            snapshots().stream().filter(s -> !before.contains(s)).forEach(machine.fileStore()::rollBack);
        }
        return followed(result);
    }

    /** All snapshots, those of one dataset by age. A received one has the guid, and so the files, of what was sent. */
    private Set<Snapshot> snapshots() {
        Set<Snapshot> all = new LinkedHashSet<>();
        machine.pools().all().forEach(d -> all.addAll(d.snapshots()));
        return all;
    }

    private SimResult followed(SimResult result) {
        machine.fileStore().follow(machine.pools());
        return result;
    }
}
