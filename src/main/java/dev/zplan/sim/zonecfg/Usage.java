package dev.zplan.sim.zonecfg;

import dev.zplan.resource.Flavour;

/** The longer help texts, byte for byte as recorded. */
final class Usage {

    private static final String RESOURCES = """
            <resource type> := fs | net | device | rctl | attr |
            \tdataset | dedicated-cpu | capped-cpu | capped-memory | admin

            """;

    private static final String GLOBALS = global("zonename")
            + global("zonepath")
            + global("brand")
            + global("autoboot")
            + global("bootargs")
            + global("pool")
            + global("limitpriv")
            + global("scheduling-class")
            + global("ip-type")
            + global("hostid")
            + global("fs-allowed")
            + global("max-lwps")
            + global("max-processes")
            + global("max-shm-memory")
            + global("max-shm-ids")
            + global("max-msg-ids")
            + global("max-sem-ids")
            + global("cpu-shares");

    private static final String OTHER_RESOURCES = """
            \trctl\t\tname, value
            \tattr\t\tname, type, value
            \tdataset\t\tname
            \tdedicated-cpu\tncpus, importance
            \tcapped-cpu\tncpus
            \tcapped-memory\tphysical, swap, locked
            \tadmin\t\tuser, auths
            \tsecurity-flags\t\tdefault, lower, upper
            """;

    private Usage() {}

    /** How to call the program. */
    static String invocation() {
        return """
            usage:\tzonecfg help
            \tzonecfg -z <zone>\t\t\t(interactive)
            \tzonecfg -z <zone> <command>
            \tzonecfg -z <zone> -f <command-file>
            """;
    }

    /** All commands in short. */
    static String commands() {
        StringBuilder text = new StringBuilder("Commands:\n\n");
        for (Verb verb : Verb.values()) {
            text.append(verb.usage()).append('\n');
        }
        return text.toString();
    }

    /** All commands with what they do. */
    static String commandsInFull() {
        StringBuilder text = new StringBuilder("Commands:\n\n");
        for (Verb verb : Verb.values()) {
            text.append(verb.usage()).append("\n\t").append(verb.purpose()).append("\n\n");
        }
        return text.toString();
    }

    /** How a zone name looks. */
    static String zoneName() {
        return "<zone> := [A-Za-z0-9][A-Za-z0-9_.-]*\n\t(except the reserved words 'global' and anything starting with"
                + " 'SUNW')\n\tName must be less than 64 characters.\n";
    }

    /** How a network address looks. */
    static String netAddress() {
        return """

            <net-addr> :=\t<IPv4-address>[/<IPv4-prefix-length>] |
            \t\t<IPv6-address>/<IPv6-prefix-length> |
            \t\t<hostname>[/<IPv4-prefix-length>]
            See inet(3SOCKET) for IPv4 and IPv6 address syntax.
            <IPv4-prefix-length> := [0-32]
            <IPv6-prefix-length> := [0-128]
            <hostname> := [A-Za-z0-9][A-Za-z0-9-.]*
            """;
    }

    /** The resource types. */
    static String resources() {
        return RESOURCES;
    }

    /** Which properties there are where. */
    static String properties(Flavour flavour) {
        boolean omnios = flavour == Flavour.OMNIOS;
        return "For resource type ... there are property types ...:\n"
                + GLOBALS
                + (omnios ? global("zfs-io-priority") : "")
                + "\tfs\t\tdir, special, raw, type, options\n"
                + (omnios
                        ? "\tnet\t\taddress, allowed-address, global-nic, mac-addr, physical, property, vlan-id defrouter\n"
                        : "\tnet\t\taddress, allowed-address, physical|defrouter\n")
                + (omnios ? "\tdevice\t\tmatch, property\n" : "\tdevice\t\tmatch\n")
                + OTHER_RESOURCES;
    }

    /** Where else to find help. */
    static String moreHelp() {
        return """
            More help is available for the following:

            \tcommands ('help commands')
            \tsyntax ('help syntax')
            \tusage ('help usage')

            You may also obtain help on any command by typing 'help <command-name>.'
            """;
    }

    /** What {@code help VERB} and {@code VERB -?} print. */
    static String inFull(Verb verb, Flavour flavour) {
        StringBuilder text = new StringBuilder("usage:\n")
                .append(verb.usage())
                .append("\n\t")
                .append(verb.purpose())
                .append('\n');
        if (verb.explainsProperties()) {
            text.append('\n');
            if (verb.explainsResources()) {
                text.append(RESOURCES);
            }
            text.append(properties(flavour));
        }
        return text.toString();
    }

    private static String global(String property) {
        return "\t(global)\t" + property + "\n";
    }
}
