package dev.zplan.sim.zones;

import dev.zplan.sim.command.SimResult;
import java.util.List;

/** {@code zonename}: the name of the zone that it runs in, or with {@code -t} its kind of IP stack. Other options are ignored. */
final class Zonename {

    private Zonename() {}

    static SimResult run(Zone zone, List<String> args) {
        String ipType = zone.exclusive() ? "exclusive" : "shared";
        return SimResult.ok((args.contains("-t") ? ipType : zone.name()) + "\n");
    }
}
