package dev.zplan.sim.zones;

import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.zonecfg.ZoneEntry;
import java.util.List;
import java.util.Optional;

/** {@code zoneadm detach}: built in, or by the package brands' script (pkg5 src/brand/ipkg/detach). */
final class Detach {

    /** What is left below the zonepath: the configuration. */
    static final String FILE = "/SUNWdetached.xml";

    private Detach() {}

    static SimResult run(Call call) {
        BrandArgs options = BrandArgs.parse("n", call.args());
        if (options.help()) {
            call.printUsage();
            return call.done();
        }
        if (options.has('n')) {
            return dryRun(call);
        }
        String refusal = Sanity.refusal(call, false);
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
        boolean script = Brand.of(zone.brand()).filter(Brand::followsGlobalBe).isPresent();
        if (!(script ? released(call, zone) : nothingMounted(call, zone))) {
            return call.fail();
        }
        machine.files().write(zone.path() + FILE, document(call));
        return call.setState(ZoneEntry.CONFIGURED) ? call.done() : call.fail();
    }

    /** Says what a detach would leave. Almost nothing is checked, so that any user can ask. */
    private static SimResult dryRun(Call call) {
        if (call.zone().isEmpty()) {
            return call.fail("no zone specified");
        }
        if (call.zone().equals(Machine.GLOBAL)) {
            return call.fail("detach operation is invalid for the global zone.");
        }
        call.console().out(document(call));
        return call.done();
    }

    private static String document(Call call) {
        Machine machine = call.machine();
        return ZoneXml.write(call.zone(), machine.config(call.zone()), machine.flavour());
    }

    /** The script leaves the root mounted, by properties that no longer depend on the zone. */
    private static boolean released(Call call, Zone zone) {
        ZoneStorage storage = call.machine().storage();
        Optional<String> be = storage.activeBe(zone.path());
        if (be.isEmpty()) {
            call.say("ERROR: no active dataset.");
            return false;
        }
        Optional<String> unset = storage.detach(be.get(), zone.path());
        unset.ifPresent(
                p -> call.warn("ERROR: Failed to configure dataset " + be.get() + ": could not set " + p + "."));
        return unset.isEmpty();
    }

    private static boolean nothingMounted(Call call, Zone zone) {
        List<String> mounts = call.machine().files().mountsBelow(zone.path());
        if (!mounts.isEmpty()) {
            call.warn("These file systems are mounted on subdirectories of " + zone.path() + ".");
            call.listMounts(mounts);
        }
        return mounts.isEmpty();
    }
}
