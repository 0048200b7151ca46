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

    /** Does what the call is about; gives the exit code. */
    static int run(Call call) {
        return switch (call.subcommand().name()) {
            case "rename-link" -> LinkCommands.rename(call);
            case "show-link" -> LinkCommands.show(call);
            case "create-aggr" -> AggrCommands.create(call);
            case "delete-aggr" -> AggrCommands.delete(call);
            case "add-aggr" -> AggrPorts.add(call);
            case "remove-aggr" -> AggrPorts.remove(call);
            case "modify-aggr" -> AggrPorts.modify(call);
            case "show-aggr" -> AggrCommands.show(call);
            case "set-linkprop" -> LinkpropCommands.set(call);
            case "reset-linkprop" -> LinkpropCommands.reset(call);
            case "show-linkprop" -> LinkpropShow.show(call);
            case "create-vlan" -> VlanCommands.create(call);
            case "delete-vlan" -> VlanCommands.delete(call);
            case "show-vlan" -> VlanCommands.show(call);
            case "show-phys" -> PhysCommands.show(call);
            case "create-vnic" -> VnicCreation.create(call);
            case "delete-vnic" -> VnicCommands.delete(call);
            case "show-vnic" -> VnicCommands.show(call);
            case "create-etherstub" -> EtherstubCommands.create(call);
            case "delete-etherstub" -> EtherstubCommands.delete(call);
            case "show-etherstub" -> EtherstubCommands.show(call);
            case "create-simnet" -> SimnetCommands.create(call);
            case "modify-simnet" -> SimnetCommands.modify(call);
            case "delete-simnet" -> SimnetCommands.delete(call);
            case "show-simnet" -> SimnetCommands.show(call);
            case "create-bridge" -> BridgeCommands.create(call);
            case "delete-bridge" -> BridgeCommands.delete(call);
            case "add-bridge" -> BridgeCommands.add(call);
            case "remove-bridge" -> BridgeCommands.remove(call);
            case "show-bridge" -> BridgeCommands.show(call);
            case "create-overlay" -> OverlayCommands.create(call);
            case "delete-overlay" -> OverlayCommands.delete(call);
            case "show-overlay" -> OverlayCommands.show(call);
            default -> Call.unsimulated(call);
        };
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
            all.add(new Subcommand(hidden, ""));
        }
        return List.copyOf(all);
    }

    private static void linksAndAggregations(List<Subcommand> all) {
        all.add(new Subcommand("rename-link", "<oldlink> <newlink>"));
        all.add(new Subcommand("show-link", "[-pP] [-o <field>,..] [-s [-i <interval>]] [<link>]\n"));
        all.add(new Subcommand(
                "create-aggr",
                "[-t] [-P <policy>] [-L <mode>] [-T <time>] [-u <address>]" + INDENT
                        + "-l <link> [-l <link>...] <link>"));
        all.add(new Subcommand("delete-aggr", "[-t] <link>"));
        all.add(new Subcommand("add-aggr", "[-t] -l <link> [-l <link>...] <link>"));
        all.add(new Subcommand("remove-aggr", "[-t] -l <link> [-l <link>...] <link>"));
        all.add(new Subcommand(
                "modify-aggr", "[-t] [-P <policy>] [-L <mode>] [-T <time>] [-u <address>]" + INDENT + "<link>"));
        all.add(new Subcommand("show-aggr", "[-pPLx] [-o <field>,..] [-s [-i <interval>]] [<link>]\n"));
    }

    private static void wifiAndProperties(List<Subcommand> all) {
        all.add(new Subcommand("scan-wifi", "[-p] [-o <field>,...] [<link>]"));
        all.add(new Subcommand(
                "connect-wifi",
                "[-e <essid>] [-i <bssid>] [-k <key>,...] [-s wep|wpa]" + INDENT
                        + "[-a open|shared] [-b bss|ibss] [-c] [-m a|b|g] [-T <time>]" + INDENT + "[<link>]"));
        all.add(new Subcommand("disconnect-wifi", "[-a] [<link>]"));
        all.add(new Subcommand("show-wifi", "[-p] [-o <field>,...] [<link>]\n"));
        all.add(new Subcommand("set-linkprop", "[-t] -p <prop>=<value>[,...] <name>"));
        all.add(new Subcommand("reset-linkprop", "[-t] [-p <prop>,...] <name>"));
        all.add(new Subcommand("show-linkprop", "[-cP] [-o <field>,...] [-p <prop>,...] <name>\n"));
        all.add(new Subcommand("show-ether", "[-px][-o <field>,...] <link>\n"));
        all.add(new Subcommand("create-secobj", "[-t] [-f <file>] -c <class> <secobj>"));
        all.add(new Subcommand("delete-secobj", "[-t] <secobj>[,...]"));
        all.add(new Subcommand("show-secobj", "[-pP] [-o <field>,...] [<secobj>,...]\n"));
    }

    private static void vlansAndCards(List<Subcommand> all) {
        all.add(new Subcommand("create-vlan", "[-ft] -l <link> -v <vid> [link]"));
        all.add(new Subcommand("delete-vlan", "[-t] <link>"));
        all.add(new Subcommand("show-vlan", "[-pP] [-o <field>,..] [<link>]\n"));
        all.add(new Subcommand("create-iptun", "[-t] -T <type> [-a {local|remote}=<addr>,...] <link>]"));
        all.add(new Subcommand("delete-iptun", "[-t] <link>"));
        all.add(new Subcommand("modify-iptun", "[-t] -a {local|remote}=<addr>,... <link>"));
        all.add(new Subcommand("show-iptun", "[-pP] [-o <field>,..] [<link>]\n"));
        all.add(new Subcommand("delete-phys", "<link>"));
        all.add(new Subcommand("show-phys", "[-m | -H | -P] [[-p] [-o <field>[,...]] [<link>]\n"));
    }

    private static void vnicsAndStubs(List<Subcommand> all) {
        all.add(new Subcommand(
                "create-vnic",
                "[-t] -l <link> [-m <value> | auto |" + INDENT
                        + "{factory [-n <slot-id>]} | {random [-r <prefix>]} |" + INDENT
                        + "{vrrp -V <vrid> -A {inet | inet6}} [-v <vid> [-f]]" + INDENT
                        + "[-p <prop>=<value>[,...]] <vnic-link>"));
        all.add(new Subcommand("delete-vnic", "[-t] <vnic-link>"));
        all.add(new Subcommand("show-vnic", "[-pP] [-l <link>] [-s [-i <interval>]] [<link>]\n"));
        all.add(new Subcommand(
                "create-part", "[-t] [-f] -l <link> [-P <pkey>]" + INDENT + "[-R <root-dir>] <part-link>"));
        all.add(new Subcommand("delete-part", "[-t] [-R <root-dir>] <part-link>"));
        all.add(new Subcommand("show-part", "[-pP] [-o <field>,...][-l <linkover>]" + INDENT + "[<part-link>]"));
        all.add(new Subcommand("show-ib", "[-p] [-o <field>,...] [<link>]\n"));
        all.add(new Subcommand("create-etherstub", "[-t] <link>"));
        all.add(new Subcommand("delete-etherstub", "[-t] <link>"));
        all.add(new Subcommand("show-etherstub", "[-t] [<link>]\n"));
        all.add(new Subcommand("create-simnet", ""));
        all.add(new Subcommand("modify-simnet", ""));
        all.add(new Subcommand("delete-simnet", ""));
        all.add(new Subcommand("show-simnet", ""));
    }

    private static void bridges(List<Subcommand> all) {
        String settings = "[-R <root-dir>] [-P <protect>] [-p <priority>]" + INDENT
                + "[-m <max-age>] [-h <hello-time>] [-d <forward-delay>]" + INDENT;
        String links = "[-R <root-dir>] -l <link> [-l <link>]... <bridge>";
        all.add(new Subcommand("create-bridge", settings + "[-f <force-protocol>] [-l <link>]... <bridge>"));
        all.add(new Subcommand("modify-bridge", settings + "[-f <force-protocol>] <bridge>"));
        all.add(new Subcommand("delete-bridge", "[-R <root-dir>] <bridge>"));
        all.add(new Subcommand("add-bridge", links));
        all.add(new Subcommand("remove-bridge", links));
        String shown = "[-p] [-o <field>,...] [-s [-i <interval>]] ";
        String again = "\n    show-bridge      ";
        all.add(new Subcommand(
                "show-bridge",
                shown + "[<bridge>]" + again + "-l " + shown + "<bridge>" + again + "-f " + shown + "<bridge>" + again
                        + "-t " + shown + "<bridge>\n"));
    }

    private static void overlays(List<Subcommand> all) {
        all.add(new Subcommand(
                "create-overlay",
                "[-t] -e <encap> -s <search> -v <vnetid>" + INDENT + "[ -p <prop>=<value>[,...]] <overlay>"));
        all.add(new Subcommand("delete-overlay", "[-t] <overlay>"));
        all.add(new Subcommand("modify-overlay", "-d mac | -f | -s mac=ip:port <overlay>"));
        all.add(new Subcommand("show-overlay", "[-f | -t] [[-p] -o <field>,...] [<overlay>]\n"));
        all.add(new Subcommand(
                "show-usage",
                "[-a] [-d | -F <format>] [-s <DD/MM/YYYY,HH:MM:SS>]" + INDENT
                        + "[-e <DD/MM/YYYY,HH:MM:SS>] -f <logfile> [<link>]"));
    }
}
