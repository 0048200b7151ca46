package dev.zplan.sim.zones;

import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.FileView;
import dev.zplan.sim.zonecfg.Property;
import dev.zplan.sim.zonecfg.ResourceType;
import dev.zplan.sim.zonecfg.ZoneConfig;
import dev.zplan.sim.zonecfg.ZoneEntry;
import dev.zplan.sim.zonecfg.ZoneResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code zoneadm clone}: built in for images and virtual machines, a brand script for the package brands (pkg5 src/brand/ipkg/clone). */
final class Clone {

    private static final Map<String, String> NOT_SHARED = Map.of("sharenfs", "off");

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
        BrandArgs options = BrandArgs.parse("m:s:", call.args());
        if (options.help()) {
            call.printUsage();
            return call.console().exit(options.operands().size() == 1 ? 0 : 2);
        }
        if (options.operands().size() != 1) {
            call.printUsage();
            return call.console().exit(2);
        }
        String refusal = Sanity.refusal(call, false);
        if (refusal != null) {
            return call.fail(refusal);
        }
        if (!Verify.passes(call)) {
            return call.fail();
        }
        String from = options.operands().get(0);
        Optional<SimResult> unsuitable = unsuitable(call, from);
        if (unsuitable.isPresent()) {
            return unsuitable.get();
        }
        warnOfShared(call, from);
        call.lockZone();
        if (!call.begin()) {
            return call.fail();
        }
        Optional<Zone> source = call.machine().zone(from);
        if (source.isEmpty()) {
            call.blame(from, "could not get zone path: No such zone configured");
            return call.fail();
        }
        return new Clone(call, source.get()).make(options);
    }

    private static Optional<SimResult> unsuitable(Call call, String from) {
        if (from.equals(Machine.GLOBAL)) {
            return Optional.of(call.fail("clone operation is invalid for the global zone."));
        }
        if (from.startsWith("SUNW")) {
            return Optional.of(call.fail("clone operation is invalid for zones starting with SUNW."));
        }
        Optional<Zone> source = call.machine().zone(from);
        if (source.isEmpty()) {
            call.blame(from, "could not get state: No such zone configured");
            return Optional.of(call.fail());
        }
        ZoneState state = source.get().state();
        if (state.inKernel()) {
            return Optional.of(call.fail("clone operation is invalid for " + state.word() + " zones."));
        }
        if (state != ZoneState.INSTALLED) {
            call.warn("zoneadm: zone " + from + " is " + state.word() + "; installed is required.");
            return Optional.of(call.fail());
        }
        Zone target = call.machine().zone(call.zone()).orElseThrow();
        if (!source.get().brand().equals(target.brand())) {
            call.warn("zoneadm: Zones '" + from + "' and '" + target.name() + "' have different brand types.");
            return Optional.of(call.fail());
        }
        return Optional.empty();
    }

    private SimResult make(BrandArgs options) {
        boolean script = Brand.of(source.brand()).filter(Brand::hasSmf).isPresent();
        if (options.has('m')
                && (script || !options.value('m').filter("copy"::equals).isPresent())) {
            if (script) {
                call.warn("\nbrand-specific usage: clone {sourcezone}");
            }
            call.printUsage();
            return call.fail();
        }
        boolean made = script ? bootEnvironment(options.value('s')) : builtIn(options);
        return made && call.setState(ZoneEntry.INSTALLED) ? call.done() : call.fail();
    }

    private static void warnOfShared(Call call, String from) {
        ZoneConfig theirs = call.machine().config(from);
        ZoneConfig ours = call.machine().config(call.zone());
        for (ZoneResource fs : shared(ours, theirs, ResourceType.FS, Property.SPECIAL)) {
            boolean loopback = fs.get(Property.TYPE).equals("lofs");
            boolean writable = !fs.members().stream().anyMatch(m -> "ro".equals(m.get(Property.OPTIONS)));
            if (!loopback || writable) {
                call.warn("WARNING: " + (loopback ? "read-write lofs" : fs.get(Property.TYPE)) + " file system on '"
                        + fs.get(Property.SPECIAL) + "' is configured in both zones.");
            }
        }
        shared(ours, theirs, ResourceType.NET, Property.ADDRESS)
                .forEach(net -> call.warn(
                        "WARNING: network address '" + bare(net, Property.ADDRESS) + "' is configured in both zones."));
        shared(ours, theirs, ResourceType.DEVICE, Property.MATCH)
                .forEach(device ->
                        call.warn("WARNING: device '" + device.get(Property.MATCH) + "' is configured in both zones."));
        shared(ours, theirs, ResourceType.DATASET, Property.NAME)
                .forEach(dataset -> call.warn("zoneadm: zone '" + from + "': WARNING: dataset '"
                        + dataset.get(Property.NAME) + "' is configured in both zones.\n"));
    }

    private static List<ZoneResource> shared(ZoneConfig ours, ZoneConfig theirs, ResourceType type, Property key) {
        return ours.all(type).stream()
                .filter(mine -> mine.has(key)
                        && theirs.all(type).stream().anyMatch(r -> bare(r, key).equals(bare(mine, key))))
                .toList();
    }

    /** An address without its prefix length; other properties as they are. */
    private static String bare(ZoneResource resource, Property key) {
        String value = resource.get(key);
        return key == Property.ADDRESS ? value.replaceAll("/.*", "") : value;
    }

    private boolean bootEnvironment(Optional<String> wanted) {
        Optional<String> active = wanted.filter(w -> w.contains("/"))
                .map(w -> w.replaceAll("@.*", ""))
                .or(() -> storage.activeBe(source.path()));
        Optional<String> parent = storage.datasetOf(FileView.parent(path));
        if (active.isEmpty() || parent.isEmpty()) {
            call.say("ERROR: Error: unable to determine source zone dataset.");
            return false;
        }
        String tag = wanted.filter(w -> w.contains("@") || !w.contains("/"))
                .map(w -> w.replaceAll(".*@", ""))
                .orElse("");
        boolean foreign = !active.get().matches(".*/" + Pattern.quote(source.name()) + "/ROOT/[^/]+");
        boolean named = wanted.filter(w -> w.contains("/")).isPresent();
        if ((named && (foreign || !storage.exists(active.get())))
                || (!tag.isEmpty() && !storage.exists(active.get() + "@" + tag))) {
            call.say("ERROR: Error: specified snapshot is invalid for this source zone.");
            return false;
        }
        String snapshot = active.get() + "@" + tag;
        if (tag.isEmpty()) {
            snapshot = free(snapshot + call.zone() + "_snap", "");
            if (storage.snapshot(snapshot).isPresent()) {
                call.say("ERROR: Unable to create the zone's ZFS dataset.");
                return false;
            }
        }
        String dataset = parent.get() + path.substring(path.lastIndexOf('/'));
        if (!storage.exists(dataset)) {
            storage.createZonepath(dataset, path);
        }
        Brand brand = Brand.of(source.brand()).orElseThrow();
        Optional<String> problem = storage.cloneBootEnvironment(dataset, path, brand, snapshot);
        if (problem.isPresent()) {
            call.say("ERROR: " + problem.get());
            return false;
        }
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

    private boolean builtIn(BrandArgs options) {
        if (options.has('s')) {
            return fromSnapshot(options.value('s').orElseThrow());
        }
        Optional<String> from = storage.mountedAt(source.path());
        if (from.isEmpty() || options.has('m')) {
            return copy();
        }
        if (storage.mountedAt(path).isPresent()) {
            call.warn("A file system is already mounted on " + path + ",\npreventing use of a ZFS clone.");
            return copy();
        }
        Optional<String> dataset = datasetName();
        String snapshot = free(from.get() + "@SUNWzone", "1");
        if (dataset.isEmpty() || storage.snapshot(snapshot).isPresent()) {
            return copy();
        }
        call.say("Cloning snapshot " + snapshot);
        if (storage.cloneZonepath(snapshot, dataset.get(), path, NOT_SHARED).isPresent()) {
            storage.destroyUnused(snapshot);
            return copy();
        }
        call.say("Instead of copying, a ZFS clone has been created for this zone.");
        rename();
        return true;
    }

    private boolean fromSnapshot(String snapshot) {
        int at = snapshot.lastIndexOf('@');
        if (at < 0 || !storage.exists(snapshot.substring(0, at))) {
            call.warn("unable to find path for " + snapshot + ".");
            return false;
        }
        Optional<String> dataset = datasetName();
        if (dataset.isEmpty()) {
            return copy();
        }
        if (!storage.exists(snapshot)) {
            call.setState(ZoneEntry.CONFIGURED);
            return false;
        }
        call.say("Cloning snapshot " + snapshot);
        if (storage.cloneZonepath(snapshot, dataset.get(), path, NOT_SHARED).isPresent()) {
            return copy();
        }
        rename();
        return true;
    }

    private Optional<String> datasetName() {
        return storage.mountedAt(FileView.parent(path)).map(p -> p + path.substring(path.lastIndexOf('/')));
    }

    private boolean copy() {
        List<String> mounts = machine.files().mountsBelow(source.path());
        if (!mounts.isEmpty()) {
            call.complainOfMounts(mounts, source.path());
            return false;
        }
        Install.zonepathDataset(call, path);
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
