package dev.zplan.sim.zones;

import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.zonecfg.ZoneEntry;
import java.util.Optional;

/** {@code zoneadm detach}. What it writes to {@code SUNWdetached.xml} is the configuration as JSON, not the real document. */
final class Detach {

    static final String FILE = "/SUNWdetached.xml";

    private Detach() {}

    static SimResult run(Call call) {
        Getopt options = Getopt.parse("?n", call.args());
        if (options.fault().isPresent()
                || options.has('?')
                || !options.operands().isEmpty()) {
            return call.usage(options);
        }
        String refusal = Sanity.refusal(call, false);
        if (refusal != null) {
            return call.fail(refusal);
        }
        Machine machine = call.machine();
        String document = machine.config(call.zone()).toJson() + "\n";
        if (options.has('n')) {
            call.console().out(document);
            return call.done();
        }
        String path = machine.zone(call.zone()).orElseThrow().path();
        Optional<Brand> brand = Brand.of(machine.zone(call.zone()).orElseThrow().brand());
        if (brand.filter(Brand::followsGlobalBe).isPresent()) {
            machine.storage().activeBe(path).ifPresent(be -> machine.storage().detach(be, path));
        }
        machine.files().write(path + FILE, document);
        machine.index().setState(call.zone(), ZoneEntry.CONFIGURED);
        return call.done();
    }
}
