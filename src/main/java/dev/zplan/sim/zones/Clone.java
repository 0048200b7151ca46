package dev.zplan.sim.zones;

import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.FileView;
import dev.zplan.sim.zonecfg.Property;
import dev.zplan.sim.zonecfg.ResourceType;
import dev.zplan.sim.zonecfg.ZoneConfig;
import dev.zplan.sim.zonecfg.ZoneEntry;
import dev.zplan.sim.zonecfg.ZoneResource;
import java.util.Optional;

/** {@code zoneadm clone}: built in for images and virtual machines, a brand script for the package brands (pkg5 src/brand/ipkg/clone). */
final class Clone {

    private final Call call;
    private final Machine machine;
    private final ZoneStorage storage;
    private final Zone source;
    private final String path;

    private Clone(Call call, Zone source) {
        this.call = call;
        this.machine = call.machine();
        this.storage = machine.storage();
        this.source = source;
        this.path = machine.zone(call.zone()).orElseThrow().path();
    }

    static SimResult run(Call call) {
        Getopt options = Getopt.parse("?m:s:X", call.args());
        if (options.fault().isPresent()
                || options.has('?')
                || options.operands().size() != 1) {
            return call.usage(options);
        }
        String from = options.operands().get(0);
        String refusal = Sanity.refusal(call, false);
        if (refusal != null) {
            return call.fail(refusal);
        }
        Optional<Zone> source = call.machine().zone(from).filter(z -> !z.name().equals(Machine.GLOBAL));
        if (source.isEmpty()) {
            call.warn("zoneadm: " + from + ": No such zone configured");
            return call.fail();
        }
        Optional<SimResult> unsuitable = unsuitable(call, source.get());
        return unsuitable.isPresent() ? unsuitable.get() : new Clone(call, source.get()).make(options);
    }

    private static Optional<SimResult> unsuitable(Call call, Zone source) {
        Zone target = call.machine().zone(call.zone()).orElseThrow();
        if (source.state().inKernel()) {
            return Optional.of(
                    call.fail("clone operation is invalid for " + source.state().word() + " zones."));
        }
        if (source.state() != ZoneState.INSTALLED) {
            call.warn("zoneadm: zone " + source.name() + " is " + source.state().word() + "; installed is required.");
            return Optional.of(call.fail());
        }
        if (!source.brand().equals(target.brand())) {
            call.warn("zoneadm: Zones '" + source.name() + "' and '" + target.name() + "' have different brand types.");
            return Optional.of(call.fail());
        }
        return Optional.empty();
    }

    private SimResult make(Getopt options) {
        warnOfShared(ResourceType.NET, Property.ADDRESS, "network address");
        warnOfShared(ResourceType.FS, Property.SPECIAL, "special file system");
        warnOfShared(ResourceType.DEVICE, Property.MATCH, "device");
        warnOfShared(ResourceType.DATASET, Property.NAME, "dataset");
        if (!Verify.passes(call)) {
            return call.fail();
        }
        machine.index().setState(call.zone(), ZoneEntry.INCOMPLETE);
        boolean script = Brand.of(source.brand()).filter(Brand::hasSmf).isPresent();
        if (options.has('m')
                && (script || !options.value('m').filter("copy"::equals).isPresent())) {
            call.printUsage();
            return call.fail();
        }
        boolean made = script ? bootEnvironment(options.value('s')) : builtIn(options);
        if (!made) {
            return call.fail();
        }
        machine.index().setState(call.zone(), ZoneEntry.INSTALLED);
        return call.done();
    }

    private void warnOfShared(ResourceType type, Property property, String what) {
        ZoneConfig from = machine.config(source.name());
        for (ZoneResource mine : machine.config(call.zone()).all(type)) {
            String value = mine.get(property);
            if (!value.isEmpty()
                    && from.all(type).stream().anyMatch(r -> r.get(property).equals(value))) {
                call.complain("WARNING: " + what + " '" + value + "' is configured in both zones.");
            }
        }
    }

    private boolean bootEnvironment(Optional<String> wanted) {
        Optional<String> active = storage.activeBe(source.path());
        Optional<String> parent = storage.datasetOf(FileView.parent(path));
        if (active.isEmpty() || parent.isEmpty()) {
            call.warn("Error: unable to determine source zone dataset.");
            return false;
        }
        String snapshot;
        if (wanted.isPresent()) {
            String name = wanted.get();
            String dataset = name.contains("/") ? name.replaceAll("@.*", "") : active.get();
            snapshot = dataset + "@" + name.replaceAll(".*@", "");
            if (!storage.exists(snapshot)) {
                call.warn("Error: specified snapshot is invalid for this source zone.");
                return false;
            }
        } else {
            snapshot = free(active.get() + "@" + call.zone() + "_snap", "");
            storage.snapshot(snapshot);
        }
        String dataset = parent.get() + path.substring(path.lastIndexOf('/'));
        if (!storage.exists(dataset)) {
            storage.createZonepath(dataset, path);
        }
        Brand brand = Brand.of(source.brand()).orElseThrow();
        storage.cloneBootEnvironment(dataset, path, brand, snapshot);
        if (brand.family() == Brand.Family.IMAGE) {
            storage.independent(dataset, brand, machine.newUuid());
        }
        rename();
        return true;
    }

    private String free(String stem, String first) {
        if (!storage.exists(stem + first)) {
            return stem + first;
        }
        int number = first.isEmpty() ? 1 : Integer.parseInt(first) + 1;
        while (storage.exists(stem + number)) {
            number++;
        }
        return stem + number;
    }

    private boolean builtIn(Getopt options) {
        Optional<String> from = storage.mountedAt(source.path());
        Optional<String> parent = storage.mountedAt(FileView.parent(path));
        if (from.isEmpty() || parent.isEmpty() || options.has('m')) {
            return copy();
        }
        String snapshot = options.value('s').orElseGet(() -> free(from.get() + "@SUNWzone", "1"));
        if (!storage.exists(snapshot)) {
            if (options.has('s')) {
                call.complain("snapshot " + snapshot + " does not exist");
                return false;
            }
            storage.snapshot(snapshot);
        }
        call.say("Cloning snapshot " + snapshot);
        String dataset = parent.get() + path.substring(path.lastIndexOf('/'));
        if (storage.exists(dataset)) {
            return copy();
        }
        storage.cloneZonepath(snapshot, dataset, path);
        call.say("Instead of copying, a ZFS clone has been created for this zone.");
        rename();
        return true;
    }

    private boolean copy() {
        Install.zonepathDataset(call);
        call.say("Copying " + source.path() + "...");
        FileView files = machine.files();
        FileView.Place from = files.place(source.path());
        FileView.Place to = files.place(path);
        to.tree().copyFrom(from.tree().copy(), from.path(), to.path());
        rename();
        return true;
    }

    private void rename() {
        String nodeName = path + "/root/etc/nodename";
        if (machine.files().exists(nodeName)) {
            machine.files().write(nodeName, call.zone() + "\n");
        }
    }
}
