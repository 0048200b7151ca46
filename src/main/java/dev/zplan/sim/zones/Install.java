package dev.zplan.sim.zones;

import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.FileView;
import dev.zplan.sim.zonecfg.ZoneEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code zoneadm install}: what is common to all brands. */
final class Install {

    /** The exit codes of brand scripts (ZONE_SUBPROC_* in zone.h). */
    static final int OK = 0;

    static final int USAGE = 253;
    static final int NOT_COMPLETE = 254;
    static final int FATAL = 255;

    private Install() {}

    static SimResult run(Call call) {
        if (call.args().equals(List.of("-?"))) {
            call.printUsage();
            return call.done();
        }
        List<String> options = new ArrayList<>(call.args());
        int noDataset = options.indexOf("-x");
        boolean wantsDataset = noDataset < 0 || noDataset + 1 == options.size();
        if (!wantsDataset) {
            if (!options.get(noDataset + 1).equals("nodataset")) {
                call.printUsage();
                return call.console().exit(2);
            }
            options.subList(noDataset, noDataset + 2).clear();
        }
        String refusal = Sanity.refusal(call, false);
        if (refusal != null) {
            return call.fail(refusal);
        }
        if (!Verify.passes(call)) {
            return call.fail();
        }
        Machine machine = call.machine();
        machine.index().setState(call.zone(), ZoneEntry.INCOMPLETE);
        if (wantsDataset) {
            zonepathDataset(call);
        }
        return finish(call, script(call, options));
    }

    private static int script(Call call, List<String> options) {
        Brand brand =
                Brand.of(call.machine().zone(call.zone()).orElseThrow().brand()).orElseThrow();
        return switch (brand.family()) {
            case PKG, SPARSE -> new PkgInstall(call, brand).run(options);
            case IMAGE, LX -> new ImageInstall(call, brand).run(options);
            case VM -> machineRoot(call);
        };
    }

    private static int machineRoot(Call call) {
        String path = call.machine().zone(call.zone()).orElseThrow().path();
        for (String directory : List.of("/root/etc", "/root/dev", "/root/tmp", "/root/var")) {
            call.machine().files().makeDirectories(path + directory);
        }
        return OK;
    }

    private static SimResult finish(Call call, int status) {
        Machine machine = call.machine();
        switch (status) {
            case OK -> {
                machine.index().setState(call.zone(), ZoneEntry.INSTALLED);
                return call.done();
            }
            case USAGE -> call.printUsage();
            case NOT_COMPLETE -> {
                machine.storage()
                        .removeZonepath(machine.zone(call.zone()).orElseThrow().path());
                machine.index().setState(call.zone(), ZoneEntry.CONFIGURED);
            }
            default -> {}
        }
        return call.fail();
    }

    /** Makes the zonepath's dataset, when its parent directory is where a dataset is mounted; otherwise silently does not. */
    static void zonepathDataset(Call call) {
        Machine machine = call.machine();
        String path = machine.zone(call.zone()).orElseThrow().path();
        Optional<String> parent = machine.storage().mountedAt(FileView.parent(path));
        if (parent.isEmpty()) {
            return;
        }
        String dataset = parent.get() + path.substring(path.lastIndexOf('/'));
        if (machine.storage().exists(dataset)) {
            return;
        }
        Optional<String> problem = machine.storage().createZonepath(dataset, path);
        if (problem.isEmpty()) {
            call.say("A ZFS file system has been created for this zone.");
        } else {
            call.warn("cannot create ZFS dataset " + dataset + ": " + problem.get());
        }
    }
}
