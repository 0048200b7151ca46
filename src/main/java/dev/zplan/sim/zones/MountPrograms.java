package dev.zplan.sim.zones;

import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.zfs.Dataset;
import java.util.List;
import java.util.Optional;

/** {@code mount -F zfs} and {@code umount}, by which legacy datasets (the roots of zones) come and go. */
public final class MountPrograms {

    private MountPrograms() {}

    /** {@code mount -F zfs DATASET DIRECTORY}. */
    public static SimResult mount(Machine machine, List<String> args) {
        if (args.size() != 4 || !args.subList(0, 2).equals(List.of("-F", "zfs"))) {
            return SimResult.fail(2, "mount: not simulated: " + String.join(" ", args) + "\n");
        }
        Optional<Dataset> dataset = machine.pools().find(args.get(2));
        if (dataset.isEmpty()) {
            return SimResult.fail(1, "cannot open '" + args.get(2) + "': dataset does not exist\n");
        }
        if (!machine.files().isDirectory(args.get(3))) {
            return SimResult.fail(1, "mount: Mount point " + args.get(3) + " does not exist.\n");
        }
        return machine.pools()
                .mountAt(dataset.get(), args.get(3))
                .map(why -> SimResult.fail(1, "cannot mount '" + args.get(2) + "': " + why + "\n"))
                .orElseGet(() -> SimResult.ok(""));
    }

    /** {@code umount [-f] DIRECTORY}. */
    public static SimResult unmount(Machine machine, List<String> args) {
        boolean force = args.size() == 2 && args.get(0).equals("-f");
        if (args.size() != (force ? 2 : 1)) {
            return SimResult.fail(2, "umount: not simulated: " + String.join(" ", args) + "\n");
        }
        String path = args.get(args.size() - 1);
        Optional<Dataset> dataset = machine.pools().mountedAt(path);
        if (dataset.isEmpty()) {
            return SimResult.fail(1, "umount: warning: " + path + " not in mnttab\numount: " + path + " not mounted\n");
        }
        if (dataset.get().busy() && !force) {
            return SimResult.fail(1, "cannot unmount '" + path + "': Device busy\n");
        }
        machine.pools().unmount(dataset.get());
        return SimResult.ok("");
    }
}
