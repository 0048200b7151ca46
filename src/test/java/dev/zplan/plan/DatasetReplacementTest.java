package dev.zplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.Bench;
import dev.zplan.apply.Outcome;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.sim.Fault;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dataset that cannot change in place: the old one makes room, and goes after the commit point. */
class DatasetReplacementTest {

    private static final String FILES = "dataset \"rpool/data/f\" { %s }\n";
    private static final String DATA = "rpool/data/f";

    @TempDir
    Path root;

    private Bench bench;

    @BeforeEach
    void freshHost() {
        bench = Bench.omnios(root);
    }

    private static String files(String... properties) {
        return FILES.formatted(String.join("; ", properties));
    }

    private Resource found(String dataset) {
        return Objects.requireNonNull(bench.facts().get(new Address("h", "dataset", dataset)));
    }

    @Test
    void theOldOneMakesRoomAndGoesLast() {
        bench.applied(files("quota \"1G\""));
        String guid = found(DATA).text("guid");
        Plan plan = bench.plan(files("quota \"1G\"", "casesensitivity \"mixed\"", "replace #true"));

        assertThat(Bench.codes(plan)).isEmpty();
        assertThat(Bench.actions(plan)).containsExactly("replace dataset/rpool/data/f");
        assertThat(Bench.steps(plan))
                .containsExactly(
                        "dataset/rpool/data/f:set-aside",
                        "dataset/rpool/data/f:create < dataset/rpool/data/f:set-aside",
                        "dataset/rpool/data/f.zplan-1:delete after commit");
        assertThat(Bench.commands(plan, "dataset/rpool/data/f:set-aside"))
                .containsExactly("zfs rename rpool/data/f rpool/data/f.zplan-1");
        assertThat(Bench.commands(plan, "dataset/rpool/data/f.zplan-1:delete"))
                .containsExactly("zfs destroy -r rpool/data/f.zplan-1");
        assertThat(bench.apply(plan).result()).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(found(DATA).text("guid")).isNotEqualTo(guid);
        assertThat(found(DATA).text("props")).contains("casesensitivity=mixed").contains("quota=1073741824");
        assertThat(bench.facts().get(new Address("h", "dataset", DATA + ".zplan-1")))
                .isNull();
        assertThat(bench.plan(files("quota \"1G\"", "casesensitivity \"mixed\"", "replace #true"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aMountpointOfItsOwnIsGivenUpFirst() {
        bench.applied(files("mountpoint \"/srv/f\""));
        String later = files("mountpoint \"/srv/f\"", "utf8only #true", "replace #true");
        Plan plan = bench.plan(later);

        assertThat(Bench.commands(plan, "dataset/rpool/data/f:set-aside"))
                .containsExactly(
                        "zfs set mountpoint=none rpool/data/f", "zfs rename rpool/data/f rpool/data/f.zplan-1");
        assertThat(bench.apply(plan).result()).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(found(DATA).text("mounted")).isEqualTo("yes");
        assertThat(found(DATA).text("mountpoint")).isEqualTo("/srv/f");
    }

    @Test
    void aFileSystemBecomesAVolumeAndAVolumeASmallerOne() {
        bench.applied(files());
        bench.applied(files("volsize \"64M\"", "replace #true"));
        assertThat(found(DATA).text("type")).isEqualTo("volume");
        bench.applied(files("volsize \"128M\""));
        assertThat(Bench.actions(bench.plan(files("volsize \"64M\"", "replace #true"))))
                .containsExactly("replace dataset/rpool/data/f");
        bench.applied(files("volsize \"64M\"", "volblocksize \"16K\"", "replace #true"));
        assertThat(found(DATA).text("volsize")).isEqualTo("64M");
        assertThat(found(DATA).text("props")).contains("volblocksize=16384");
        bench.applied(files("replace #true"));
        assertThat(found(DATA).text("type")).isEqualTo("filesystem");
    }

    @Test
    void itsSpecMustAllowIt() {
        bench.applied(files("compression \"lz4\""));
        Plan plan = bench.plan("\n" + files("normalization \"formD\""));

        refused(plan, "needs_replace");
        assertThat(plan.diagnostics().get(0).message())
                .isEqualTo("props.normalization of h/dataset/rpool/data/f cannot be changed in place from nothing to"
                        + " \"formD\"");
        assertThat(String.valueOf(plan.diagnostics().get(0).span())).contains("p.kdl:2:");
        refused(bench.plan(files("volsize \"64M\"")), "needs_replace");
        refused(bench.plan(files("volsize \"64M\"", "replace #true", "protect #true")), "protected");
    }

    @Test
    void whatCreationSaidIsNoChangeWhereItIsWhatWasSaid() {
        bench.applied(files("casesensitivity \"sensitive\"", "normalization \"none\"", "utf8only #false"));
        assertThat(bench.plan(files("encryption \"off\"")).isEmpty()).isTrue();
    }

    @Test
    void aZonesDatasetIsReplacedWhileTheZoneIsDown() {
        String zone =
                "zone \"web\" { template \"omnios\"; dataset \"rpool/data/f\" %s\nfs \"/rpool/data/f\" at=\"/f\" }\n";
        bench.ran("zfs", "set", "mountpoint=/rpool/data", "rpool/data");
        bench.applied(zone.formatted(""));
        Plan plan = bench.plan(zone.formatted("casesensitivity=\"mixed\" replace=#true"));

        assertThat(Bench.codes(plan)).isEmpty();
        assertThat(Bench.actions(plan)).containsExactly("restart boot/web", "replace dataset/rpool/data/f");
        assertThat(Bench.steps(plan))
                .containsExactly(
                        "boot/web:stop",
                        "dataset/rpool/data/f:set-aside < boot/web:stop",
                        "dataset/rpool/data/f:create < boot/web:stop, dataset/rpool/data/f:set-aside",
                        "boot/web:start < boot/web:stop, dataset/rpool/data/f:set-aside, dataset/rpool/data/f:create",
                        "dataset/rpool/data/f.zplan-1:delete after commit");
        assertThat(bench.apply(plan).result()).isEqualTo(Outcome.Result.COMMITTED);
    }

    @Test
    void whatAZoneHasCannotBeSetAside() {
        String zone = "zone \"web\" { template \"omnios\"; dataset \"rpool/data/f\" delegate=#true %s }\n";
        bench.applied(zone.formatted(""));
        refused(bench.plan(zone.formatted("casesensitivity=\"mixed\" replace=#true")), "cannot_set_aside");
    }

    @Test
    void aStrangersRunningZoneKeepsItsDataset() {
        bench.applied(files("mountpoint \"/srv/f\""));
        bench.ran(
                        "zonecfg",
                        "-z",
                        "other",
                        "create -b; set brand=lipkg; set zonepath=/zones/other; set ip-type=exclusive;"
                                + " add fs; set dir=/f; set special=/srv/f; set type=lofs; end")
                .ran("zoneadm", "-z", "other", "install")
                .ran("zoneadm", "-z", "other", "boot");
        refused(bench.plan(files("mountpoint \"/srv/f\"", "utf8only #true", "replace #true")), "in_use");
        refused(bench.planPurging(""), "in_use");
        bench.ran("zoneadm", "-z", "other", "halt");
        assertThat(Bench.codes(bench.planPurging(""))).isEmpty();
    }

    @Test
    void aZoneThatStaysUpKeepsWhatItSeesAsADirectory() {
        String zone = "zone \"web\" template=\"omnios\" { %s }\n";
        String directory = "fs \"/srv/f\" at=\"/f\"";
        bench.applied(files("mountpoint \"/srv/f\""))
                .applied(files("mountpoint \"/srv/f\"") + zone.formatted(directory));
        refused(bench.planPurging(zone.formatted(directory)), "in_use");
        Plan plan = bench.planPurging(zone.formatted(""));
        assertThat(Bench.codes(plan)).isEmpty();
        assertThat(bench.apply(plan).result()).isEqualTo(Outcome.Result.COMMITTED);
    }

    @Test
    void whatLiesBelowGoesAlongOnlyWhereItMay() {
        String below = "dataset \"rpool/data/f/sub\" { %s }\n";
        String later = files("utf8only #true", "replace #true");
        bench.applied(files() + below.formatted(""));

        refused(bench.plan(later + below.formatted("")), "data_below");
        refused(bench.plan(later), "data_below");
        bench.applied(later + below.formatted("replace #true"));
        assertThat(found("rpool/data/f/sub").text("mounted")).isEqualTo("yes");
        bench.ran("zfs", "create", "rpool/data/f/theirs");
        refused(bench.plan(files("replace #true") + below.formatted("replace #true")), "data_below");
    }

    @Test
    void aTargetBringsWhatLiesBelowAndTheZonesThatHaveIt() {
        String zone = "zone \"web\" template=\"omnios\" { fs \"/srv/f\" at=\"/f\"; }\n";
        String below = "dataset \"rpool/data/f/sub\" { replace #true }\n";
        bench.applied(files("mountpoint \"/srv/f\"") + below).applied(files("mountpoint \"/srv/f\"") + below + zone);
        Plan plan = bench.planOnly(
                files("mountpoint \"/srv/f\"", "utf8only #true", "replace #true") + below + zone, "h/dataset/" + DATA);

        assertThat(Bench.actions(plan))
                .containsExactly(
                        "restart boot/web", "replace dataset/rpool/data/f", "replace dataset/rpool/data/f/sub");
        assertThat(bench.apply(plan).result()).isEqualTo(Outcome.Result.COMMITTED);
    }

    @Test
    void whatLiesBelowAndIsDeletedGoesUnderItsNewName() {
        bench.applied(files() + "dataset \"rpool/data/f/sub\"\n");
        Plan plan = bench.planPurging(files("utf8only #true", "replace #true"));

        assertThat(Bench.steps(plan))
                .containsExactly(
                        "dataset/rpool/data/f:set-aside",
                        "dataset/rpool/data/f:create < dataset/rpool/data/f:set-aside",
                        "dataset/rpool/data/f.zplan-1/sub:delete after commit",
                        "dataset/rpool/data/f.zplan-1:delete after commit < dataset/rpool/data/f.zplan-1/sub:delete");
        assertThat(bench.apply(plan).result()).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(bench.registry.resources()).hasSize(1);
    }

    @Test
    void aMountpointOfItsOwnBelowStandsInTheWay() {
        String below = "dataset \"rpool/data/f/sub\" { mountpoint \"/srv/sub\"; replace #true }\n";
        bench.applied(files() + below);
        refused(bench.plan(files("utf8only #true", "replace #true") + below), "cannot_set_aside");
    }

    @Test
    void snapshotsOfOthersAndTheirClonesStandInTheWay() {
        bench.applied(files()).ran("zfs", "snapshot", DATA + "@monday");
        String later = files("utf8only #true", "replace #true");

        refused(bench.plan(later), "foreign_snapshots");
        refused(bench.planPurging(""), "foreign_snapshots");
        bench.ran("zfs", "clone", DATA + "@monday", "rpool/data/clone");
        refused(bench.plan(later), "surviving_clone");
        refused(bench.planPurging(""), "surviving_clone");
        bench.ran("zfs", "promote", "rpool/data/clone");
        assertThat(Bench.codes(bench.plan(later))).isEmpty();
    }

    @Test
    void theNameThatItWouldHaveMustBeFree() {
        bench.applied(files()).ran("zfs", "create", DATA + ".zplan-1");
        refused(bench.plan(files("utf8only #true", "replace #true")), "cannot_set_aside");
        refused(bench.plan("dataset \"rpool/data/g.zplan-1\"\n" + files()), "reserved_name");
    }

    @Test
    void whatIsSetAsideIsKnownByItsName() {
        assertThat(Aside.original(new Address("h", "dataset", "rpool/data/f.zplan-3/sub")))
                .contains(new Address("h", "dataset", "rpool/data/f/sub"));
        assertThat(Aside.original(new Address("h", "dataset", "rpool/data/f.zplan-x")))
                .isEmpty();
    }

    @Test
    void aKindThatCannotBeSetAsideIsNotReplaced() {
        bench.write("modules/crate.kdl", """
                module "crate" {
                    about "An etherstub whose removal waits"
                    key "name" type="word"
                    field "mode" type="text" default="0755" compare="registry" on-change="replace"
                    read "dladm show-etherstub -p -o link" columns="name"
                    create "dladm create-etherstub ${name}"
                    delete "dladm delete-etherstub ${name}" after-commit=#true
                }
                """);
        String crate = "crate \"c0\" mode=\"%s\"\n";
        Address address = new Address("h", "crate", "c0");
        bench.ran("dladm", "create-etherstub", "c0").registry = new Snapshot(
                1,
                new TreeMap<>(Map.of(
                        address,
                        new Entry(Resource.of(address, Map.of("mode", Value.text("0755"))), "p", null, false, null))),
                new TreeMap<>());
        refused(bench.plan(crate.formatted("0700")), "cannot_set_aside");
    }

    @Test
    void littleRoomIsAWarning() {
        bench.applied(files("volsize \"64M\""));
        bench.ran("zfs", "set", "quota=100M", "rpool/data");
        Plan plan = bench.plan(files("volsize \"64M\"", "volblocksize \"16K\"", "replace #true"));

        assertThat(Bench.codes(plan)).isEmpty();
        assertThat(plan.diagnostics()).extracting(Diagnostic::code).containsExactly("zplan::plan::space");
        assertThat(plan.diagnostics().get(0).message())
                .matches("replacing h/dataset/rpool/data/f needs room for both until the commit point: about "
                        + "[0-9.]+M, and rpool/data has [0-9.]+M");
        bench.ran("zfs", "set", "quota=none", "rpool/data");
        assertThat(bench.plan(files("volsize \"64M\"", "volblocksize \"16K\"", "replace #true"))
                        .diagnostics())
                .isEmpty();
    }

    @Test
    void aPurgeThatFailsIsEndedByTheNextApply() {
        bench.applied(files() + "dataset \"rpool/data/f/sub\" { replace #true }\n");
        String later = files("utf8only #true", "replace #true") + "dataset \"rpool/data/f/sub\" { replace #true }\n";
        bench.sim.inject(Fault.fail("zfs destroy -r rpool/data/f.zplan-1", 1, 1, "busy", Fault.When.BEFORE));

        Outcome outcome = bench.apply(bench.plan(later));
        assertThat(outcome.result()).isEqualTo(Outcome.Result.PURGE_INCOMPLETE);
        assertThat(outcome.left())
                .containsExactly("h/dataset/rpool/data/f.zplan-1/sub:delete", "h/dataset/rpool/data/f.zplan-1:delete");

        Plan next = bench.plan(later);
        assertThat(Bench.steps(next))
                .containsExactly(
                        "dataset/rpool/data/f.zplan-1/sub:delete after commit",
                        "dataset/rpool/data/f.zplan-1:delete after commit < dataset/rpool/data/f.zplan-1/sub:delete");
        assertThat(bench.apply(next).result()).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(bench.plan(later).isEmpty()).isTrue();
        assertThat(bench.facts().ofKind("dataset"))
                .extracting(r -> r.address().name())
                .noneMatch(n -> n.contains(".zplan-"));
        assertThat(bench.registry.resources().keySet())
                .isEqualTo(Set.of(new Address("h", "dataset", DATA), new Address("h", "dataset", DATA + "/sub")));
    }

    private static void refused(Plan plan, String code) {
        assertThat(Bench.codes(plan)).isNotEmpty().containsOnly("zplan::plan::" + code);
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.diagnostics()).allMatch(d -> d.help() != null);
    }
}
