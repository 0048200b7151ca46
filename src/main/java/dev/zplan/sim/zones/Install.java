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
        if (call.zone().isEmpty()) {
            call.printUsage();
            return call.console().exit(2);
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
        if (BrandArgs.parse("a:c:d:e:hk:P:ps:t:uv", options).help()) {
            call.printUsage();
            return call.done();
        }
        String refusal = Sanity.refusal(call, false);
        if (refusal != null) {
            return call.fail(refusal);
        }
        Machine machine = call.machine();
        Optional<Brand> brand = Brand.of(machine.zone(call.zone()).orElseThrow().brand());
        if (brand.isEmpty()) {
            return call.fail("missing or invalid brand");
        }
        if (!Verify.passes(call)) {
            return call.fail();
        }
        call.lockZone();
        if (!call.setState(ZoneEntry.INCOMPLETE)) {
            return call.fail();
        }
        if (wantsDataset) {
            zonepathDataset(call, machine.zone(call.zone()).orElseThrow().path());
        }
        call.elapse();
        return call.exists() ? finish(call, script(call, brand.get(), options)) : call.fail();
    }

    private static int script(Call call, Brand brand, List<String> options) {
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
    static void zonepathDataset(Call call, String path) {
        Machine machine = call.machine();
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
