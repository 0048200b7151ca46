package dev.zplan.zone;

import static dev.zplan.zone.Workspace.problems;
import static dev.zplan.zone.Workspace.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.resource.Flavour;
import dev.zplan.spec.DocumentReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolsTest {
    private static final String SMALL = "pool \"p\" { network \"10.0.0.0/29\"; gateway \"10.0.0.1\"; link \"stub0\"; }";

    private static String zones(String... names) {
        StringBuilder kdl = new StringBuilder();
        for (String name : names) {
            kdl.append("zone \"" + name + "\" { template \"omnios\"; net pool=\"p\"; }\n");
        }
        return kdl.toString();
    }

    private static String address(ZoneExpander.Expansion expansion, String zone) {
        return expansion.zones().stream()
                .filter(z -> z.name().equals(zone))
                .flatMap(z -> z.grant().addresses().values().stream())
                .findFirst()
                .orElse("none");
    }

    @Test
    void theLowestFreeAddressesInNaturalOrder() {
        ZoneExpander.Expansion zones = new Workspace().pool(SMALL).expand(zones("z10", "z2", "z1"));
        assertThat(address(zones, "z1")).isEqualTo("10.0.0.2/29");
        assertThat(address(zones, "z2")).isEqualTo("10.0.0.3/29");
        assertThat(address(zones, "z10")).isEqualTo("10.0.0.4/29");
    }

    @Test
    void reservedStaticForeignAndOtherPlansAddressesAreLeftOut() {
        ZoneExpander.Expansion zones = new Workspace()
                .pool(
                        "pool \"p\" { network \"10.0.0.0/28\"; reserved \"10.0.0.1-10.0.0.2\" \"10.0.0.4\"; link \"stub0\"; }")
                .host("gz1", Flavour.OMNIOS, Set.of(), Map.of("10.0.0.3", "foreign"), Set.of())
                .had("gz1/elsewhere", "other", "e_0=10.0.0.5/28=p")
                .expand("zone \"s\" { template \"omnios\"; net over=\"a0\" address=\"10.0.0.6/28\"; }\n" + zones("z"));
        assertThat(problems(zones)).isEmpty();
        assertThat(address(zones, "z")).isEqualTo("10.0.0.7/28");
    }

    @Test
    void aZoneKeepsItsAddressWhateverComesAndGoes() {
        Workspace workspace = new Workspace().pool(SMALL);
        workspace.after(workspace.expand(zones("b", "c")));
        ZoneExpander.Expansion later = workspace.expand(zones("a", "c"));
        assertThat(address(later, "c")).isEqualTo("10.0.0.3/29");
        assertThat(address(later, "a")).as("not what b has until it is gone").isEqualTo("10.0.0.4/29");
    }

    @Test
    void anAddressThatIsBeingLetGoIsGivenWhenNothingElseIsLeft() {
        Workspace workspace = new Workspace().pool("pool \"p\" { network \"10.0.0.0/31\"; link \"stub0\"; }");
        workspace.after(workspace.expand(zones("a", "b")));
        ZoneExpander.Expansion later = workspace.expand(zones("b", "c"));
        assertThat(problems(later)).isEmpty();
        assertThat(address(later, "b")).isEqualTo("10.0.0.1/31");
        assertThat(address(later, "c")).isEqualTo("10.0.0.0/31");
    }

    @Test
    void aRenamedVnicKeepsTheAddress() {
        Workspace workspace = new Workspace().pool(SMALL);
        workspace.after(workspace.expand(zones("a", "b")));
        ZoneExpander.Expansion later =
                workspace.expand("zone \"b\" { template \"omnios\"; net pool=\"p\" name=\"front0\"; }");
        assertThat(later.zones().get(0).grant().addresses()).isEqualTo(Map.of("front0", "10.0.0.3/29"));
    }

    @Test
    void anExhaustedPoolSaysHowLargeItIsAndWhereItStands() {
        ZoneExpander.Expansion zones = new Workspace().pool(SMALL).expand(zones("a", "b", "c", "d", "e", "f"));
        assertThat(problems(zones)).containsExactly("zplan::pool::exhausted at 6:40");
        assertThat(zones.diagnostics().get(0).help()).contains("all 5 addresses of 10.0.0.0/29", "pools.kdl:1:6");
    }

    @Test
    void aKeptAddressThatThePoolNoLongerHas() {
        ZoneExpander.Expansion zones = new Workspace()
                .pool(SMALL)
                .had("gz1/a", "plan", "a_0=10.9.0.2/24=p")
                .expand(zones("a"));
        assertThat(problems(zones)).containsExactly("zplan::pool::address_outside at 1:40");
    }

    @Test
    void aKeptAddressThatAnotherZoneNames() {
        ZoneExpander.Expansion zones = new Workspace()
                .pool(SMALL)
                .had("gz1/a", "plan", "a_0=10.0.0.2/29=p")
                .expand(zones("a") + "zone \"s\" { template \"omnios\"; net over=\"a0\" address=\"10.0.0.2/29\"; }");
        assertThat(problems(zones)).containsExactly("zplan::pool::address_taken at 1:40");
    }

    @ParameterizedTest
    @CsvSource({"10.0.1.2/29", "10.0.0.2/24", "10.0.0.1/29"})
    void anAddressOfOnesOwnMustFitItsPool(String address) {
        ZoneExpander.Expansion zones = new Workspace()
                .pool(SMALL)
                .expand("zone \"z\" { template \"omnios\"; net pool=\"p\" address=\"" + address + "\"; }");
        assertThat(problems(zones)).containsExactly("zplan::pool::address_outside at 1:52");
    }

    @Test
    void anAddressOfOnesOwnGetsThePoolsLinkAndGateway() {
        ZoneExpander.Expansion zones = new Workspace()
                .pool(SMALL)
                .expand("zone \"z\" { template \"omnios\"; net pool=\"p\" address=\"10.0.0.5/29\"; }");
        assertThat(shown(zones, "gz1/zonecfg/z", "net"))
                .isEqualTo("[(allowed-address=10.0.0.5/29, defrouter=10.0.0.1, physical=z_0)]");
        assertThat(shown(zones, "gz1/vnic/z_0", "over")).isEqualTo("stub0");
        assertThat(zones.zones().get(0).grant().pools()).isEmpty();
    }

    @Test
    void onePoolForTwoHosts() {
        ZoneExpander.Expansion zones = new Workspace()
                .pool(SMALL)
                .host("gz2", Flavour.OMNIOS, Set.of(), Map.of(), Set.of())
                .expand("""
                        zone "a" { template "omnios"; net pool="p"; }
                        zone "b" { template "omnios"; host "gz2"; net pool="p"; }
                        """);
        assertThat(address(zones, "a")).isEqualTo("10.0.0.2/29");
        assertThat(address(zones, "b")).isEqualTo("10.0.0.3/29");
    }

    @Test
    void ipv6VlanAndResolvers() {
        ZoneExpander.Expansion zones = new Workspace().pool("""
                        pool "p" {
                            network "2001:db8::/64"
                            gateway "2001:db8::1"
                            link "igb0"
                            vlan 20
                            resolvers "9.9.9.9" "2620:fe::fe"
                        }
                        """).expand(zones("z"));
        assertThat(shown(zones, "gz1/zonecfg/z", "net"))
                .isEqualTo("[(allowed-address=2001:db8::2/64, defrouter=2001:db8::1, physical=z_0)]");
        assertThat(shown(zones, "gz1/vnic/z_0", "vid")).isEqualTo("20");
        assertThat(shown(zones, "gz1/zonecfg/z", "attr"))
                .isEqualTo("(resolvers=(type=string, value=9.9.9.9,2620:fe::fe))");
    }

    @Test
    void aPoolWhoseVnicsOmniosMakes() {
        ZoneExpander.Expansion zones = new Workspace()
                .pool("pool \"p\" { network \"10.0.0.0/29\"; global-nic \"igb0\"; vlan 7; }")
                .expand("zone \"z\" { template \"omnios\"; net pool=\"p\" mac=\"2:8:20:0:0:1\"; }");
        assertThat(shown(zones, "gz1/zonecfg/z", "net"))
                .isEqualTo(
                        "[(allowed-address=10.0.0.1/29, global-nic=igb0, mac-addr=2:8:20:0:0:1, physical=z_0, vlan-id=7)]");
        assertThat(zones.resources()).noneMatch(r -> r.address().kind().equals("vnic"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gateway \"10.0.1.1\"|zplan::pool::address_outside at 1:43",
                "range \"10.0.0.9\" \"10.0.0.2\"|zplan::pool::range_backwards at 1:41",
                "range \"10.0.0.9\" \"10.0.1.2\"|zplan::pool::address_outside at 1:41",
                "reserved \"10.0.0.x\"|zplan::value::address_invalid at 1:44",
                "link \"a0\"; global-nic \"b0\"|zplan::pool::two_links at 1:57"
            })
    void badPools(String body, String problem) {
        Diagnostics out = new Diagnostics();
        String kdl = "pool \"p\" { network \"10.0.0.0/24\"; " + body + "; }";
        new PoolReader(out)
                .read(new DocumentReader(List.of(PoolReader.POOL))
                        .blocks(new Source("p.kdl", kdl))
                        .blocks());
        assertThat(out.list()).extracting(Workspace::told).containsExactly(problem);
    }

    @Test
    void aThousandZonesAreQuick() {
        Workspace workspace = new Workspace().pool("pool \"p\" { network \"10.0.0.0/16\"; link \"stub0\"; }");
        ZoneExpander.Expansion zones =
                workspace.expand("zone \"z\" { template \"omnios\"; count 999; net pool=\"p\"; }");
        assertThat(problems(zones)).isEmpty();
        assertThat(zones.zones().stream().flatMap(z -> z.grant().addresses().values().stream()))
                .doesNotHaveDuplicates()
                .hasSize(999);
    }
}
