package dev.zplan.zone;

import static dev.zplan.zone.Workspace.desired;
import static dev.zplan.zone.Workspace.line;
import static dev.zplan.zone.Workspace.problems;
import static dev.zplan.zone.Workspace.resource;
import static dev.zplan.zone.Workspace.shown;
import static dev.zplan.zone.Workspace.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ZoneExpanderTest {
    private static final String INTERNAL = """
            pool "internal" {
                network "10.99.0.0/24"
                gateway "10.99.0.1"
                range "10.99.0.10" "10.99.0.99"
                link "internal0"
            }
            """;

    private static final String WEB = """
            zone "web" {
                template "omnios"
                net pool="internal"
                net over="igb0" vlan=20 address="192.0.2.10/24" gateway="192.0.2.1"
                dataset "rpool/data/web" quota="20G" compression="lz4" delegate=#true
                fs "/export/www" at="/var/www" options="ro"
                cpu-cap 2.5
                memory physical="2G" swap="4G"
                attr "role" "frontend"
                protect #true
                state "running"
            }
            """;

    @Test
    void theExampleOfTheDesign() {
        ZoneExpander.Expansion web = new Workspace().pool(INTERNAL).expand(WEB);
        assertThat(problems(web)).isEmpty();
        assertThat(web.resources().stream().map(r -> r.address().toString()))
                .containsExactly(
                        "gz1/boot/web",
                        "gz1/dataset/rpool/data/web",
                        "gz1/install/web",
                        "gz1/vnic/web_0",
                        "gz1/vnic/web_1",
                        "gz1/zonecfg/web");
        assertThat(resource(web, "gz1/vnic/web_0").attributes())
                .isEqualTo(Map.of("over", Value.text("internal0"), "vid", Value.number(0)));
        assertThat(resource(web, "gz1/vnic/web_1").attributes())
                .isEqualTo(Map.of("over", Value.text("igb0"), "vid", Value.number(20)));
        assertThat(shown(web, "gz1/dataset/rpool/data/web", "props"))
                .isEqualTo("(compression=lz4, mountpoint=/rpool/data/web, quota=21474836480)");
        assertThat(shown(web, "gz1/install/web", "method")).isEqualTo("plain");
        assertThat(shown(web, "gz1/boot/web", "state")).isEqualTo("running");
        assertThat(web.resources()).allMatch(DesiredResource::protect).allMatch(r -> "web".equals(r.zone()));
        assertThat(web.zones()).singleElement().satisfies(zone -> {
            assertThat(zone.key()).isEqualTo("gz1/web");
            assertThat(zone.protect()).isTrue();
            assertThat(zone.grant().addresses()).isEqualTo(Map.of("web_0", "10.99.0.10/24", "web_1", "192.0.2.10/24"));
            assertThat(zone.grant().pools()).isEqualTo(Map.of("web_0", "internal"));
        });
    }

    @Test
    void theExamplesConfiguration() {
        ZoneExpander.Expansion web = new Workspace().pool(INTERNAL).expand(WEB);
        Map<String, String> shown = new TreeMap<>();
        resource(web, "gz1/zonecfg/web").attributes().forEach((name, value) -> shown.put(name, value.show()));
        assertThat(shown)
                .isEqualTo(Map.ofEntries(
                        Map.entry("attr", "(role=(type=string, value=frontend))"),
                        Map.entry("autoboot", "true"),
                        Map.entry("brand", "lipkg"),
                        Map.entry("capped-cpu", "(ncpus=2.5)"),
                        Map.entry("capped-memory", "(physical=2G, swap=4G)"),
                        Map.entry("dataset", "(rpool/data/web=())"),
                        Map.entry("fs", "(/var/www=(options=[ro], special=/export/www, type=lofs))"),
                        Map.entry("ip-type", "exclusive"),
                        Map.entry(
                                "net",
                                "[(allowed-address=10.99.0.10/24, defrouter=10.99.0.1, physical=web_0), "
                                        + "(allowed-address=192.0.2.10/24, defrouter=192.0.2.1, physical=web_1)]"),
                        Map.entry("zonepath", "/zones/web")));
    }

    @Test
    void attributesKnowWhereTheyWereWritten() {
        ZoneExpander.Expansion web = new Workspace().pool(INTERNAL).expand(WEB);
        assertThat(desired(web, "gz1/zonecfg/web").span().line()).isEqualTo(1);
        assertThat(line(web, "gz1/zonecfg/web", "capped-cpu")).isEqualTo(7);
        assertThat(line(web, "gz1/zonecfg/web", "net")).isEqualTo(3);
        assertThat(line(web, "gz1/vnic/web_1", "vid")).isEqualTo(4);
        assertThat(span(web, "gz1/zonecfg/web", "brand").source().name()).contains("omnios.kdl");
    }

    @Test
    void statesOfAZone() {
        ZoneExpander.Expansion zones = new Workspace().expand("""
                        zone "a" { template "omnios"; state "configured"; }
                        zone "b" { template "omnios"; state "installed"; }
                        zone "c" { template "omnios"; state "ready"; }
                        """);
        assertThat(zones.resources().stream().map(r -> r.address().toString()))
                .containsExactly(
                        "gz1/boot/b",
                        "gz1/boot/c",
                        "gz1/install/b",
                        "gz1/install/c",
                        "gz1/zonecfg/a",
                        "gz1/zonecfg/b",
                        "gz1/zonecfg/c");
        assertThat(shown(zones, "gz1/boot/b", "state")).isEqualTo("halted");
        assertThat(shown(zones, "gz1/boot/c", "state")).isEqualTo("ready");
    }

    @Test
    void dependenciesAreZonesAndAddresses() {
        ZoneExpander.Expansion zones =
                new Workspace().other("gz1/dataset/rpool/shared").expand("""
                        zone "a" { template "omnios"; depends-on "b" "c" "gz1/dataset/rpool/shared"; }
                        zone "b" { template "omnios"; }
                        zone "c" { template "omnios"; state "configured"; }
                        """);
        assertThat(problems(zones)).isEmpty();
        for (String kind : List.of("zonecfg", "install", "boot")) {
            assertThat(desired(zones, "gz1/" + kind + "/a").dependsOn())
                    .extracting(Object::toString)
                    .containsExactly("gz1/boot/b", "gz1/zonecfg/c", "gz1/dataset/rpool/shared");
        }
    }

    @Test
    void unknownDependenciesGetTheNearest() {
        ZoneExpander.Expansion zones = new Workspace().expand("""
                        zone "app" { template "omnios"; depends-on "databse"; }
                        zone "database" { template "omnios"; depends-on "database"; }
                        """);
        assertThat(problems(zones))
                .containsExactly("zplan::zone::dependency_unknown at 1:44", "zplan::zone::depends_on_itself at 2:49");
        assertThat(zones.diagnostics().get(0).help()).contains("database");
    }

    @Test
    void everyTemplateExpands() {
        for (String template : List.of("omnios", "lipkg", "ipkg", "sparse", "pkgsrc")) {
            assertThat(problems(new Workspace().expand("zone \"z\" { template \"" + template + "\"; }")))
                    .isEmpty();
        }
        for (String template : List.of("openindiana", "nlipkg", "ipkg")) {
            assertThat(problems(new Workspace().openindiana().expand("zone \"z\" { template \"" + template + "\"; }")))
                    .isEmpty();
        }
        for (String template : List.of("illumos", "lx")) {
            assertThat(problems(new Workspace()
                            .expand("zone \"z\" { template \"" + template + "\"; install image=\"/images/x.tar\"; }")))
                    .isEmpty();
        }
    }
}
