package dev.zplan.module.zones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The scripts that zplan writes bring zonecfg from any configuration to any other, and back. */
class ZonecfgScriptProperties {

    /** Two configurations of one flavour. */
    record Pair(Flavour flavour, Resource a, Resource b) {}

    @Property(tries = 250)
    void aScriptLeadsToWhatItIsToMakeAndBack(@ForAll("pairs") Pair pair) {
        Bare host = new Bare(pair.flavour());

        host.run(ZonecfgScript.create(pair.a()));
        assertThat(host.read()).isEqualTo(pair.a());

        update(host, pair.a(), pair.b());
        update(host, pair.b(), pair.a());
    }

    @Property(tries = 60)
    void whereNothingDiffersNothingIsWritten(@ForAll("pairs") Pair pair) {
        assertThat(ZonecfgScript.update(pair.a(), pair.a())).isEmpty();
        assertThat(Bare.KIND.diff(pair.a(), pair.a(), null)).isEmpty();
        assertThat(Bare.KIND.diff(pair.b(), pair.a(), null).isEmpty())
                .isEqualTo(pair.a().equals(pair.b()));
    }

    private static void update(Bare host, Resource from, Resource to) {
        String script = ZonecfgScript.update(from, to);
        if (!script.isEmpty()) {
            host.run(script);
        }
        assertThat(host.read()).as(script).isEqualTo(to);
    }

    @Provide
    Arbitrary<Pair> pairs() {
        return Arbitraries.of(Flavour.class)
                .flatMap(flavour -> Combinators.combine(Configurations.any(flavour), Configurations.any(flavour))
                        .as((a, b) -> new Pair(flavour, a, b)));
    }
}
