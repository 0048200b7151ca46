package dev.zplan.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Kinds that a module file defines alone. */
class DataKindTest {

    private static final Kind VNIC = Modules.builtIn().get("vnic");
    private static final Kind DATASET = Modules.builtIn().get("dataset");

    private static final Resource WEB = vnic(Map.of("over", Value.text("a0"), "vid", Value.number(0)));
    private static final Resource FOUND =
            WEB.with("mac", Value.text("2:8:20:1:2:3")).with("mac-type", Value.text("random"));

    @Test
    void whatTheHostChoseIsKeptAndFactsDoNotCount() {
        assertThat(VNIC.diff(WEB, FOUND, null)).isEmpty();
        assertThat(VNIC.diff(WEB, FOUND, WEB.with("mac", Value.text("2:8:20:9:9:9"))))
                .isEmpty();
        assertThat(VNIC.diff(WEB.with("mac", Value.text("2:8:20:9:9:9")), FOUND, null))
                .containsExactly(new AttributeChange(
                        "mac", Value.text("2:8:20:1:2:3"), Value.text("2:8:20:9:9:9"), OnChange.REPLACE));
    }

    @Test
    void ofAMapOnlyWhatIsOrWasNamedCounts() {
        Resource found = FOUND.with("linkprop", record("mtu", "1400", "priority", "low"));

        assertThat(VNIC.diff(WEB, found, null)).isEmpty();
        assertThat(VNIC.diff(WEB, found, WEB.with("linkprop", record("mtu", "1400"))))
                .containsExactly(new AttributeChange("linkprop.mtu", Value.text("1400"), null, OnChange.UPDATE));
        assertThat(VNIC.diff(WEB.with("linkprop", record("mtu", "9000", "maxbw", "100")), found, null))
                .extracting(AttributeChange::path)
                .containsExactly("linkprop.maxbw", "linkprop.mtu");
    }

    @Test
    void aVnicIsMadeThenGivenItsProperties() {
        Resource wanted = WEB.with("vid", Value.number(7))
                .with("mac", Value.text("2:8:20:1:2:3"))
                .with("linkprop", record("maxbw", "100", "mtu", "1400"));

        assertThat(lines(VNIC, null, wanted, Transition.Purpose.APPLY))
                .containsExactly(
                        "dladm create-vnic -l a0 -m 2:8:20:1:2:3 -v 7 web_0",
                        "dladm set-linkprop -p maxbw=100 web_0",
                        "dladm set-linkprop -p mtu=1400 web_0");
        assertThat(lines(VNIC, wanted, WEB.with("linkprop", record("mtu", "1500")), Transition.Purpose.APPLY))
                .containsExactly("dladm reset-linkprop -p maxbw web_0", "dladm set-linkprop -p mtu=1500 web_0");
        assertThat(lines(VNIC, wanted, null, Transition.Purpose.APPLY)).containsExactly("dladm delete-vnic web_0");
        assertThat(lines(VNIC, null, null, Transition.Purpose.APPLY)).isEmpty();
        assertThat(lines(VNIC, wanted, wanted, Transition.Purpose.APPLY)).isEmpty();
    }

    @Test
    void aDatasetIsMadeWithItsPropertiesInOneCommand() {
        Resource data = dataset(Map.of("props", record("compression", "lz4", "quota", "1024")));
        Resource plain = dataset(Map.of());
        Resource received =
                dataset(Map.of("props", record("compression", "lz4"), "received", record("compression", "gzip")));

        assertThat(lines(DATASET, null, data, Transition.Purpose.APPLY))
                .containsExactly("zfs create -o compression=lz4 -o quota=1024 rpool/x");
        assertThat(lines(DATASET, data, plain, Transition.Purpose.APPLY))
                .containsExactly("zfs inherit compression rpool/x", "zfs set quota=none rpool/x");
        assertThat(lines(DATASET, plain, data, Transition.Purpose.APPLY))
                .containsExactly("zfs set compression=lz4 rpool/x", "zfs set quota=1024 rpool/x");
        assertThat(lines(
                        DATASET,
                        received,
                        dataset(Map.of("received", record("compression", "gzip"))),
                        Transition.Purpose.APPLY))
                .containsExactly("zfs inherit -S compression rpool/x");
        assertThat(lines(DATASET, data, null, Transition.Purpose.APPLY)).containsExactly("zfs destroy -r rpool/x");
        assertThat(lines(DATASET, data, null, Transition.Purpose.UNDO)).containsExactly("zfs destroy rpool/x");
    }

    @Test
    void effectsAreTheModules() {
        assertThat(DATASET.effect(transition(DATASET, dataset(Map.of()), null, Transition.Purpose.APPLY)))
                .isEqualTo(Effect.FINAL);
        assertThat(DATASET.effect(transition(DATASET, null, dataset(Map.of()), Transition.Purpose.APPLY)))
                .isEqualTo(Effect.REVERSIBLE);
    }

    @Test
    void namesParentsAndExclusiveThingsAreKnown() {
        assertThat(VNIC.references(WEB).get(0).anyOf())
                .containsExactly(new Address("h", "etherstub", "a0"), new Address("h", "link", "a0"));
        assertThat(DATASET.references(dataset(Map.of())).get(0).anyOf())
                .containsExactly(new Address("h", "dataset", "rpool"));
        assertThat(VNIC.claims(WEB)).containsExactly(new Claim("link", "web_0"));
        assertThat(VNIC.claims(FOUND))
                .containsExactly(new Claim("link", "web_0"), new Claim("mac", "a0/0/2:8:20:1:2:3"));
    }

    private static Resource vnic(Map<String, Value> attributes) {
        return new Resource(new Address("h", "vnic", "web_0"), new TreeMap<>(attributes));
    }

    private static Resource dataset(Map<String, Value> attributes) {
        return new Resource(new Address("h", "dataset", "rpool/x"), new TreeMap<>(attributes));
    }

    private static Value record(String... namesAndValues) {
        TreeMap<String, Value> members = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i], Value.text(namesAndValues[i + 1]));
        }
        return Value.record(members);
    }

    private static Transition transition(
            Kind kind, @Nullable Resource from, @Nullable Resource to, Transition.Purpose purpose) {
        String name = kind == VNIC ? "web_0" : "rpool/x";
        return new Transition(new Address("h", kind.module().kind(), name), from, to, purpose, Flavour.OMNIOS);
    }

    private static List<String> lines(
            Kind kind, @Nullable Resource from, @Nullable Resource to, Transition.Purpose purpose) {
        return kind.commands(transition(kind, from, to, purpose)).stream()
                .map(CommandLine::shell)
                .toList();
    }
}
