package dev.zplan.sim.ip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.net.Dladm;
import dev.zplan.sim.net.Links;
import dev.zplan.sim.net.MacAddress;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ipadm, beyond its transcripts. */
class IpadmTest {
    private final Links links = new Links(1);
    private final Datalinks global = new Datalinks(links, "global");
    private final IpStack stack = IpStack.fresh();

    @BeforeEach
    void links() {
        links.addPhys("igb0", MacAddress.parse("0:c:29:1:2:3").orElseThrow());
        dladm("create-etherstub zstub0");
        dladm("create-vnic -l zstub0 -m 2:8:20:46:d4:ba zgw0");
    }

    private SimResult dladm(String line) {
        return Dladm.run(links, Flavour.OMNIOS, List.of(line.split(" ")));
    }

    private SimResult ipadm(String line) {
        return Ipadm.run(stack, global, line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    private void done(String line) {
        assertThat(ipadm(line)).isEqualTo(SimResult.ok(""));
    }

    private void shows(String line, String stdout) {
        assertThat(ipadm(line)).isEqualTo(SimResult.ok(stdout));
    }

    private void refused(String line, String complaint) {
        assertThat(ipadm(line)).isEqualTo(new SimResult(1, "\n", "ipadm: " + complaint));
    }

    private void usage(String line, String beginning) {
        SimResult result = ipadm(line);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stdout()).isEqualTo("\n");
        assertThat(result.stderr()).startsWith("ipadm: " + beginning + "\nusage: \t");
    }

    @Test
    void addressesAreMade() {
        done("create-addr -T static -a 10.99.0.1/24 zgw0/v4");
        done("create-addr -T addrconf igb0/v6");
        refused("create-addr -T addrconf igb0/v6", "Could not create address: Addrconf already in progress");
        shows("show-addr -p -o addr igb0/v6", "fe80::20c:29ff:fe01:203%igb0/10\n");
        shows("show-addr -p -o addrobj,type,state,addr", """
                lo0/v4:static:ok:127.0.0.1/8
                zgw0/v4:static:ok:10.99.0.1/24
                lo0/v6:static:ok:\\:\\:1/128
                igb0/v6:addrconf:ok:fe80\\:\\:20c\\:29ff\\:fe01\\:203%igb0/10
                """);
    }

    @Test
    void whatIsWrongWithAnAddressIsSaid() {
        usage("create-addr -a 10.0.0.1/8 zgw0/v4", "Invalid arguments");
        usage("create-addr -T static zgw0/v4", "Invalid arguments for type static");
        usage("create-addr -T dhcp -a 1.2.3.4 zgw0/v4", "Invalid arguments for type dhcp");
        usage("create-addr -T static -a remote=1.2.3.4 zgw0/v4", "Missing local address");
        usage("create-addr -Z", "unrecognized option '-Z'");
        usage("create-addr -T", "option '-T' requires a value");
        refused("create-addr -T foo zgw0/v4", "Invalid address type foo");
        refused(
                "create-addr -T static -a 10.0.0.1/8 zgw0/my-name",
                "Error in creating address object: Invalid argument provided");
        refused("create-addr -T static -a nohost/8 zgw0/v4", "Error in setting local address: Invalid address");
        refused("create-addr -T static -a 0.0.0.0/8 zgw0/v4", "Could not create address: Invalid address");
        assertThat(stack.findInterface("zgw0")).isEmpty();
    }

    @Test
    void anAddressIsTakenOnce() {
        done("create-addr -T static -a 10.0.0.1/24 zgw0/v4");
        refused(
                "create-addr -T static -a 10.0.0.1/24 igb0/v4",
                "Could not create address: Can't assign requested address");
        assertThat(stack.findInterface("igb0")).as("unplumbed again").isEmpty();
        done("create-addr -T static -d -a local=10.0.0.1/24 igb0/v4");
        shows("show-addr -p -o state igb0/v4", "down\n");
        refused("up-addr igb0/v4", "Could not mark the address up: Can't assign requested address");
        done("down-addr zgw0/v4");
        done("up-addr igb0/v4");
        shows("show-addr -o current,persistent igb0/v4", "CURRENT PERSISTENT\nU----   U--\n");
    }

    @Test
    void withoutALengthTheClassDecides() {
        done("create-addr -T static -a 10.1.2.3 zgw0/a");
        done("create-addr -T static -a 192.168.2.3 zgw0/b");
        shows("show-addr -p -o addr zgw0/", "10.1.2.3/8\n192.168.2.3/24\n");
    }

    @Test
    void noLeaseComes() {
        assertThat(ipadm("create-addr -T dhcp igb0/dhcp"))
                .isEqualTo(new SimResult(0, "", "ipadm: warning: Communication with dhcpagent timed out\n"));
        shows("show-addr -p -o type,state,addr igb0/dhcp", "dhcp:down:?\n");
        done("delete-addr -r igb0/dhcp");
        done("create-addr -T dhcp -w 0 igb0/dhcp");
    }

    @Test
    void addressesAreShown() {
        shows("", """
                ADDROBJ           TYPE     STATE        ADDR
                lo0/v4            static   ok           127.0.0.1/8
                lo0/v6            static   ok           ::1/128
                """);
        refused("show-addr zgw0", "Invalid address object name provided");
        refused("show-addr zgw0/", "Could not get address: Interface does not exist");
        assertThat(ipadm("show-addr -o addrobj,foo").stderr())
                .isEqualTo("ipadm: warning: ignoring unknown output field: `foo'\n");
    }

    @Test
    void interfacesAreMadeAndDeleted() {
        done("create-if zgw0");
        shows("show-if", """
                IFNAME     CLASS     STATE    CURRENT      PERSISTENT
                lo0        IP        ok       -m-v------46 ---
                zgw0       IP        down     bm--------46 -46
                """);
        done("create-addr -T static -a 10.99.0.1/24 zgw0/v4");
        shows("show-if -p -o ifname,state zgw0", "zgw0:ok\n");
        refused("create-if zgw0", "Could not create zgw0 : Interface already exists");
        refused("create-if nosuch0", "Could not create nosuch0 : Could not open DLPI link");
        refused("show-if nosuch0", "Could not get interface(s): Interface does not exist");
        refused("show-if -p", "output fields must be specified in parsable mode");
        refused("delete-addr zgw0/nosuch", "could not delete address: Object not found");
        refused("delete-if igb0", "Could not delete igb0: Interface does not exist");
        assertThat(dladm("delete-vnic zgw0").stderr()).isEqualTo("dladm: vnic deletion failed: link busy\n");
        done("delete-if zgw0");
        assertThat(dladm("delete-vnic zgw0")).isEqualTo(SimResult.ok(""));
        assertThat(ipadm("create-if").stderr()).isEqualTo("ipadm: usage: \tcreate-if\t[-t] <interface>");
        assertThat(ipadm("delete-if").stderr()).isEqualTo("ipadm: Usage: \tdelete-if\t<interface>\n");
    }

    @Test
    void interfacesAreDisabledForAWhile() {
        done("create-addr -T static -a 10.99.0.1/24 zgw0/v4");
        refused("disable-if zgw0", "persistent operation not supported for disable-if");
        done("disable-if -t zgw0");
        shows("show-if -p -o state,current,persistent zgw0", "disabled:------------:-46\n");
        shows("show-addr -p -o state,addr zgw0/v4", "disabled:10.99.0.1/24\n");
        refused("create-if zgw0", "Could not create zgw0 : Operation not supported on disabled object");
        done("enable-if -t zgw0");
        shows("show-addr -p -o state zgw0/v4", "ok\n");
        done("disable-addr -t zgw0/v4");
        refused("down-addr zgw0/v4", "Could not mark the address down: Operation not supported on disabled object");
        done("enable-addr -t zgw0/v4");
        refused("disable-addr zgw0/v4", "persistent operation not supported for disable-addr");
    }

    @Test
    void temporaryThingsCarryNothingPersistent() {
        dladm("create-vnic -t -l zstub0 t0");
        refused("create-if t0", "Could not create t0 : Persistent operation on temporary object");
        done("create-if -t t0");
        refused(
                "create-addr -T static -a 10.0.0.1/24 t0/v4",
                "Could not create address: Persistent operation on temporary object");
        done("create-addr -t -T static -a 10.0.0.1/24 t0/v4");
    }

    @Test
    void whatIsLentIsInUse() {
        links.lend("zgw0", "z1");
        refused("create-if zgw0", "Could not create zgw0 : Interface already in use");
        refused("create-addr -T static -a 10.0.0.1/24 zgw0/v4", "Could not create address: Interface already in use");
        Datalinks inside = new Datalinks(links, "z1");
        assertThat(Ipadm.run(IpStack.fresh(), inside, List.of("create-if", "zgw0")))
                .isEqualTo(SimResult.ok(""));
        assertThat(Ipadm.run(IpStack.fresh(), inside, List.of("create-if", "igb0"))
                        .stderr())
                .isEqualTo("ipadm: Could not create igb0 : Could not open DLPI link");
    }

    @Test
    void forwarding() {
        shows("show-prop -c -o current -p forwarding ipv4", "off\n");
        done("set-prop -p forwarding=on ipv4");
        shows("show-prop -p forwarding ipv4", """
                PROTO PROPERTY              PERM CURRENT      PERSISTENT   DEFAULT      POSSIBLE
                ipv4  forwarding            rw   on           on           off          on,off
                """);
        done("set-prop -t -p forwarding=off ipv4");
        shows("show-prop -c -o current,persistent -p forwarding ipv4", "off:on\n");
        done("reset-prop -p forwarding ipv4");
        shows("show-prop -c -o proto,current,persistent -p forwarding ip", "ipv4:off:\nipv6:off:\n");
        refused("set-prop -p forwarding=maybe ipv4", "set-prop: forwarding: Invalid argument provided");
        refused("set-prop -p foo=1 ipv4", "set-prop: foo: Unknown property");
        refused("set-prop -p ttl=0 ipv4", "set-prop: ttl: Value is outside the allowed range");
        refused("set-prop -p forwarding=on ipx", "invalid protocol 'ipx' specified");
        refused("show-prop -p forwarding", "protocol must be specified when property name is used");
        assertThat(ipadm("show-prop -c -o property,current -p foo ipv4")).isEqualTo(new SimResult(1, "foo:?\n", ""));
    }

    @Test
    void forwardingOfOneInterface() {
        done("create-if zgw0");
        done("set-ifprop -p forwarding=on -m ipv4 zgw0");
        shows("show-ifprop -p forwarding -m ipv4 zgw0", """
                IFNAME      PROPERTY        PROTO PERM CURRENT    PERSISTENT DEFAULT    POSSIBLE
                zgw0        forwarding      ipv4  rw   on         on         off        on,off
                """);
        shows("show-ifprop -c -o current,possible -p mtu -m ipv6 zgw0", "9000:1280-9000\n");
        refused("show-ifprop -m ipv4 nosuch0", "no such object 'nosuch0': Interface does not exist");
        refused("set-ifprop -p forwarding=on -m ipv4 nosuch0", "set-ifprop: forwarding: Interface does not exist");
        done("reset-ifprop -p forwarding -m ipv4 zgw0");
        shows("show-ifprop -c -o current -p forwarding -m ipv4 zgw0", "off\n");
    }

    @Test
    void longListsOfValuesAreWrapped() {
        shows("show-prop -p ecn tcp", """
                PROTO PROPERTY              PERM CURRENT      PERSISTENT   DEFAULT      POSSIBLE
                tcp   ecn                   rw   passive      --           passive      never,passive,
                """ + " ".repeat(72) + "active\n");
    }

    @Test
    void unknownSubcommandsFailLoudly() {
        assertThat(ipadm("frob").stderr())
                .startsWith("ipadm: unknown subcommand 'frob'\nusage:  ipadm <subcommand> <args> ...\n\tcreate-if\t");
        assertThat(ipadm("help").exitCode()).isZero();
        refused("create-ipmp ipmp0", "not simulated");
    }

    @Test
    void theStateIsKept() {
        done("create-addr -T static -a 10.99.0.1/24 zgw0/v4");
        done("set-prop -p forwarding=on ipv4");
        RouteProgram.run(stack, global, List.of("-p", "add", "default", "10.99.0.9"));
        IpStack again = IpStack.fromJson(stack.toJson());
        assertThat(again.toJson()).isEqualTo(stack.toJson());
        assertThat(Ipadm.run(again, global, List.of()).stdout())
                .isEqualTo(ipadm("").stdout());
    }
}
