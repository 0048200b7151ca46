package dev.zplan.zone;

import static dev.zplan.zone.Workspace.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zplan.module.zones.PublisherKind;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The publishers of a zone: what its image is to have, and what no image can have. */
class PublishersTest {

    private static final String CORP = "publisher \"corp\" origin=\"https://corp.example/\"";

    private static Workspace omnios() {
        return new Workspace().global("omnios", "-extra");
    }

    private static Resource image(Workspace workspace, String body) {
        return Workspace.resource(workspace.expand("zone \"z\" {\n" + body + "\n}"), "gz1/publisher/z");
    }

    private static List<String> search(String body) {
        return PublisherKind.names(image(omnios(), "template \"ipkg\"\n" + body), PublisherKind.SEARCH);
    }

    private static String three(String more) {
        return "publisher \"a\" origin=\"http://a\"; publisher \"b\" origin=\"http://b\"; publisher \"c\" origin=\"http://c\" "
                + more;
    }

    @Test
    void zonesSayItOverTheTemplateOverTheFile() {
        Workspace workspace = omnios().publisher("""
                publisher "corp" {
                    origin "HTTPS://corp.example/one"
                    mirror "http://m1" "http://m2/x"
                    proxy "http://proxy:3128"
                }
                """);
        Resource image = image(workspace, "template \"omnios\"; publisher \"corp\" origin=\"file:///srv/repo\"");
        assertThat(image.text(PublisherKind.PUBLISHER))
                .isEqualTo("(corp=(mirrors=[http://m1/, http://m2/x/], origins=[file:///srv/repo/], "
                        + "proxy=http://proxy:3128, sticky=true))");
        assertThat(image.text("zonepath")).isEqualTo("/zones/z");
        assertThat(PublisherKind.names(image, PublisherKind.INITIAL)).containsExactly("omnios", "extra");
    }

    @Test
    void theOrderIsThatOfTheLinesButForWhatSaysOtherwise() {
        assertThat(search(three(""))).containsExactly("a", "b", "c");
        assertThat(search(three("search-first=#true"))).containsExactly("c", "a", "b");
        assertThat(search(three("search-before=\"b\""))).containsExactly("a", "c", "b");
        assertThat(search(three("search-after=\"a\""))).containsExactly("a", "c", "b");
    }

    @Test
    void whatTheInstallationBringsAlongNeedsNoOrigin() {
        Resource image = image(omnios(), "template \"omnios\"; publisher \"extra\" enabled=#true");
        assertThat(image.text(PublisherKind.PUBLISHER)).isEqualTo("(extra=())");
        assertThat(image.text(PublisherKind.INSTALLED)).isEqualTo("(extra=(origins=[http://-extra/], sticky=false))");
        Resource given =
                image(omnios(), "template \"ipkg\"; install publisher=\"x=http://x\"; publisher \"x\" sticky=#false");
        assertThat(given.text(PublisherKind.INSTALLED)).isEqualTo("(x=(origins=[http://x/], sticky=true))");
    }

    @Test
    void aCloneHasWhatItsModelHas() {
        ZoneExpander.Expansion zones = omnios().expand("""
                zone "model" { template "ipkg"; %s search-first=#true; state "installed"; }
                zone "copy" { template "ipkg"; install clone="model"; publisher "corp" origin="http://other"; }
                """.formatted(CORP));
        assertThat(PublisherKind.names(Workspace.resource(zones, "gz1/publisher/copy"), PublisherKind.INITIAL))
                .containsExactly("corp", "omnios", "extra");
        assertThat(Workspace.desired(zones, "gz1/install/copy").dependsOn())
                .contains(new Address("gz1", "publisher", "model"));
        assertThat(Workspace.desired(zones, "gz1/boot/copy").dependsOn())
                .contains(new Address("gz1", "publisher", "copy"));
    }

    @Test
    void withoutAnImageThereIsNothingToSet() {
        assertThat(omnios().expand("zone \"z\" { template \"omnios\"; state \"configured\"; " + CORP + "; }")
                        .resources())
                .noneMatch(r -> r.address().kind().equals("publisher"));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("no_image", "template \"lx\"; install image=\"/i\"; publisher §\"corp\" origin=\"http://c\""),
                arguments("unknown", "template \"omnios\"; publisher §\"omnois\""),
                arguments("only_none", "template \"omnios\"; publishers-only §#true"),
                arguments(
                        "only_from_packages",
                        "template \"ipkg\"; publishers-only §#true; install archive=\"/a\" preserve=#true; " + CORP),
                arguments("half_a_key", "template \"omnios\"; " + CORP + " ssl-key=§\"/k\""),
                arguments(
                        "key_without_https",
                        "template \"omnios\"; publisher \"c\" origin=\"http://c\" ssl-key=§\"/k\" ssl-cert=\"/c\""),
                arguments(
                        "two_places",
                        "template \"ipkg\"; " + CORP
                                + " search-first=#true search-before=§\"x\"; publisher \"x\" origin=\"http://x\""),
                arguments("place_of_itself", "template \"ipkg\"; " + CORP + " search-after=§\"corp\""),
                arguments("unknown_place", "template \"ipkg\"; " + CORP + " search-after=§\"omnios\""),
                arguments(
                        "two_first",
                        "template \"ipkg\"; " + CORP
                                + " search-first=#true; publisher \"x\" origin=\"http://x\" search-first=§#true"),
                arguments(
                        "places",
                        "template \"ipkg\"; " + CORP
                                + " search-before=§\"x\"; publisher \"x\" origin=\"http://x\" search-before=\"corp\""),
                arguments("no_origin", "template \"ipkg\"; publisher \"omnios\" proxy=§\"http://p:1\""),
                arguments(
                        "not_a_superset",
                        "template \"omnios\"; publisher §\"corp\" origin=\"http://c\" search-first=#true"),
                arguments(
                        "not_a_superset",
                        "template \"sparse\"; publisher §\"corp\" origin=\"http://c\"; publisher \"omnios\" origin=\"http://o\""),
                arguments(
                        "not_a_superset",
                        "template \"omnios\"; publisher \"extra\" origin=\"http://e\" sticky=#false; publisher §\"omnios\" origin=\"http://o\""),
                arguments("not_a_superset", "template \"omnios\"; publisher \"omnios\" sticky=§#false"),
                arguments("not_a_superset", "template \"omnios\"; publisher §\"extra\" origin=\"http://e\""),
                arguments("not_a_superset", "template \"omnios\"; publisher \"extra\" enabled=§#false"),
                arguments(
                        "not_a_superset",
                        "template \"omnios\"; publishers-only §#true; publisher \"omnios\" origin=\"http://o\""));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefused(String code, String body) {
        String plan = "zone \"z\" {\n" + body + "\n}";
        ZoneExpander.Expansion zone = omnios().expand(plan.replace("§", ""));
        String column = String.valueOf(plan.split("\n")[1].indexOf('§') + 1);
        assertThat(problems(zone)).containsExactly("zplan::publisher::" + code + " at 2:" + column);
    }

    /** An image that the global zone's pkg leaves alone may have what it likes. */
    @Test
    void imagesOfTheirOwnMayBeDifferent() {
        assertThat(omnios().expand("zone \"z\" { template \"ipkg\"; publishers-only #true; " + CORP
                                + " search-first=#true; }")
                        .diagnostics())
                .isEmpty();
        assertThat(new Workspace()
                        .openindiana()
                        .global("openindiana.org", "corp")
                        .expand("zone \"z\" { template \"nlipkg\"; " + CORP + " search-first=#true sticky=#false; }")
                        .diagnostics())
                .isEmpty();
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                arguments("origin \"ftp://x\"", "zplan::value::repository_invalid"),
                arguments("origin \"http://user:secret@x/\"", "zplan::value::repository_invalid"),
                arguments("origin \"http:///x\"", "zplan::value::repository_invalid"),
                arguments("origin \"file://x/y\"", "zplan::value::repository_invalid"),
                arguments("proxy \"http://user:secret@x:1\"", "zplan::value::proxy_invalid"),
                arguments("search-before \"-x\"", "zplan::name::publisher_invalid"));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void addressesAreChecked(String field, String code) {
        assertThat(new Workspace().load("zone \"z\" { publisher \"p\" { " + field + "; }; }"))
                .extracting(d -> d.code())
                .containsExactly(code);
    }
}
