package dev.zplan.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Moving zones, and taking them away when there is more in the way than usual. */
class MoveTest {

    private final Lab lab = Lab.omnios();

    @Test
    void refusals() {
        lab.installed("a", "lx").configured("b", "lx");
        lab.ok("mkdir /zones/full");
        lab.ok("chmod 700 /zones/full");
        lab.ok("touch /zones/full/x");
        assertThat(lab.fails("zoneadm -z a move /zones/full"))
                .isEqualTo("could not move zone to /zones/full: directory not empty\n");
        assertThat(lab.fails("zoneadm -z a move relative")).isEqualTo("relative is not an absolute path.\n");
        assertThat(lab.fails("zoneadm -z b move /zones/x"))
                .isEqualTo("zoneadm: zone 'b': must be installed before move.\n");
        lab.ok("zfs create -o mountpoint=/zones/a/data rpool/foreign");
        assertThat(lab.fails("zoneadm -z a move /zones/x"))
                .isEqualTo("zoneadm: zone 'a': These file systems are mounted on subdirectories of /zones/a.\n\n"
                        + "zoneadm: zone 'a':   /zones/a/data\n\n");
    }

    @Test
    void plainDirectoriesAreRenamedOrCopied() {
        lab.ok("mkdir -p /opt/z");
        lab.ok("zonecfg -z vm 'create -b; set brand=bhyve; set zonepath=/opt/z/vm'");
        lab.ok("zoneadm -z vm install");
        assertThat(lab.ok("zoneadm -z vm move /opt/z/other")).isEmpty();
        assertThat(lab.ok("ls /opt/z")).isEqualTo("other\n");
        assertThat(lab.fails("zoneadm -z vm move /opt/z/other/inner"))
                .isEqualTo("zoneadm: could not move zone: Invalid argument\n");
        assertThat(lab.ok("zoneadm -z vm move /zones/vm"))
                .isEqualTo("A ZFS file system has been created for this zone.\n"
                        + "Moving across file systems; copying zonepath /opt/z/other...\n"
                        + "Cleaning up zonepath /opt/z/other...\n");
        assertThat(lab.ok("ls /opt/z")).isEmpty();
        lab.ok("zoneadm -z vm boot");
    }

    @Test
    void uninstallLeavesWhatIsNotTheZones() {
        lab.installed("web1", "lipkg");
        lab.ok("zfs create rpool/zones/web1/keep");
        lab.ok("touch /zones/web1/note");
        lab.ok("zoneadm -z web1 uninstall -F");
        assertThat(lab.ok("zfs list -H -o name -r rpool/zones"))
                .isEqualTo("rpool/zones\nrpool/zones/web1\nrpool/zones/web1/keep\n");
        assertThat(lab.ok("ls /zones/web1")).isEqualTo("keep\nnote\n");
        assertThat(lab.state("web1")).isEqualTo("configured");
    }

    @Test
    void uninstallLeavesTheBootEnvironmentsOfOtherGlobalOnes() {
        lab.installed("web1", "lipkg");
        lab.ok("zfs create -o canmount=noauto -o org.opensolaris.libbe:parentbe=other rpool/zones/web1/ROOT/zbe-1");
        lab.ok("zoneadm -z web1 uninstall -F");
        assertThat(lab.ok("zfs list -H -o name -r rpool/zones/web1"))
                .isEqualTo("rpool/zones/web1\nrpool/zones/web1/ROOT\nrpool/zones/web1/ROOT/zbe-1\n");
    }

    @Test
    void optionsOfTheUninstallScript() {
        lab.installed("web1", "lipkg");
        assertThat(lab.run("zoneadm -z web1 uninstall -F -n").stdout())
                .startsWith("/sbin/zfs destroy -r rpool/zones/web1/ROOT/zbe\n");
        assertThat(lab.state("web1")).isEqualTo("incomplete");
        assertThat(lab.fails("zoneadm -z web1 uninstall -F -x"))
                .startsWith("Error: invalid usage\nUsage: uninstall: [-hFn]\nusage:\tuninstall [-F]");
        assertThat(lab.ok("zoneadm -z web1 uninstall -F -v"))
                .isEqualTo("destroying 'rpool/zones/web1/ROOT/zbe'.\ndestroying 'rpool/zones/web1/ROOT'.\n"
                        + "destroying 'rpool/zones/web1'.\n");
    }

    @Test
    void aZonepathThatIsGone() {
        lab.installed("lx1", "lx");
        lab.ok("zfs destroy -r rpool/zones/lx1");
        lab.ok("rmdir /zones/lx1");
        assertThat(lab.fails("zoneadm -z lx1 uninstall -F")).isEqualTo("ERROR: /zones/lx1 is not a directory\n");
        assertThat(lab.state("lx1")).isEqualTo("incomplete");
    }

    @Test
    void builtInClonesOfSnapshots() {
        lab.installed("src", "lx").configured("a", "lx").configured("b", "lx").configured("c", "lx");
        lab.ok("zoneadm -z a clone src");
        assertThat(lab.ok("zoneadm -z b clone -s rpool/zones/src@SUNWzone1 src"))
                .isEqualTo("Cloning snapshot rpool/zones/src@SUNWzone1\n");
        assertThat(lab.ok("zfs get -H -o value sharenfs,origin rpool/zones/b"))
                .isEqualTo("off\nrpool/zones/src@SUNWzone1\n");
        assertThat(lab.fails("zoneadm -z c clone -s rpool/nosuch@x src"))
                .isEqualTo("unable to find path for rpool/nosuch@x.\n");
        assertThat(lab.state("c")).isEqualTo("incomplete");
        lab.ok("zoneadm -z c mark -F configured");
        assertThat(lab.fails("zoneadm -z c clone -s rpool/zones/src@nosuch src"))
                .isEmpty();
        assertThat(lab.state("c")).isEqualTo("configured");
    }

    @Test
    void clonesOfSnapshotsOfBootEnvironments() {
        lab.installed("src", "lipkg").configured("a", "lipkg").configured("b", "lipkg");
        lab.ok("zfs snapshot rpool/zones/src/ROOT/zbe@gold");
        lab.ok("zoneadm -z a clone -s gold src");
        assertThat(lab.ok("zfs get -H -o value origin rpool/zones/a/ROOT/zbe"))
                .isEqualTo("rpool/zones/src/ROOT/zbe@gold\n");
        assertThat(lab.run("zoneadm -z b clone -s rpool/data@x src").stdout())
                .isEqualTo("ERROR: Error: specified snapshot is invalid for this source zone.\n");
        assertThat(lab.state("b")).isEqualTo("incomplete");
    }
}
