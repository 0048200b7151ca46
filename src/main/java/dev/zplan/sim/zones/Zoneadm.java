package dev.zplan.sim.zones;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Optional;

/** {@code zoneadm}: states of zones and the ways between them. */
public final class Zoneadm {

    private final Machine machine;

    /** On that host. */
    public Zoneadm(Machine machine) {
        this.machine = machine;
    }

    /**
     * Runs it.
     *
     * @param args what follows the program's name
     */
    public SimResult run(List<String> args) {
        Getopt global = Getopt.parse("?u:z:R:", args);
        if (global.fault().isPresent() || global.has('?')) {
            return usage(true, 2);
        }
        if (global.has('R')) {
            return SimResult.fail(2, "zoneadm: not simulated: -R\n");
        }
        if (global.operands().isEmpty()) {
            return usage(false, 2);
        }
        Optional<String> zone = global.value('u')
                .flatMap(uuid ->
                        machine.zones().filter(z -> z.uuid().equals(uuid)).findFirst())
                .map(Zone::name)
                .or(() -> global.value('z'));
        if (zone.isPresent() && machine.zone(zone.get()).isEmpty()) {
            return SimResult.fail(1, "zoneadm: " + zone.get() + ": No such zone configured\n");
        }
        List<String> operands = global.operands();
        Optional<Subcommand> subcommand = Subcommand.of(operands.get(0));
        if (subcommand.isEmpty()) {
            return usage(false, 2);
        }
        return dispatch(new Call(machine, subcommand.get(), zone.orElse(""), operands.subList(1, operands.size())));
    }

    private static SimResult dispatch(Call call) {
        return switch (call.subcommand()) {
            case HELP -> usage(true, 0);
            case LIST -> ZoneList.run(call);
            case VERIFY -> Verify.run(call);
            case INSTALL -> Install.run(call);
            case UNINSTALL -> Uninstall.run(call);
            case BOOT, READY, HALT, SHUTDOWN, REBOOT -> Zoneadmd.run(call);
            case CLONE -> Clone.run(call);
            case MOVE -> Move.run(call);
            case DETACH -> Detach.run(call);
            case ATTACH -> Attach.run(call);
            case MARK -> Mark.run(call);
            case MOUNT, UNMOUNT, APPLY, SYSBOOT ->
                SimResult.fail(2, "zoneadm: not simulated: " + call.subcommand().word() + "\n");
        };
    }

    private static SimResult usage(boolean asked, int status) {
        Console console = new Console();
        StringBuilder text = new StringBuilder("usage:\tzoneadm help\n"
                + "\tzoneadm [-z <zone>] [-u <uuid-match>] list\n"
                + "\tzoneadm {-z <zone>|-u <uuid-match>} <subcommand>\n\nSubcommands:\n\n");
        for (Subcommand subcommand : Subcommand.values()) {
            if (subcommand.usage() != null) {
                text.append(subcommand.usage()).append('\n');
            }
        }
        return (asked ? console.out(text.toString()) : console.errRaw(text + "\n")).exit(status);
    }
}
