package dev.zplan.sim.zonecfg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The traps of the real zonecfg that matter to a program that drives it. */
class ZonecfgExampleTest {

    private static final String UUID = "0c1d8b52-45ab-4e0a-9b7f-6a1f0f9d3c11";

    private final InMemoryWorld world = new InMemoryWorld(Flavour.OMNIOS, new ZoneIndex(() -> UUID));

    private SimResult zonecfg(String zone, String script) {
        return Zonecfg.run(world, List.of("-z", zone, script), "");
    }

    private void createWeb() {
        assertThat(zonecfg("web", "create -b; set zonepath=/zones/web; set brand=lipkg"))
                .isEqualTo(SimResult.ok(""));
    }

    private String export(String zone) {
        return zonecfg(zone, "export").stdout();
    }

    @Test
    void aDriversScriptMakesAZone() {
        SimResult result = zonecfg(
                "web1",
                "create -b; set brand=\"lipkg\"; set zonepath=\"/zones/web1\"; set ip-type=\"exclusive\"; add net;"
                        + " set physical=\"web0\"; set allowed-address=\"10.0.0.5/24\"; set defrouter=\"10.0.0.1\"; end");

        assertThat(result).isEqualTo(SimResult.ok(""));
        assertThat(zonecfg("web1", "info net").stdout()).isEqualTo("""
            net:
            \taddress not specified
            \tallowed-address: 10.0.0.5/24
            \tdefrouter: 10.0.0.1
            \tglobal-nic not specified
            \tmac-addr not specified
            \tphysical: web0
            \tvlan-id not specified
            """);
    }

    @Test
    void argumentsAndStandardInputGoOnAfterAnError() {
        createWeb();

        assertThat(zonecfg("web", "set autoboot=yes; set bootargs=-v").exitCode())
                .isEqualTo(1);
        assertThat(export("web")).contains("set bootargs=-v\n");
        assertThat(Zonecfg.run(world, List.of("-z", "web"), "set autoboot=yes\nset pool=p1\n")
                        .exitCode())
                .isEqualTo(1);
        assertThat(export("web")).contains("set pool=p1\n");
    }

    @Test
    void aCommandFileStopsAtAnErrorAndKeepsWhatCameBefore() {
        createWeb();
        world.addFile("/tmp/script", "set pool=p1\nset autoboot=yes\nset bootargs=-v\n");

        SimResult result = Zonecfg.run(world, List.of("-z", "web", "-f", "/tmp/script"), "");

        assertThat(result)
                .isEqualTo(SimResult.fail(1, "On line 2 of /tmp/script:\nautoboot value must be 'true' or 'false'.\n"));
        assertThat(export("web")).contains("set pool=p1\n").doesNotContain("bootargs");
    }

    @Test
    void someComplaintsLeaveTheExitStatusZero() {
        createWeb();
        world.zones().setState("web", ZoneEntry.INSTALLED);

        assertThat(zonecfg("web", "set zonepath=/zones/other"))
                .isEqualTo(SimResult.fail(0, "Zone web already installed; set zonepath not allowed.\n"));
        assertThat(zonecfg("web", "create -F"))
                .isEqualTo(SimResult.fail(0, "Zone web already installed; create not allowed.\n"));
    }

    @Test
    void anUnfinishedResourceLosesEverything() {
        createWeb();

        assertThat(zonecfg("web", "set autoboot=true; add net; set physical=web0"))
                .isEqualTo(SimResult.fail(1, "Resource incomplete.\n"));
        assertThat(export("web")).contains("set autoboot=false\n");
    }

    @Test
    void renamingKeepsTheUuidOfAnInstalledZone() {
        createWeb();
        world.zones().setState("web", ZoneEntry.INSTALLED);

        assertThat(zonecfg("web", "set zonename=www").exitCode()).isZero();
        assertThat(world.zones().find("web")).isEmpty();
        assertThat(world.zones().find("www").flatMap(ZoneEntry::uuid)).contains(UUID);
    }

    @Test
    void aRunningZoneIsNeitherRenamedNorDeleted() {
        createWeb();
        world.zones().setState("web", ZoneEntry.INSTALLED);
        world.setKernelState("web", "running");

        assertThat(zonecfg("web", "delete -F"))
                .isEqualTo(SimResult.fail(1, "web: Zone state is invalid for the requested operation\n"));
        assertThat(zonecfg("web", "set zonename=www").stderr())
                .startsWith("www: Zone state is invalid for the requested operation\n");
        assertThat(world.zones().find("web")).isPresent();
    }

    @Test
    void withoutTerminalNothingIsDeletedOrReverted() {
        createWeb();

        assertThat(zonecfg("web", "delete").stderr())
                .isEqualTo("Input not from terminal and -F not specified:\ndelete command ignored, exiting.\n");
        assertThat(zonecfg("web", "set autoboot=true; revert -F; info autoboot").stdout())
                .isEqualTo("autoboot: false\n");
        assertThat(zonecfg("web", "delete -F")).isEqualTo(SimResult.ok(""));
        assertThat(world.zones().entries()).isEmpty();
    }

    @Test
    void removingOneOfSeveralNetsOfALinkTakesTheFirst() {
        createWeb();
        zonecfg(
                "web",
                "add net; set physical=web0; set allowed-address=10.0.0.1/24; end;"
                        + " add net; set physical=web0; set allowed-address=10.0.0.2/24; end");

        assertThat(zonecfg("web", "select net physical=web0; end").stderr())
                .startsWith("select net: Insufficient specification\n");
        assertThat(zonecfg("web", "remove net physical=web0 allowed-address=10.0.0.2/24"))
                .isEqualTo(SimResult.ok(""));
        assertThat(export("web")).contains("10.0.0.2/24").doesNotContain("10.0.0.1/24");
    }

    @Test
    void whatIsChangedMovesToTheEnd() {
        createWeb();
        zonecfg("web", "add attr; set name=a; set type=string; set value=1; end");
        zonecfg("web", "add attr; set name=b; set type=string; set value=2; end");

        zonecfg("web", "select attr name=a; set value=3; end");

        assertThat(world.zones().find("web").orElseThrow().config().all(ResourceType.ATTR))
                .extracting(a -> a.get(Property.NAME) + a.get(Property.VALUE))
                .containsExactly("b2", "a3");
    }

    @Test
    void aWordThrownAwayAfterASyntaxErrorAbortsTheProgram() {
        createWeb();

        SimResult result = zonecfg("web", "set bogus=1; set autoboot=true");

        assertThat(result.exitCode()).isEqualTo(-6);
        assertThat(result.stderr()).contains("Assertion failed").startsWith("syntax error at '='\n");
        assertThat(export("web")).contains("set autoboot=false\n");
    }

    @Test
    void aValueLeftOverFromABrokenCommandIsTakenByTheNext() {
        createWeb();

        SimResult result = zonecfg("web", "select net physical=net0 address; set autoboot=true");

        assertThat(result.stderr()).endsWith("autoboot value must be 'true' or 'false'.\n");
    }

    @Test
    void aCapIsSetAtOnceAndCancelDoesNotTakeItBack() {
        createWeb();

        assertThat(zonecfg("web", "add capped-cpu; set ncpus=2.5; cancel; info capped-cpu")
                        .stdout())
                .isEqualTo("capped-cpu:\n\t[ncpus: 2.50]\n");
    }

    @Test
    void aShortTemplateNameMeansOneOfOmnios() {
        assertThat(zonecfg("vm", "create -t bhyve; set zonepath=/zones/vm").exitCode())
                .isZero();
        assertThat(export("vm")).contains("set brand=bhyve\n");
        assertThat(zonecfg("no", "create -t nosuch").stderr()).isEqualTo("OMNInosuch: No such zone configured\n");
    }

    @Test
    void aDetachedZoneIsTakenUp() {
        world.addDetached("/zones/old", ZoneConfig.of("lipkg", "exclusive").with(Property.BOOTARGS, "-v"));

        assertThat(zonecfg("new", "create -a /zones/old")).isEqualTo(SimResult.ok(""));
        assertThat(export("new")).contains("set zonepath=/zones/old\n").contains("set bootargs=-v\n");
        assertThat(zonecfg("other", "create -a /zones/none").stderr()).isEqualTo("invalid path to detached zone\n");
    }

    @Test
    void anotherRootHasNoZones() {
        world.addFile("/a/etc/passwd", "");

        assertThat(Zonecfg.run(world, List.of("-R", "a", "-z", "web", "info"), ""))
                .isEqualTo(SimResult.fail(2, "root path must be absolute: a\n"));
        assertThat(Zonecfg.run(world, List.of("-R", "/b", "-z", "web", "info"), ""))
                .isEqualTo(SimResult.fail(2, "root path must be a directory: /b\n"));
        assertThat(Zonecfg.run(world, List.of("-R", "/a", "-z", "web", "info"), "")
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void stateSurvivesJson() {
        createWeb();
        zonecfg("web", "add rctl; set name=zone.max-lwps; add value (priv=privileged,limit=500,action=deny); end");
        zonecfg("web", "add fs; set dir=/m; set special=swap; set type=tmpfs; add options \"size=1g\"; end");
        zonecfg("global", "set cpu-shares=3");
        world.zones().setState("web", ZoneEntry.INSTALLED);

        ZoneIndex read = ZoneIndex.fromJson(world.zones().toJson(), () -> "unused");

        assertThat(read.entries()).isEqualTo(world.zones().entries());
        assertThat(read.globalConfig()).isEqualTo(world.zones().globalConfig()).isNotEqualTo(Optional.empty());
        assertThat(read.indexLines()).containsExactly("global:installed:/", "web:installed:/zones/web:" + UUID);
    }

    @Test
    void aTemplateCanBeShownButNotChanged() {
        assertThat(zonecfg("OMNIlx", "info brand").stdout()).isEqualTo("brand: lx\n");
        assertThat(zonecfg("OMNIlx", "set zonepath=/zones/x").stderr())
                .startsWith("OMNIlx: Problem updating index file\n");
        assertThat(zonecfg("SUNWblank", "set zonepath=/zones/x").stderr())
                .isEqualTo("SUNWblank: zones beginning with SUNW are read-only.\n");
    }

    @Test
    void helpWithinAResourceIsAboutTheResource() {
        createWeb();

        assertThat(zonecfg("web", "add dataset; help; cancel").stdout())
                .startsWith("The 'dataset' resource scope is used to export ZFS datasets.\nValid commands:\n")
                .endsWith("\texit\t(to exit the zonecfg utility)\n");
    }

    @Test
    void limitprivMustLeaveWhatAZoneNeeds() {
        createWeb();

        assertThat(zonecfg("web", "set limitpriv=default,!sys_mount").stderr())
                .isEqualTo("web: invalid privilege: sys_mount\nConfiguration not saved.\n");
        assertThat(zonecfg("web", "set limitpriv=default,nosuch,dtrace_proc").stderr())
                .isEqualTo("web: invalid privilege: nosuch\nConfiguration not saved.\n");
        assertThat(zonecfg("web", "set limitpriv=default,dtrace_proc,!net_rawaccess"))
                .isEqualTo(SimResult.ok(""));
    }

    @Test
    void valuesAreCutToTheirFields() {
        createWeb();

        zonecfg(
                "web",
                "add net; set physical=web0; set mac-addr=02:08:20:aa:bb:cc:dd:ee; set vlan-id=12345678901; end");

        ZoneResource net = world.zones()
                .find("web")
                .flatMap(e -> e.config().first(ResourceType.NET))
                .orElseThrow();
        assertThat(net.get(Property.MAC_ADDR)).isEqualTo("02:08:20:aa:bb:cc:d");
        assertThat(net.get(Property.VLAN_ID)).isEqualTo("1234567890");
    }
}
