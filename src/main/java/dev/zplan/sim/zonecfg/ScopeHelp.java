package dev.zplan.sim.zonecfg;

import dev.zplan.resource.Flavour;

/** What {@code help} prints while a resource is being edited; words of the 2020 and 2021 sources. */
final class ScopeHelp {

    private static final String VALID = "Valid commands:\n";
    private static final String EVERYWHERE = """
            And from any resource scope, you can:
            \tend\t(to conclude this operation)
            \tcancel\t(to cancel this operation)
            \texit\t(to exit the zonecfg utility)
            """;

    private ScopeHelp() {}

    static String of(ResourceType type, Flavour flavour) {
        return special(type, flavour == Flavour.OMNIOS) + EVERYWHERE;
    }

    private static String special(ResourceType type, boolean omnios) {
        String used = "The '" + type + "' resource scope is used to ";
        return switch (type) {
            case FS -> used + "configure a file-system.\n" + VALID + """
            \tset dir=<path>
            \tset special=<path>
            \tset raw=<raw-device>
            \tset type=<file-system type>
            \tadd options <file-system options>
            \tremove options <file-system options>
            Consult the file-system specific manual page, such as mount_ufs(1M), for
            details about file-system options.  Note that any file-system options with an
            embedded '=' character must be enclosed in double quotes, such as "retry=5".
            """;
            case NET -> used + "configure a network interface.\n" + VALID + (omnios ? omniosNet() : net());
            case DEVICE ->
                used + "configure a device node.\n" + VALID
                        + (omnios ? "\tadd property (name=<value>,value=<value>)\n" : "")
                        + "\tset match=<device-path>\n";
            case RCTL -> used + "configure a resource control.\n" + VALID + """
            \tset name=<string>
            \tadd value (priv=<priv-value>,limit=<number>,action=<action-value>)
            \tremove value (priv=<priv-value>,limit=<number>,action=<action-value>)
            Where
            \t<priv-value> := privileged
            \t<action-value> := none | deny
            """;
            case ATTR -> used + "configure a generic attribute.\n" + VALID + """
            \tset name=<name>
            \tset type=boolean
            \tset value=true | false
            or
            \tset type=int
            \tset value=<integer>
            or
            \tset type=string
            \tset value=<string>
            or
            \tset type=uint
            \tset value=<unsigned integer>
            """;
            case DATASET -> used + "export ZFS datasets.\n" + VALID + "\tset name=<name>\n";
            case DEDICATED_CPU ->
                """
            The 'dedicated-cpu' resource scope configures the 'pools' facility to dedicate
            a subset of the system's processors to this zone while it is running.
            """ + VALID + "\tset ncpus=<unsigned integer | range>\n\tset importance=<unsigned integer>\n";
            case CAPPED_CPU -> used + """
            set an upper limit (a cap) on the
            percentage of CPU that can be used by this zone.  A 'ncpus' value of 1
            corresponds to one cpu.  The value can be set higher than 1, up to the total
            number of CPUs on the system.  The value can also be less than 1,
            representing a fraction of a cpu.
            """ + VALID + "\tset ncpus=<unsigned decimal>\n";
            case CAPPED_MEMORY -> used + """
            set an upper limit (a cap) on the
            amount of physical memory, swap space and locked memory that can be used by
            this zone.
            """ + VALID + """
            \tset physical=<qualified unsigned decimal>
            \tset swap=<qualified unsigned decimal>
            \tset locked=<qualified unsigned decimal>
            """;
            case ADMIN ->
                used + """
            delegate specific zone management
            rights to users and roles. These rights are only applicable to this zone.
            """ + VALID + "\tset user=<single user or role name>\n\tset auths=<comma separated list>\n";
            case SECURITY_FLAGS -> used + """
            specify the default security-flags
            of this zone, and their upper and lower bound.
            \tset default=<security flags>
            \tset lower=<security flags>
            \tset upper=<security flags>
            """;
        };
    }

    private static String omniosNet() {
        return """
            \tset address=<IP-address>
            \tadd property (name=<value>,value=<value>)
            \tset allowed-address=<IP-address>
            \tset physical=<interface>
            \tset mac-addr=<mac-address>
            \tset global-nic=<global zone NIC>
            \tset vlan-id=<vlan ID>
            See ifconfig(1M) for details of the <interface> string.
            set address is valid if the ip-type property is set to shared, otherwise it must not be set.
            set (allowed-address, mac-addr, vlan-id, global-nic) are valid if the ip-type property is set to \
            exclusive, otherwise they must not be set.
            """ + defrouter();
    }

    private static String net() {
        return """
            \tset address=<IP-address>
            \tset allowed-address=<IP-address>
            \tset physical=<interface>
            See ifconfig(1M) for details of the <interface> string.
            set address is valid if the ip-type property is set to shared, otherwise it must not be set.
            set allowed-address is valid if the ip-type property is set to exclusive, otherwise it must not be set.
            """ + defrouter();
    }

    private static String defrouter() {
        return """
            \tset defrouter=<IP-address>
            set defrouter is valid if the address or allowed-address property is set, otherwise it must not be set
            """;
    }
}
