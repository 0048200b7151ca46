package dev.zplan.sim.zones;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.Pace;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Optional;

/** {@code zoneadm} inside a zone: it lists that zone, and refuses all else. */
final class ZoneadmInside {

    /** What the kernel calls all brands without a kernel module. */
    private static final String KERNEL_BRAND = "native";

    private ZoneadmInside() {}

    static SimResult run(Machine machine, Zone zone, List<String> args) {
        Getopt global = Getopt.parse("?u:z:R:", args);
        Optional<String> named = global.value('z');
        if (global.fault().isPresent() || global.has('?') || global.operands().isEmpty()) {
            return new Zoneadm(machine, new Pace.Atomic()).run(args, "");
        }
        if (named.filter(n -> !n.equals(zone.name())).isPresent()) {
            return SimResult.fail(1, "zoneadm: " + named.get() + ": No such zone configured\n");
        }
        Optional<Subcommand> subcommand = Subcommand.of(global.operands().get(0));
        if (subcommand.isEmpty() || subcommand.get() == Subcommand.HELP) {
            return new Zoneadm(machine, new Pace.Atomic()).run(global.operands(), "");
        }
        List<String> rest = global.operands().subList(1, global.operands().size());
        Call call = new Call(machine, new Pace.Atomic(), subcommand.get(), named.orElse(""), rest, false);
        if (subcommand.get() == Subcommand.LIST) {
            return ZoneList.own(call, asSeen(zone, machine.flavour()));
        }
        String word = subcommand.get().word();
        String section = machine.flavour() == Flavour.OMNIOS ? "(8)" : "(1M)";
        return switch (subcommand.get()) {
            case HALT, SHUTDOWN, REBOOT -> call.fail("use " + word + section + " to " + word + " this zone.");
            default -> call.fail("must be in the global zone to " + word + " a zone.");
        };
    }

    private static Zone asSeen(Zone zone, Flavour flavour) {
        return new Zone(
                zone.name(),
                ZoneState.RUNNING,
                zone.id(),
                "/",
                "",
                KERNEL_BRAND,
                zone.exclusive(),
                flavour == Flavour.OMNIOS ? "0" : "");
    }
}
