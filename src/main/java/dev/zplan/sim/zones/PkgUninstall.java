package dev.zplan.sim.zones;

import dev.zplan.sim.command.Getopt;
import java.util.List;
import java.util.Optional;

/**
 * The uninstall script of the package brands (pkg5 src/brand/ipkg/uninstall): destroys the boot environments that belong to the running
 * one of the global zone, and what holds them when nothing else is left in it.
 */
final class PkgUninstall {

    private final Call call;
    private final ZoneStorage storage;
    private final String path;

    PkgUninstall(Call call, String path) {
        this.call = call;
        this.storage = call.machine().storage();
        this.path = path;
    }

    int run(List<String> args) {
        Getopt options = Getopt.parse("FhHnv", args);
        boolean twice = options.options().stream().distinct().count()
                < options.options().size();
        if (options.fault().isPresent() || twice || !options.operands().isEmpty()) {
            call.warn("Error: invalid usage\nUsage: uninstall: [-hFn]");
            return Install.USAGE;
        }
        if (options.has('h') || options.has('H')) {
            call.say("Usage: uninstall: [-hFn]");
            return Install.USAGE;
        }
        Optional<String> dataset = storage.datasetOf(path);
        if (dataset.isEmpty()) {
            call.say("Warning: no zonepath dataset found.");
            clear();
            return Install.OK;
        }
        if (isBlocked(dataset.get())) {
            return Install.FATAL;
        }
        return options.has('n') ? show() : destroy(dataset.get(), options.has('v'));
    }

    private boolean isBlocked(String dataset) {
        List<String> clones = storage.clonesOutside(dataset);
        if (!clones.isEmpty()) {
            call.warn("Error: cloned zone datasets found outsize of zone.");
            clones.forEach(c -> call.warn("\t" + c));
            call.warn("Error: please delete clone(s) and retry uninstall.");
            return true;
        }
        List<String> snapshots = storage.snapshotsBelow(dataset);
        if (!snapshots.isEmpty()) {
            call.warn("Error: user snapshot(s) detected.");
            snapshots.forEach(s -> call.warn("\t" + s));
            call.warn("Error: please delete snapshot(s) and retry uninstall.");
        }
        return !snapshots.isEmpty();
    }

    /** With -n the script says what it would do, and never that it succeeded. */
    private int show() {
        storage.ownBes(path).forEach(be -> call.say("/sbin/zfs destroy -r " + be));
        List.of(
                        "-f " + path + "/SUNWattached.xml",
                        "-rf " + path + "/lu",
                        "-rf " + path + "/dev",
                        "-rf " + path + "/root")
                .forEach(what -> call.say("/bin/rm " + what));
        call.say("/bin/rmdir " + path);
        return Install.FATAL;
    }

    private int destroy(String dataset, boolean verbose) {
        for (String be : storage.ownBes(path)) {
            if (!destroyOne(be, verbose)) {
                return Install.FATAL;
            }
        }
        for (String holder : List.of(dataset + "/ROOT", dataset)) {
            if (storage.exists(holder) && !storage.hasChildren(holder) && !destroyOne(holder, verbose)) {
                return Install.FATAL;
            }
        }
        clear();
        return Install.OK;
    }

    private boolean destroyOne(String dataset, boolean verbose) {
        Optional<String> origin = storage.origin(dataset);
        if (verbose) {
            call.say("destroying '" + dataset + "'.");
        }
        Optional<String> problem = storage.destroy(dataset);
        if (problem.isPresent()) {
            call.warn("cannot destroy '" + dataset + "': " + problem.get());
            call.warn("Error: destroying ZFS dataset.");
            return false;
        }
        origin.ifPresent(o -> {
            if (verbose) {
                call.say("destroying '" + o + "'.");
            }
            storage.destroyUnused(o);
        });
        return true;
    }

    /** Removes what is known to be the zone's; a directory with more in it stays. */
    private void clear() {
        List.of("/SUNWattached.xml", "/lu", "/dev", "/root").forEach(name -> storage.dropDirectory(path + name));
        storage.dropEmptyDirectory(path);
    }
}
