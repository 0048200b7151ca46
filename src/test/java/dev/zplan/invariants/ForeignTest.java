package dev.zplan.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.plan.Plan;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;

/** What others have on the host is never changed, not even for an instant. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class ForeignTest {

    @Provide
    Arbitrary<Tuple2<Recipe, Recipe>> changes() {
        return Recipes.changed();
    }

    /** A host on which others work too: links, datasets with snapshots, zones in three states. */
    private static World inhabited(Flavour flavour) {
        return World.of(flavour)
                .run("dladm create-etherstub foreign0")
                .run("dladm create-vnic -l foreign0 fv0")
                .run("dladm create-vnic -l igb1 -v 7 fv1")
                .run("dladm set-linkprop -p maxbw=100M fv1")
                .run("zfs create -o compression=lz4 -o quota=1G rpool/data/foreign")
                .run("zfs create rpool/data/foreign/below")
                .run("zfs snapshot -r rpool/data/foreign@monday")
                .run("zfs snapshot rpool/data@monday")
                .configured("fc", "create -b; set brand=ipkg; set zonepath=/zones/fc; set ip-type=exclusive")
                .configured(
                        "fi",
                        "create -b; set brand=ipkg; set zonepath=/zones/fi; set ip-type=exclusive;"
                                + " add net; set physical=fv1; end")
                .configured(
                        "fr",
                        "create -b; set brand=ipkg; set zonepath=/zones/fr; set ip-type=exclusive;"
                                + " add net; set physical=fv0; end; add dataset; set name=rpool/data/foreign/below; end")
                .run("zfs set mountpoint=none rpool/data/foreign/below")
                .run("zoneadm -z fi install")
                .run("zoneadm -z fr install")
                .run("zoneadm -z fr boot");
    }

    @Property(tries = 20, seed = "20260102")
    void whatOthersHaveIsNeverChanged(
            @ForAll Flavour flavour,
            @ForAll("changes") Tuple2<Recipe, Recipe> change,
            @ForAll FaultyHost.Mishap mishap,
            @ForAll byte which) {
        World world = inhabited(flavour);
        var theirs = world.facts();
        apply(world, theirs, foreign(change.get1().kdl(flavour)), -1, mishap);
        apply(world, theirs, foreign(change.get2().kdl(flavour)), Math.abs(which) % 40, mishap);
        apply(world, theirs, foreign(change.get2().kdl(flavour)), -1, mishap);
        apply(world, theirs, greedy(change.get2().kdl(flavour)), -1, mishap);
        apply(world, theirs, "", -1, mishap);
        assertThat(world.facts().keySet().containsAll(theirs.keySet())).isTrue();
    }

    @Test
    void aZoneOfOthersIsNotClonedWithoutASnapshotThatIsThere() {
        Plan plan = inhabited(Flavour.OMNIOS).plan("zone \"z\" template=\"ipkg\" { install clone=\"fi\"; }");
        assertThat(plan.diagnostics()).extracting(Diagnostic::code).containsExactly("zplan::plan::foreign_model");
    }

    /** With links over what belongs to others. */
    private static String foreign(String spec) {
        return spec.replace("over=\"igb1\"", "over=\"foreign0\"");
    }

    /** As if what others have were to be managed. */
    private static String greedy(String spec) {
        return spec.replace("\"rpool/data/own0\"", "\"rpool/data/foreign\" quota=\"7G\"")
                .replace("\"own0\"", "\"fv1\"")
                .replace("zone \"z0\"", "zone \"fc\"");
    }

    private static void apply(
            World world,
            SortedMap<Address, SortedMap<String, Value>> theirs,
            String spec,
            int which,
            FaultyHost.Mishap mishap) {
        Plan plan = world.plan(spec);
        if (plan.hasErrors()) {
            return;
        }
        List<String> harm = new ArrayList<>();
        world.apply(
                plan,
                1,
                host -> new GuardedHost(
                        new FaultyHost(host, which, mishap),
                        command -> differing(theirs, world).forEach(d -> harm.add(command.argv() + ": " + d))));
        assertThat(harm).as(spec).isEmpty();
    }

    private static List<String> differing(SortedMap<Address, SortedMap<String, Value>> theirs, World world) {
        SortedMap<Address, SortedMap<String, Value>> now = new TreeMap<>(world.facts());
        now.keySet().retainAll(theirs.keySet());
        return World.differences(theirs, now);
    }
}
