package dev.zplan.sim.ip;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code ipadm}. Success is 0, every failure 1. */
public final class Ipadm {

    private Ipadm() {}

    /**
     * A subcommand.
     *
     * @param name on the command line
     * @param usage its lines of the usage text
     * @param action what it does; gives the exit code
     */
    private record Subcommand(String name, String usage, ToIntFunction<IpadmCall> action) {}

    /** Runs it for a zone, with the rights of its root. */
    public static SimResult run(IpStack stack, Datalinks links, List<String> args) {
        Console console = new Console();
        String name = args.isEmpty() ? "show-addr" : args.get(0);
        if (name.equals("help")) {
            return console.errRaw(usage()).exit(0);
        }
        Optional<Subcommand> found =
                subcommands().filter(s -> s.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            return console.err("ipadm: unknown subcommand '" + name + "'")
                    .errRaw(usage())
                    .exit(1);
        }
        List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
        IpadmCall call = new IpadmCall(stack, links, found.get().usage(), rest, console);
        return console.exit(found.get().action().applyAsInt(call));
    }

    private static String usage() {
        return "usage:  ipadm <subcommand> <args> ...\n"
                + subcommands().map(s -> s.usage() + "\n").collect(Collectors.joining());
    }

    private static int unsimulated(IpadmCall call) {
        return call.die("not simulated");
    }

    private static Stream<Subcommand> subcommands() {
        return Stream.of(interfaces(), interfaceProperties(), addresses(), addressProperties(), properties())
                .flatMap(s -> s);
    }

    private static Stream<Subcommand> interfaces() {
        return Stream.of(
                new Subcommand("create-if", "\tcreate-if\t[-t] <interface>", InterfaceCommands::create),
                new Subcommand("create-ip", "\tcreate-ip\t[-t] <interface>", InterfaceCommands::create),
                new Subcommand("delete-if", "\tdelete-if\t<interface>\n", InterfaceCommands::delete),
                new Subcommand("delete-ip", "\tdelete-ip\t<interface>\n", InterfaceCommands::delete),
                new Subcommand(
                        "create-ipmp",
                        "\tcreate-ipmp\t[-t] [-i <interface>[,<interface>]...] <ipmp-interface>",
                        Ipadm::unsimulated),
                new Subcommand("delete-ipmp", "\tdelete-ipmp\t<ipmp-interface>", Ipadm::unsimulated),
                new Subcommand(
                        "add-ipmp",
                        "\tadd-ipmp\t[-t] -i <interface>[,<interface>]... <ipmp-interface>",
                        Ipadm::unsimulated),
                new Subcommand(
                        "remove-ipmp",
                        "\tremove-ipmp\t[-t] -i <interface>[,<interface>]... <ipmp-interface>\n",
                        Ipadm::unsimulated),
                new Subcommand("disable-if", "\tdisable-if\t-t <interface>", InterfaceCommands::disable),
                new Subcommand("enable-if", "\tenable-if\t-t <interface>", InterfaceCommands::enable),
                new Subcommand(
                        "show-if", "\tshow-if\t\t[[-p] -o <field>,...] [<interface>]\n", InterfaceCommands::show));
    }

    private static Stream<Subcommand> interfaceProperties() {
        return Stream.of(
                new Subcommand(
                        "set-ifprop",
                        "\tset-ifprop\t[-t] -p <prop>=<value[,...]> -m <protocol> <interface>",
                        c -> PropertyCommands.set(c, true, false)),
                new Subcommand(
                        "reset-ifprop",
                        "\treset-ifprop\t[-t] -p <prop> -m <protocol> <interface>",
                        c -> PropertyCommands.set(c, true, true)),
                new Subcommand(
                        "show-ifprop",
                        "\tshow-ifprop\t[[-c] -o <field>,...] [-p <prop>,...]\n\t\t\t[-m <protocol>] [interface]\n",
                        PropertyShow::ofInterfaces));
    }

    private static Stream<Subcommand> addresses() {
        return Stream.of(
                new Subcommand(
                        "create-addr",
                        "\tcreate-addr\t[-t] -T static [-d] -a{local|remote}=addr[/prefixlen]\n\t\t\t<addrobj>\n"
                                + "\tcreate-addr\t[-t] -T dhcp [-w <seconds> | forever]\n"
                                + "\t\t\t[-1] [-h <hostname>] <addrobj>\n"
                                + "\tcreate-addr\t[-t] -T addrconf [-i interface-id]\n"
                                + "\t\t\t[-p {stateful|stateless}={yes|no}] <addrobj>",
                        AddressCreation::create),
                new Subcommand("delete-addr", "\tdelete-addr\t[-r] <addrobj>", AddressCommands::delete),
                new Subcommand("show-addr", "\tshow-addr\t[[-p] -o <field>,...] [<addrobj>]", AddressCommands::show),
                new Subcommand("refresh-addr", "\trefresh-addr\t[-i] <addrobj>", AddressCommands::refresh),
                new Subcommand("down-addr", "\tdown-addr\t[-t] <addrobj>", c -> AddressCommands.mark(c, false)),
                new Subcommand("up-addr", "\tup-addr\t\t[-t] <addrobj>", c -> AddressCommands.mark(c, true)),
                new Subcommand("disable-addr", "\tdisable-addr\t-t <addrobj>", c -> AddressCommands.enable(c, false)),
                new Subcommand("enable-addr", "\tenable-addr\t-t <addrobj>\n", c -> AddressCommands.enable(c, true)));
    }

    private static Stream<Subcommand> addressProperties() {
        return Stream.of(
                new Subcommand(
                        "set-addrprop", "\tset-addrprop\t[-t] -p <prop>=<value[,...]> <addrobj>", Ipadm::unsimulated),
                new Subcommand("reset-addrprop", "\treset-addrprop\t[-t] -p <prop> <addrobj>", Ipadm::unsimulated),
                new Subcommand(
                        "show-addrprop",
                        "\tshow-addrprop\t[[-c] -o <field>,...] [-p <prop>,...] <addrobj>\n",
                        Ipadm::unsimulated));
    }

    private static Stream<Subcommand> properties() {
        return Stream.of(
                new Subcommand(
                        "set-prop",
                        "\tset-prop\t[-t] -p <prop>[+|-]=<value[,...]> <protocol>",
                        c -> PropertyCommands.set(c, false, false)),
                new Subcommand(
                        "reset-prop",
                        "\treset-prop\t[-t] -p <prop> <protocol>",
                        c -> PropertyCommands.set(c, false, true)),
                new Subcommand(
                        "show-prop",
                        "\tshow-prop\t[[-c] -o <field>,...] [-p <prop>,...] [protocol]",
                        PropertyShow::ofProtocols));
    }
}
