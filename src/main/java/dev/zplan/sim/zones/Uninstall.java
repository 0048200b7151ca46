package dev.zplan.sim.zones;

import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.zonecfg.ZoneEntry;
import java.util.List;
import java.util.Optional;

/** {@code zoneadm uninstall} and what the brands' scripts do in it. */
final class Uninstall {

    private final Call call;
    private final Machine machine;
    private final ZoneStorage storage;
    private final Zone zone;

    private Uninstall(Call call) {
        this.call = call;
        this.machine = call.machine();
        this.storage = machine.storage();
        this.zone = machine.zone(call.zone()).orElseThrow();
    }

    static SimResult run(Call call) {
        if (call.args().equals(List.of("-?"))) {
            call.printUsage();
            return call.done();
        }
        String refusal = Sanity.refusal(call, false);
        if (refusal != null) {
            return call.fail(refusal);
        }
        if (!call.args().contains("-F")) {
            return call.fail("Input not from terminal and -F not specified: uninstall not done.");
        }
        return new Uninstall(call).remove();
    }

    private SimResult remove() {
        String root = zone.path() + "/root";
        List<String> mounts = machine.files().mountsBelow(root);
        if (!mounts.isEmpty()) {
            call.complain("These file systems are mounted on subdirectories of " + root + ".\n");
            mounts.forEach(m -> call.complain("  " + m + "\n"));
            return call.fail();
        }
        machine.index().setState(call.zone(), ZoneEntry.INCOMPLETE);
        if (!script()) {
            return call.fail();
        }
        machine.index().setState(call.zone(), ZoneEntry.CONFIGURED);
        return call.done();
    }

    private boolean script() {
        Optional<String> dataset = storage.datasetOf(zone.path());
        boolean packages = Brand.of(zone.brand()).filter(Brand::followsGlobalBe).isPresent();
        if (dataset.isEmpty()) {
            if (packages) {
                call.say("Warning: no zonepath dataset found.");
            }
            storage.removeZonepath(zone.path());
            return true;
        }
        return packages ? bootEnvironments(dataset.get()) : everything(dataset.get());
    }

    private boolean bootEnvironments(String dataset) {
        List<String> clones = storage.clonesOutside(dataset);
        if (!clones.isEmpty()) {
            call.warn("Error: cloned zone datasets found outsize of zone.");
            clones.forEach(c -> call.warn("\t" + c));
            call.warn("Error: please delete clone(s) and retry uninstall.");
            return false;
        }
        List<String> snapshots = storage.snapshotsBelow(dataset);
        if (!snapshots.isEmpty()) {
            call.warn("Error: user snapshot(s) detected.");
            snapshots.forEach(s -> call.warn("\t" + s));
            call.warn("Error: please delete snapshot(s) and retry uninstall.");
            return false;
        }
        Optional<String> origin = storage.activeBe(zone.path()).flatMap(storage::origin);
        storage.removeZonepath(zone.path());
        origin.ifPresent(storage::destroyUnused);
        return true;
    }

    private boolean everything(String dataset) {
        List<String> clones = storage.clonesOutside(dataset);
        if (!clones.isEmpty()) {
            call.warn("cannot destroy '" + dataset + "': filesystem has dependent clones");
            call.warn("use '-R' to destroy the following datasets:");
            clones.forEach(call::warn);
            return false;
        }
        storage.removeZonepath(zone.path());
        return true;
    }
}
