package dev.zplan.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import org.junit.jupiter.api.Test;

/** What zones and the host see of the network. */
class ZoneNetworkTest {

    private static Lab web() {
        Lab lab = Lab.omnios();
        lab.ok("dladm create-vnic -l igb1 web0");
        return lab.running(
                "web",
                "lipkg",
                "add net; set physical=web0; set allowed-address=10.0.0.154/24; set defrouter=10.0.0.1; end");
    }

    @Test
    void theHostHasAnAddress() {
        assertThat(Lab.openindiana().ok("ipadm")).isEqualTo("""
                ADDROBJ           TYPE     STATE        ADDR
                lo0/v4            static   ok           127.0.0.1/8
                igb0/v4           static   ok           192.0.2.10/24
                lo0/v6            static   ok           ::1/128
                """);
        assertThat(Lab.omnios().ok("route -p show")).isEqualTo("persistent: route add default 192.0.2.1\n");
        assertThat(Lab.omnios().ok("route -n get 9.9.9.9")).contains("  interface: igb0\n");
    }

    @Test
    void zonesAreGrantedTheirAddresses() {
        Lab lab = web();
        assertThat(lab.ok("zlogin web ipadm show-addr")).isEqualTo("""
                ADDROBJ           TYPE     STATE        ADDR
                lo0/v4            static   ok           127.0.0.1/8
                web0/_a           from-gz  ok           10.0.0.154/24
                lo0/v6            static   ok           ::1/128
                """);
        assertThat(lab.ok("zlogin web netstat -rn"))
                .contains("default              10.0.0.1             UG        2          0 web0");
        assertThat(lab.ok("zlogin web dladm show-link -p -o link,over")).isEqualTo("web0:?\n");
        assertThat(lab.fails("zlogin web ipadm delete-addr web0/_a"))
                .isEqualTo("ipadm: could not delete address: Operation not permitted on from-gz interface");
        assertThat(lab.fails("ipadm create-if web0"))
                .isEqualTo("ipadm: Could not create web0 : Interface already in use");
    }

    @Test
    void whatAZoneMadeForGoodOutlivesItsReboot() {
        Lab lab = Lab.omnios();
        lab.ok("dladm create-vnic -l igb1 web0");
        lab.running("web", "ipkg", "add net; set physical=web0; end");
        lab.ok("zlogin web ipadm create-addr -T static -a 10.0.0.7/24 web0/v4");
        lab.ok("zlogin web ipadm create-addr -t -T static -a 10.0.0.8/24 web0/temp");
        lab.ok("zlogin web route -p add default 10.0.0.1");
        Lab again = new Lab(SimHost.restore(lab.host.dump()));
        again.ok("zoneadm -z web reboot");
        assertThat(again.ok("zlogin web ipadm show-addr -p -o addr web0/")).isEqualTo("10.0.0.7/24\n");
        assertThat(again.ok("zlogin web route -n get 9.9.9.9")).contains("gateway: 10.0.0.1\n");
        again.ok("zoneadm -z web halt");
        again.ok("zoneadm -z web uninstall -F");
        assertThat(again.host.dump()).doesNotContain("10.0.0.7");
    }

    @Test
    void whatIsPlumbedIsNotForZones() {
        Lab lab = new Lab(Flavour.OPENINDIANA);
        lab.ok("dladm create-vnic -l igb1 web0");
        lab.ok("ipadm create-if web0");
        lab.installed("web", "ipkg", "add net; set physical=web0; end");
        assertThat(lab.run("zoneadm -z web boot").exitCode()).isEqualTo(1);
        lab.ok("ipadm delete-if web0");
        lab.ok("zoneadm -z web boot");
    }

    @Test
    void filesFromBeforeThereWasAnIpStackOpen() {
        Lab lab = Lab.omnios();
        String old = lab.host.dump().replaceFirst("(?s)  \"ip\" : \\{.*?\\n  \\},\\n", "");
        assertThat(old).doesNotContain("192.0.2.10");
        assertThat(new Lab(SimHost.restore(old)).ok("ipadm show-addr -p -o addr igb0/"))
                .isEqualTo("192.0.2.10/24\n");
    }
}
