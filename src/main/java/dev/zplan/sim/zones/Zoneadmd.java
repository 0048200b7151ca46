package dev.zplan.sim.zones;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.List;

/** What a zone's daemon does: ready, boot, halt, shutdown and reboot. */
final class Zoneadmd {

    private final Call call;
    private final Machine machine;
    private final String zone;
    private final ZoneState state;

    private Zoneadmd(Call call) {
        this.call = call;
        this.machine = call.machine();
        this.zone = call.zone();
        this.state = machine.zone(zone).map(Zone::state).orElse(ZoneState.CONFIGURED);
    }

    static SimResult run(Call call) {
        String letters = switch (call.subcommand()) {
            case BOOT -> "?fs";
            case SHUTDOWN -> "?r";
            default -> "?";
        };
        Getopt options = Getopt.parse(letters, call.args());
        boolean takesArguments = call.subcommand() != Subcommand.HALT && call.subcommand() != Subcommand.READY;
        if (options.fault().isPresent()
                || options.has('?')
                || (!takesArguments && !options.operands().isEmpty())) {
            return call.usage(options);
        }
        String refusal = Sanity.refusal(call, options.has('f'));
        if (refusal != null) {
            return call.fail(refusal);
        }
        return new Zoneadmd(call).command(options);
    }

    private SimResult command(Getopt options) {
        return switch (call.subcommand()) {
            case HALT -> halt();
            case SHUTDOWN -> shutdown(options);
            case REBOOT -> Verify.passes(call) ? reboot(options.operands()) : call.fail();
            case READY -> Verify.passes(call) ? called(ready()) : call.fail();
            default -> Verify.passes(call) ? called(boot(options.operands())) : call.fail();
        };
    }

    private SimResult called(boolean done) {
        return done ? call.done() : call.fail("call to zoneadmd failed");
    }

    private SimResult halt() {
        switch (state) {
            case CONFIGURED -> {
                call.warn("cannot manage a zone which is in state 'configured'");
                call.report("could not start zoneadmd");
                return call.fail();
            }
            case INCOMPLETE, MOUNTED -> {
                return invalid();
            }
            case INSTALLED -> call.report("zone is already halted");
            default -> new Platform(call).tearDown();
        }
        return call.done();
    }

    private SimResult invalid() {
        call.report(call.subcommand().word() + " operation is invalid for zones in state '" + state.word() + "'");
        return call.fail();
    }

    private SimResult shutdown(Getopt options) {
        if (state == ZoneState.READY || state == ZoneState.MOUNTED) {
            return invalid();
        }
        new Platform(call).tearDown();
        return !options.has('r') || start(options.operands()) ? call.done() : call.fail();
    }

    private SimResult reboot(List<String> arguments) {
        if (state == ZoneState.READY || state == ZoneState.MOUNTED) {
            return invalid();
        }
        new Platform(call).tearDown();
        return start(arguments) ? call.done() : call.fail();
    }

    private boolean ready() {
        switch (state) {
            case READY -> {
                call.report("zone is already ready");
                return true;
            }
            case MOUNTED -> {
                invalid();
                return false;
            }
            case RUNNING, SHUTTING_DOWN, DOWN -> new Platform(call).tearDown();
            default -> {}
        }
        return new Platform(call).bringUp();
    }

    private boolean boot(List<String> arguments) {
        return switch (state) {
            case RUNNING, SHUTTING_DOWN, DOWN -> {
                call.report("zone is already booted");
                yield true;
            }
            case MOUNTED -> {
                invalid();
                yield false;
            }
            case READY -> init(arguments);
            default -> start(arguments);
        };
    }

    private boolean start(List<String> arguments) {
        return new Platform(call).bringUp() && init(arguments);
    }

    /** Starts init in a zone that is ready; without one the zone is halted again. */
    private boolean init(List<String> arguments) {
        Zone ready = machine.zone(zone).orElseThrow();
        String init = ready.path() + "/root/sbin/init";
        boolean machineBrand = Brand.of(ready.brand())
                .filter(b -> b.family() == Brand.Family.VM)
                .isPresent();
        if (!machineBrand && !machine.files().exists(init)) {
            call.report("could not stat " + init + ": No such file or directory");
            new Platform(call).tearDown();
            return false;
        }
        warnOfArguments(arguments);
        machine.kernel().set(zone, ZoneState.RUNNING);
        return true;
    }

    private void warnOfArguments(List<String> arguments) {
        Getopt known =
                Getopt.parse("sm:i:", List.of(String.join(" ", arguments).trim().split(" +")));
        boolean unknown = known.fault().isPresent() || known.operands().stream().anyMatch(o -> !o.isEmpty());
        if (machine.flavour() == Flavour.OPENINDIANA && unknown) {
            call.report("WARNING: Unused or invalid boot arguments `" + String.join(" ", arguments) + "'.");
        }
    }
}
