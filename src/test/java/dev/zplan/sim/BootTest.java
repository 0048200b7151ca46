package dev.zplan.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Boot, ready, halt, shutdown and reboot: what they do to links and datasets. */
class BootTest {

    private static final String NET = "add net; set physical=web0; end";

    private final Lab lab = Lab.omnios();

    @Test
    void linkOfTheGlobalZone() {
        lab.installed("web1", "lipkg", "add net; set physical=igb0; end");
        assertThat(lab.fails("zoneadm -z web1 boot"))
                .contains("zone 'web1': WARNING: skipping network interface 'igb0' which is used in the global zone\n"
                        + "zone 'web1': failed to add network device: ")
                .endsWith("zoneadm: zone 'web1': call to zoneadmd failed\n");
    }

    @Test
    void linkOfAnotherZone() {
        lab.ok("dladm create-vnic -l igb1 web0");
        lab.running("web1", "lipkg", NET).installed("web2", "lipkg", NET);
        assertThat(lab.run("zoneadm -z web2 verify").stderr())
                .isEqualTo("WARNING: skipping network interface 'web0' which is used by the non-global zone 'web1'.\n");
        assertThat(lab.fails("zoneadm -z web2 boot"))
                .contains("zone 'web2': WARNING: unable to add network interface 'web0': link busy\n")
                .endsWith("zoneadm: zone 'web2': call to zoneadmd failed\n");
        assertThat(lab.ok("dladm show-linkprop -c -o value -p zone web0")).isEqualTo("web1\n");
    }

    @Test
    void linksAreLentAndProtectedWhileTheZoneIsUp() {
        lab.ok("dladm create-vnic -l igb1 web0");
        lab.installed("web1", "lipkg", "add net; set physical=web0; set allowed-address=10.0.0.5/24; end");
        String before = lab.ok("dladm show-linkprop web0");
        lab.ok("zoneadm -z web1 boot");
        assertThat(lab.ok("dladm show-linkprop -c -o value -p protection,allowed-ips,zone web0"))
                .isEqualTo("ip-nospoof\n10.0.0.5/32\nweb1\n");
        assertThat(lab.fails("dladm delete-vnic web0")).isEqualTo("dladm: vnic deletion failed: link busy\n");
        lab.ok("zoneadm -z web1 shutdown");
        assertThat(lab.ok("dladm show-linkprop web0")).isEqualTo(before);
        lab.ok("dladm delete-vnic web0");
    }

    @Test
    void onDemandVnicsComeAndGoAndKeepTheirMac() {
        lab.installed("web1", "lipkg", "add net; set physical=web0; set global-nic=igb1; set vlan-id=7; end");
        lab.ok("zoneadm -z web1 boot");
        String mac = lab.ok("dladm show-vnic -p -o macaddress web0").trim();
        assertThat(lab.ok("dladm show-vnic -p -o over,vid web0")).isEqualTo("igb1:7\n");
        assertThat(lab.ok("zonecfg -z web1 info net")).contains("mac-addr: " + mac + "\n");
        lab.ok("zoneadm -z web1 halt");
        assertThat(lab.run("dladm show-vnic web0").exitCode()).isEqualTo(1);
        lab.ok("zoneadm -z web1 boot");
        assertThat(lab.ok("dladm show-vnic -p -o macaddress web0").trim()).isEqualTo(mac);
    }

    @Test
    void automaticNicWantsAnAddress() {
        lab.installed("web1", "lipkg", "add net; set physical=web0; set global-nic=auto; end");
        assertThat(lab.fails("zoneadm -z web1 boot"))
                .startsWith("zone 'web1': Cannot use 'auto' global NIC without allowed-address.\n");
        lab.installed("web2", "lipkg", "add net; set physical=web0; set global-nic=igb9; end");
        assertThat(lab.fails("zoneadm -z web2 boot")).startsWith("zone 'web2': Could not create VNIC web0/igb9\n");
        assertThat(lab.state("web2")).isEqualTo("installed");
    }

    @Test
    void delegatedDatasetsStayZoned() {
        lab.ok("zfs create -o mountpoint=none rpool/data/web");
        lab.installed("web1", "lipkg", "add dataset; set name=rpool/data/web; end");
        lab.ok("zoneadm -z web1 boot");
        lab.ok("zoneadm -z web1 halt");
        assertThat(lab.ok("zfs get -H -o value,source zoned rpool/data/web")).isEqualTo("on\tlocal\n");
    }

    @Test
    void missingDatasetAndDirectory() {
        lab.ok("zfs create -o mountpoint=none rpool/data/web");
        lab.installed("web1", "lipkg", "add dataset; set name=rpool/data/web; end");
        lab.ok("zfs destroy rpool/data/web");
        assertThat(lab.fails("zoneadm -z web1 boot"))
                .isEqualTo("could not verify zfs dataset rpool/data/web: dataset does not exist\n"
                        + "zoneadm: zone web1 failed to verify\n");
        lab.configured("web2", "lipkg", "add fs; set dir=/srv; set special=/data/srv; set type=lofs; end");
        assertThat(lab.fails("zoneadm -z web2 install"))
                .isEqualTo("could not verify fs /srv: could not access /data/srv: No such file or directory\n"
                        + "zoneadm: zone web2 failed to verify\n");
    }

    @Test
    void loopbackMountsShowTheGlobalZonesFiles() {
        lab.ok("mkdir /data/srv");
        lab.ok("touch /data/srv/file");
        lab.running("web1", "lipkg", "add fs; set dir=/srv; set special=/data/srv; set type=lofs; end");
        assertThat(lab.ok("zlogin web1 ls /srv")).isEqualTo("file\n");
        lab.ok("zoneadm -z web1 halt");
        assertThat(lab.run("test -e /zones/web1/root/srv/file").exitCode()).isEqualTo(1);
    }

    @Test
    void readyZonesCanOnlyBeBootedOrHalted() {
        lab.installed("rdy1", "lipkg");
        lab.ok("zoneadm -z rdy1 ready");
        assertThat(lab.state("rdy1")).isEqualTo("ready");
        assertThat(lab.run("zoneadm -z rdy1 ready").stderr()).isEqualTo("zone 'rdy1': zone is already ready\n");
        assertThat(lab.fails("zoneadm -z rdy1 shutdown"))
                .isEqualTo("zone 'rdy1': shutdown operation is invalid for zones in state 'ready'\n");
        assertThat(lab.fails("zlogin rdy1 true"))
                .isEqualTo("zlogin: login allowed only to running zones (rdy1 is 'ready').\n");
        lab.ok("zoneadm -z rdy1 boot");
        assertThat(lab.state("rdy1")).isEqualTo("running");
        lab.ok("zoneadm -z rdy1 ready");
        assertThat(lab.state("rdy1")).isEqualTo("ready");
        lab.ok("zoneadm -z rdy1 halt");
        assertThat(lab.state("rdy1")).isEqualTo("installed");
    }

    @Test
    void shutdownAndReboot() {
        lab.running("web1", "lipkg");
        String id = lab.ok("zoneadm -z web1 list -p").split(":")[0];
        lab.ok("zoneadm -z web1 reboot");
        assertThat(lab.ok("zoneadm -z web1 list -p").split(":")[0]).isNotEqualTo(id);
        lab.ok("zoneadm -z web1 shutdown -r");
        assertThat(lab.state("web1")).isEqualTo("running");
        lab.ok("zoneadm -z web1 shutdown");
        assertThat(lab.fails("zoneadm -z web1 shutdown")).isEqualTo("zoneadm: zone 'web1': not running\n");
        assertThat(lab.fails("zoneadm -z web1 reboot")).isEqualTo("zoneadm: zone 'web1': not running\n");
    }

    @Test
    void bootArgumentsThatAVanillaZoneDoesNotKnow() {
        Lab oi = Lab.openindiana().installed("web1", "ipkg");
        assertThat(oi.run("zoneadm -z web1 boot -- -m verbose").stderr()).isEmpty();
        oi.ok("zoneadm -z web1 halt");
        assertThat(oi.run("zoneadm -z web1 boot -- foo").stderr())
                .isEqualTo("zone 'web1': WARNING: Unused or invalid boot arguments `foo'.\n");
    }

    @Test
    void sharedAddressesBelongToOneZone() {
        String net = "add net; set physical=igb0; set address=192.0.2.10/24; end";
        lab.running("a", "ipkg-shared", net).installed("b", "ipkg-shared", net);
        assertThat(lab.fails("zoneadm -z b boot"))
                .startsWith("zone 'b': igb0: could not bring network interface up: address in use by zone 'a': "
                        + "Cannot assign requested address\n");
        lab.configured("c", "ipkg-shared", "add net; set physical=igb1; set address=192.0.2.11/24; end");
        assertThat(lab.fails("zoneadm -z c verify"))
                .contains("could not verify net address=192.0.2.11/24 physical=igb1\n"
                        + "\tnetwork interface igb1 is not plumbed in the global zone\n");
    }

    @Test
    void aConfigurationChangedMeanwhileCountsAtTheNextBoot() {
        lab.ok("dladm create-vnic -l igb1 web0");
        lab.ok("dladm create-vnic -l igb1 web1");
        lab.running("z", "lipkg", NET);
        lab.ok("zonecfg -z z 'select net physical=web0; set physical=web1; end'");
        assertThat(lab.ok("dladm show-linkprop -c -o value -p zone web0")).isEqualTo("z\n");
        lab.ok("zoneadm -z z reboot");
        assertThat(lab.ok("dladm show-linkprop -c -o value -p zone web1")).isEqualTo("z\n");
        assertThat(lab.ok("dladm show-linkprop -c -o value -p zone web0")).isEqualTo("\n");
    }
}
