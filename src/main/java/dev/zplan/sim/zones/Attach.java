package dev.zplan.sim.zones;

import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.Entry;
import dev.zplan.sim.zonecfg.Property;
import dev.zplan.sim.zonecfg.ZoneConfig;
import dev.zplan.sim.zonecfg.ZoneEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code zoneadm attach} of what {@code detach} left, of an archive, or only to look whether it could be done. */
final class Attach {

    private Attach() {}

    static SimResult run(Call call, String stdin) {
        BrandArgs options = BrandArgs.parse("Fn:U", call.args());
        if (options.help()) {
            call.printUsage();
            return call.done();
        }
        if (options.has('F') && options.has('n')) {
            return call.fail("-F and -n flags are mutually exclusive");
        }
        return options.value('n')
                .map(path -> dryRun(call, path, stdin))
                .orElseGet(() -> attach(call, options.has('F'), options.has('U')));
    }

    /** Looks at a document that {@code detach} left; no zone is needed for that, and none is touched. */
    private static SimResult dryRun(Call call, String path, String stdin) {
        boolean fromInput = path.equals("-");
        Entry file = call.machine().files().get(path);
        if (!fromInput && file == null) {
            return call.fail("could not open manifest path " + (path.startsWith("/") ? "" : "/") + path
                    + ": No such file or directory");
        }
        String text = fromInput || file == null ? stdin : file.text();
        Optional<ZoneConfig> config = ZoneXmlReader.read(text);
        if (config.isEmpty()) {
            return call.fail(
                    fromInput
                            ? "Input is not a valid XML file"
                            : text.startsWith("<?xml")
                                    ? "Cannot attach to an earlier release of the operating system"
                                    : path + " is not an XML file");
        }
        boolean known = Brand.of(config.get().get(Property.BRAND))
                .filter(b -> b.isInstalledOn(call.machine().flavour()))
                .isPresent();
        return known ? call.done() : call.fail("missing or invalid brand");
    }

    private static SimResult attach(Call call, boolean force, boolean update) {
        String refusal = Sanity.refusal(call, update);
        if (refusal != null) {
            return call.fail(refusal);
        }
        if (!Verify.passes(call)) {
            return call.fail();
        }
        call.lockZone();
        call.elapse();
        if (!call.exists()) {
            return call.fail();
        }
        Machine machine = call.machine();
        Zone zone = machine.zone(call.zone()).orElseThrow();
        Optional<Brand> packages = Brand.of(zone.brand()).filter(Brand::followsGlobalBe);
        if (!force && packages.isPresent()) {
            int status = new PkgAttach(call, packages.get()).run(scriptArgs(call.args()));
            if (status != Install.OK) {
                if (status == Install.USAGE) {
                    call.printUsage();
                }
                return call.fail();
            }
        }
        if (!Verify.zonepath(call, zone.path())) {
            return call.fail();
        }
        removeDetached(machine, zone.path(), force);
        return call.setState(ZoneEntry.INSTALLED) ? call.done() : call.fail();
    }

    /** zoneadm's own option to update an incomplete zone goes to the script as the script's. */
    private static List<String> scriptArgs(List<String> args) {
        List<String> passed = new ArrayList<>(args);
        passed.replaceAll(a -> a.startsWith("-") ? a.replaceFirst("U", "u") : a);
        return passed;
    }

    private static void removeDetached(Machine machine, String path, boolean force) {
        Entry detached = machine.files().get(path + Detach.FILE);
        machine.files().remove(path + Detach.FILE);
        if (force && detached != null) {
            machine.files().put(path + "/SUNWattached.xml", detached);
        } else {
            machine.files().remove(path + "/SUNWattached.xml");
        }
    }
}
