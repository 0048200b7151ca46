package dev.zplan.sim.zones;

import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.files.Entry;
import dev.zplan.sim.files.FileView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The install script of the brands that are made from an image (pkg5 src/brand/illumos/createzone, lx/lx_install, shared/image.ksh). */
final class ImageInstall {

    private final Call call;
    private final Machine machine;
    private final ZoneStorage storage;
    private final Brand brand;
    private final String path;

    ImageInstall(Call call, Brand brand) {
        this.call = call;
        this.machine = call.machine();
        this.storage = machine.storage();
        this.brand = brand;
        this.path = machine.zone(call.zone()).orElseThrow().path();
    }

    int run(List<String> args) {
        Getopt options = Getopt.parse("s:t:v", args);
        Optional<String> source = options.value('s').or(() -> options.value('t'));
        if (options.fault().isPresent() || source.isEmpty()) {
            if (options.fault().isEmpty()) {
                call.say("The installation source must be specified.\n");
            }
            call.say("Available options are:\n\t-s <dataset|snapshot|pathname>\tZone installation source\n"
                    + "\t(-t is a backwards compatible alias for -s)\n");
            return Install.FATAL;
        }
        Optional<String> dataset = storage.datasetOf(path);
        if (dataset.isEmpty()) {
            String parent = FileView.parent(path);
            return fatal(
                    storage.mountedAt(parent).isPresent()
                            ? "Could not find a ZFS dataset for " + path
                            : "Could not find parent dataset for " + path + "\nMake sure that " + parent
                                    + " is a ZFS dataset");
        }
        Entry file = machine.files().get(source.get());
        if (file != null && !file.isDirectory()) {
            Optional<Image> image = Image.read(file.text());
            return image.isPresent()
                    ? fromFile(dataset.get(), source.get(), image.get())
                    : fatal("Seed file " + source.get() + " not in a supported format (ascii text)");
        }
        return source.get().startsWith("/")
                ? fatal("Source file '" + source.get() + "' not found")
                : fromDataset(dataset.get(), source.get(), options.has('v'));
    }

    private int fatal(String text) {
        call.warn("ERROR: " + text);
        return Install.FATAL;
    }

    private int fromFile(String dataset, String file, Image image) {
        call.say(image == Image.TAR ? "Installing zone from tar file " + file : "Installing zone from ZFS stream");
        if (brand == Brand.LX) {
            if (image == Image.ZFS) {
                Optional<String> problem = storage.destroy(dataset).or(() -> storage.createZonepath(dataset, path));
                if (problem.isPresent()) {
                    return fatal("ZFS destroy " + dataset + " failed (1)");
                }
            }
        } else {
            Optional<String> problem = storage.newBootEnvironment(dataset, path, brand);
            if (problem.isPresent()) {
                return fatal(problem.get());
            }
        }
        populate();
        return settled(dataset);
    }

    private int fromDataset(String dataset, String source, boolean verbose) {
        String snapshot = source;
        if (!source.contains("@")) {
            if (!storage.exists(source)) {
                return fatal("Could not find ZFS filesystem " + source);
            }
            snapshot = source + "@" + machine.timestamp();
            if (storage.snapshot(snapshot).isPresent()) {
                return fatal("ZFS snapshot (" + snapshot + ") failed (1)");
            }
            if (verbose) {
                call.say("Snapshotted " + snapshot);
            }
        } else if (!storage.exists(source)) {
            return fatal("Could not find ZFS snapshot " + source);
        }
        call.say("Installing zone from ZFS filesystem " + snapshot);
        call.say("Cloning from snapshot " + snapshot);
        if (brand == Brand.LX) {
            if (storage.destroy(dataset).isPresent()) {
                return fatal("ZFS destroy " + dataset + " failed (1)");
            }
            if (storage.cloneZonepath(snapshot, dataset, path, Map.of()).isPresent()) {
                return fatal("ZFS clone (" + snapshot + " to " + dataset + ") failed (1)");
            }
        } else {
            Optional<String> problem = storage.cloneBootEnvironment(dataset, path, brand, snapshot);
            if (problem.isPresent()) {
                return fatal(problem.get());
            }
        }
        if (!root().exists("/sbin/init")) {
            populate();
        }
        return settled(dataset);
    }

    private int settled(String dataset) {
        if (brand == Brand.LX) {
            storage.set(dataset, "devices", "off");
        } else {
            storage.independent(dataset, brand, machine.newUuid());
            storage.unmountRoot(path);
        }
        return Install.OK;
    }

    private void populate() {
        if (brand == Brand.LX) {
            Populate.linux(root());
        } else {
            Populate.illumos(root(), call.zone(), machine.flavour());
        }
    }

    private FileView root() {
        return machine.files().within(path + "/root");
    }
}
