package dev.zplan.sim.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The transcripts of illumos that its sources and issue threads give for dladm. */
class DladmTranscriptTest {
    private final Links links = new Links(1);

    @BeforeEach
    void card() {
        links.addPhys("e1000g0", MacAddress.parse("0:c:29:1:2:3").orElseThrow());
        links.createEtherstub("zstub0", false);
    }

    private SimResult dladm(String line) {
        return Dladm.run(links, Flavour.OMNIOS, List.of(line.split(" ")));
    }

    private void done(String line) {
        assertThat(dladm(line)).isEqualTo(SimResult.ok(""));
    }

    private void shows(String line, String stdout) {
        assertThat(dladm(line)).isEqualTo(SimResult.ok(stdout));
    }

    private void refused(String line, String... complaints) {
        assertThat(dladm(line)).isEqualTo(SimResult.fail(1, String.join("\n", complaints) + "\n"));
    }

    private void vnic() {
        done("create-vnic -l zstub0 -m 2:8:20:46:d4:ba zgw0");
    }

    @Test
    void etherstubs() {
        done("create-etherstub stub1");
        refused("create-etherstub zstub0", "dladm: etherstub creation failed: object already exists");
        refused("create-etherstub my-stub0", "dladm: invalid link name 'my-stub0'");
        refused("create-etherstub stub", "dladm: invalid link name 'stub'");
        refused(
                "create-etherstub abcdefghijklmnopqrstuvwxyz012345",
                "dladm: link name too long 'abcdefghijklmnopqrstuvwxyz012345'");
        done("delete-etherstub stub1");
        shows("show-etherstub", "LINK\nzstub0\n");
        shows("show-etherstub -p", "zstub0\n");
        shows("show-etherstub -p -o link", "zstub0\n");
        refused("show-etherstub nosuch0", "dladm: invalid vnic name 'nosuch0': object not found");
        done("delete-etherstub zstub0");
        shows("show-etherstub", "");
    }

    @Test
    void vnicsAreMade() {
        done("create-vnic -l zstub0 zgw0");
        refused("create-vnic -l zstub0 zgw0", "dladm: vnic creation over zstub0 failed: object already exists");
        refused("create-vnic -l nosuch0 v0", "dladm: invalid link name 'nosuch0'");
        refused("create-vnic -l zstub0 vnic", "dladm: invalid link name 'vnic'");
        refused("create-vnic -l e1000g0 -v 4095 v0", "dladm: invalid VLAN identifier '4095'");
        refused("create-vnic -l e1000g0 -m zz:1 v0", "dladm: invalid MAC address");
        refused(
                "create-vnic -l e1000g0 -m 1:0:5e:0:0:1 v0",
                "dladm: vnic creation over e1000g0 failed: invalid MAC address value");
        refused(
                "create-vnic -t -l e1000g0 -p mtu=100000 v0",
                "dladm: warning: failed to set property mtu: invalid argument",
                "dladm: vnic creation over e1000g0 failed: invalid argument");
        refused(
                "create-vnic -l e1000g0 -p zone=z1 v0",
                "dladm: warning: failed to set property zone: change cannot be persistent",
                "dladm: vnic creation over e1000g0 failed: change cannot be persistent");
        assertThat(links.find("v0")).isEmpty();
        assertThat(dladm("create-vnic v0").stderr()).startsWith("usage:\tdladm <subcommand> <args> ...\n");
    }

    @Test
    void addressesDoNotCollide() {
        done("create-vnic -l e1000g0 -m f2:9a:70:8a:56:b9 v0");
        refused(
                "create-vnic -t -l e1000g0 -m F2:9A:70:8A:56:B9 v1",
                "dladm: vnic creation over e1000g0 failed: MAC address is already in use");
        done("create-vnic -l e1000g0 -v 7 -m f2:9a:70:8a:56:b9 v1");
    }

    @Test
    void vnicsAreShown() {
        done("create-vnic -l e1000g0 -m 2:8:20:46:d4:ba vnic1");
        shows("show-vnic", """
                LINK         OVER         SPEED  MACADDRESS        MACADDRTYPE         VID
                vnic1        e1000g0      1000   2:8:20:46:d4:ba   fixed               0
                """);
        shows("show-vnic -p -o link,over,macaddress,vid vnic1", "vnic1:e1000g0:2\\:8\\:20\\:46\\:d4\\:ba:0\n");
        shows("show-vnic -p -o macaddress vnic1", "2:8:20:46:d4:ba\n");
        refused("show-vnic -p", "dladm: output fields must be specified in parsable mode");
        refused("show-vnic -p -o link,zone", "dladm: unknown output field: `zone'");
        assertThat(dladm("show-vnic -o link,foo"))
                .isEqualTo(new SimResult(0, "LINK\nvnic1\n", "dladm: warning: ignoring unknown output field: `foo'\n"));
        refused("show-vnic nosuch0", "dladm: invalid vnic name 'nosuch0': object not found");
        refused("show-vnic e1000g0", "dladm: failed to show vnic 'e1000g0': object not found");
        shows("show-vnic zstub0", "");
    }

    @Test
    void vnicsAreDeleted() {
        vnic();
        refused("delete-vnic nosuch0", "dladm: invalid link name 'nosuch0'");
        refused("delete-vnic zstub0", "dladm: 'zstub0' is not a vnic");
        refused("delete-etherstub zgw0", "dladm: 'zgw0' is not an etherstub");
        refused("delete-etherstub zstub0", "dladm: vnic deletion failed: link busy");
        refused("delete-vnic e1000g0", "dladm: vnic deletion failed: invalid argument");
        links.lend("zgw0", "z1");
        refused("delete-vnic zgw0", "dladm: vnic deletion failed: link busy");
        links.giveBack("z1");
        done("delete-vnic zgw0");
    }

    @Test
    void linksAreShown() {
        vnic();
        shows("show-link", """
                LINK        CLASS     MTU    STATE    BRIDGE     OVER
                e1000g0     phys      1500   up       --         --
                zstub0      etherstub 9000   up       --         --
                zgw0        vnic      9000   up       --         zstub0
                """);
        shows("show-link -p -o link,class,over", "e1000g0:phys:\nzstub0:etherstub:\nzgw0:vnic:zstub0\n");
        refused("show-link -p", "dladm: -p requires -o");
        refused("show-link -o foo", "dladm: no valid output fields");
        refused("show-link -p -o all", "dladm: \"-o all\" is invalid with -p");
        refused("show-link nosuch0", "dladm: link nosuch0 is not valid: object not found");
        shows("show-phys", """
                LINK         MEDIA                STATE      SPEED  DUPLEX    DEVICE
                e1000g0      Ethernet             up         1000   full      e1000g0
                """);
    }

    @Test
    void vlansAndSimnets() {
        done("create-vlan -l e1000g0 -v 5");
        shows("show-vlan", """
                LINK            VID      OVER         FLAGS
                e1000g5000      5        e1000g0      -----
                """);
        done("create-simnet simnet0");
    }

    @Test
    void propertiesAreShown() {
        vnic();
        String out = dladm("show-linkprop -p protection,mtu zgw0").stdout();
        assertThat(out.lines().map(String::stripTrailing))
                .containsExactly(
                        "LINK         PROPERTY        PERM VALUE          DEFAULT        POSSIBLE",
                        "zgw0         protection      rw   --             --             mac-nospoof,",
                        " ".repeat(64) + "restricted,",
                        " ".repeat(64) + "ip-nospoof,",
                        " ".repeat(64) + "dhcp-nospoof",
                        "zgw0         mtu             rw   9000           9000           576-9000");
        done("set-linkprop -p protection=mac-nospoof,ip-nospoof zgw0");
        shows("show-linkprop -c -o property,value -p protection zgw0", "protection:mac-nospoof,ip-nospoof\n");
        links.lend("zgw0", "z1");
        shows("show-linkprop -c -o value -p zone zgw0", "z1\n");
        assertThat(dladm("show-linkprop -c -o value -p foo zgw0"))
                .isEqualTo(new SimResult(
                        1, "?\n", "dladm: warning: cannot get link property 'foo' for zgw0: object not found\n"));
        refused("show-linkprop nosuch0", "dladm: link nosuch0 is not valid: object not found");
    }

    @Test
    void propertiesAreSet() {
        vnic();
        refused(
                "set-linkprop -p protection=foo zgw0",
                "dladm: warning: link property 'protection' must be one of:"
                        + " mac-nospoof,restricted,ip-nospoof,dhcp-nospoof");
        refused(
                "set-linkprop -p allowed-ips=10.0.0.2/24 zgw0",
                "dladm: warning: cannot set link property 'allowed-ips' on 'zgw0': invalid IP address");
        refused("set-linkprop -p foo=1 zgw0", "dladm: warning: invalid link property 'foo'");
        refused("set-linkprop zgw0", "dladm: link property must be specified");
        done("set-linkprop -p allowed-ips=10.0.0.2,2001:db8::/64 zgw0");
        shows("show-linkprop -c -o value -p allowed-ips zgw0", "10.0.0.2/32,2001:db8::/64\n");
        links.setInUse("e1000g0", true);
        refused(
                "set-linkprop -p mtu=1400 e1000g0",
                "dladm: warning: cannot set link property 'mtu' on 'e1000g0': link busy");
        assertThat(dladm("set-linkprop -p mtu=1400,maxbw=100M e1000g0").exitCode())
                .isZero();
        shows("show-linkprop -c -o value -p maxbw e1000g0", "  100\n");
        done("reset-linkprop -p maxbw e1000g0");
        shows("show-linkprop -c -o value -p maxbw e1000g0", "\n");
        refused("rename-link e1000g0 net0", "dladm: rename operation failed: link busy");
    }

    @Test
    void unknownSubcommandsFailLoudly() {
        SimResult result = dladm("frob");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stderr()).startsWith("dladm: unknown subcommand 'frob'\nusage:\t");
        assertThat(dladm("show-vnic -Z").stderr()).startsWith("dladm: unrecognized option '-Z'\nusage: ");
        assertThat(dladm("create-vnic -l").stderr()).startsWith("dladm: option '-l' requires a value\nusage: ");
    }

    @Test
    void headersAreRepeatedOnceAPage() {
        for (int i = 0; i < 30; i++) {
            links.createVnic(VnicRequest.of("v" + i, "zstub0"));
        }
        List<String> lines = dladm("show-vnic -o link").stdout().lines().toList();
        assertThat(lines).hasSize(32);
        assertThat(lines.get(0)).isEqualTo("LINK");
        assertThat(lines.get(24)).isEqualTo("LINK");
    }

    @Test
    void onlyRootChanges() {
        assertThat(Dladm.runUnprivileged(links, Flavour.OMNIOS, List.of("create-etherstub", "zstub1")))
                .isEqualTo(SimResult.fail(1, "dladm: etherstub creation failed: permission denied\n"));
        assertThat(Dladm.runUnprivileged(links, Flavour.OMNIOS, List.of("show-etherstub", "-p")))
                .isEqualTo(SimResult.ok("zstub0\n"));
    }

    @Test
    void zonesSeeOnlyTheirOwnLinks() {
        done("create-vnic -l zstub0 oxControlService1");
        links.lend("oxControlService1", "z1");
        assertThat(Dladm.runInZone(links, Flavour.OMNIOS, "z1", List.of("show-link")))
                .isEqualTo(SimResult.ok("""
                                LINK        CLASS     MTU    STATE    BRIDGE     OVER
                                oxControlService1 vnic 9000  up       --         ?
                                """));
        assertThat(Dladm.runInZone(links, Flavour.OMNIOS, "z1", List.of("delete-vnic", "oxControlService1")))
                .isEqualTo(SimResult.fail(1, "dladm: vnic deletion failed: permission denied\n"));
    }

    @Test
    void zonesTakeAndGiveBack() {
        vnic();
        assertThat(links.protect("zgw0", List.of("10.0.0.2"))).isEmpty();
        assertThat(links.protect("zgw0", List.of("10.0.0.2"))).contains("Protection is already set");
        links.lend("zgw0", "z1");
        done("create-vnic -t -l zstub0 -p zone=z1 t0");
        links.giveBack("z1");
        assertThat(links.find("t0")).isEmpty();
        assertThat(links.find("zgw0").flatMap(l -> l.property("allowed-ips"))).isEmpty();
    }
}
