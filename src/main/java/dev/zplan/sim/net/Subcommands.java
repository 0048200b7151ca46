package dev.zplan.sim.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The subcommands of dladm in the order of its usage text, which is that of illumos-gate with overlays. */
final class Subcommands {
    private static final String INDENT = "\n\t\t     ";
    private static final List<Subcommand> ALL = all();

    private Subcommands() {}

    static Optional<Subcommand> named(String name) {
        return ALL.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** The whole usage text; subcommands for the system's own use are not in it. */
    static String usage() {
        return "usage:\tdladm <subcommand> <args> ...\n"
                + ALL.stream()
                        .filter(s -> !s.usage().isEmpty())
                        .map(s -> s.usage() + "\n")
                        .collect(Collectors.joining());
    }

    private static List<Subcommand> all() {
        List<Subcommand> all = new ArrayList<>();
        linksAndAggregations(all);
        wifiAndProperties(all);
        vlansAndCards(all);
        vnicsAndStubs(all);
        bridges(all);
        overlays(all);
        for (String hidden : List.of(
                "up-aggr",
                "init-linkprop",
                "init-secobj",
                "up-vlan",
                "up-iptun",
                "down-iptun",
                "init-phys",
                "show-linkmap",
                "up-vnic",
                "up-part",
                "up-simnet",
                "up-overlay")) {
            all.add(new Subcommand(hidden, "", Call::unsimulated));
        }
        return List.copyOf(all);
    }

    private static Subcommand of(String name, String synopsis, Subcommand.Action action) {
        return new Subcommand(name, String.format("    %-16s %s", name, synopsis), action);
    }

    private static Subcommand other(String name, String synopsis) {
        return of(name, synopsis, Call::unsimulated);
    }

    private static void linksAndAggregations(List<Subcommand> all) {
        all.add(of("rename-link", "<oldlink> <newlink>", LinkCommands::rename));
        all.add(of("show-link", "[-pP] [-o <field>,..] [-s [-i <interval>]] [<link>]\n", LinkCommands::show));
        all.add(of(
                "create-aggr",
                "[-t] [-P <policy>] [-L <mode>] [-T <time>] [-u <address>]" + INDENT
                        + "-l <link> [-l <link>...] <link>",
                AggrCommands::create));
        all.add(of("delete-aggr", "[-t] <link>", AggrCommands::delete));
        all.add(of("add-aggr", "[-t] -l <link> [-l <link>...] <link>", AggrPorts::add));
        all.add(of("remove-aggr", "[-t] -l <link> [-l <link>...] <link>", AggrPorts::remove));
        all.add(of(
                "modify-aggr",
                "[-t] [-P <policy>] [-L <mode>] [-T <time>] [-u <address>]" + INDENT + "<link>",
                AggrPorts::modify));
        all.add(of("show-aggr", "[-pPLx] [-o <field>,..] [-s [-i <interval>]] [<link>]\n", AggrCommands::show));
    }

    private static void wifiAndProperties(List<Subcommand> all) {
        all.add(other("scan-wifi", "[-p] [-o <field>,...] [<link>]"));
        all.add(other(
                "connect-wifi",
                "[-e <essid>] [-i <bssid>] [-k <key>,...] [-s wep|wpa]" + INDENT
                        + "[-a open|shared] [-b bss|ibss] [-c] [-m a|b|g] [-T <time>]" + INDENT + "[<link>]"));
        all.add(other("disconnect-wifi", "[-a] [<link>]"));
        all.add(other("show-wifi", "[-p] [-o <field>,...] [<link>]\n"));
        all.add(of("set-linkprop", "[-t] -p <prop>=<value>[,...] <name>", LinkpropCommands::set));
        all.add(of("reset-linkprop", "[-t] [-p <prop>,...] <name>", LinkpropCommands::reset));
        all.add(of("show-linkprop", "[-cP] [-o <field>,...] [-p <prop>,...] <name>\n", LinkpropShow::show));
        all.add(other("show-ether", "[-px][-o <field>,...] <link>\n"));
        all.add(other("create-secobj", "[-t] [-f <file>] -c <class> <secobj>"));
        all.add(other("delete-secobj", "[-t] <secobj>[,...]"));
        all.add(other("show-secobj", "[-pP] [-o <field>,...] [<secobj>,...]\n"));
    }

    private static void vlansAndCards(List<Subcommand> all) {
        all.add(of("create-vlan", "[-ft] -l <link> -v <vid> [link]", VlanCommands::create));
        all.add(of("delete-vlan", "[-t] <link>", VlanCommands::delete));
        all.add(of("show-vlan", "[-pP] [-o <field>,..] [<link>]\n", VlanCommands::show));
        all.add(other("create-iptun", "[-t] -T <type> [-a {local|remote}=<addr>,...] <link>]"));
        all.add(other("delete-iptun", "[-t] <link>"));
        all.add(other("modify-iptun", "[-t] -a {local|remote}=<addr>,... <link>"));
        all.add(other("show-iptun", "[-pP] [-o <field>,..] [<link>]\n"));
        all.add(other("delete-phys", "<link>"));
        all.add(of("show-phys", "[-m | -H | -P] [[-p] [-o <field>[,...]] [<link>]\n", PhysCommands::show));
    }

    private static void vnicsAndStubs(List<Subcommand> all) {
        all.add(of(
                "create-vnic",
                "[-t] -l <link> [-m <value> | auto |" + INDENT
                        + "{factory [-n <slot-id>]} | {random [-r <prefix>]} |" + INDENT
                        + "{vrrp -V <vrid> -A {inet | inet6}} [-v <vid> [-f]]" + INDENT
                        + "[-p <prop>=<value>[,...]] <vnic-link>",
                VnicCreation::create));
        all.add(of("delete-vnic", "[-t] <vnic-link>", VnicCommands::delete));
        all.add(of("show-vnic", "[-pP] [-l <link>] [-s [-i <interval>]] [<link>]\n", VnicCommands::show));
        all.add(other("create-part", "[-t] [-f] -l <link> [-P <pkey>]" + INDENT + "[-R <root-dir>] <part-link>"));
        all.add(other("delete-part", "[-t] [-R <root-dir>] <part-link>"));
        all.add(other("show-part", "[-pP] [-o <field>,...][-l <linkover>]" + INDENT + "[<part-link>]"));
        all.add(other("show-ib", "[-p] [-o <field>,...] [<link>]\n"));
        all.add(of("create-etherstub", "[-t] <link>", EtherstubCommands::create));
        all.add(of("delete-etherstub", "[-t] <link>", EtherstubCommands::delete));
        all.add(of("show-etherstub", "[-t] [<link>]\n", EtherstubCommands::show));
        all.add(new Subcommand("create-simnet", "", SimnetCommands::create));
        all.add(new Subcommand("modify-simnet", "", SimnetCommands::modify));
        all.add(new Subcommand("delete-simnet", "", SimnetCommands::delete));
        all.add(new Subcommand("show-simnet", "", SimnetCommands::show));
    }

    private static void bridges(List<Subcommand> all) {
        String settings = "[-R <root-dir>] [-P <protect>] [-p <priority>]" + INDENT
                + "[-m <max-age>] [-h <hello-time>] [-d <forward-delay>]" + INDENT;
        String links = "[-R <root-dir>] -l <link> [-l <link>]... <bridge>";
        all.add(of(
                "create-bridge", settings + "[-f <force-protocol>] [-l <link>]... <bridge>", BridgeCommands::create));
        all.add(of("modify-bridge", settings + "[-f <force-protocol>] <bridge>", Call::unsimulated));
        all.add(of("delete-bridge", "[-R <root-dir>] <bridge>", BridgeCommands::delete));
        all.add(of("add-bridge", links, BridgeCommands::add));
        all.add(of("remove-bridge", links, BridgeCommands::remove));
        String shown = "[-p] [-o <field>,...] [-s [-i <interval>]] ";
        String again = String.format("\n    %-16s ", "show-bridge");
        all.add(of(
                "show-bridge",
                shown + "[<bridge>]" + again + "-l " + shown + "<bridge>" + again + "-f " + shown + "<bridge>" + again
                        + "-t " + shown + "<bridge>\n",
                BridgeCommands::show));
    }

    private static void overlays(List<Subcommand> all) {
        all.add(of(
                "create-overlay",
                "[-t] -e <encap> -s <search> -v <vnetid>" + INDENT + "[ -p <prop>=<value>[,...]] <overlay>",
                OverlayCommands::create));
        all.add(of("delete-overlay", "[-t] <overlay>", OverlayCommands::delete));
        all.add(other("modify-overlay", "-d mac | -f | -s mac=ip:port <overlay>"));
        all.add(of("show-overlay", "[-f | -t] [[-p] -o <field>,...] [<overlay>]\n", OverlayCommands::show));
        all.add(other(
                "show-usage",
                "[-a] [-d | -F <format>] [-s <DD/MM/YYYY,HH:MM:SS>]" + INDENT
                        + "[-e <DD/MM/YYYY,HH:MM:SS>] -f <logfile> [<link>]"));
    }
}
