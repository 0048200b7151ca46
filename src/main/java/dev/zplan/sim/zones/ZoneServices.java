package dev.zplan.sim.zones;

import dev.zplan.sim.files.FileView;
import dev.zplan.sim.smf.Boot;
import dev.zplan.sim.smf.SmfWorld;
import dev.zplan.sim.smf.SmfZone;
import java.util.List;
import java.util.Optional;

/**
 * The host as the programs for services see it from one of its zones.
 *
 * @param machine the host
 * @param inside the zone that they run in
 */
record ZoneServices(Machine machine, Zone inside) implements SmfWorld {

    /** A zone's init has been started with these arguments: its services begin to come up. */
    static void boot(Machine machine, Zone zone, List<String> arguments) {
        SmfZone seen = seen(machine, zone);
        if (seen.alive()) {
            Boot.begin(seen, machine.now(), machine.kernel().serviceDelay(), milestone(arguments));
        }
    }

    /** Of {@code -m milestone=NAME}, or {@code -s} for single-user. */
    private static String milestone(List<String> arguments) {
        String line = " " + String.join(" ", arguments) + " ";
        int at = line.indexOf("milestone=");
        if (at >= 0 && line.contains(" -m")) {
            String rest = line.substring(at + "milestone=".length());
            return rest.substring(0, rest.indexOf(' '));
        }
        return line.contains(" -s ") ? "milestone/single-user" : "";
    }

    private static SmfZone seen(Machine machine, Zone zone) {
        boolean global = zone.name().equals(Machine.GLOBAL);
        boolean alive = global
                || (zone.state() == ZoneState.RUNNING
                        && Brand.of(zone.brand()).filter(Brand::hasSmf).isPresent());
        FileView files = global ? machine.files() : machine.files().within(zone.path() + "/root");
        return new SmfZone(zone.name(), global, alive, files, zone.id(), Chance.START);
    }

    @Override
    public SmfZone self() {
        return seen(machine, inside);
    }

    @Override
    public Optional<SmfZone> zone(String name) {
        return machine.zone(name).map(z -> seen(machine, z));
    }

    @Override
    public List<SmfZone> running() {
        return machine.kernelZones()
                .filter(z -> z.state() == ZoneState.RUNNING)
                .map(z -> seen(machine, z))
                .toList();
    }

    @Override
    public long now() {
        return machine.now();
    }

    @Override
    public void pass(long seconds) {
        machine.chance().pass(seconds);
    }
}
