package dev.zplan.sim;

import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.net.Dladm;
import dev.zplan.sim.zfs.Zfs;
import dev.zplan.sim.zfs.Zpool;
import dev.zplan.sim.zonecfg.Zonecfg;
import dev.zplan.sim.zones.Machine;
import dev.zplan.sim.zones.MountPrograms;
import dev.zplan.sim.zones.Zlogin;
import dev.zplan.sim.zones.ZonePrograms;
import dev.zplan.sim.zones.Zoneadm;
import dev.zplan.sim.zones.ZonecfgWorld;
import java.util.List;

/**
 * The programs of the global zone, found by their bare name or by any absolute path.
 *
 * @param machine the host that they run on
 */
record Programs(Machine machine) {

    SimResult run(List<String> argv, String stdin) {
        String name =
                argv.get(0).startsWith("/") ? argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1) : argv.get(0);
        List<String> args = argv.subList(1, argv.size());
        return switch (name) {
            case "zoneadm" -> new Zoneadm(machine).run(args);
            case "zonecfg" -> Zonecfg.run(new ZonecfgWorld(machine), args, stdin);
            case "zlogin" -> new Zlogin(machine).run(args, stdin);
            case "dladm" -> Dladm.run(machine.links(), machine.flavour(), args);
            case "zfs" -> zfs(args);
            case "zpool" -> followed(Zpool.run(machine.pools(), machine.flavour(), args));
            case "mount" -> followed(MountPrograms.mount(machine, args));
            case "umount" -> followed(MountPrograms.unmount(machine, args));
            default -> new ZonePrograms(machine, this::run).run(argv, stdin);
        };
    }

    private SimResult zfs(List<String> args) {
        SimResult result = Zfs.run(machine.pools(), machine.flavour(), args);
        if (result.exitCode() == 0 && !args.isEmpty() && args.get(0).equals("rollback")) {
            machine.pools().findSnapshot(args.get(args.size() - 1)).ifPresent(machine.fileStore()::rollBack);
        }
        return followed(result);
    }

    private SimResult followed(SimResult result) {
        machine.fileStore().follow(machine.pools());
        return result;
    }
}
