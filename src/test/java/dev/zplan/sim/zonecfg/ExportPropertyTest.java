package dev.zplan.sim.zonecfg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An exported configuration is the same again when it is read back, as far as the real program can carry it. */
class ExportPropertyTest {

    @Property(tries = 120)
    void exportRoundTrips(@ForAll("scripts") String script, @ForAll Flavour flavour) {
        InMemoryWorld world = new InMemoryWorld(flavour, new ZoneIndex(() -> "no uuid is due"));
        SimResult made = Zonecfg.run(world, List.of("-z", "z1", script), "");
        assertThat(made).isEqualTo(SimResult.ok(""));
        world.addFile(
                "export", Zonecfg.run(world, List.of("-z", "z1", "export"), "").stdout());

        SimResult again = Zonecfg.run(world, List.of("-z", "z2", "-f", "export"), "");

        assertThat(again).isEqualTo(SimResult.ok(""));
        assertThat(world.zones().find("z2").map(ZoneEntry::config).map(ZoneConfig::globals))
                .isEqualTo(world.zones().find("z1").map(ZoneEntry::config).map(ZoneConfig::globals));
        assertThat(Zonecfg.run(world, List.of("-z", "z2", "export"), "").stdout())
                .isEqualTo(world.readFile("export").orElseThrow());
    }

    @Property(tries = 120)
    void anyTextInQuotesIsKept(@ForAll("quotable") String text) {
        InMemoryWorld world = new InMemoryWorld(Flavour.OMNIOS, new ZoneIndex(() -> "no uuid is due"));
        Zonecfg.run(
                world,
                List.of(
                        "-z",
                        "z1",
                        "create -b; set zonepath=/z; add attr; set name=a; set type=string; set value=\"" + text
                                + "\"; end"),
                "");

        assertThat(world.zones().find("z1").orElseThrow().config().all(ResourceType.ATTR))
                .extracting(a -> a.get(dev.zplan.sim.zonecfg.Property.VALUE))
                .containsExactly(text);
    }

    @Provide
    Arbitrary<String> scripts() {
        return piece().list()
                .uniqueElements(ExportPropertyTest::key)
                .ofMaxSize(8)
                .map(pieces -> "create -b; set zonepath=/zones/a;" + " set brand=ipkg; set ip-type=exclusive; "
                        + String.join("; ", pieces));
    }

    /** What may occur once: the whole piece without its values. */
    private static String key(String piece) {
        return piece.replaceAll("\"[^\"]*\"", "").replaceAll("\\d+", "");
    }

    private static Arbitrary<String> piece() {
        Arbitrary<Integer> number = Arbitraries.integers().between(1, 99);
        Arbitrary<String> text = text();
        return Arbitraries.oneOf(
                number.map(n -> "set max-lwps=1" + n + "0"),
                number.map(n -> "set cpu-shares=" + n),
                number.map(n -> "set bootargs=-v" + n),
                number.map(n -> "add net; set physical=net" + n + "; set allowed-address=10.0.0." + n + "/24; end"),
                number.map(n -> "add capped-memory; set physical=" + n + "M; set swap=" + (n + 60) + "M; end"),
                number.map(n -> "add capped-cpu; set ncpus=1." + n + "; end"),
                text.map(t -> "add device; set match=\"/dev/" + t + "\"; end"),
                Combinators.combine(text, text)
                        .as((a, b) -> "add fs; set dir=\"/" + a + "\"; set special=\"" + b
                                + "\"; set type=lofs; add options [ro,\"size=5\"]; end"),
                text.map(t -> "add attr; set name=note; set type=string; set value=\"" + t + "\"; end"));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars(" ;=,#[](){}'\\é✓")
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> quotable() {
        return Arbitraries.strings()
                .ascii()
                .withChars("é✓\uD83D\uDE00".toCharArray())
                .ofMinLength(1)
                .ofMaxLength(40)
                .map(t -> t.replaceAll("[\"\\x00-\\x08\\n-\\x1F\\x7F]", ".").replaceAll("[\\uD800-\\uDFFF]", "x"));
    }
}
