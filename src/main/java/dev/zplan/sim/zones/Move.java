package dev.zplan.sim.zones;

import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.FileView;
import java.util.Optional;

/** {@code zoneadm move}: a zonepath that is a dataset gets another mountpoint and keeps its name. */
final class Move {

    private Move() {}

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
        Machine machine = call.machine();
        String target = options.operands().get(0);
        String path = machine.zone(call.zone()).orElseThrow().path();
        FileView files = machine.files();
        if (files.isDirectory(target) && !files.list(target).isEmpty()) {
            return call.fail("could not move zone to " + target + ": directory not empty");
        }
        if (!target.startsWith("/")) {
            call.warn(target + " is not an absolute path.");
            return call.fail("could not verify zonepath " + target + " because of the above errors.");
        }
        boolean existed = files.exists(target);
        if (!Verify.newPath(call, target)) {
            return call.fail();
        }
        Optional<String> dataset = machine.storage().mountedAt(path);
        if (dataset.isPresent()) {
            machine.storage().moveZonepath(dataset.get(), path, target);
        } else {
            moveDirectory(files, path, target);
        }
        if (!existed && dataset.isPresent()) {
            machine.storage().dropDirectory(path);
        }
        machine.index().setZonepath(call.zone(), target);
        return call.done();
    }

    private static void moveDirectory(FileView files, String path, String target) {
        FileView.Place from = files.place(path);
        FileView.Place to = files.place(target);
        to.tree().copyFrom(from.tree().copy(), from.path(), to.path());
        files.remove(path);
    }
}
