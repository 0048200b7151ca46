package dev.zplan.sim.net;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code dladm} on a simulated host.
 *
 * <p>Formats, messages and exit codes are those of illumos-gate (usr/src/cmd/dladm, lib/libdladm, lib/libofmt). Success
 * is 0, every failure 1.
 */
public final class Dladm {

    private Dladm() {}

    /**
     * Runs it with full privileges in the global zone.
     *
     * @param links the links, which it may change
     * @param flavour the distribution
     * @param args what follows {@code dladm}
     */
    public static SimResult run(Links links, Flavour flavour, List<String> args) {
        Console console = new Console();
        String name = args.isEmpty() ? "show-link" : args.get(0);
        if (name.equals("help")) {
            return console.errRaw(Usage.whole()).exit(0);
        }
        Optional<Subcommand> found =
                subcommands().filter(s -> s.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            return console.err("dladm: unknown subcommand '" + name + "'")
                    .errRaw(Usage.whole())
                    .exit(1);
        }
        List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
        Call call = new Call(links, flavour, found.get(), rest, console);
        return console.exit(found.get().action().applyAsInt(call));
    }

    /** Runs it in the global zone for somebody without rights: he can look, but not change. */
    public static SimResult runUnprivileged(Links links, Flavour flavour, List<String> args) {
        return run(links.seenBy(Optional.empty()), flavour, args);
    }

    /** Runs it inside an exclusive-IP zone, where only the links lent to it are seen, and none can be changed. */
    public static SimResult runInZone(Links links, Flavour flavour, String zone, List<String> args) {
        return run(links.seenBy(Optional.of(zone)), flavour, args);
    }

    static Stream<Subcommand> subcommands() {
        return Stream.of(
                new Subcommand("rename-link", "<oldlink> <newlink>", LinkCommands::rename),
                new Subcommand("show-link", "[-pP] [-o <field>,..] [-s [-i <interval>]] [<link>]", LinkCommands::show),
                new Subcommand(
                        "create-aggr",
                        "[-t] [-P <policy>] [-L <mode>] [-T <time>] [-u <address>] -l <link> [-l <link>...] <link>",
                        AggrCommands::create),
                new Subcommand("delete-aggr", "[-t] <link>", AggrCommands::delete),
                new Subcommand(
                        "show-aggr", "[-pPLx] [-o <field>,..] [-s [-i <interval>]] [<link>]", AggrCommands::show),
                new Subcommand("set-linkprop", "[-t] -p <prop>=<value>[,...] <name>", LinkpropCommands::set),
                new Subcommand("reset-linkprop", "[-t] [-p <prop>,...] <name>", LinkpropCommands::reset),
                new Subcommand("show-linkprop", "[-cP] [-o <field>,...] [-p <prop>,...] <name>", LinkpropShow::show),
                new Subcommand("create-vlan", "[-ft] -l <link> -v <vid> [link]", VlanCommands::create),
                new Subcommand("delete-vlan", "[-t] <link>", VlanCommands::delete),
                new Subcommand("show-vlan", "[-pP] [-o <field>,..] [<link>]", VlanCommands::show),
                new Subcommand("show-phys", "[-pP] [-o <field>,..] [-H] [<link>]", PhysCommands::show),
                new Subcommand(
                        "create-vnic",
                        "[-t] -l <link> [-m <value> | auto | {factory [-n <slot-id>]} | {random [-r <prefix>]} |"
                                + " {vrrp -V <vrid> -A {inet | inet6}} [-v <vid> [-f]] [-p <prop>=<value>[,...]]"
                                + " <vnic-link>",
                        VnicCreation::create),
                new Subcommand("delete-vnic", "[-t] <vnic-link>", VnicCommands::delete),
                new Subcommand("show-vnic", "[-pP] [-l <link>] [-s [-i <interval>]] [<link>]", VnicCommands::show),
                new Subcommand("create-etherstub", "[-t] <link>", EtherstubCommands::create),
                new Subcommand("delete-etherstub", "[-t] <link>", EtherstubCommands::delete),
                new Subcommand("show-etherstub", "[-t] [<link>]", EtherstubCommands::show),
                new Subcommand("create-simnet", "[-t] [-m ether|wifi] <link>", SimnetCommands::create),
                new Subcommand("modify-simnet", "[-t] -p <peer>|none <link>", SimnetCommands::modify),
                new Subcommand("delete-simnet", "[-t] <link>", SimnetCommands::delete),
                new Subcommand("show-simnet", "[-pP] [-o <field>,..] [<link>]", SimnetCommands::show));
    }
}
