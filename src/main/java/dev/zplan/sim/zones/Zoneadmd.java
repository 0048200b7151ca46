package dev.zplan.sim.zones;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.Killed;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.zonecfg.Property;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a zone's daemon does: ready, boot, halt, shutdown, reboot, mount and unmount, one at a time, by the state that the zone has when
 * it is their turn. A caller that is killed does not stop it.
 */
final class Zoneadmd {

    private static final int BOOTARGS_MAX = 256;

    private final Call call;
    private final Machine machine;
    private final String zone;
    private final boolean force;
    private final List<String> arguments;
    private @Nullable Killed killed;

    private Zoneadmd(Call call, Getopt options) {
        this.call = call;
        this.machine = call.machine();
        this.zone = call.zone();
        this.force = options.has('f');
        this.arguments = options.has('s') && options.operands().isEmpty() ? List.of("-s") : options.operands();
    }

    static SimResult run(Call call) {
        String letters = switch (call.subcommand()) {
            case BOOT -> "?fs";
            case SHUTDOWN -> "?r";
            case MOUNT -> "f";
            case UNMOUNT -> "";
            default -> "?";
        };
        Getopt options = Getopt.parse(letters, call.args());
        boolean hidden = call.subcommand().usage() == null;
        if (options.fault().isPresent()
                || options.has('?')
                || (!takesArguments(call.subcommand()) && !options.operands().isEmpty())) {
            return hidden ? silent(call, options) : call.usage(options);
        }
        if (String.join(" ", options.operands()).length() >= BOOTARGS_MAX) {
            return call.fail("Boot argument list too long");
        }
        String refusal = Sanity.refusal(call, options.has('f'));
        return refusal != null ? call.fail(refusal) : new Zoneadmd(call, options).command(options.has('r'));
    }

    private static boolean takesArguments(Subcommand subcommand) {
        return switch (subcommand) {
            case BOOT, SHUTDOWN, REBOOT -> true;
            default -> false;
        };
    }

    /** The private subcommands have no usage to show; unmount does not even read options. */
    private static SimResult silent(Call call, Getopt options) {
        if (call.subcommand() == Subcommand.MOUNT) {
            call.complainOf(options);
        }
        return call.console().exit(2);
    }

    private SimResult command(boolean again) {
        boolean verified = switch (call.subcommand()) {
            case HALT, SHUTDOWN, UNMOUNT -> true;
            default -> Verify.passes(call);
        };
        if (!verified) {
            return call.fail();
        }
        boolean done = enter() && perform();
        if (done && again && killed == null) {
            String refusal = Sanity.refusal(call, Subcommand.BOOT, false);
            if (refusal != null) {
                return call.fail(refusal);
            }
            done = boot("boot");
        }
        Killed gone = killed;
        if (gone != null) {
            throw gone;
        }
        if (!done && names()) {
            call.complain("call to zoneadmd failed");
        }
        return done ? call.done() : call.fail();
    }

    /** Whether zoneadm says that its call failed; for halt, shutdown and reboot it does not. */
    private boolean names() {
        return switch (call.subcommand()) {
            case HALT, SHUTDOWN, REBOOT -> false;
            default -> true;
        };
    }

    /** Starts the daemon, for which zoneadm needs the zone's lock a moment, and waits for its turn. Says why if there is nothing to do. */
    private boolean enter() {
        if (!state().inKernel()) {
            call.lockZone();
            call.unlockZone();
        }
        call.lock(door());
        if (machine.zone(zone).isEmpty()) {
            call.warn("could not manage " + zone + ": No such zone configured");
            call.report("could not start zoneadmd");
            return false;
        }
        ZoneState state = state();
        if (state == ZoneState.CONFIGURED) {
            call.warn("cannot manage a zone which is in state 'configured'");
            call.report("could not start zoneadmd");
            return false;
        }
        return state != ZoneState.INCOMPLETE || force || invalid();
    }

    private String door() {
        return zone + ".zoneadmd_door";
    }

    private ZoneState state() {
        return machine.zone(zone).map(Zone::state).orElse(ZoneState.CONFIGURED);
    }

    private boolean perform() {
        return switch (call.subcommand()) {
            case HALT -> halt();
            case SHUTDOWN -> shutdown();
            case REBOOT -> reboot();
            case READY -> ready();
            case MOUNT -> mount();
            case UNMOUNT -> unmount();
            default -> boot(force ? "forceboot" : "boot");
        };
    }

    private boolean invalid() {
        String word = call.subcommand().word();
        return invalid(force ? "force" + word : word);
    }

    private boolean invalid(String command) {
        call.report(command + " operation is invalid for zones in state '" + state().word() + "'");
        return false;
    }

    private boolean already(String what) {
        call.report("zone is already " + what);
        return true;
    }

    private boolean halt() {
        return switch (state()) {
            case MOUNTED -> invalid();
            case READY -> tearDown(false);
            case RUNNING, SHUTTING_DOWN, DOWN -> tearDown(true);
            default -> already("halted");
        };
    }

    private boolean tearDown(boolean ran) {
        machine.kernel().set(zone, ZoneState.SHUTTING_DOWN);
        pass();
        new Platform(call).tearDown();
        if (ran) {
            new Platform(call).logExit();
        }
        return true;
    }

    /** The daemon is free for others while the zone's own scripts run. */
    private boolean shutdown() {
        String inProgress = zone + ".shutdown";
        switch (state()) {
            case READY, MOUNTED -> {
                return invalid();
            }
            case INSTALLED, INCOMPLETE -> {
                return already("halted");
            }
            default -> {}
        }
        if (!call.tryLock(inProgress)) {
            call.report("shutdown already in progress");
            return false;
        }
        call.unlock(door());
        pass();
        call.lock(door());
        call.unlock(inProgress);
        return switch (state()) {
            case RUNNING, SHUTTING_DOWN, DOWN -> tearDown(true);
            case READY, MOUNTED -> {
                call.report("unable to shutdown zone");
                yield false;
            }
            default -> true;
        };
    }

    private boolean reboot() {
        return switch (state()) {
            case RUNNING, SHUTTING_DOWN, DOWN -> tearDown(false) && start();
            default -> invalid();
        };
    }

    private boolean ready() {
        boolean up = switch (state()) {
            case READY -> already("ready");
            case MOUNTED -> invalid();
            case RUNNING, SHUTTING_DOWN, DOWN -> {
                new Platform(call).tearDown();
                yield new Platform(call).bringUp();
            }
            default -> new Platform(call).bringUp();
        };
        pass();
        return up;
    }

    /** A forced boot of a zone that is up does nothing, says nothing, and fails (the daemon has no case for it). */
    private boolean boot(String command) {
        return switch (state()) {
            case RUNNING, SHUTTING_DOWN, DOWN -> !force && already("booted");
            case MOUNTED -> invalid(command);
            case READY -> !force && init();
            default -> start();
        };
    }

    private boolean start() {
        if (!new Platform(call).bringUp()) {
            return false;
        }
        pass();
        return init();
    }

    /** Starts init in a zone that is ready; without one the zone is halted again. */
    private boolean init() {
        Zone ready = machine.zone(zone).orElseThrow();
        BootArgs given = BootArgs.of(arguments, machine.config(zone).get(Property.BOOTARGS));
        String init = ready.path() + "/root" + given.init().orElse("/sbin/init");
        boolean machineBrand = Brand.of(ready.brand())
                .filter(b -> b.family() == Brand.Family.VM)
                .isPresent();
        if (!machineBrand && !machine.files().exists(init)) {
            call.report("could not stat " + init + ": No such file or directory");
            new Platform(call).tearDown();
            return false;
        }
        if (machine.flavour() == Flavour.OPENINDIANA && given.unknown()) {
            call.report("WARNING: Unused or invalid boot arguments `" + given.text() + "'.");
        }
        machine.kernel().set(zone, ZoneState.RUNNING);
        ZoneServices.boot(machine, machine.zone(zone).orElseThrow(), arguments);
        return true;
    }

    /** Makes a zone's root ready for work on it, without running anything of it: the scratch zone. */
    private boolean mount() {
        if (state() == ZoneState.MOUNTED || (state().inKernel() && !force)) {
            return invalid();
        }
        boolean up = !state().inKernel() && new Platform(call).bringUpScratch();
        pass();
        return up;
    }

    private boolean unmount() {
        if (state() != ZoneState.MOUNTED) {
            return state() == ZoneState.INSTALLED ? already("unmounted") : invalid();
        }
        pass();
        new Platform(call).tearDown();
        return true;
    }

    /** Lets the time pass; the daemon goes on also when nobody waits for its answer any more. */
    private void pass() {
        try {
            call.elapse();
        } catch (Killed e) {
            killed = e;
        }
    }
}
