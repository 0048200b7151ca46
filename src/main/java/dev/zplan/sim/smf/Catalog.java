package dev.zplan.sim.smf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The services that every illumos zone has here, in the order in which they start. */
final class Catalog {

    private static final String MULTI_USER = "svc:/milestone/multi-user:default";
    private static final String NETWORK = "svc:/milestone/network:default";
    private static final String LOCAL = "svc:/system/filesystem/local:default";

    private static final List<Service> EVERYWHERE = List.of(
            on("system/svc/restarter:default", "master restarter", "svc.startd(8)", "svc.startd"),
            on("network/datalink-management:default", "data-link management daemon", "dlmgmtd(8)", "dlmgmtd"),
            on("network/ip-interface-management:default", "IP interface management daemon", "ipmgmtd(8)", "ipmgmtd"),
            on("network/loopback:default", "loopback network interface", "ifconfig(8)", ""),
            on("system/identity:node", "system identity (nodename)", "nodename(5)", ""),
            on("network/physical:default", "physical network interfaces", "ifconfig(8)", ""),
            on("milestone/network:default", "Network milestone", "", "", "svc:/network/physical:default"),
            on("system/filesystem/local:default", "local file system mounts", "mount(8)", ""),
            on("milestone/single-user:default", "single-user milestone", "init(8)", "", NETWORK),
            on("milestone/name-services:default", "name services milestone", "", ""),
            off("network/dns/client:default", "DNS resolver", "resolver(3RESOLV)", ""),
            off("network/ipfilter:default", "IP Filter", "ipfilter(7)", ""),
            off("network/ipv4-forwarding:default", "IPv4 forwarding", "routeadm(8)", ""),
            off("network/ipv6-forwarding:default", "IPv6 forwarding", "routeadm(8)", ""),
            off("network/ntp:default", "Network Time Protocol (NTP).", "ntpd(8)", "ntpd", NETWORK),
            on("system/system-log:default", "system log", "syslogd(8)", "syslogd", LOCAL),
            on("system/cron:default", "clock daemon (cron)", "cron(8)", "cron", LOCAL),
            on("network/ssh:default", "SSH server", "sshd(8)", "sshd", NETWORK, LOCAL),
            on(
                    "milestone/multi-user:default",
                    "multi-user milestone",
                    "init(8)",
                    "",
                    "svc:/milestone/single-user:default",
                    "svc:/milestone/name-services:default",
                    LOCAL),
            on(
                    "system/console-login:default",
                    "Console login",
                    "ttymon(8)",
                    "ttymon",
                    "svc:/milestone/single-user:default"),
            on("milestone/multi-user-server:default", "multi-user plus exports", "init(8)", "", MULTI_USER));

    private static final List<Service> GLOBAL = List.of(
            on("system/zones:default", "Zones autoboot and graceful shutdown", "zones(7)", "", MULTI_USER),
            off("system/zones-monitoring:default", "Zones monitoring", "zonestat(8)", "zonestatd", MULTI_USER));

    private Catalog() {}

    /** The services of a zone. */
    static List<Service> of(boolean global) {
        List<Service> services = new ArrayList<>(EVERYWHERE);
        if (global) {
            services.addAll(GLOBAL);
        }
        return services;
    }

    private static Service on(String name, String about, String manual, String process, String... needs) {
        return service(true, name, about, manual, process, needs);
    }

    private static Service off(String name, String about, String manual, String process, String... needs) {
        return service(false, name, about, manual, process, needs);
    }

    private static Service service(
            boolean enabled, String name, String about, String manual, String process, String... needs) {
        int colon = name.indexOf(':');
        return new Service(
                name.substring(0, colon),
                name.substring(colon + 1),
                enabled,
                about,
                manual,
                process,
                Arrays.asList(needs));
    }
}
