package dev.zplan.sim.zones;

import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.files.Entry;
import dev.zplan.sim.files.FileView;
import java.util.List;
import java.util.Optional;

/**
 * The attach script of the package brands (pkg5 src/brand/ipkg/attach). A zone is never out of sync with the global zone here. What the
 * script sends to its standard error is in its log file.
 */
final class PkgAttach {

    private static final String USAGE = "attach [-a archive] [-d dataset] [-n] [-r zfs-recv] [-u]\n"
            + "\tThe -a archive option specifies a tar file or cpio archive.\n"
            + "\tThe -d dataset option specifies an existing dataset.\n"
            + "\tThe -r zfs-recv option receives the output of a 'zfs send' command\n"
            + "\tof an existing zone root dataset.\n"
            + "\tThe -u option indicates that the software should be updated to match\n\tthe current host.";

    private final Call call;
    private final Machine machine;
    private final ZoneStorage storage;
    private final Brand brand;
    private final String path;

    PkgAttach(Call call, Brand brand) {
        this.call = call;
        this.machine = call.machine();
        this.storage = machine.storage();
        this.brand = brand;
        this.path = machine.zone(call.zone()).orElseThrow().path();
    }

    int run(List<String> args) {
        int status = attempt(Getopt.parse("a:d:nr:u", args));
        if (status != Install.OK) {
            call.say("                    Result: Attach Failed.");
        }
        return status;
    }

    private int attempt(Getopt options) {
        if (options.fault().isPresent()) {
            call.warn("");
            call.warn("brand-specific usage: " + USAGE);
            return Install.USAGE;
        }
        List<Getopt.Option> media = options.options().stream()
                .filter(o -> "adr".indexOf(o.letter()) >= 0)
                .toList();
        call.say("Log File: /var/tmp/" + call.zone() + ".attach_log.000001");
        if (storage.datasetOf(FileView.parent(path)).isEmpty()) {
            call.say("ERROR: No zonepath dataset; the zonepath must be a ZFS dataset.");
            return Install.USAGE;
        }
        Optional<String> be = media.isEmpty() ? existing() : fresh();
        if (be.isEmpty()) {
            return Install.NOT_COMPLETE;
        }
        call.say("               Attach Path: " + path + "/root");
        call.say("        Attach ZFS Dataset: " + be.get());
        call.say("");
        if (!media.isEmpty() && !unpacked(media.get(media.size() - 1))) {
            storage.removeZonepath(path);
            return Install.NOT_COMPLETE;
        }
        call.say("                Installing: "
                + (media.isEmpty() ? "Using pre-existing data in zonepath" : "This may take several minutes..."));
        call.say("       Global zone version: " + entire());
        call.say("   Non-Global zone version: " + entire());
        call.say("                     Cache: Using /var/pkg/publisher.");
        call.say("  Updating non-global zone: Output follows");
        if (options.has('u')) {
            call.say("");
            call.say("  Updating non-global zone: Zone updated.");
        } else {
            call.say("");
        }
        call.say("                    Result: Attach Succeeded.");
        return Install.OK;
    }

    private String entire() {
        return switch (machine.flavour()) {
            case OMNIOS -> "entire@11-151038.0";
            case OPENINDIANA -> "entire@0.5.11-2021.0.0.1";
        };
    }

    /** What is mounted at the root becomes the zone's boot environment, whatever it was before. */
    private Optional<String> existing() {
        Optional<String> mounted = storage.mountedAt(path + "/root");
        if (mounted.isEmpty()) {
            call.say("ERROR: Failed to locate any dataset mounted at " + path
                    + "/root.  Attach requires a mounted dataset.");
            return Optional.empty();
        }
        if (!storage.datasetOf(path).filter(d -> storage.exists(d + "/ROOT")).isPresent()) {
            call.say("ERROR: no active dataset.");
            return Optional.empty();
        }
        storage.attach(mounted.get(), path);
        return mounted;
    }

    private Optional<String> fresh() {
        String parent = storage.datasetOf(FileView.parent(path)).orElseThrow();
        String dataset = parent + path.substring(path.lastIndexOf('/'));
        if (!storage.exists(dataset)) {
            storage.createZonepath(dataset, path);
        }
        Optional<String> problem = storage.newBootEnvironment(dataset, path, brand);
        problem.ifPresent(p -> call.say("ERROR: " + p));
        return problem.isPresent() ? Optional.empty() : storage.mountedAt(path + "/root");
    }

    private boolean unpacked(Getopt.Option medium) {
        Entry source = machine.files().get(medium.value());
        if (medium.letter() == 'd' && (source == null || !source.isDirectory())) {
            call.say(
                    source == null
                            ? medium.value() + ": error: file or directory not found."
                            : "Error: must be a directory");
            call.say("ERROR: Installation aborted.");
            return false;
        }
        boolean image = source != null
                && !source.isDirectory()
                && Image.read(source.text()).isPresent();
        if (medium.letter() != 'd' && !image) {
            call.say("Error: Unknown archive format. Must be a flash archive, a cpio archive (can also be gzipped or "
                    + "bzipped), a pax XUSTAR archive, or a level 0 ufsdump archive.");
            call.say("ERROR: Installation aborted.");
            return false;
        }
        Populate.illumos(machine.files().within(path + "/root"), call.zone(), machine.flavour());
        return true;
    }
}
