package dev.zplan.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What verify finds: the zonepath and the resources. */
class VerifyTest {

    private static final String FAILED = "zoneadm: zone web1 failed to verify\n";

    private final Lab lab = Lab.omnios();

    @Test
    void anOpenZonepathIsMendedExceptByVerify() {
        lab.configured("web1", "lipkg");
        lab.ok("zfs create rpool/zones/web1");
        assertThat(lab.run("zoneadm -z web1 install").stderr()).isEqualTo("""
                        /zones/web1 must not be group readable.
                        /zones/web1 must not be group executable.
                        /zones/web1 must not be world readable.
                        /zones/web1 must not be world executable.
                        /zones/web1: changing permissions to 0700.
                        """);
        assertThat(lab.state("web1")).isEqualTo("installed");
        assertThat(lab.ok("zoneadm -z web1 verify")).isEmpty();
    }

    @Test
    void zonepathsThatCannotBe() {
        lab.ok("touch /opt/file");
        lab.ok("zonecfg -z web1 'create -b; set brand=lipkg; set zonepath=/opt/file/web1'");
        assertThat(lab.fails("zoneadm -z web1 install"))
                .isEqualTo("zoneadm: /opt/file/web1: Not a directory\n"
                        + "could not verify zonepath /opt/file/web1 because of the above errors.\n" + FAILED);
        lab.ok("zonecfg -z web1 set zonepath=/opt/file");
        assertThat(lab.fails("zoneadm -z web1 install")).startsWith("/opt/file is not a directory.\n");
        lab.ok("mkdir /zones/x");
        lab.ok("chmod 700 /zones/x");
        lab.ok("zonecfg -z web1 set zonepath=/zones/./x");
        assertThat(lab.fails("zoneadm -z web1 verify")).startsWith("zoneadm: /zones/./x: Resolved path mismatch\n");
    }

    @Test
    void zonesMayNotLiveInOneAnother() {
        lab.installed("a", "lx").installed("b", "lx");
        lab.ok("zonecfg -z web1 'create -b; set brand=lipkg; set zonepath=/zones/a/inner'");
        assertThat(lab.fails("zoneadm -z web1 install"))
                .isEqualTo("web1 zonepath (/zones/a/inner) and a zonepath (/zones/a) overlap.\n"
                        + "could not verify zonepath /zones/a/inner because of the above errors.\n" + FAILED);
        lab.ok("zfs destroy -r rpool/zones/b");
        lab.ok("rmdir /zones/b");
        assertThat(lab.run("zoneadm -z a verify").stdout())
                .isEqualTo("WARNING: zone b is installed, but its zonepath /zones/b does not exist.\n");
        assertThat(lab.fails("zoneadm -z b boot"))
                .startsWith("zoneadm: /zones/b: No such file or directory\n"
                        + "could not verify zonepath /zones/b because of the above errors.\n");
    }

    @Test
    void aRootThatIsThereAlready() {
        lab.configured("web1", "lipkg");
        lab.ok("zfs create rpool/zones/web1");
        lab.ok("chmod 700 /zones/web1");
        lab.ok("mkdir /zones/web1/root");
        lab.ok("chmod 711 /zones/web1/root");
        assertThat(lab.fails("zoneadm -z web1 verify"))
                .isEqualTo("/zones/web1/root mode is not 0755.\n"
                        + "could not verify zonepath /zones/web1 because of the above errors.\n" + FAILED);
    }

    @Test
    void fileSystemsWithoutSetuid() {
        lab.ok("zfs set setuid=off rpool/zones");
        lab.configured("web1", "lipkg");
        assertThat(lab.fails("zoneadm -z web1 install"))
                .isEqualTo("Zonepath /zones/web1 is on a nosuid file system.\n"
                        + "could not verify zonepath /zones/web1 because of the above errors.\n" + FAILED);
    }

    @Test
    void delegatedDatasets() {
        lab.ok("zfs create rpool/data/d");
        lab.ok("zfs create -V 1M rpool/v");
        lab.configured("web1", "lipkg", "add dataset; set name=rpool/data/d; end");
        assertThat(lab.fails("zoneadm -z web1 install"))
                .isEqualTo("could not verify zfs dataset rpool/data/d: mountpoint cannot be inherited\n" + FAILED);
        lab.ok("zfs set mountpoint=/d rpool/data/d");
        lab.ok("zfs create -V 1M rpool/data/d/v");
        String volume = "cannot verify zfs dataset %s: volumes cannot be specified as a zone dataset resource\n";
        assertThat(lab.fails("zoneadm -z web1 install")).isEqualTo(volume.formatted("rpool/data/d/v") + FAILED);
        lab.ok("zonecfg -z web1 'remove dataset; add dataset; set name=rpool/v; end'");
        assertThat(lab.fails("zoneadm -z web1 install")).isEqualTo(volume.formatted("rpool/v") + FAILED);
    }

    @Test
    void fileSystems() {
        lab.ok("zfs create -V 1M rpool/v");
        lab.configured("web1", "lipkg", "add fs; set dir=/a; set special=rpool/v; set type=zfs; end");
        assertThat(lab.fails("zoneadm -z web1 install"))
                .isEqualTo("cannot verify fs /a: 'rpool/v' is not a file system\n" + FAILED);
        lab.ok("zonecfg -z web1 'remove fs; add fs; set dir=/a; set special=rpool/data; set type=zfs; end'");
        assertThat(lab.fails("zoneadm -z web1 install"))
                .isEqualTo("could not verify fs /a: zfs 'rpool/data' mountpoint is not \"legacy\"\n" + FAILED);
        lab.ok("zonecfg -z web1 'remove fs; add fs; set dir=/a; set special=/dev/dsk/c1t0d0s0; set type=ufs; end'");
        assertThat(lab.fails("zoneadm -z web1 install"))
                .isEqualTo("could not verify fs /a: must specify 'raw' device for ufs file systems\n" + FAILED);
        lab.ok("zonecfg -z web1 'remove fs; add fs; set dir=/a; set special=/dev/zvol/dsk/rpool/w; "
                + "set raw=/dev/zvol/rdsk/rpool/w; set type=ufs; end'");
        assertThat(lab.fails("zoneadm -z web1 install"))
                .startsWith("could not verify fs /a: could not access /dev/zvol/dsk/rpool/w: No such file");
        lab.ok("zfs create -V 1M rpool/w");
        lab.ok("zoneadm -z web1 install");
    }

    @Test
    void harmlessWarnings() {
        lab.installed("web1", "lipkg", "set pool=p");
        assertThat(lab.run("zoneadm -z web1 verify").stderr())
                .isEqualTo("zoneadm: zone 'web1': WARNING: pools facility not active; "
                        + "zone will not be bound to pool 'p'.\n");
        lab.ok("zonecfg -z web1 'clear pool; add rctl; set name=zone.nosuch; "
                + "add value (priv=privileged,limit=1,action=deny); end'");
        assertThat(lab.run("zoneadm -z web1 verify").stderr())
                .isEqualTo("zoneadm: zone 'web1': WARNING: Ignoring unrecognized rctl 'zone.nosuch'.\n");
    }

    @Test
    void resourceControls() {
        lab.configured(
                "web1",
                "lipkg",
                "add rctl; set name=zone.cpu-shares; add value (priv=privileged,limit=1,action=deny); end");
        assertThat(lab.fails("zoneadm -z web1 install"))
                .isEqualTo("zoneadm: zone 'web1': (priv=privileged,limit=1,action=deny) is not a valid value "
                        + "for rctl 'zone.cpu-shares'\n" + FAILED);
    }
}
