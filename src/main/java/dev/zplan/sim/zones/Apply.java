package dev.zplan.sim.zones;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.zonecfg.Property;
import dev.zplan.sim.zonecfg.ResourceType;
import dev.zplan.sim.zonecfg.ZoneConfig;
import java.util.Optional;

/** {@code zoneadm apply}, undocumented: gives the global zone the resource controls of its configuration. */
final class Apply {

    private Apply() {}

    static SimResult run(Call call) {
        Optional<ZoneConfig> config = call.machine().index().globalConfig();
        if (config.isEmpty()) {
            return call.done();
        }
        boolean shares = config.get().all(ResourceType.RCTL).stream()
                .anyMatch(r -> r.get(Property.NAME).equals("zone.cpu-shares"));
        boolean unfit = shares && !config.get().get(Property.SCHEDULING_CLASS).equals("FSS");
        if (unfit) {
            call.complain("WARNING: The zone.cpu-shares rctl is set but\nFSS is not the default scheduling class for "
                    + "this zone.  FSS will be\nused for processes in the zone but to get the full benefit of FSS,\n"
                    + "it should be the default scheduling class.  See dispadmin("
                    + (call.machine().flavour() == Flavour.OMNIOS ? "8" : "1M") + ") for\nmore details.");
        }
        if (!config.get().get(Property.POOL).isEmpty()) {
            call.complain("Pools facility not active; zone will not be bound to pool");
        }
        return unfit ? call.fail() : call.done();
    }
}
