package dev.zplan.sim.zones;

import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.zonecfg.ZoneEntry;
import java.util.Optional;

/** {@code zoneadm attach} of what {@code detach} left. A zone is never out of sync with the global zone here. */
final class Attach {

    private Attach() {}

    static SimResult run(Call call) {
        Getopt options = Getopt.parse("?FUun:a:d:r:", call.args());
        if (options.fault().isPresent()
                || options.has('?')
                || !options.operands().isEmpty()) {
            return call.usage(options);
        }
        if (options.has('F') && options.has('n')) {
            return call.fail("-F and -n flags are mutually exclusive");
        }
        if (options.has('n') || options.has('a') || options.has('d') || options.has('r')) {
            return SimResult.fail(2, "zoneadm: not simulated: attach from elsewhere\n");
        }
        String refusal = Sanity.refusal(call, options.has('F') || options.has('U'));
        if (refusal != null) {
            return call.fail(refusal);
        }
        if (!Verify.passes(call)) {
            return call.fail();
        }
        Machine machine = call.machine();
        Zone zone = machine.zone(call.zone()).orElseThrow();
        Optional<Brand> packages = Brand.of(zone.brand()).filter(Brand::followsGlobalBe);
        if (packages.isPresent() && !options.has('F')) {
            Optional<String> be = machine.storage().anyBe(zone.path());
            call.say("Log File: /var/tmp/" + zone.name() + ".attach_log.000001");
            if (be.isEmpty()) {
                call.say("                    Result: Attach Failed.");
                machine.index().setState(call.zone(), ZoneEntry.INCOMPLETE);
                return call.fail();
            }
            call.say("               Attach Path: " + zone.path() + "/root");
            call.say("        Attach ZFS Dataset: " + be.get());
            call.say("");
            machine.storage().attach(be.get(), zone.path());
            call.say("                    Result: Attach Succeeded.");
        }
        machine.files().remove(zone.path() + Detach.FILE);
        machine.index().setState(call.zone(), ZoneEntry.INSTALLED);
        return call.done();
    }
}
