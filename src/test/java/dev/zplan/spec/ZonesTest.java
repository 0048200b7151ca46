package dev.zplan.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates, copies, and the names that a zone's expressions know. */
class ZonesTest {

    @TempDir
    private Path folder;

    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = new Workspace(folder);
    }

    private List<String> places() {
        return Workspace.places(workspace.load().diagnostics());
    }

    @Test
    void templatesAreMergedUnderTheZone() {
        workspace.template("base", """
                        template "base" {
                            brand "lipkg"
                            resolvers "1.1.1.1" "2.2.2.2"
                            memory physical="1G" swap="2G"
                            dataset "a" quota="1G" compression="lz4"
                            dataset "b" quota="1G"
                            net over="n0" vlan=1
                        }
                        """).yamlTemplate("omnios", """
                        template:
                          omnios:
                            template: base
                            zonepath: /zones/${name}
                            dataset: {c: {quota: 3G}, b: {delegate: true}}
                            net: {over: n1}
                        """).plan("p.kdl", """
                        zone "web" template="omnios" {
                            resolvers "9.9.9.9"
                            memory swap="4G"
                            dataset "d"
                            dataset "b" quota="2G"
                            net over="n0" vlan=1
                        }
                        """);
        Spec spec = workspace.load();
        assertThat(spec.diagnostics()).isEmpty();
        assertThat(Shown.of(spec))
                .containsExactly(
                        "p: zone{name=web, template=omnios, brand=lipkg, zonepath=/zones/web, resolvers=[9.9.9.9],"
                                + " memory{physical=1G, swap=4G}, dataset{name=a, quota=1G, compression=lz4},"
                                + " dataset{name=b, quota=2G, delegate=true}, net{over=n0, vlan=1}, dataset{name=c, quota=3G},"
                                + " net{over=n1}, dataset{name=d}, net{over=n0, vlan=1}}");
    }

    @Test
    void aWrongTemplateIsToldOnceAndInItsFile() {
        workspace
                .template("t", "template \"t\" {\n    zonepath \"a b\"\n    brnd \"x\"\n}\n")
                .plan("p.kdl", "zone \"a\" template=\"t\"\nzone \"b\" template=\"t\"\n");
        Spec spec = workspace.load();
        assertThat(Workspace.places(spec.diagnostics()))
                .containsExactly(
                        "templates/t.kdl:3:5+4 zplan::spec::unknown_field", "templates/t.kdl:2:14+5 test::word");
        assertThat(spec.diagnostics().get(0).help()).endsWith("\nused at p.kdl:1:19");
        assertThat(spec.diagnostics().get(1).help()).isEqualTo("leave out the blanks\nused at p.kdl:1:1");
        assertThat(spec.items()).isEmpty();
    }

    @Test
    void templatesThatCannotBeHadAreTold() {
        workspace
                .template("a", "template a { template b; }")
                .template("b", "template b { template a; }")
                .template("other", "template name { zonepath z; }")
                .template("two", "template two { zonepath z; }\ntemplate three")
                .plan("p.kdl", """
                        zone "w1" template="omnois"
                        zone "w2" template="a"
                        zone "w3" template="other"
                        zone "w4" template="two"
                        zone "w5" template=1
                        """);
        assertThat(places())
                .containsExactly(
                        "p.kdl:1:20+8 zplan::spec::unknown_template",
                        "templates/b.kdl:1:23+1 zplan::spec::template_cycle",
                        "templates/other.kdl:1:1+8 zplan::spec::template_name",
                        "templates/two.kdl:2:1+8 zplan::spec::template_name",
                        "p.kdl:5:20+1 zplan::spec::template_name");
    }

    @Test
    void theNameOfATemplateMayBeAnExpression() {
        workspace.template("t1", "template t1 { zonepath z; }").plan("p.kdl", "var n 1\nzone w template=\"t${n}\"");
        assertThat(Shown.of(workspace.load())).containsExactly("p: zone{name=w, template=t1, brand=ipkg, zonepath=z}");
    }

    @Test
    void zonesKnowTheirOwnFields() {
        workspace.plan("p.kdl", """
                zone "web" host="gz1" {
                    zonepath "/${zone.brand}/${host}/${name}"
                    ip-type "${zone.autoboot?then('exclusive', 'shared')}"
                    autoboot #true
                    cpu-cap "${zone.memory.physical?length * 2}"
                    about "${zone['ip-type']} ${zone.memory.swap} ${index!'none'}"
                    memory physical="2G" swap="${zone.memory.physical}"
                }
                """);
        Spec spec = workspace.load();
        assertThat(spec.diagnostics()).isEmpty();
        assertThat(Shown.of(spec))
                .containsExactly("p: zone{name=web, host=gz1, brand=ipkg, zonepath=/ipkg/gz1/web, ip-type=exclusive,"
                        + " autoboot=true, cpu-cap=4, about=exclusive 2G none, memory{physical=2G, swap=2G}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            zone w zonepath="${zone.brnd}"                | p.kdl:1:17+14 zplan::spec::unknown_variable
            zone w zonepath="${zone.resolvers}"           | p.kdl:1:17+19 zplan::spec::unknown_variable
            zone w zonepath="${zone.ip-type}" ip-type=a   | p.kdl:1:17+17 zplan::spec::unknown_variable
            zone w zonepath="${index}"                    | p.kdl:1:17+10 zplan::spec::unknown_variable
            zone w zonepath="${host}"                     | p.kdl:1:17+9 zplan::spec::unknown_variable
            zone w zonepath="${zone}"                     | p.kdl:1:17+9 zplan::spec::expression
            zone w zonepath="${zone.zonepath}"            | p.kdl:1:17+18 zplan::spec::expression_cycle
            zone "${zone.brand}" zonepath=a               | p.kdl:1:6+15 zplan::spec::unknown_variable
            zone "${index}" zonepath=a count=2            | p.kdl:1:6+10 zplan::spec::unknown_variable
            zone w zonepath=a count=1000                  | p.kdl:1:25+4 zplan::spec::count_invalid
            zone w zonepath=a count=1.5                   | p.kdl:1:25+3 zplan::spec::count_invalid
            zone w zonepath=a count=-1                    | p.kdl:1:25+2 zplan::spec::count_invalid
            zone w zonepath="a b" count=9                 | p.kdl:1:17+5 test::word
            etherstub "${name}"                           | p.kdl:1:11+9 zplan::spec::unknown_variable
            """)
    void wrongExpressionsAreTold(String text, String place) {
        workspace.plan("p.kdl", text);
        assertThat(places()).containsExactly(place);
        assertThat(workspace.load().items()).isEmpty();
    }

    @Test
    void cyclesNameTheirWay() {
        workspace.plan("p.kdl", "zone w zonepath=\"${zone.about}\" about=\"${zone.zonepath}\"");
        Spec spec = workspace.load();
        assertThat(spec.diagnostics()).singleElement().satisfies(d -> {
            assertThat(d.message()).isEqualTo("`zone.about` is made from itself");
            assertThat(d.help()).isEqualTo("the way is zone.about → zone.zonepath → zone.about");
        });
    }

    @Test
    void namesWithADashAreExplained() {
        workspace.plan("p.kdl", "zone w zonepath=\"${zone.ip-type}\" ip-type=a");
        assertThat(workspace.load().diagnostics().get(0).help())
                .isEqualTo("write zone[\"ip-type\"] for a name with a dash");
    }

    @Test
    void countMakesNumberedCopies() {
        workspace.plan("p.yaml", """
                var: {n: 2}
                zone:
                  web: {count: "${n}", zonepath: "/${name}", about: "${index}/${zone.count}"}
                  none: {count: 0, zonepath: /}
                """);
        Spec spec = workspace.load();
        assertThat(spec.diagnostics()).isEmpty();
        assertThat(Shown.of(spec))
                .containsExactly(
                        "p: zone{name=web1, count=2, brand=ipkg, zonepath=/web1, about=1/2}",
                        "p: zone{name=web2, count=2, brand=ipkg, zonepath=/web2, about=2/2}");
    }

    @Test
    void whatStandsTwiceNamesBothPlaces() {
        workspace
                .plan("a.kdl", "zone w1 zonepath=a\nzone x host=h zonepath=a\netherstub e\nzone x host=i zonepath=a")
                .plan("b.yaml", "zone: {w: {count: 2, zonepath: b}, x: {host: h, zonepath: b}}\netherstub: [e, f]");
        Spec spec = workspace.load();
        assertThat(Workspace.places(spec.diagnostics()))
                .containsExactly(
                        "b.yaml:1:8+1 zplan::spec::duplicate",
                        "b.yaml:1:36+1 zplan::spec::duplicate",
                        "b.yaml:2:13+1 zplan::spec::duplicate");
        assertThat(spec.diagnostics().get(1).message()).isEqualTo("the plans a and b both have `zone x of host h`");
        assertThat(spec.diagnostics().get(1).help()).isEqualTo("the first is at a.kdl:2:1");
        assertThat(spec.items()).hasSize(6);
    }

    @Test
    void keysThatBecomeTheSameAreTold() {
        workspace.plan("p.kdl", "var a x\nzone w zonepath=z { attr x y; attr \"${a}\" b; }");
        assertThat(places()).contains("p.kdl:2:31+4 zplan::spec::key_twice");
    }
}
