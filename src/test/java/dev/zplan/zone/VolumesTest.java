package dev.zplan.zone;

import static dev.zplan.zone.Workspace.problems;
import static dev.zplan.zone.Workspace.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What volumes and zones that have them expand to. */
class VolumesTest {

    private static final Volume STRANGER = new Volume("old", null, "tank/v/old", "/v/old", false);
    private static final Volume LEGACY = new Volume("legacy", null, "tank/v/legacy", null, false);

    private static Workspace workspace() {
        Span here = new Span(new Source("zplan.kdl", "storage"), 1, 1, 7);
        StorageLayout layout = new StorageLayout(
                new StorageLayout.Base("tank/z", "/z", here),
                new StorageLayout.Base("tank/i", "/i", here),
                new StorageLayout.Base("tank/v", "/v", here));
        return new Workspace()
                .stored(new HostStorage(
                        layout, Map.of("there", "/old/there"), Map.of("old", STRANGER, "legacy", LEGACY), Map.of()));
    }

    @Test
    void zonesAreWhereZonesAreKept() {
        String zones =
                "zone web template=omnios\nzone there template=omnios\nzone own template=omnios zonepath=\"/x/own\"";
        ZoneExpander.Expansion expansion = workspace().expand(zones);
        assertThat(shown(expansion, "gz1/zonecfg/web", "zonepath")).isEqualTo("/z/web");
        assertThat(shown(expansion, "gz1/zonecfg/there", "zonepath")).isEqualTo("/old/there");
        assertThat(shown(expansion, "gz1/zonecfg/own", "zonepath")).isEqualTo("/x/own");
        assertThat(shown(new Workspace().expand(zones), "gz1/zonecfg/web", "zonepath"))
                .isEqualTo("/zones/web");
    }

    @Test
    void aFileSystem() {
        ZoneExpander.Expansion expansion = workspace().expand("""
                volume data size="1G" reserve=#true compression=lz4
                zone web template=omnios { volume data at="/srv" options=ro; fs "/export" at="/e"; }
                zone two template=omnios { volume data at="/srv"; volume old at="/old"; }
                """);
        assertThat(shown(expansion, "gz1/dataset/tank/v/data", "props"))
                .isEqualTo("(compression=lz4, quota=1073741824, reservation=1073741824)");
        assertThat(shown(expansion, "gz1/zonecfg/web", "fs"))
                .isEqualTo("(/e=(special=/export, type=lofs), /srv=(options=[ro], special=/v/data, type=lofs))");
        assertThat(shown(expansion, "gz1/zonecfg/two", "fs"))
                .isEqualTo("(/old=(special=/v/old, type=lofs), /srv=(special=/v/data, type=lofs))");
        assertThat(Workspace.desired(expansion, "gz1/dataset/tank/v/data").zone())
                .isNull();
        assertThat(Workspace.desired(expansion, "gz1/boot/two").dependsOn())
                .extracting(Object::toString)
                .containsExactly("gz1/dataset/tank/v/data", "gz1/dataset/tank/v/old", "gz1/dataset/tank/z");
    }

    @Test
    void aDatasetOfTheZonesOwn() {
        ZoneExpander.Expansion expansion = workspace().expand("""
                volume data
                zone web template=omnios { volume data delegate=#true; dataset "tank/x" delegate=#true; }
                """);
        assertThat(shown(expansion, "gz1/zonecfg/web", "dataset")).isEqualTo("(tank/v/data=(), tank/x=())");
        assertThat(shown(expansion, "gz1/dataset/tank/v/data", "props")).isEqualTo("(mountpoint=/v/data)");
    }

    @Test
    void aBlockDevice() {
        ZoneExpander.Expansion expansion = workspace().expand("""
                volume thick type=block size="1G"
                volume thin type=block size="1G" reserve=#false
                zone web template=omnios { volume thick; device "/dev/x"; }
                """);
        assertThat(shown(expansion, "gz1/dataset/tank/v/thick", "volsize")).isEqualTo("1G");
        assertThat(shown(expansion, "gz1/dataset/tank/v/thick", "props")).isEmpty();
        assertThat(shown(expansion, "gz1/dataset/tank/v/thin", "props")).isEqualTo("(refreservation=0)");
        assertThat(shown(expansion, "gz1/zonecfg/web", "device"))
                .isEqualTo("(/dev/x=(), /dev/zvol/dsk/tank/v/thick=(), /dev/zvol/rdsk/tank/v/thick=())");
    }

    static Stream<Arguments> refused() {
        String data = "volume data; volume disk type=block size=\"1G\"\n";
        return Stream.of(
                arguments("zplan::volume::unknown", data + "zone z template=omnios { volume §dat at=\"/d\"; }"),
                arguments("zplan::volume::how", data + "zone z template=omnios { volume §data; }"),
                arguments(
                        "zplan::volume::how",
                        data + "zone z template=omnios { volume §data at=\"/d\" delegate=#true; }"),
                arguments("zplan::volume::block", data + "zone z template=omnios { volume disk at=§\"/d\"; }"),
                arguments("zplan::volume::block", data + "zone z template=omnios { volume disk delegate=§#true; }"),
                arguments(
                        "zplan::dataset::volume_delegated",
                        "zone z template=omnios { dataset \"tank/x\" volsize=\"1G\" delegate=§#true; }"),
                arguments("zplan::volume::not_mounted", data + "zone z template=omnios { volume legacy at=§\"/d\"; }"),
                arguments("zplan::volume::other_plan", data + "zone z template=omnios { volume old delegate=§#true; }"),
                arguments(
                        "zplan::volume::claimed_twice",
                        data + "zone a template=omnios { volume data delegate=#true; }\n"
                                + "zone z template=omnios { volume §data delegate=#true; }"),
                arguments(
                        "zplan::volume::claimed_twice",
                        data + "zone a template=omnios { volume data at=\"/d\"; }\n"
                                + "zone z template=omnios { volume §data delegate=#true; }"),
                arguments(
                        "zplan::volume::claimed_twice",
                        data + "zone a template=omnios { volume disk; }\nzone z template=omnios { volume §disk; }"),
                arguments(
                        "zplan::fs::duplicate",
                        data + "zone z template=omnios { fs \"/e\" at=\"/d\"; volume data at=§\"/d\"; }"),
                arguments("zplan::fs::at_root", data + "zone z template=omnios { volume data at=§\"/\"; }"),
                arguments("zplan::volume::property", "volume data mountpoint=§\"/x\""),
                arguments("zplan::volume::property", "volume data quota=§\"1G\""),
                arguments("zplan::volume::property", "volume data reservation=§\"1G\""),
                arguments("zplan::volume::no_size", "volume data type=§block"),
                arguments("zplan::volume::no_size", "volume data reserve=§#true"),
                arguments("zplan::spec::unknown_host", "volume data host=§nowhere"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCannotBe(String code, String plan) {
        String above = plan.substring(0, plan.indexOf('§'));
        int line = (int) above.lines().count();
        int column = above.length() - above.lastIndexOf('\n');
        assertThat(problems(workspace().expand(plan.replace("§", ""))))
                .containsExactly(code + " at " + line + ":" + column);
    }

    @Test
    void withoutALayoutThereIsNoPlace() {
        assertThat(problems(new Workspace().expand("volume data\nzone z template=omnios { volume data at=\"/d\"; }")))
                .containsExactly("zplan::volume::no_layout at 2:26", "zplan::volume::no_layout at 1:1");
    }
}
