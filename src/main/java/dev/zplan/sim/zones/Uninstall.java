package dev.zplan.sim.zones;

import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.zonecfg.ZoneEntry;
import java.util.List;
import java.util.Optional;

/** {@code zoneadm uninstall}, and the script of the brands that destroy all below the zonepath. */
final class Uninstall {

    private final Call call;
    private final Machine machine;

    private Uninstall(Call call) {
        this.call = call;
        this.machine = call.machine();
    }

    static SimResult run(Call call) {
        BrandArgs options = BrandArgs.parse("F", call.args());
        if (options.help()) {
            call.printUsage();
            return call.done();
        }
        String refusal = Sanity.refusal(call, false);
        if (refusal != null) {
            return call.fail(refusal);
        }
        if (!options.has('F')) {
            return call.fail("Input not from terminal and -F not specified: uninstall not done.");
        }
        call.lockZone();
        return call.exists() ? new Uninstall(call).remove() : call.fail();
    }

    private SimResult remove() {
        String root = machine.zone(call.zone()).orElseThrow().path() + "/root";
        List<String> mounts = machine.files().mountsBelow(root);
        if (!mounts.isEmpty()) {
            call.complainOfMounts(mounts, root);
            return call.fail();
        }
        if (!call.begin()) {
            return call.fail();
        }
        int status = script(machine.zone(call.zone()).orElseThrow());
        if (status == Install.USAGE) {
            call.printUsage();
        }
        return status == Install.OK && call.setState(ZoneEntry.CONFIGURED) ? call.done() : call.fail();
    }

    private int script(Zone zone) {
        boolean packages = Brand.of(zone.brand()).filter(Brand::followsGlobalBe).isPresent();
        return packages ? new PkgUninstall(call, zone.path()).run(call.args()) : everything(zone.path());
    }

    /** pkg5 src/brand/illumos/uninstall, and the same for lx, bhyve, kvm and emu. */
    private int everything(String path) {
        if (!machine.files().isDirectory(path)) {
            call.warn("ERROR: " + path + " is not a directory");
            return Install.FATAL;
        }
        ZoneStorage storage = machine.storage();
        Optional<String> dataset = storage.mountedAt(path);
        List<String> clones = dataset.map(storage::clonesOutside).orElse(List.of());
        if (!clones.isEmpty()) {
            call.warn("cannot destroy '" + dataset.orElseThrow() + "': filesystem has dependent clones");
            call.warn("use '-R' to destroy the following datasets:");
            clones.forEach(call::warn);
            return Install.FATAL;
        }
        Optional<String> problem = dataset.flatMap(storage::destroy);
        if (problem.isPresent()) {
            call.warn("cannot destroy '" + dataset.orElseThrow() + "': " + problem.get());
            return Install.FATAL;
        }
        storage.dropDirectory(path);
        return Install.OK;
    }
}
