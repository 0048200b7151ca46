package dev.zplan.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Source;
import dev.zplan.resource.Flavour;
import java.util.List;
import org.junit.jupiter.api.Test;

/** zmgr's files: what its document says of them, and what that leaves open. */
class ZmgrTest {

    private static final List<Source> HOUSE = List.of(
            new Source("zmgr/config.kdl", "default-template \"oi\"\n"),
            new Source("zmgr/templates/oi.kdl", """
                    brand "nlipkg"
                    autoboot #true
                    pool "internal"
                    """),
            new Source("zmgr/pools/internal.kdl", """
                    network "10.99.0.0/24"
                    gateway "10.99.0.1"
                    stub "internal0"
                    range "10.99.0.10" "10.99.0.99"
                    """),
            new Source("zmgr/zones/web.kdl", """
                    name "web"
                    template "oi"
                    brand "nlipkg"
                    pool "internal"
                    ip "10.99.0.12"
                    vnic "web0"
                    zonepath "/zones/web"
                    created "2026-04-10"
                    """));

    @Test
    void aWholeHouse() {
        Room room = Room.of(Format.zmgr, HOUSE);
        assertThat(room.told())
                .containsExactly(
                        "unsupported_key 1:1 `default-template` is not carried over",
                        "unsupported_key 3:1 `pool` is not carried over",
                        "unknown_key 8:1 `created` is not known");
        assertThat(room.file(Piece.Kind.TEMPLATE, "oi")).isEqualTo("""
                // not carried over: pool = internal (what a template has besides is added to its zones: they say net pool= themselves)
                template "oi" {
                    brand "nlipkg"
                    zonepath "/zones/${name}"
                    autoboot #true
                }
                """);
        assertThat(room.file(Piece.Kind.POOL, "internal")).isEqualTo("""
                pool "internal" {
                    network "10.99.0.0/24"
                    gateway "10.99.0.1"
                    link "internal0"
                    range "10.99.0.10" "10.99.0.99"
                }
                """);
        assertThat(room.kdl()).isEqualTo("""
                // not carried over: created = 2026-04-10 (zmgr's document has no key of this name)
                zone "web" {
                    template "oi"
                    net pool="internal" name="web0" address="10.99.0.12/24"
                }
                """);
        assertThat(room.resources(Flavour.OPENINDIANA)).hasSize(4);
    }

    @Test
    void nodesAroundThemSayWhatTheyAre() {
        Room room = Room.of(Format.zmgr, List.of(new Source("all.kdl", """
                pool "a" { network "10.1.0.0/24"; etherstub "a0"; range start="10.1.0.10" end="10.1.0.20" }
                pool "b" { network "10.2.0.0"; prefix 24; range "10.2.0.10-10.2.0.20"; dns "9.9.9.9"; range_start "10.2.0.30" }
                template "t" { brand "ipkg"; zonepath "/tank/{name}"; bootargs "-m ${x}" }
                zone "z" template="ipkg" brand="ipkg" address_pool="a" ip="10.1.0.15"
                publisher "oi" { origin "https://pkg.example.org" }
                """)));
        assertThat(room.told())
                .containsExactly(
                        "refused_value 2:87 `range-start` is left out: the other end of the range is missing",
                        "unsupported_key 4:10 `template` is not carried over",
                        "unsupported_key 5:18 `publisher oi.origin` is not carried over");
        assertThat(room.file(Piece.Kind.POOL, "a"))
                .contains("link \"a0\"")
                .contains("range \"10.1.0.10\" \"10.1.0.20\"");
        assertThat(room.file(Piece.Kind.POOL, "b"))
                .contains("network \"10.2.0.0/24\"")
                .contains("range \"10.2.0.10\" \"10.2.0.20\"")
                .contains("resolvers \"9.9.9.9\"");
        assertThat(room.file(Piece.Kind.TEMPLATE, "t"))
                .contains("zonepath \"/tank/${name}\"")
                .contains("bootargs \"-m $${x}\"");
        assertThat(room.kdl()).contains("""
                zone "z" {
                    brand "ipkg"
                    zonepath "/zones/z"
                    autoboot #true
                    ip-type "exclusive"
                    net pool="a" address="10.1.0.15/24"
                }
                """);
        room.resources(Flavour.OPENINDIANA);
    }

    @Test
    void withoutItsPoolAnAddressHasNoPrefix() {
        Room room = Room.of(Format.zmgr, List.of(HOUSE.get(3)));
        assertThat(room.told())
                .contains(
                        "refused_value 5:1 `ip` is left out: \"10.99.0.12\" is not an address with its prefix length");
        assertThat(room.kdl()).contains("    net pool=\"internal\" name=\"web0\"\n");
    }

    @Test
    void whatCannotBeToldApartIsTold() {
        assertThat(Room.of(Format.zmgr, "x.kdl", "colour \"red\"").told())
                .containsExactly("unknown_format 1:1 which of zmgr's files this is does not show");
        assertThat(Room.of(Format.zmgr, "pools/x.kdl", "gateway \"10.0.0.1\"").told())
                .containsExactly("no_network 1:1 the pool x says no network with its prefix length");
        assertThat(Room.of(Format.zmgr, "x.kdl", "template \"../x\" { brand \"ipkg\"; }")
                        .told())
                .containsExactly("no_name 1:1 the template cannot be converted: \"../x\" is not a name");
        assertThat(Room.of(Format.zmgr, "zones/x.kdl", "brand \"bhyve\"").told())
                .containsExactly(
                        "virtual_machine 1:1 zone x is a virtual machine (brand bhyve), which zplan does not manage");
    }
}
