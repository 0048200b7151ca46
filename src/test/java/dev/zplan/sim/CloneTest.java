package dev.zplan.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Cloning zones, and what is left behind. */
class CloneTest {

    private final Lab lab = Lab.omnios();

    @Test
    void refusals() {
        lab.configured("new1", "lipkg");
        assertThat(lab.fails("zoneadm -z new1 clone nosuch"))
                .isEqualTo("zoneadm: nosuch: could not get state: No such zone configured\n");
        assertThat(lab.state("new1")).isEqualTo("configured");
    }

    @Test
    void packageZonesCloneTheirBootEnvironment() {
        lab.installed("src", "lipkg").configured("new1", "lipkg");
        String before = lab.ok("zfs list -H -o name -t all");
        lab.ok("touch /zones/src/root/etc/mark");
        lab.ok("zoneadm -z new1 clone src");
        assertThat(lab.ok("zfs get -H -o value origin rpool/zones/new1/ROOT/zbe"))
                .isEqualTo("rpool/zones/src/ROOT/zbe@new1_snap\n");
        lab.ok("zoneadm -z new1 boot");
        assertThat(lab.ok("zlogin new1 'ls /etc/mark; uname -n'")).isEqualTo("/etc/mark\nnew1\n");
        assertThat(lab.fails("zoneadm -z src uninstall -F"))
                .isEqualTo("Error: cloned zone datasets found outsize of zone.\n\trpool/zones/new1/ROOT/zbe\n"
                        + "Error: please delete clone(s) and retry uninstall.\n");
        assertThat(lab.state("src")).isEqualTo("incomplete");
        lab.ok("zoneadm -z src mark -F installed");
        lab.ok("zoneadm -z new1 halt");
        lab.ok("zoneadm -z new1 uninstall -F");
        assertThat(lab.ok("zfs list -H -o name -t all")).isEqualTo(before);
        lab.ok("zoneadm -z src uninstall -F");
    }

    @Test
    void otherZonesCloneTheirZonepath() {
        lab.installed("src", "lx").configured("new1", "lx");
        assertThat(lab.ok("zoneadm -z new1 clone src"))
                .isEqualTo("Cloning snapshot rpool/zones/src@SUNWzone1\n"
                        + "Instead of copying, a ZFS clone has been created for this zone.\n");
        lab.ok("zoneadm -z new1 boot");
        assertThat(lab.ok("zlogin new1 cat /etc/os-release")).contains("ID=ubuntu");
        lab.ok("zoneadm -z new1 halt");
        assertThat(lab.fails("zoneadm -z src uninstall -F")).contains("filesystem has dependent clones");
        lab.ok("zoneadm -z new1 uninstall -F");
        assertThat(lab.run("zfs list rpool/zones/src@SUNWzone1").exitCode())
                .as("the built-in clone leaves its snapshot")
                .isZero();
    }

    @Test
    void copying() {
        lab.installed("src", "lx").configured("new1", "lx");
        assertThat(lab.ok("zoneadm -z new1 clone -m copy src")).endsWith("Copying /zones/src...\n");
        lab.ok("zoneadm -z src uninstall -F");
        lab.ok("zoneadm -z new1 boot");
    }

    @Test
    void anUnknownMethodLeavesTheZoneIncomplete() {
        lab.installed("src", "lx").configured("new1", "lx");
        assertThat(lab.fails("zoneadm -z new1 clone -m magic src")).startsWith("usage:\tclone ");
        assertThat(lab.state("new1")).isEqualTo("incomplete");
    }

    @Test
    void whatBothZonesHaveIsWarnedOf() {
        String net = "add net; set physical=igb0; set address=192.0.2.10/24; end";
        lab.installed("src", "ipkg-shared", net).configured("new1", "ipkg-shared", net);
        assertThat(lab.run("zoneadm -z new1 clone src").stderr())
                .isEqualTo("WARNING: network address '192.0.2.10' is configured in both zones.\n");
    }
}
