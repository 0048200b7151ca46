package dev.zplan.sim.zones;

import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.FileView;
import java.util.List;
import java.util.Optional;

/**
 * {@code zoneadm move}: a zonepath that is a dataset gets another mountpoint and keeps its name; a plain directory is renamed, or copied
 * where the new place is in another file system.
 */
final class Move {

    private final Call call;
    private final Machine machine;
    private final String target;

    private Move(Call call, String target) {
        this.call = call;
        this.machine = call.machine();
        this.target = target;
    }

    static SimResult run(Call call) {
        Getopt options = Getopt.parse("?", call.args());
        if (options.fault().isPresent()
                || options.has('?')
                || options.operands().size() != 1) {
            return call.usage(options);
        }
        String refusal = Sanity.refusal(call, false);
        if (refusal != null) {
            return call.fail(refusal);
        }
        String target = options.operands().get(0);
        if (!Verify.passes(call) || !Verify.newPath(call, target)) {
            return call.fail();
        }
        return new Move(call, target).move() ? call.done() : call.fail();
    }

    private boolean move() {
        if (!machine.files().list(target).isEmpty()) {
            call.warn("could not move zone to " + target + ": directory not empty");
            return false;
        }
        String path = machine.zone(call.zone()).orElseThrow().path();
        List<String> mounts = machine.files().mountsBelow(path).stream()
                .filter(m -> !m.equals(path + "/root"))
                .toList();
        if (!mounts.isEmpty()) {
            call.complainOfMounts(mounts, path);
            return false;
        }
        call.lockZone();
        call.elapse();
        if (!call.exists()) {
            return false;
        }
        return moved(machine.zone(call.zone()).orElseThrow().path());
    }

    private boolean moved(String path) {
        Optional<String> dataset = machine.storage().mountedAt(path);
        if (dataset.isEmpty() && (target + "/").startsWith(path + "/")) {
            machine.files().remove(target);
            call.warn("zoneadm: could not move zone: Invalid argument");
            return false;
        }
        if (dataset.isPresent()) {
            if (machine.storage().moveZonepath(dataset.get(), path, target).isPresent()) {
                call.warn("zoneadm: could not move zone: Device busy");
                return false;
            }
            machine.storage().dropDirectory(path);
        } else if (machine.files().place(path).tree()
                == machine.files().place(target).tree()) {
            copy(path);
            machine.files().remove(path);
        } else {
            acrossFileSystems(path);
        }
        machine.index().setZonepath(call.zone(), target);
        return true;
    }

    private void acrossFileSystems(String path) {
        Install.zonepathDataset(call, target);
        call.say("Moving across file systems; copying zonepath " + path + "...");
        copy(path);
        call.say("Cleaning up zonepath " + path + "...");
        machine.files().remove(path);
    }

    private void copy(String path) {
        FileView.Place from = machine.files().place(path);
        FileView.Place to = machine.files().place(target);
        to.tree().copyFrom(from.tree().copy(), from.path(), to.path());
    }
}
