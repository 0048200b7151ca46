package dev.zplan.zone;

import static dev.zplan.zone.Workspace.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.resource.Flavour;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What illumos would refuse, one line each: the code, and the zone's body with § where it points. */
class RefusalsTest {
    private static Arguments of(String code, String body) {
        return Arguments.of(code, body);
    }

    /** The problem of a plan in which {@code §} marks the place; without it, the first zone's name. */
    private static String expected(String code, String marked) {
        String before = marked.contains("§") ? marked.substring(0, marked.indexOf('§')) : "zone ";
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return code + " at " + line + ":" + (before.length() - before.lastIndexOf('\n'));
    }

    static Stream<Arguments> onOmnios() {
        return Stream.of(
                of("zplan::brand::missing", "zonepath \"/zones/z\""),
                of("zplan::brand::virtual_machine", "brand §\"bhyve\"; zonepath \"/zones/z\""),
                of("zplan::brand::virtual_machine", "brand §\"nebula-vm\"; zonepath \"/zones/z\""),
                of("zplan::brand::smartos", "brand §\"joyent\"; zonepath \"/zones/z\""),
                of("zplan::brand::flavour", "brand §\"nlipkg\"; zonepath \"/zones/z\""),
                of("zplan::brand::not_installed", "brand §\"s10\"; zonepath \"/zones/z\""),
                of("zplan::zone::zonepath_root", "brand \"lipkg\"; zonepath §\"/\""),
                of("zplan::zone::pool_reserved", "template \"omnios\"; pool §\"SUNWtmp\""),
                of("zplan::brand::ip_type", "template \"lx\"; ip-type §\"shared\"; install image=\"/x\""),
                of("zplan::brand::hostid", "template \"lx\"; hostid §\"1\"; install image=\"/x\""),
                of("zplan::install::source_required", "template \"lx\""),
                of("zplan::install::source_required", "template \"illumos\""),
                of("zplan::install::method_refused", "template \"omnios\"; §install image=\"/x\""),
                of("zplan::install::method_refused", "template \"sparse\"; §install archive=\"/x\" preserve=#true"),
                of("zplan::install::identity_unsaid", "template \"omnios\"; §install archive=\"/x\""),
                of("zplan::install::identity_without_archive", "template \"omnios\"; install unconfigure=§#true"),
                of("zplan::install::no_packages", "template \"sparse\"; install packages=§\"ssh\""),
                of("zplan::install::clone_of_itself", "template \"omnios\"; install clone=§\"z\""),
                of("zplan::net::no_link", "template \"omnios\"; §net address=\"10.0.0.2/24\""),
                of("zplan::net::two_links", "template \"omnios\"; §net over=\"a0\" physical=\"b0\""),
                of("zplan::net::not_for_physical", "template \"omnios\"; net physical=\"b0\" vlan=§5"),
                of("zplan::net::gateway_without_address", "template \"omnios\"; net over=\"a0\" gateway=§\"10.0.0.1\""),
                of(
                        "zplan::net::gateway_unreachable",
                        "template \"omnios\"; net over=\"a0\" address=\"10.0.0.2/24\" gateway=§\"10.0.1.1\""),
                of("zplan::net::not_a_host", "template \"omnios\"; net over=\"a0\" address=§\"10.0.0.0/24\""),
                of("zplan::net::not_a_host", "template \"omnios\"; net over=\"a0\" address=§\"10.0.0.255/24\""),
                of(
                        "zplan::net::shared_needs_physical",
                        "template \"omnios\"; ip-type \"shared\"; §net over=\"a0\" address=\"10.0.0.2/24\""),
                of("zplan::net::address_required", "template \"omnios\"; ip-type \"shared\"; §net physical=\"a0\""),
                of("zplan::net::address_required", "template \"omnios\"; net global-nic=§\"auto\""),
                of(
                        "zplan::net::protection_twice",
                        "template \"omnios\"; net over=\"a0\" address=\"10.0.0.2/24\" { linkprop protection=§\"ip-nospoof\"; }"),
                of("zplan::name::property_unknown", "template \"omnios\"; net over=\"a0\" { linkprop mtuu=§1500; }"),
                of("zplan::net::link_twice", "template \"omnios\"; net physical=\"a0\"; net physical=§\"a0\""),
                of(
                        "zplan::net::over_vnic",
                        "template \"omnios\"; net name=\"v0\" over=\"a0\"; net name=\"w0\" over=§\"v0\""),
                of("zplan::pool::unknown", "template \"omnios\"; net pool=§\"nowhere\""),
                of("zplan::dataset::without_effect", "template \"omnios\"; §dataset \"a/b\" manage=#false"),
                of(
                        "zplan::dataset::not_managed",
                        "template \"omnios\"; dataset \"a/b\" manage=#false delegate=#true quota=§\"1G\""),
                of("zplan::name::property_unknown", "template \"omnios\"; dataset \"a/b\" qouta=§\"1G\""),
                of("zplan::name::property_read_only", "template \"omnios\"; dataset \"a/b\" zoned=§#true"),
                of("zplan::fs::duplicate", "template \"omnios\"; fs \"/a\" at=\"/x\"; fs \"/b\" at=§\"/x/\""),
                of("zplan::fs::type_refused", "template \"omnios\"; fs \"/a\" at=\"/x\" type=§\"autofs\""),
                of("zplan::fs::type_refused", "template \"omnios\"; fs \"h:/a\" at=\"/x\" type=§\"nfs\""),
                of("zplan::fs::raw_missing", "template \"omnios\"; §fs \"/dev/dsk/a\" at=\"/x\" type=\"ufs\""),
                of("zplan::fs::raw_unused", "template \"omnios\"; fs \"/a\" at=\"/x\" raw=§\"/dev/rdsk/a\""),
                of("zplan::fs::special_relative", "template \"omnios\"; fs §\"a\" at=\"/x\""),
                of("zplan::fs::special_not_dataset", "template \"omnios\"; fs §\"/a\" at=\"/x\" type=\"zfs\""),
                of("zplan::fs::at_root", "template \"omnios\"; fs \"/a\" at=§\"/\""),
                of("zplan::attr::value_invalid", "template \"omnios\"; attr \"a\" §\"x\" type=\"int\""),
                of("zplan::attr::value_invalid", "template \"omnios\"; attr \"a\" §\"\""),
                of("zplan::attr::value_invalid", "template \"omnios\"; attr \"a\" §\"" + "x".repeat(256) + "\""),
                of("zplan::limit::memory_empty", "template \"omnios\"; §memory"),
                of("zplan::limit::locked_above_physical", "template \"omnios\"; memory physical=\"1G\" locked=§\"2G\""),
                of("zplan::limit::rctl_empty", "template \"omnios\"; §rctl \"zone.max-lofi\""),
                of(
                        "zplan::limit::given_twice",
                        "template \"omnios\"; max-lwps 500; §rctl \"zone.max-lwps\" { value \"privileged\" 600 \"deny\"; }"),
                of("zplan::limit::conflict", "template \"omnios\"; cpu-cap §2; dedicated-cpu \"2-4\""),
                of("zplan::limit::conflict", "template \"omnios\"; cpu-shares §2; dedicated-cpu 2"),
                of("zplan::limit::conflict", "template \"omnios\"; pool §\"p\"; dedicated-cpu 2"),
                of("zplan::limit::conflict", "template \"omnios\"; cpu-shares 2; scheduling-class §\"FX\""),
                of("zplan::zone::security_flag_unknown", "template \"omnios\"; security-flags default=§\"bogus\""),
                of(
                        "zplan::zone::security_flags_order",
                        "template \"omnios\"; security-flags lower=\"aslr\" default=§\"none\""),
                of("zplan::spec::unknown_host", "template \"omnios\"; host §\"gz2\""));
    }

    @ParameterizedTest
    @MethodSource("onOmnios")
    void refusedOnOmnios(String code, String body) {
        String plan = "zone \"z\" {\n" + body + "\n}";
        ZoneExpander.Expansion zone = new Workspace().expand(plan.replace("§", ""));
        assertThat(problems(zone)).containsExactly(expected(code, plan));
        assertThat(zone.diagnostics()).allSatisfy(RefusalsTest::isWellFormed);
    }

    static Stream<Arguments> onOpenIndiana() {
        return Stream.of(
                of("zplan::brand::flavour", "brand §\"lipkg\"; zonepath \"/zones/z\""),
                of("zplan::brand::flavour", "brand §\"sparse\"; zonepath \"/zones/z\""),
                of("zplan::net::omnios_only", "template \"openindiana\"; net global-nic=§\"igb0\""),
                of("zplan::net::omnios_only", "template \"openindiana\"; net over=\"a0\" { §property a=\"b\"; }"),
                of("zplan::device::omnios_only", "template \"openindiana\"; device \"/dev/x\" { §property a=\"b\"; }"),
                of("zplan::limit::omnios_only", "template \"openindiana\"; zfs-io-priority §5"));
    }

    @ParameterizedTest
    @MethodSource("onOpenIndiana")
    void refusedOnOpenIndiana(String code, String body) {
        String plan = "zone \"z\" {\n" + body + "\n}";
        ZoneExpander.Expansion zone = new Workspace().openindiana().expand(plan.replace("§", ""));
        assertThat(problems(zone)).containsExactly(expected(code, plan));
    }

    static Stream<Arguments> betweenZones() {
        return Stream.of(
                of("zplan::zone::zonepath_overlap", "zonepath \"/zones/x\"|zonepath §\"/zones/x\""),
                of("zplan::zone::zonepath_overlap", "zonepath \"/zones/x\"|zonepath §\"/zones/x/y\""),
                of(
                        "zplan::net::address_twice",
                        "net over=\"a0\" address=\"10.0.0.2/24\"|net over=\"b0\" address=§\"10.0.0.2/16\""),
                of("zplan::net::link_twice", "net name=\"v0\" over=\"a0\"|net name=§\"v0\" over=\"b0\""),
                of("zplan::net::link_shared", "net physical=\"v0\"|net physical=§\"v0\""),
                of(
                        "zplan::net::mac_twice",
                        "net over=\"a0\" mac=\"2:8:20:0:0:1\"|net over=\"a0\" mac=§\"02:08:20:00:00:01\""),
                of("zplan::dataset::claimed_twice", "dataset \"r/a\"|§dataset \"r/a\""),
                of("zplan::dataset::claimed_twice", "dataset \"r/a\" delegate=#true|§dataset \"r/a/b\""),
                of("zplan::install::clone_brand", "autoboot #true|brand \"ipkg\"; install clone=§\"a\""),
                of("zplan::install::clone_not_installed", "state \"configured\"|install clone=§\"a\""));
    }

    @ParameterizedTest
    @MethodSource("betweenZones")
    void refusedBetweenZones(String code, String bodies) {
        String[] parts = bodies.split("\\|");
        String plan = "zone \"a\" { template \"omnios\"; %s; }\nzone \"b\" { template \"omnios\"; %s; }"
                .formatted(parts[0], parts[1]);
        ZoneExpander.Expansion zones = new Workspace().expand(plan.replace("§", ""));
        assertThat(problems(zones)).containsExactly(expected(code, plan));
    }

    @Test
    void macsMayRepeatOnOtherVlans() {
        assertThat(problems(new Workspace().expand("""
                                zone "a" { template "omnios"; net over="a0" mac="2:8:20:0:0:1"; }
                                zone "b" { template "omnios"; net over="a0" mac="2:8:20:0:0:1" vlan=5; }
                                """))).isEmpty();
    }

    @Test
    void aHaltedZoneMayNameALinkThatAnotherUses() {
        assertThat(problems(new Workspace().expand("""
                                zone "a" { template "omnios"; net physical="v0"; }
                                zone "b" { template "omnios"; state "installed"; net physical="v0"; }
                                """))).isEmpty();
    }

    @Test
    void addressesOfZonesOutsideAreTakenButTheirOwnIsFine() {
        Workspace host = new Workspace()
                .host("gz1", Flavour.OMNIOS, Workspace.OMNIOS_BRANDS, Map.of("10.0.0.2", "old"), Set.of());
        assertThat(problems(
                        host.expand("zone \"z\" { template \"omnios\"; net over=\"a0\" address=\"10.0.0.2/24\"; }")))
                .containsExactly("zplan::net::address_taken at 1:53");
        assertThat(problems(
                        host.expand("zone \"old\" { template \"omnios\"; net over=\"a0\" address=\"10.0.0.2/24\"; }")))
                .isEmpty();
    }

    @Test
    void aDatasetThatIsAResourceToo() {
        assertThat(problems(new Workspace()
                        .other("gz1/dataset/r/a")
                        .expand("zone \"z\" { template \"omnios\"; dataset \"r/a\"; }")))
                .containsExactly("zplan::dataset::claimed_twice at 1:31");
        assertThat(problems(new Workspace()
                        .other("gz1/dataset/r/a")
                        .expand("zone \"z\" { template \"omnios\"; dataset \"r/a\" manage=#false delegate=#true; }")))
                .isEmpty();
    }

    private static void isWellFormed(Diagnostic diagnostic) {
        assertThat(diagnostic.code()).matches("zplan::[a-z]+::[a-z_]+");
        assertThat(diagnostic.message()).isNotBlank().doesNotEndWith(".");
        assertThat(diagnostic.help()).isNotBlank();
    }
}
