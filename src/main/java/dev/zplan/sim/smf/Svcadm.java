package dev.zplan.sim.smf;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.smf.Instance.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code svcadm} (usr/src/cmd/svc/svcadm/svcadm.c): enable, disable, restart, refresh, mark, clear. */
public final class Svcadm {

    private static final String USAGE = "Usage: svcadm [-S <state>] [-v] [-Z | -z zone] [cmd [args ... ]]\n\n"
            + "\tsvcadm enable [-rst] [<service> ...]\t- enable and online service(s)\n"
            + "\tsvcadm disable [-st] [<service> ...]\t- disable and offline service(s)\n"
            + "\tsvcadm restart [-d] [<service> ...]\t- restart specified service(s)\n"
            + "\tsvcadm refresh [<service> ...]\t\t- re-read service configuration\n"
            + "\tsvcadm mark [-It] <state> [<service> ...] - set maintenance state\n"
            + "\tsvcadm clear [<service> ...]\t\t- clear maintenance state\n"
            + "\tsvcadm milestone [-d] <milestone>\t- advance to a service milestone\n\n"
            + "\tServices can be specified using an FMRI, abbreviation, or fnmatch(5)\n"
            + "\tpattern, as shown in these examples for svc:/network/smtp:sendmail\n\n"
            + "\tsvcadm <cmd> svc:/network/smtp:sendmail\n"
            + "\tsvcadm <cmd> network/smtp:sendmail\n"
            + "\tsvcadm <cmd> network/*mail\n"
            + "\tsvcadm <cmd> network/smtp\n"
            + "\tsvcadm <cmd> smtp:sendmail\n"
            + "\tsvcadm <cmd> smtp\n"
            + "\tsvcadm <cmd> sendmail\n";

    private final SmfWorld world;
    private final SmfZone zone;
    private final String name;
    private final boolean verbose;
    private final Console console = new Console();
    private Getopt options = Getopt.parse("", List.of());
    private int status;

    private Svcadm(SmfWorld world, SmfZone zone, String name, boolean verbose) {
        this.world = world;
        this.zone = zone;
        this.name = name;
        this.verbose = verbose;
    }

    /** Runs it in a zone. */
    public static SimResult run(SmfWorld world, List<String> args) {
        Getopt global = Getopt.parse("vz:Z", args);
        if (global.fault().isPresent() || global.operands().isEmpty() || (global.has('z') && global.has('Z'))) {
            return SimResult.fail(2, USAGE);
        }
        if ((global.has('z') || global.has('Z')) && !world.self().global()) {
            String letter = global.has('z') ? "z" : "Z";
            return SimResult.fail(1, "svcadm: svcadm -" + letter + " may only be used from the global zone\n");
        }
        if (global.has('Z')) {
            return SimResult.fail(2, "svcadm: not simulated: -Z\n");
        }
        String zoneName = global.value('z').orElse(world.self().name());
        Optional<SmfZone> zone = global.has('z') ? world.zone(zoneName) : Optional.of(world.self());
        if (zone.isEmpty()) {
            return SimResult.fail(1, "svcadm: invalid zone '" + zoneName + "'\n");
        }
        if (!Services.answer(zone.get(), world.now())) {
            return SimResult.fail(
                    1, "svcadm: Couldn't bind to configuration repository: repository server unavailable.\n");
        }
        String called = global.has('z') ? "svcadm (" + zoneName + ")" : "svcadm";
        return new Svcadm(world, zone.get(), called, global.has('v')).command(global.operands());
    }

    private SimResult command(List<String> words) {
        String letters = switch (words.get(0)) {
            case "enable" -> "rst";
            case "disable" -> "st";
            case "restart" -> "d";
            case "mark" -> "It";
            case "refresh", "clear" -> "";
            default -> "?";
        };
        if (letters.equals("?")) {
            return words.get(0).equals("milestone")
                    ? SimResult.fail(2, "svcadm: not simulated: milestone\n")
                    : SimResult.fail(2, USAGE);
        }
        options = Getopt.parse(letters, words.subList(1, words.size()));
        boolean mark = words.get(0).equals("mark");
        List<String> operands = options.operands();
        if (options.fault().isPresent() || operands.size() < (mark ? 2 : 1)) {
            return SimResult.fail(2, USAGE);
        }
        String state = mark ? operands.get(0) : "";
        if (mark && state.equals("degraded") && options.has('t')) {
            return SimResult.fail(2, name + ": -t may not be used with degraded.\n");
        }
        if (mark && !List.of("degraded", "maintenance").contains(state)) {
            return SimResult.fail(2, USAGE);
        }
        List<String> targets = new ArrayList<>();
        for (String operand : mark ? operands.subList(1, operands.size()) : operands) {
            named(operand).ifPresent(targets::add);
        }
        targets.forEach(t -> act(words.get(0), state, t));
        if (options.has('s')) {
            targets.forEach(t -> await(t, words.get(0).equals("enable")));
        }
        return console.exit(status);
    }

    private Services services() {
        return new Services(zone, world.now());
    }

    /** The one instance that an operand names. */
    private Optional<String> named(String operand) {
        List<String> found = services().list().stream()
                .filter(i -> Patterns.matches(i.service(), operand))
                .map(Instance::fmri)
                .toList();
        if (found.size() == 1 || (!found.isEmpty() && found.get(0).equals(operand))) {
            return Optional.of(found.get(0));
        }
        status = 1;
        if (found.isEmpty()) {
            console.err(name + ": Pattern '" + operand + "' doesn't match any instances");
        } else {
            console.err(name + ": Pattern '" + operand + "' matches multiple instances:");
            found.forEach(f -> console.err("    " + f));
        }
        return Optional.empty();
    }

    private void act(String command, String state, String fmri) {
        Services services = services();
        Instance instance = services.find(fmri);
        if (instance == null) {
            return;
        }
        switch (command) {
            case "enable", "disable" -> enable(services, instance, command.equals("enable"));
            case "restart" -> {
                if (instance.running()) {
                    services.mark(instance, "");
                }
                say("Action restart set for " + fmri + ".");
            }
            case "refresh" -> say("Action refresh set for " + fmri + ".");
            case "mark" -> mark(services, instance, state);
            default -> {
                if (instance.state() == State.MAINTENANCE || instance.state() == State.DEGRADED) {
                    services.mark(instance, "");
                    say("Action maint_off set for " + fmri + ".");
                } else {
                    complain("Instance \"" + fmri + "\" is not in a maintenance or degraded state.");
                }
            }
        }
    }

    private void complain(String text) {
        console.err(name + ": " + text);
        status = 1;
    }

    private void say(String text) {
        if (verbose) {
            console.out(text + "\n");
        }
    }

    private void mark(Services services, Instance instance, String state) {
        if (state.equals("degraded") && instance.state() != State.ONLINE) {
            complain("Instance \"" + instance.fmri() + "\" is not online.");
        } else {
            services.mark(instance, state);
            say("Action " + (state.equals("degraded") ? "degraded" : "maint_on") + " set for " + instance.fmri() + ".");
        }
    }

    private void enable(Services services, Instance instance, boolean enable) {
        if (options.has('r') && enable) {
            for (String need : instance.service().needs()) {
                Instance other = services.find(need);
                if (other != null && !other.enabled()) {
                    enable(services, other, true);
                }
            }
        }
        services.enable(instance, enable, options.has('t'));
        say(instance.fmri() + (options.has('t') ? " temporarily" : "") + (enable ? " enabled." : " disabled."));
    }

    /** What {@code -s} does: waits for the end of the way, or says why there is none. */
    private void await(String fmri, boolean online) {
        Instance instance = services().find(fmri);
        while (instance != null && instance.transitioning()) {
            world.pass(1);
            instance = services().find(fmri);
        }
        if (instance == null) {
            return;
        }
        if (instance.state() == State.MAINTENANCE || (online && instance.state() == State.DEGRADED)) {
            console.err(name + ": Instance \"" + fmri + "\" is in "
                    + instance.state().word() + " state.");
            status = 3;
        } else if (online && !instance.running() && instance.up() == Long.MAX_VALUE) {
            console.err(name + ": Instance \"" + fmri + "\" has unsatisfied dependencies.");
            status = status == 3 ? 3 : 4;
        } else if (online && !instance.running()) {
            world.pass(instance.up() - world.now());
        }
    }
}
