package dev.zplan.zone;

import static dev.zplan.zone.Workspace.desired;
import static dev.zplan.zone.Workspace.problems;
import static dev.zplan.zone.Workspace.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.resource.Flavour;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetailsTest {
    private static ZoneExpander.Expansion zone(String body) {
        return new Workspace().expand("zone \"z\" { template \"omnios\"; " + body + "\n}");
    }

    private static String config(String body, String attribute) {
        return shown(zone(body), "gz1/zonecfg/z", attribute);
    }

    @Test
    void everyAddressOfALinkIsAnEntryAndTheGatewayStandsOnce() {
        assertThat(config(
                        "net over=\"a0\" gateway=\"10.0.0.1\" { address \"2001:db8::2/64\" \"10.0.0.2/24\"; }", "net"))
                .isEqualTo("[(allowed-address=2001:db8::2/64, physical=z_0), "
                        + "(allowed-address=10.0.0.2/24, defrouter=10.0.0.1, physical=z_0)]");
    }

    @Test
    void furtherAddressesOfALinkAreRemembered() {
        assertThat(zone("net over=\"a0\" { address \"10.0.0.2/24\" \"10.0.0.3/24\"; }")
                        .zones()
                        .get(0)
                        .grant()
                        .addresses())
                .isEqualTo(Map.of("z_0", "10.0.0.2/24", "z_0#2", "10.0.0.3/24"));
    }

    @Test
    void sharedIpHasAddressesOfTheHostsInterface() {
        ZoneExpander.Expansion zone = zone("ip-type \"shared\"; net physical=\"igb0\" address=\"10.0.0.2/24\"");
        assertThat(shown(zone, "gz1/zonecfg/z", "net")).isEqualTo("[(address=10.0.0.2/24, physical=igb0)]");
        assertThat(zone.resources()).noneMatch(r -> r.address().kind().equals("vnic"));
    }

    @Test
    void aVnicHasItsMacAndProperties() {
        ZoneExpander.Expansion zone =
                zone("net name=\"web0\" over=\"a0\" mac=\"02:08:20:0A:00:01\" { linkprop mtu=9000 maxbw=\"100M\"; }");
        assertThat(shown(zone, "gz1/vnic/web0", "mac")).isEqualTo("2:8:20:a:0:1");
        assertThat(shown(zone, "gz1/vnic/web0", "linkprop")).isEqualTo("(maxbw=100, mtu=9000)");
        assertThat(shown(zone, "gz1/zonecfg/z", "net")).isEqualTo("[(physical=web0)]");
    }

    @Test
    void resourceControlsBecomeTheirProperties() {
        ZoneExpander.Expansion zone = zone("""
                memory physical="1G"
                rctl "zone.cpu-cap" { value "privileged" 150 "deny"; }
                rctl "zone.max-lwps" { value "privileged" 500 "deny"; }
                rctl "zone.max-processes" { value "privileged" 50 "deny"; }
                rctl "zone.max-swap" { value "privileged" 1073741824 "deny"; }
                rctl "zone.cpu-shares" { value "privileged" 10 "none"; }
                rctl "zone.max-sem-ids" { value "privileged" 10 "none"; }
                """);
        assertThat(shown(zone, "gz1/zonecfg/z", "capped-cpu")).isEqualTo("(ncpus=1.5)");
        assertThat(shown(zone, "gz1/zonecfg/z", "max-lwps")).isEqualTo("500");
        assertThat(shown(zone, "gz1/zonecfg/z", "cpu-shares")).isEqualTo("10");
        assertThat(shown(zone, "gz1/zonecfg/z", "capped-memory")).isEqualTo("(physical=1G, swap=1G)");
        assertThat(shown(zone, "gz1/zonecfg/z", "rctl"))
                .as("a limit below the property's range, and an action that the property does not have")
                .isEqualTo("(zone.max-processes=[(action=deny, limit=50, priv=privileged)], "
                        + "zone.max-sem-ids=[(action=none, limit=10, priv=privileged)])");
    }

    @Test
    void theRestOfTheConfiguration() {
        String body = """
                bootargs "-m verbose"
                limitpriv "default,PRIV_DTRACE_PROC"
                fs-allowed "tmpfs,nfs"
                hostid "0xABC"
                device "/dev/zvol/rdsk/a/*"
                admin "joe" "manage" "login"
                security-flags default="forbidnullmap,aslr"
                dedicated-cpu "2-4" importance=5
                """;
        assertThat(config(body, "bootargs")).isEqualTo("-m verbose");
        assertThat(config(body, "limitpriv")).isEqualTo("default,dtrace_proc");
        assertThat(config(body, "fs-allowed")).isEqualTo("nfs,tmpfs");
        assertThat(config(body, "hostid")).isEqualTo("00000abc");
        assertThat(config(body, "device")).isEqualTo("(/dev/zvol/rdsk/a/*=())");
        assertThat(config(body, "admin")).isEqualTo("(joe=[login, manage])");
        assertThat(config(body, "security-flags")).isEqualTo("(default=aslr,forbidnullmap)");
        assertThat(config(body, "dedicated-cpu")).isEqualTo("(importance=5, ncpus=2-4)");
    }

    @Test
    void anEmptyTextTakesATemplatesValueBack() {
        assertThat(config("bootargs \"\"", "bootargs")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "omnios|install archive=\"/a.tar\" unconfigure=#true|archive|/a.tar|[-u]",
                "omnios|install archive=\"/a.tar\" preserve=#true|archive|/a.tar|[-p]",
                "omnios|install publisher=\"x=http://x/\" packages=\"ssh\"|plain||[-P, x=http://x/, -e, ssh]",
                "lx|install image=\"/i.tar\" args=\"-v\"|image|/i.tar|[-v]",
                "lx|install snapshot=\"rpool/i@1\"|image|rpool/i@1|",
                "omnios|install clone=\"model\"|clone|model|"
            })
    void waysToInstall(String template, String install, String method, String source, String args) {
        ZoneExpander.Expansion zone =
                new Workspace().expand("zone \"z\" { template \"" + template + "\"; " + install + "; }");
        assertThat(shown(zone, "gz1/install/z", "method")).isEqualTo(method);
        assertThat(shown(zone, "gz1/install/z", "source")).isEqualTo(source == null ? "" : source);
        assertThat(shown(zone, "gz1/install/z", "args")).isEqualTo(args == null ? "" : args);
    }

    @Test
    void aCloneComesAfterItsModel() {
        ZoneExpander.Expansion zones = new Workspace().expand("""
                        zone "a" { template "omnios"; install clone="model" snapshot="rpool/zones/model@s"; }
                        zone "model" { template "omnios"; state "installed"; }
                        """);
        assertThat(shown(zones, "gz1/install/a", "snapshot")).isEqualTo("rpool/zones/model@s");
        assertThat(desired(zones, "gz1/install/a").dependsOn())
                .extracting(Object::toString)
                .containsExactly("gz1/install/model");
    }

    @Test
    void namesOfVnics() {
        String longest = "a".repeat(63);
        ZoneExpander.Expansion zones = new Workspace()
                .host("gz1", Flavour.OMNIOS, Set.of(), Map.of(), Set.of("taken_0"))
                .expand("zone \"0-a.b\" { template \"omnios\"; net over=\"a0\"; }\n"
                        + "zone \"" + longest + "\" { template \"omnios\"; net over=\"a0\"; }\n"
                        + "zone \"taken\" { template \"omnios\"; net over=\"a0\"; }");
        assertThat(zones.resources().stream()
                        .map(DesiredResource::address)
                        .filter(a -> a.kind().equals("vnic"))
                        .map(a -> a.name().replaceAll("_[0-9a-f]{8}_", "_DIGEST_")))
                .containsExactlyInAnyOrder("z0_a.b_0", "a".repeat(18) + "_DIGEST_0", "taken_DIGEST_0");
    }

    @Test
    void aVnicOfTheLedgerStaysItsZones() {
        ZoneExpander.Expansion zones =
                new Workspace().had("gz1/web-1", "plan", "web_1_0=10.0.0.2/24").expand("""
                        zone "web-1" { template "omnios"; net over="a0"; }
                        zone "web_1" { template "omnios"; net over="a0"; }
                        """);
        assertThat(desired(zones, "gz1/vnic/web_1_0").zone()).isEqualTo("web-1");
    }

    @Test
    void theSchemaExplainsHalted() {
        Diagnostic problem =
                new Workspace().load("zone \"z\" { state \"halted\"; }").get(0);
        assertThat(problem.code()).isEqualTo("zplan::value::not_a_choice");
        assertThat(problem.help()).contains("installed");
    }

    @Test
    void aMemoryOfTooLittleSwapIsRefusedByTheSchema() {
        assertThat(new Workspace().load("zone \"z\" { memory swap=\"49M\"; max-lwps 99; }"))
                .extracting(Diagnostic::code)
                .containsExactlyInAnyOrder("zplan::value::size_too_small", "zplan::value::number_invalid");
    }

    @Test
    void ordinaryDatasetsGetNoMountpointAndNoDelegation() {
        ZoneExpander.Expansion zone = zone("dataset \"r/a\" atime=#false; dataset \"r/v\" volsize=\"1G\"");
        assertThat(problems(zone)).isEmpty();
        assertThat(shown(zone, "gz1/dataset/r/a", "props")).isEqualTo("(atime=off)");
        assertThat(shown(zone, "gz1/dataset/r/v", "props")).isEqualTo("()");
        assertThat(shown(zone, "gz1/dataset/r/v", "volsize")).isEqualTo("1G");
        assertThat(shown(zone, "gz1/zonecfg/z", "dataset")).isEmpty();
    }
}
