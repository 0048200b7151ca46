package dev.zplan.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.command.SimResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How zoneadm reads its command line: usage, general options, alternate roots, the private subcommands. */
class ZoneadmUsageTest {

    private static final String UUID = "00000000-0000-4000-8000-000000000000";

    private final Lab lab = Lab.omnios();

    @Test
    void theUsageIsShortForMistakesAndLongWhenAskedFor() {
        SimResult mistake = lab.run("zoneadm");
        assertThat(mistake.exitCode()).isEqualTo(2);
        assertThat(mistake.stdout()).isEmpty();
        assertThat(mistake.stderr())
                .startsWith("usage:\tzoneadm help\n\tzoneadm [-z <zone>] [-u <uuid-match>] list\n"
                        + "\tzoneadm {-z <zone>|-u <uuid-match>} <subcommand>\n\nSubcommands:\n\nhelp\nboot ")
                .endsWith("attach [-F] [-n <path>] [brand-specific args]\nmark incomplete\n\n")
                .doesNotContain("mount", "sysboot");
        SimResult help = lab.run("zoneadm help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.stdout()).contains("\nhalt\n\tHalts specified zone, bypassing shutdown scripts and removing");
        assertThat(lab.run("zoneadm '-?'")).isEqualTo(new SimResult(2, help.stdout(), ""));
        assertThat(lab.run("zoneadm -x list"))
                .isEqualTo(new SimResult(2, help.stdout(), "zoneadm: illegal option -- x\n"));
        assertThat(lab.run("zoneadm -z").stderr()).isEqualTo("zoneadm: option requires an argument -- z\n");
    }

    @Test
    void helpOfOneSubcommand() {
        assertThat(lab.run("zoneadm help mark")).isEqualTo(new SimResult(0, "", """
                        usage:\tmark incomplete
                        \tSet the state of the zone.  This can be used to force the zone
                        \tstate to 'incomplete' administratively if some activity has rendered
                        \tthe zone permanently unusable.  The only valid state that may be
                        \tspecified is 'incomplete'.
                        """));
        assertThat(lab.run("zoneadm help mount"))
                .isEqualTo(new SimResult(2, "", "usage:\thelp\n\tPrint usage message.\n"));
        assertThat(lab.run("zoneadm -z global list '-?'").exitCode()).isZero();
        assertThat(lab.run("zoneadm help install").stderr()).contains("see brands(7) for");
        assertThat(Lab.openindiana().run("zoneadm help install").stderr()).contains("see brands(5) for");
    }

    @Test
    void zonesByTheirUuid() {
        lab.installed("web1", "lipkg");
        String uuid = lab.ok("zoneadm -z web1 list -p").split(":")[4];
        assertThat(lab.ok("zoneadm -u " + uuid + " list")).isEqualTo("web1\n");
        assertThat(lab.ok("zoneadm -z global -u " + UUID + " list")).isEqualTo("global\n");
        assertThat(lab.fails("zoneadm -u 17 list")).isEqualTo("zoneadm: illegal UUID value specified\n");
    }

    @Test
    void templatesAreTakenForZonesAtFirst() {
        assertThat(lab.fails("zoneadm -z SUNWdefault boot"))
                .isEqualTo("zoneadm: zone 'SUNWdefault': boot operation is invalid for zones starting with SUNW.\n");
        assertThat(lab.fails("zoneadm -z SUNWdefault list"))
                .isEqualTo("zoneadm: SUNWdefault: could not get zone path.: No such zone configured\n");
    }

    @Test
    void alternateRoots() {
        lab.running("web1", "lipkg");
        lab.ok("mkdir /mnt");
        assertThat(lab.fails("zoneadm -R mnt list")).isEqualTo("zoneadm: root path must be absolute.\n");
        assertThat(lab.fails("zoneadm -R /nosuch list")).isEqualTo("zoneadm: root path must be a directory.\n");
        assertThat(lab.ok("zoneadm -R /mnt list -cp")).isEqualTo("0:global:running:/::ipkg:shared:0\n");
        assertThat(lab.fails("zoneadm -R /mnt -z web1 halt")).isEqualTo("zoneadm: web1: No such zone configured\n");
        assertThat(lab.fails("zoneadm -R /mnt halt")).isEqualTo("zoneadm: cannot halt zone in alternate root\n");
        assertThat(lab.fails("zoneadm -R /mnt -z global shutdown"))
                .isEqualTo("zoneadm: zone 'global': cannot shut down zone in alternate root\n");
        assertThat(lab.fails("zoneadm -R /mnt -z global mount"))
                .isEqualTo("zoneadm: zone 'global': mount operation is invalid for the global zone.\n");
        assertThat(lab.run("zoneadm -R /mnt sysboot").exitCode()).isEqualTo(2);
        assertThat(lab.ok("zoneadm -R / -z web1 list")).isEqualTo("web1\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boot",
                "halt",
                "ready",
                "shutdown",
                "reboot",
                "verify",
                "move /x",
                "detach",
                "attach",
                "mark incomplete"
            })
    void aZoneIsWanted(String command) {
        assertThat(lab.fails("zoneadm " + command)).isEqualTo("zoneadm: no zone specified\n");
    }

    @Test
    void installWithoutAZoneShowsItsUsage() {
        assertThat(lab.run("zoneadm install"))
                .matches(r -> r.exitCode() == 2 && r.stderr().startsWith("usage:\tinstall "));
    }

    @ParameterizedTest
    @CsvSource({"halt x", "ready x", "verify x", "move", "move /a /b", "clone", "clone a b"})
    void superfluousOrMissingOperands(String command) {
        lab.configured("web1", "lipkg");
        SimResult result = lab.run("zoneadm -z web1 " + command);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stderr()).startsWith("usage:\t" + command.split(" ")[0]);
    }

    @Test
    void unknownOptionsOfBootAreNamedByTheFirstWord() {
        lab.configured("web1", "lipkg");
        assertThat(lab.run("zoneadm -z web1 boot -q").stderr())
                .startsWith("-q: illegal option -- q\nusage:\tboot [-- boot_arguments]\n\tActivates (boots)");
        assertThat(lab.fails("zoneadm -z web1 boot -- " + "x".repeat(256)))
                .isEqualTo("zoneadm: zone 'web1': Boot argument list too long\n");
    }

    @Test
    void privateSubcommandsExplainNothing() {
        lab.installed("web1", "lipkg");
        assertThat(lab.run("zoneadm -z web1 mount -x")).isEqualTo(new SimResult(2, "", "-x: illegal option -- x\n"));
        assertThat(lab.run("zoneadm -z web1 mount x")).isEqualTo(new SimResult(2, "", ""));
        assertThat(lab.run("zoneadm -z web1 unmount -f")).isEqualTo(new SimResult(2, "", ""));
        assertThat(lab.run("zoneadm -z web1 apply").stderr()).startsWith("usage:\tzoneadm help\n");
    }

    @Test
    void apply() {
        assertThat(lab.run("zoneadm -z global apply")).isEqualTo(new SimResult(0, "", ""));
        lab.ok("zonecfg -z global 'set pool=p; set cpu-shares=10'");
        assertThat(lab.fails("zoneadm -z global apply"))
                .startsWith("zoneadm: zone 'global': WARNING: The zone.cpu-shares rctl is set but\n")
                .endsWith("more details.\n"
                        + "zoneadm: zone 'global': Pools facility not active; zone will not be bound to pool\n");
    }

    @Test
    void sysbootMountsTheRootsOfPackageZones() {
        lab.installed("web1", "lipkg").configured("new1", "lipkg");
        lab.ok("umount /zones/web1/root");
        assertThat(lab.ok("zoneadm -z web1 sysboot")).isEmpty();
        assertThat(lab.ok("zfs get -H -o value mounted rpool/zones/web1/ROOT/zbe"))
                .isEqualTo("yes\n");
        lab.ok("umount /zones/web1/root");
        lab.ok("zfs set org.opensolaris.libbe:active=off rpool/zones/web1/ROOT/zbe");
        assertThat(lab.run("zoneadm -z web1 sysboot")).isEqualTo(new SimResult(40, "ERROR: no active dataset.\n", ""));
        assertThat(lab.fails("zoneadm -z new1 sysboot"))
                .isEqualTo("zoneadm: zone 'new1': sysboot operation is invalid for configured zones.\n");
    }

    @Test
    void scratchZones() {
        lab.ok("dladm create-vnic -l igb1 web0");
        lab.installed("web1", "lipkg", "add net; set physical=web0; end");
        assertThat(lab.fails("zoneadm -z web1 unmount"))
                .isEqualTo("zoneadm: zone 'web1': must be mounted before unmount.\n");
        lab.ok("zoneadm -z web1 mount");
        assertThat(lab.state("web1")).isEqualTo("mounted");
        assertThat(lab.ok("dladm show-linkprop -c -o value -p zone web0")).isEqualTo("\n");
        for (String command : List.of("boot", "ready", "mount")) {
            assertThat(lab.fails("zoneadm -z web1 " + command))
                    .isEqualTo("zone 'web1': " + command + " operation is invalid for zones in state 'mounted'\n"
                            + "zoneadm: zone 'web1': call to zoneadmd failed\n");
        }
        for (String command : List.of("halt", "shutdown", "reboot")) {
            assertThat(lab.fails("zoneadm -z web1 " + command))
                    .isEqualTo("zone 'web1': " + command + " operation is invalid for zones in state 'mounted'\n");
        }
        assertThat(lab.fails("zoneadm -z web1 uninstall -F"))
                .isEqualTo("zoneadm: zone 'web1': uninstall operation is invalid for mounted zones.\n");
        lab.ok("zoneadm -z web1 unmount");
        assertThat(lab.state("web1")).isEqualTo("installed");
    }

    @Test
    void onlyForceMountsOrBootsAnIncompleteZone() {
        lab.installed("web1", "lipkg");
        lab.ok("zoneadm -z web1 mark incomplete");
        assertThat(lab.fails("zoneadm -z web1 mount"))
                .isEqualTo("zoneadm: zone 'web1': must be installed before mount.\n");
        lab.ok("zoneadm -z web1 mount -f");
        lab.ok("zoneadm -z web1 unmount");
        assertThat(lab.state("web1")).isEqualTo("incomplete");
        lab.ok("zoneadm -z web1 boot -f");
        assertThat(lab.state("web1")).isEqualTo("running");
        assertThat(lab.fails("zoneadm -z web1 boot -f")).isEqualTo("zoneadm: zone 'web1': call to zoneadmd failed\n");
        assertThat(lab.fails("zoneadm -z web1 mount"))
                .startsWith("zone 'web1': mount operation is invalid for zones in state 'running'\n");
    }

    @Test
    void insideAZone() {
        lab.running("web1", "lipkg");
        assertThat(lab.ok("zlogin web1 zoneadm list -cp")).isEqualTo("1:web1:running:/::native:excl:0\n");
        assertThat(lab.fails("zlogin web1 zoneadm -z web1 reboot"))
                .isEqualTo("zoneadm: zone 'web1': use reboot(8) to reboot this zone.\n");
        assertThat(lab.fails("zlogin web1 zoneadm -z web1 boot"))
                .isEqualTo("zoneadm: zone 'web1': must be in the global zone to boot a zone.\n");
        assertThat(lab.fails("zlogin web1 zoneadm -z global list"))
                .isEqualTo("zoneadm: global: No such zone configured\n");
        assertThat(lab.run("zlogin web1 zoneadm frob").exitCode()).isEqualTo(2);
    }
}
