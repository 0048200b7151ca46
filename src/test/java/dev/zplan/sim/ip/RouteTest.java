package dev.zplan.sim.ip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.net.Links;
import dev.zplan.sim.net.MacAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code route}, {@code routeadm}, {@code netstat} and {@code ipnat}: what their sources print beyond the transcripts. */
class RouteTest {
    private final Links links = new Links(1);
    private final Datalinks global = new Datalinks(links, "global");
    private final IpStack stack = IpStack.fresh();

    @BeforeEach
    void address() {
        links.addPhys("igb0", MacAddress.parse("0:c:29:1:2:3").orElseThrow());
        Ipadm.run(stack, global, List.of("create-addr", "-T", "static", "-a", "10.0.0.5/24", "igb0/v4"));
    }

    private SimResult route(String line) {
        return RouteProgram.run(stack, global, List.of(line.split(" ")));
    }

    private SimResult routeadm(String line) {
        return Routeadm.run(stack, line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    private void prints(int exitCode, String line, String stdout) {
        assertThat(route(line)).isEqualTo(new SimResult(exitCode, stdout, ""));
    }

    @Test
    void routesAreAddedForGood() {
        prints(0, "-p show", "No persistent routes are defined\n");
        prints(
                0,
                "-p add default 10.0.0.1",
                "add net default: gateway 10.0.0.1\nadd persistent net default: gateway 10.0.0.1\n");
        prints(17, "add default 10.0.0.1", "add net default: gateway 10.0.0.1: entry exists\n");
        assertThat(route("-p add default 10.0.0.1"))
                .isEqualTo(new SimResult(
                        1,
                        "add net default: gateway 10.0.0.1: entry exists\n",
                        "add persistent net default: gateway 10.0.0.1: entry exists\n"));
        prints(0, "-p show", "persistent: route add default 10.0.0.1\n");
        prints(
                0,
                "-p delete default 10.0.0.1",
                "delete net default: gateway 10.0.0.1\ndelete persistent net default: gateway 10.0.0.1\n");
        assertThat(route("-p delete default 10.0.0.1"))
                .isEqualTo(new SimResult(
                        1,
                        "delete net default: gateway 10.0.0.1: not in table\n",
                        "delete persistent net default: gateway 10.0.0.1: not in file\n"));
        prints(0, "-p show", "No persistent routes are defined\n");
    }

    @Test
    void theKernelRefusesByNumber() {
        prints(3, "delete default 10.0.0.9", "delete net default: gateway 10.0.0.9: not in table\n");
        prints(128, "add 10.1.0.0/16 9.9.9.9", "add net 10.1.0.0/16: gateway 9.9.9.9: Network is unreachable\n");
        prints(128, "-p add default 9.9.9.9", "add net default: gateway 9.9.9.9: Network is unreachable\n");
        prints(0, "-p show", "No persistent routes are defined\n");
    }

    @Test
    void netsAndHosts() {
        prints(0, "add 10.0.7.9 10.0.0.1", "add host 10.0.7.9: gateway 10.0.0.1\n");
        prints(0, "add 10.0.7.8/32 10.0.0.1", "add host 10.0.7.8/32: gateway 10.0.0.1\n");
        prints(0, "add -net 10.1.0.0/16 10.0.0.1", "add net 10.1.0.0/16: gateway 10.0.0.1\n");
        prints(0, "add -net 172.16.0.0 10.0.0.1 -netmask 255.240.0.0", "add net 172.16.0.0: gateway 10.0.0.1\n");
        prints(0, "change 10.1.0.0/16 10.0.0.2", "change net 10.1.0.0/16: gateway 10.0.0.2\n");
        prints(0, "delete -net 10.1.0.0/16 10.0.0.2", "delete net 10.1.0.0/16: gateway 10.0.0.2\n");
        prints(
                0,
                "flush",
                "10.0.7.9             10.0.0.1             done\n"
                        + "10.0.7.8             10.0.0.1             done\n"
                        + "172.16               10.0.0.1             done\n");
    }

    @Test
    void mistakesAreSaid() {
        assertThat(route("add default"))
                .isEqualTo(SimResult.fail(1, "route: gateway required for add or delete command\n"));
        assertThat(route("add")).isEqualTo(SimResult.fail(1, "route: destination required\n"));
        assertThat(route("add -foo 1.2.3.4 10.0.0.1")).isEqualTo(SimResult.fail(1, "route: botched keyword: foo\n"));
        assertThat(route("add 10.1.0.0/99 10.0.0.1"))
                .isEqualTo(SimResult.fail(1, "route: prefix length 99 out of range\n"));
        assertThat(route("add default nohost")).isEqualTo(SimResult.fail(1, "nohost: bad value\n"));
        assertThat(route("add default 10.0.0.1 -ifp net9"))
                .isEqualTo(SimResult.fail(1, "route: net9: no such interface\n"));
        assertThat(route("show")).isEqualTo(SimResult.fail(1, "route: show command requires -p\n"));
        assertThat(route("frob"))
                .isEqualTo(SimResult.fail(
                        1,
                        "route: botched keyword: frob\n"
                                + "usage: route [ -fnpqv ] [ -R <root-dir> ] cmd [[ -<qualifers> ] args ]\n"));
    }

    @Test
    void theWayToAnAddressIsShown() {
        route("add default 10.0.0.1");
        prints(0, "-n get 192.0.2.7", """
                   route to: 192.0.2.7
                destination: default
                       mask: default
                    gateway: 10.0.0.1
                  interface: igb0
                      flags: <UP,GATEWAY,DONE,STATIC>
                 recvpipe  sendpipe  ssthresh    rtt,ms rttvar,ms  hopcount      mtu     expire
                       0         0         0         0         0         0      1500         0\s
                """);
        assertThat(route("-n get 10.0.0.77").stdout())
                .contains(
                        "destination: 10.0.0.0\n       mask: 255.255.255.0\n  interface: igb0\n      flags: <UP,DONE>\n");
        route("delete default 10.0.0.1");
        prints(3, "-n get 192.0.2.7", " 192.0.2.7: not in table\n");
        prints(3, "get 192.0.2.7", "192.0.2.7: not in table\n");
    }

    @Test
    void theTable() {
        route("add default 10.0.0.1");
        route("add -ifp igb0 10.9.0.0/16 10.0.0.2");
        assertThat(Netstat.run(stack, List.of("-rn")).stdout().lines().map(String::stripTrailing))
                .containsExactly(
                        "",
                        "Routing Table: IPv4",
                        "  Destination           Gateway           Flags  Ref     Use     Interface",
                        "-------------------- -------------------- ----- ----- ---------- ---------",
                        "default              10.0.0.1             UG        2          0",
                        "10.0.0.0             10.0.0.5             U         2          0 igb0",
                        "10.9.0.0             10.0.0.2             UG        2          0 igb0",
                        "127.0.0.1            127.0.0.1            UH        2          0 lo0",
                        "",
                        "Routing Table: IPv6",
                        "  Destination/Mask            Gateway                   Flags Ref   Use    If",
                        "--------------------------- --------------------------- ----- --- ------- -----",
                        "::1                         ::1                         UH      2       0 lo0");
        assertThat(Netstat.run(stack, List.of("-i")).exitCode()).isEqualTo(1);
    }

    @Test
    void forwardingIsAService() {
        assertThat(routeadm("-e ipv4-forwarding")).isEqualTo(SimResult.ok(""));
        assertThat(routeadm("-p ipv4-forwarding"))
                .isEqualTo(SimResult.ok("persistent=enabled default=disabled current=disabled\n"));
        assertThat(routeadm("-ue ipv4-forwarding")).isEqualTo(SimResult.ok(""));
        assertThat(routeadm("-p ipv4-forwarding"))
                .isEqualTo(SimResult.ok("persistent=enabled default=disabled current=enabled\n"));
        assertThat(Ipadm.run(stack, global, List.of("show-prop", "-co", "current", "-p", "forwarding", "ipv4")))
                .isEqualTo(SimResult.ok("on\n"));
        assertThat(routeadm("").stdout()).startsWith("""
                              Configuration   Current              Current
                                     Option   Configuration        System State
                ---------------------------------------------------------------
                               IPv4 routing   disabled             disabled
                               IPv6 routing   disabled             disabled
                            IPv4 forwarding   enabled              enabled
                            IPv6 forwarding   disabled             disabled

                           Routing services   "route:default ripng:default"
                """);
        assertThat(routeadm("-p").stdout())
                .startsWith("ipv4-routing persistent=disabled default=disabled current=disabled\n");
        assertThat(routeadm("-e foo").stderr()).startsWith("routeadm: invalid option: foo\nusage: routeadm [-p]");
        assertThat(routeadm("-p foo")).isEqualTo(SimResult.fail(1, "routeadm: no such option/variable foo\n"));
    }

    @Test
    void interfacesAreShownInTheOldWay() {
        Ipadm.run(stack, global, List.of("create-addr", "-T", "static", "-a", "10.0.0.6/24", "igb0/second"));
        Ipadm.run(stack, global, List.of("set-prop", "-p", "forwarding=on", "ipv4"));
        assertThat(Ifconfig.run(stack, global, List.of("-a"))).isEqualTo(SimResult.ok("""
                lo0: flags=2001000849<UP,LOOPBACK,RUNNING,MULTICAST,IPv4,VIRTUAL> mtu 8232 index 1
                \tinet 127.0.0.1 netmask ff000000\s
                igb0: flags=1100843<UP,BROADCAST,RUNNING,MULTICAST,ROUTER,IPv4> mtu 1500 index 2
                \tinet 10.0.0.5 netmask ffffff00 broadcast 10.0.0.255
                \tether 0:c:29:1:2:3
                igb0:1: flags=1100843<UP,BROADCAST,RUNNING,MULTICAST,ROUTER,IPv4> mtu 1500 index 2
                \tinet 10.0.0.6 netmask ffffff00 broadcast 10.0.0.255
                lo0: flags=2002000849<UP,LOOPBACK,RUNNING,MULTICAST,IPv6,VIRTUAL> mtu 8252 index 1
                \tinet6 ::1/128\s
                igb0: flags=20002000840<RUNNING,MULTICAST,IPv6> mtu 1500 index 2
                \tinet6 ::/0\s
                \tether 0:c:29:1:2:3
                """));
        assertThat(Ifconfig.run(stack, global, List.of("nosuch0")))
                .isEqualTo(SimResult.fail(1, "ifconfig: status: SIOCGLIFFLAGS: nosuch0: no such interface\n"));
        assertThat(Ifconfig.run(stack, global, List.of("igb0", "unplumb")).exitCode())
                .isEqualTo(1);
    }

    @Test
    void natRulesAreKept() {
        String rules = """
                # the network behind the etherstub
                map igb0 10.99.0.0/24 -> 0/32 portmap tcp/udp 1025:65000
                map igb0 10.99.0.0/24 -> 0/32
                rdr igb0 0/0 port 2222 -> 10.99.0.10 port 22 tcp
                """;
        assertThat(ipnat(rules, "-CF", "-f", "/etc/ipf/ipnat.conf"))
                .isEqualTo(SimResult.ok("0 entries flushed from NAT table\n0 entries flushed from NAT list\n"));
        assertThat(ipnat("", "-l")).isEqualTo(SimResult.ok("""
                List of active MAP/Redirect filters:
                map igb0 10.99.0.0/24 -> 0.0.0.0/32 portmap tcp/udp 1025:65000
                map igb0 10.99.0.0/24 -> 0.0.0.0/32
                rdr igb0 0.0.0.0/0 port 2222 -> 10.99.0.10 port 22 tcp

                List of active sessions:
                """));
        assertThat(ipnat("map igb0 10.99.0.0/24 -> 0/32", "-rf", "-")).isEqualTo(SimResult.ok(""));
        assertThat(ipnat("", "-C")).isEqualTo(SimResult.ok("2 entries flushed from NAT list\n"));
        assertThat(ipnat("frob igb0", "-f", "-"))
                .isEqualTo(SimResult.fail(1, "syntax error error at \"frob\", line 1\n"));
        assertThat(ipnat("", "-f", "/nosuch"))
                .isEqualTo(SimResult.fail(1, "fopen(/nosuch) failed: No such file or directory\n"));
    }

    private SimResult ipnat(String text, String... args) {
        return Ipnat.run(stack, path -> path.equals("/nosuch") ? Optional.empty() : Optional.of(text), List.of(args));
    }
}
