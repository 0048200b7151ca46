package dev.zplan.sim.zones;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code zoneadm list}. */
final class ZoneList {

    private static final String ROW = "%4s %-16s %-10s %-30s %-8s %-6s";

    private ZoneList() {}

    static SimResult run(Call call) {
        Getopt options = options(call);
        return refusal(call, options).orElseGet(() -> {
            List<Zone> zones = selected(call, options);
            if (zones.isEmpty() && !call.zone().isEmpty()) {
                call.blame(call.zone(), "could not get zone path.: No such zone configured");
                return call.fail();
            }
            return print(call, options, zones);
        });
    }

    /** What a zone sees of itself, and of nobody else. */
    static SimResult own(Call call, Zone zone) {
        Getopt options = options(call);
        return refusal(call, options).orElseGet(() -> print(call, options, List.of(zone)));
    }

    private static Getopt options(Call call) {
        return Getopt.parse(call.zone().isEmpty() ? "?cinpv" : "?pv", call.args());
    }

    private static Optional<SimResult> refusal(Call call, Getopt options) {
        if (options.fault().isPresent()
                || options.has('?')
                || !options.operands().isEmpty()) {
            return Optional.of(call.usage(options));
        }
        return options.has('p') && options.has('v')
                ? Optional.of(call.fail("list -p and -v are mutually exclusive."))
                : Optional.empty();
    }

    private static SimResult print(Call call, Getopt options, List<Zone> zones) {
        if (options.has('v') && !zones.isEmpty()) {
            call.say(row("ID", "NAME", "STATUS", "PATH", "BRAND", "IP"));
        }
        for (Zone zone : zones) {
            call.say(
                    options.has('p')
                            ? parsable(zone, call.machine().flavour())
                            : options.has('v') ? verbose(zone) : zone.name());
        }
        return call.done();
    }

    /** Zones that the kernel knows first, in its order, then the rest in the order of the index file. */
    private static List<Zone> selected(Call call, Getopt options) {
        Machine machine = call.machine();
        if (!call.zone().isEmpty()) {
            return machine.zone(call.zone()).stream().toList();
        }
        List<Zone> zones = new ArrayList<>();
        Stream<Zone> kernel =
                machine.kernelZones().filter(z -> !call.elsewhere() || z.name().equals(Machine.GLOBAL));
        kernel.filter(z -> !options.has('n') || !z.name().equals(Machine.GLOBAL))
                .forEach(zones::add);
        if (!call.elsewhere() && (options.has('c') || options.has('i'))) {
            machine.zones()
                    .filter(z -> !z.state().inKernel())
                    .filter(z -> options.has('c') || z.state() == ZoneState.INSTALLED)
                    .forEach(zones::add);
        }
        return zones;
    }

    private static String parsable(Zone zone, Flavour flavour) {
        List<String> fields = new ArrayList<>(List.of(
                zone.shownId(),
                zone.name(),
                zone.state().word(),
                zone.path().replace(":", "\\:"),
                zone.uuid(),
                zone.brand(),
                zone.shownIpType()));
        if (flavour == Flavour.OMNIOS) {
            fields.add(zone.debugId());
        }
        return String.join(":", fields);
    }

    private static String verbose(Zone zone) {
        return row(zone.shownId(), zone.name(), zone.state().word(), zone.path(), zone.brand(), zone.shownIpType());
    }

    private static String row(String... cells) {
        return String.format(Locale.ROOT, ROW, (Object[]) cells);
    }
}
