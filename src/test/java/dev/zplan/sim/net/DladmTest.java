package dev.zplan.sim.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the transcripts of dladm leave open. */
class DladmTest {
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
        done("delete-etherstub stub1");
        shows("show-etherstub -p -o link", "zstub0\n");
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
        shows("show-vnic zstub0", "");
    }

    @Test
    void propertiesAreSet() {
        vnic();
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

    @Test
    void theUsageIsThatOfIllumos() {
        String usage = dladm("help").stderr();
        assertThat(usage)
                .startsWith("""
                        usage:\tdladm <subcommand> <args> ...
                            rename-link      <oldlink> <newlink>
                            show-link        [-pP] [-o <field>,..] [-s [-i <interval>]] [<link>]

                            create-aggr      [-t] [-P <policy>] [-L <mode>] [-T <time>] [-u <address>]
                        \t\t     -l <link> [-l <link>...] <link>
                            delete-aggr      [-t] <link>
                        """)
                .contains("    create-etherstub [-t] <link>\n    delete-etherstub [-t] <link>\n")
                .doesNotContain("simnet", "up-vnic")
                .endsWith("[-e <DD/MM/YYYY,HH:MM:SS>] -f <logfile> [<link>]\n");
        assertThat(dladm("help").exitCode()).isZero();
        assertThat(dladm("delete-vnic -z z1 v0").stderr()).isEqualTo("""
                dladm: unrecognized option '-z'
                usage:     delete-vnic      [-t] <vnic-link>
                """);
    }

    @Test
    void addressesAreChosenAsAsked() {
        refused(
                "create-vnic -l e1000g0 -m factory v0",
                "dladm: vnic creation over e1000g0 failed: factory MAC address slots not supported");
        done("create-vnic -l e1000g0 -m random -r 2:8:21 v0");
        assertThat(dladm("show-vnic -p -o macaddress v0").stdout()).startsWith("2:8:21:");
        refused("create-vnic -l e1000g0 -m random -r xx v1", "dladm: invalid MAC address");
        refused(
                "create-vnic -l e1000g0 -m random -r 1:2 v1",
                "dladm: vnic creation over e1000g0 failed: Invalid MAC address prefix value");
        refused("create-vnic -l e1000g0 -v 5 -v 6 v1", "dladm: the option -v cannot be specified more than once");
        done("create-vnic -l e1000g0 -m vrrp -V 3 -A inet v2");
        shows("show-vnic -p -o macaddress,macaddrtype v2", "0\\:0\\:5e\\:0\\:1\\:3:vrrp, 3/inet\n");
        refused("create-vnic -l v0 v3", "dladm: vnic creation over v0 failed: invalid argument");
    }

    @Test
    void temporaryLinksCarryNothingPersistent() {
        done("create-etherstub -t stub1");
        refused(
                "create-vnic -l stub1 v0",
                "dladm: vnic creation over stub1 failed: can't create persistent object on top of temporary object");
        done("create-vnic -t -l stub1 v0");
        shows("show-link -P -p -o link", "e1000g0\nzstub0\n");
        refused("show-link -P v0", "dladm: link v0 is a temporary link: invalid argument");
        done("create-vnic -l zstub0 v1");
        done("delete-vnic -t v1");
        refused("show-link v1", "dladm: link v1 is temporarily removed: invalid argument");
        done("delete-vnic v1");
    }

    @Test
    void aggregationsChangeTheirPorts() {
        for (int i = 1; i <= 3; i++) {
            links.addPhys("igb" + i, MacAddress.parse("0:c:29:0:0:" + i).orElseThrow());
        }
        done("create-aggr -L active -l igb1 -l igb2 aggr0");
        shows("show-aggr", """
                LINK            POLICY   ADDRPOLICY           LACPACTIVITY  LACPTIMER   FLAGS
                aggr0           L4       auto                 active        short       -----
                """);
        refused("create-vnic -l igb1 v0", "dladm: vnic creation over igb1 failed: link busy");
        refused("add-aggr -l igb2 aggr0", "dladm: add operation failed: link busy");
        refused("add-aggr -l nosuch0 aggr0", "dladm: invalid <link> 'nosuch0': object not found");
        refused("add-aggr -l igb3 nosuch0", "dladm: add operation failed: object not found");
        done("add-aggr -l igb3 aggr0");
        done("remove-aggr -l igb1 aggr0");
        shows("show-link -p -o class,over aggr0", "aggr:igb2,igb3\n");
        refused("remove-aggr -l igb1 aggr0", "dladm: remove operation failed: object not found");
        done("modify-aggr -P L2,L3 -T long aggr0");
        shows("show-aggr -p -o policy,lacpactivity,lacptimer", "L2,L3:active:long\n");
        refused("modify-aggr aggr0", "dladm: at least one of the -PulT options must be specified");
        refused("delete-aggr nosuch0", "dladm: delete operation failed: object not found");
        done("delete-aggr aggr0");
        done("create-vnic -l igb1 v0");
    }

    @Test
    void vlansAreShownByName() {
        done("create-vlan -l e1000g0 -v 7 seven0");
        refused("create-vlan -l e1000g0 -v 7 other0", "dladm: create operation failed: object already exists");
        refused("create-vlan -l e1000g0 -v 8 bad", "dladm: create operation failed: invalid argument");
        refused("create-vlan -l nosuch0 -v 8", "dladm: invalid link name 'nosuch0'");
        refused("show-vlan nosuch0", "dladm: link nosuch0 is not valid: object not found");
        refused("show-vlan e1000g0", "dladm: datalink e1000g0 is not a vlan: found class phys");
        refused("delete-vlan nosuch0", "dladm: delete operation failed: object not found");
        done("delete-vlan seven0");
    }

    @Test
    void cardsAreShownInEveryForm() {
        shows("show-phys -m", """
                LINK         SLOT     ADDRESS            INUSE CLIENT
                e1000g0      primary  0:c:29:1:2:3       no   --
                """);
        shows("show-phys -P", """
                LINK         DEVICE       MEDIA                FLAGS
                e1000g0      e1000g0      Ethernet             -----
                """);
        refused("show-phys -m -H", "dladm: -m cannot combine with -H");
        refused("show-phys zstub0", "dladm: failed to show physical link zstub0: invalid argument");
        shows("show-linkprop -c -o value,possible -p mtu e1000g0", "1500:1500-16362\n");
    }

    @Test
    void moreColumnsThanThereAreIsTooMuch() {
        refused("show-etherstub -o link,link", "dladm: Not enough space");
        vnic();
        shows("show-vnic -p -o link,link", "zgw0:zgw0\n");
    }

    @Test
    void simnetsHavePeers() {
        done("create-simnet simnet0");
        done("create-simnet simnet1");
        done("modify-simnet -p simnet1 simnet0");
        shows("show-link -p -o link,over simnet1", "simnet1:simnet0\n");
        shows("show-simnet -p -o link,otherlink", "simnet0:simnet1\nsimnet1:simnet0\n");
        done("modify-simnet -p none simnet0");
        shows("show-simnet -p -o otherlink simnet1", "\n");
        refused("modify-simnet -p nosuch0 simnet0", "dladm: invalid peer link name 'nosuch0'");
        refused("delete-simnet nosuch0", "dladm: simnet 'nosuch0' not found");
    }

    @Test
    void bridgesAndOverlaysCannotBeMade() {
        vnic();
        refused("create-bridge br", "dladm: create operation failed: optional software not installed");
        refused("create-bridge -l zgw0 br", "dladm: vnic zgw0 cannot be bridged");
        refused("show-bridge br", "dladm: bridge br is not valid: object not found");
        refused("show-bridge zgw0", "dladm: zgw0 is not a bridge");
        refused("show-bridge -l", "dladm: bridge name required for -l, -f, or -t");
        shows("show-bridge", "");
        refused("create-overlay -s direct -v 1 o0", "dladm: missing required encapsulation plugin");
        refused("show-overlay nosuch0", "dladm: warning: failed to find nosuch0: object not found");
        shows("show-overlay", "");
        refused("show-secobj", "dladm: not simulated: show-secobj");
        refused("create-etherstub -R /a stub0", "dladm: not simulated: -R");
        refused("show-vnic -s", "dladm: not simulated: -s");
    }
}
