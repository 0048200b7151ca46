package dev.zplan.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the transcripts of zoneadm leave open. */
class ZoneadmTest {

    private final Lab lab = Lab.omnios();

    @Test
    void listOfAFreshHost() {
        assertThat(lab.ok("zoneadm list")).isEqualTo("global\n");
        assertThat(lab.ok("/usr/sbin/zoneadm list -cp")).isEqualTo("0:global:running:/::ipkg:shared:0\n");
        assertThat(Lab.openindiana().ok("zoneadm list -cp")).isEqualTo("0:global:running:/::ipkg:shared\n");
    }

    @Test
    void listPutsTheKernelsZonesFirst() {
        lab.configured("new1", "sparse").installed("db1", "ipkg-shared").running("web1", "lipkg");
        assertThat(lab.ok("zoneadm list -cv")).isEqualTo("""
                          ID NAME             STATUS     PATH                           BRAND    IP   \s
                           0 global           running    /                              ipkg     shared
                           1 web1             running    /zones/web1                    lipkg    excl \s
                           - new1             configured /zones/new1                    sparse   excl \s
                           - db1              installed  /zones/db1                     ipkg     shared
                        """);
        assertThat(lab.ok("zoneadm list")).isEqualTo("global\nweb1\n");
        assertThat(lab.ok("zoneadm list -in")).isEqualTo("web1\ndb1\n");
        assertThat(lab.ok("zoneadm -z new1 list -p")).isEqualTo("-:new1:configured:/zones/new1::sparse:excl:1\n");
    }

    @Test
    void listRefusals() {
        assertThat(lab.run("zoneadm list -cx").stderr())
                .startsWith("-cx: illegal option -- x\nusage:\tlist [-cinpv]\n");
    }

    @Test
    void verifyOfAnOpenParentDirectory() {
        lab.configured("web1", "lipkg");
        lab.ok("chmod 777 /zones");
        assertThat(lab.fails("zoneadm -z web1 install"))
                .contains("/zones must not be group writable.\n/zones must not be world writable.\n");
        assertThat(lab.state("web1")).isEqualTo("configured");
    }

    @Test
    void installMakesTheDatasets() {
        lab.configured("web1", "lipkg");
        assertThat(lab.ok("zoneadm -z web1 install"))
                .startsWith("A ZFS file system has been created for this zone.\n")
                .contains("Sanity Check: Looking for 'entire' incorporation.\n", "Preparing at /zones/web1/root.\n")
                .endsWith("        Done: Installation completed in 68.616 seconds.\n\n");
        assertThat(lab.state("web1")).isEqualTo("installed");
        assertThat(lab.ok("zfs list -H -o name -r rpool/zones"))
                .isEqualTo("rpool/zones\nrpool/zones/web1\nrpool/zones/web1/ROOT\nrpool/zones/web1/ROOT/zbe\n");
        assertThat(lab.ok("zfs get -H -o value zoned,mountpoint rpool/zones/web1/ROOT"))
                .isEqualTo("on\nlegacy\n");
        assertThat(lab.ok("zfs get -H -o value canmount,mounted rpool/zones/web1/ROOT/zbe"))
                .isEqualTo("noauto\nyes\n");
        assertThat(lab.ok("ls /zones/web1/root")).contains("etc\n", "sbin\n");
    }

    @Test
    void sparseZonesSayItInAnotherOrder() {
        lab.configured("firstzone", "sparse");
        assertThat(lab.ok("zoneadm -z firstzone install"))
                .startsWith("A ZFS file system has been created for this zone.\n\n"
                        + "       Image: Preparing at /zones/firstzone/root.\n"
                        + "Sanity Check: Looking for 'entire' incorporation.\n   Publisher: Using omnios ")
                .contains("\n       Cache: Using /var/pkg/publisher.\n  Installing: Packages (output follows)\n");
        lab.configured("web1", "lipkg");
        assertThat(lab.fails("zoneadm -z web1 install -P omnios"))
                .startsWith("Syntax error in publisher information.\nbrand-specific usage: ");
    }

    @Test
    void installBelowAPlainDirectoryFails() {
        lab.ok("mkdir -p /opt/z");
        lab.ok("zonecfg -z web1 'create -b; set brand=lipkg; set zonepath=/opt/z/web1'");
        assertThat(lab.run("zoneadm -z web1 install").stdout())
                .endsWith("ERROR: the zonepath must be a ZFS dataset.\n"
                        + "The parent directory of the zonepath must be a ZFS dataset so that the\n"
                        + "zonepath ZFS dataset can be created properly.\n");
        assertThat(lab.state("web1")).isEqualTo("incomplete");
        assertThat(lab.ok("zoneadm -z web1 uninstall -F")).isEqualTo("Warning: no zonepath dataset found.\n");
        assertThat(lab.run("test -e /opt/z/web1").exitCode()).isEqualTo(1);
    }

    @Test
    void lxWantsAnImage() {
        lab.configured("lx1", "lx");
        assertThat(lab.run("zoneadm -z lx1 install").stdout())
                .startsWith("A ZFS file system has been created for this zone.\n"
                        + "The installation source must be specified.\n\n");
        assertThat(lab.state("lx1")).isEqualTo("incomplete");
        assertThat(lab.fails("zoneadm -z lx1 install"))
                .isEqualTo("zoneadm: zone 'lx1': zone is incomplete; uninstall required.\n");
        lab.ok("zoneadm -z lx1 uninstall -F");
        assertThat(lab.fails("zoneadm -z lx1 install -s /nosuch.tar.gz"))
                .isEqualTo("ERROR: Source file '/nosuch.tar.gz' not found\n");
        lab.ok("zoneadm -z lx1 uninstall -F");
        assertThat(lab.fails("zoneadm -z lx1 install -s rpool/nosuch"))
                .isEqualTo("ERROR: Could not find ZFS filesystem rpool/nosuch\n");
        lab.ok("zoneadm -z lx1 uninstall -F");
        assertThat(lab.fails("zoneadm -z lx1 install -t rpool/data@nosuch"))
                .isEqualTo("ERROR: Could not find ZFS snapshot rpool/data@nosuch\n");
        lab.ok("zoneadm -z lx1 uninstall -F");
        assertThat(lab.fails("zoneadm -z lx1 install -s /etc/passwd"))
                .isEqualTo("ERROR: Seed file /etc/passwd not in a supported format (ascii text)\n");
        lab.ok("zoneadm -z lx1 uninstall -F");
        assertThat(lab.ok("zoneadm -z lx1 install -s /zones/images/lx.tar.gz"))
                .isEqualTo("A ZFS file system has been created for this zone.\n"
                        + "Installing zone from tar file /zones/images/lx.tar.gz\n");
        assertThat(lab.ok("zfs get -H -o value devices rpool/zones/lx1")).isEqualTo("off\n");
    }

    @Test
    void illumosZonesHaveABootEnvironmentOfTheirOwn() {
        lab.installed("tt", "illumos");
        assertThat(lab.ok("zfs list -H -o name -r rpool/zones/tt"))
                .isEqualTo("rpool/zones/tt\nrpool/zones/tt/ROOT\nrpool/zones/tt/ROOT/illumos\n");
        lab.ok("zoneadm -z tt boot");
        assertThat(lab.ok("zfs get -H -o value mounted rpool/zones/tt/ROOT/illumos"))
                .isEqualTo("yes\n");
    }

    @Test
    void archivesWantADecisionAboutTheIdentity() {
        lab.configured("web1", "lipkg");
        assertThat(lab.fails("zoneadm -z web1 install -a /zones/images/omnios.zfs.gz"))
                .startsWith("you must specify -u (sys-unconfig) or -p (preserve identity).\n");
        assertThat(lab.state("web1")).isEqualTo("configured");
        assertThat(lab.run("zfs list rpool/zones/web1").exitCode()).isEqualTo(1);
        lab.ok("zoneadm -z web1 install -a /zones/images/omnios.zfs.gz -u");
        assertThat(lab.state("web1")).isEqualTo("installed");
    }

    @Test
    void uninstall() {
        lab.configured("web1", "lipkg");
        String before = lab.ok("zfs list -H -o name") + lab.ok("ls /zones");
        lab.ok("zoneadm -z web1 install");
        assertThat(lab.fails("zoneadm -z web1 uninstall"))
                .isEqualTo("zoneadm: zone 'web1': Input not from terminal and -F not specified: uninstall not done.\n");
        assertThat(lab.ok("zoneadm -z web1 uninstall -F")).isEmpty();
        assertThat(lab.ok("zfs list -H -o name") + lab.ok("ls /zones")).isEqualTo(before);
        assertThat(lab.fails("zoneadm -z web1 uninstall -F"))
                .isEqualTo("zoneadm: zone 'web1': is already in state 'configured'.\n");
        lab.running("run1", "lx");
        assertThat(lab.fails("zoneadm -z run1 uninstall -F"))
                .isEqualTo("zoneadm: zone 'run1': uninstall operation is invalid for running zones.\n");
    }

    @Test
    void moveKeepsTheDatasetsName() {
        lab.installed("web1", "lipkg");
        String uuid = lab.ok("zoneadm -z web1 list -p").split(":")[4];
        lab.ok("zoneadm -z web1 move /zones/other");
        assertThat(lab.ok("zoneadm -z web1 list -p")).contains(":/zones/other:" + uuid + ":");
        assertThat(lab.ok("zfs get -H -o value,source mountpoint rpool/zones/web1"))
                .isEqualTo("/zones/other\tlocal\n");
        assertThat(lab.ok("ls /zones/other/root")).contains("sbin\n");
        assertThat(lab.run("test -e /zones/web1").exitCode()).isEqualTo(1);
        lab.ok("zoneadm -z web1 boot");
        lab.ok("zoneadm -z web1 halt");
        lab.ok("zoneadm -z web1 uninstall -F");
        assertThat(lab.run("zfs list rpool/zones/web1").exitCode()).isEqualTo(1);
    }

    @Test
    void detachAndAttachChangeTheUuid() {
        lab.installed("web1", "lipkg");
        String uuid = lab.ok("zoneadm -z web1 list -p").split(":")[4];
        lab.ok("zoneadm -z web1 detach");
        assertThat(lab.state("web1")).isEqualTo("configured");
        assertThat(lab.fails("zoneadm -z web1 install"))
                .contains("Cannot install detached zone.\nUse attach or remove /zones/web1 directory.\n");
        assertThat(lab.ok("zoneadm -z web1 attach")).endsWith("                    Result: Attach Succeeded.\n");
        assertThat(lab.ok("zoneadm -z web1 list -p").split(":")[4]).isNotEqualTo(uuid);
        lab.ok("zoneadm -z web1 boot");
    }

    @Test
    void usage() {
        assertThat(lab.run("zoneadm").exitCode()).isEqualTo(2);
        assertThat(lab.run("zoneadm -z global frob").exitCode()).isEqualTo(2);
        assertThat(lab.run("zoneadm halt").stderr()).isEqualTo("zoneadm: no zone specified\n");
        assertThat(lab.fails("zoneadm -z global halt"))
                .isEqualTo("zoneadm: zone 'global': halt operation is invalid for the global zone.\n");
    }
}
