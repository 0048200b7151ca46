package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.Fault;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnershipTest {

    private static final String MINE = "0000000000000001";
    private static final String YOURS = "0000000000000002";
    private static final String ALL = """
            etherstub "internal0"
            vnic "own0" over="internal0"
            dataset "rpool/data/db" compression="lz4"
            zone "web" template="ipkg" {
                net pool="internal"
                dataset "rpool/data/web"
                attr "role" "frontend"
            }
            """;

    @TempDir
    Path folder;

    private Workbench mine;
    private Workbench yours;

    @BeforeEach
    void twoWorkspacesWithOneHost() {
        mine = Workbench.in(folder.resolve("mine"))
                .write(".zplan/id", MINE + "\n")
                .write("plans/quickstart.kdl", ALL);
        yours = Workbench.in(folder.resolve("yours"))
                .write(".zplan/id", YOURS + "\n")
                .write("plans/quickstart.kdl", ALL)
                .sharingHostsOf(mine);
        mine.run("apply", "--yes").ok();
    }

    private String onHost(String... argv) {
        return mine.run(Stream.concat(Stream.of("sim", "run", "lab", "--"), Stream.of(argv))
                        .toArray(String[]::new))
                .ok()
                .out();
    }

    private static String unmarked(String facts) {
        return facts.replaceAll("\"workspace\" : \"[0-9]+\"", "").replaceAll("[\\s,]+", " ");
    }

    @Test
    void whatIsMadeIsMarked() {
        assertThat(onHost("zonecfg", "-z", "web", "info", "attr", "name=zplan")).contains("value: " + MINE);
        assertThat(onHost("zfs", "get", "-H", "-s", "local", "-o", "name,value", "org.zplan:workspace"))
                .isEqualTo("rpool/data/db\t" + MINE + "\nrpool/data/web\t" + MINE + "\n");
        assertThat(onHost("ls", "-l", "/etc/zplan/links"))
                .contains("internal0 -> " + MINE, "own0 -> " + MINE)
                .doesNotContain("web_0");
        assertThat(mine.run("plan").ok().out()).startsWith("No changes.");
    }

    @Test
    void whatAnotherWorkspaceHasIsLeftAlone() {
        String before = mine.facts();
        Workbench.Run plan = yours.run("plan");
        assertThat(plan.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(plan.err())
                .contains(
                        "error[zplan::plan::owned_elsewhere]: lab/zonecfg/web belongs to another workspace: it is marked "
                                + MINE,
                        "lab/etherstub/internal0 belongs",
                        "lab/vnic/own0 belongs",
                        "lab/dataset/rpool/data/db belongs",
                        "lab/dataset/rpool/data/web belongs")
                .doesNotContain("exists_unmanaged");
        assertThat(yours.run("apply", "--yes").exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(yours.run("destroy", "--plan", "quickstart", "--yes").out()).doesNotContain("delete");
        assertThat(mine.facts()).isEqualTo(before);
        assertThat(yours.run("list").out()).containsPattern("web +lab +running .* workspace " + MINE);
    }

    @Test
    void afterADestroyTheOtherHasIt() {
        mine.run("destroy", "--plan", "quickstart", "--purge-data", "--yes").ok();
        assertThat(onHost("ls", "/etc/zplan/links")).isEmpty();
        yours.run("apply", "--yes").ok();
        assertThat(mine.run("plan").err()).contains("it is marked " + YOURS);
    }

    @Test
    void whatIsForgottenStaysAndMayBeAdopted() {
        String before = unmarked(mine.facts());
        assertThat(mine.run("forget", "lab/zone/web", "lab/etherstub/internal0", "--yes")
                        .ok()
                        .out())
                .isEqualTo("""
                        lab/boot/web of the plan quickstart is forgotten, and stays on the host
                        lab/dataset/rpool/data/web of the plan quickstart is forgotten, and stays on the host
                        lab/etherstub/internal0 of the plan quickstart is forgotten, and stays on the host
                        lab/install/web of the plan quickstart is forgotten, and stays on the host
                        lab/vnic/web_0 of the plan quickstart is forgotten, and stays on the host
                        lab/zonecfg/web of the plan quickstart is forgotten, and stays on the host
                        Forgot 6 resources.
                        Spec files were left as they are: the next plan stops at what they still name, until zplan adopt takes it back.
                        """);
        assertThat(unmarked(mine.facts())).isEqualTo(before);
        assertThat(yours.run("adopt", "lab/zone/web", "lab/etherstub/internal0", "--yes")
                        .ok()
                        .out())
                .endsWith("""
                        Adopted 6 resources. Marked as this workspace's: lab/dataset/rpool/data/web, lab/etherstub/internal0, lab/zonecfg/web.
                        """);
        assertThat(mine.run("plan").err())
                .contains("lab/zonecfg/web belongs to another workspace: it is marked " + YOURS)
                .doesNotContain("own0", "rpool/data/db");
    }

    @Test
    void whatIsNotOwnedOrOnlyAPartCannotBeForgotten() {
        assertThat(mine.run("forget", "lab/vnic/web_0", "lab/zone/wbe", "--yes").err())
                .contains("zplan::forget::part", "run zplan forget lab/zone/web", "did you mean lab/zone/web?");
        assertThat(onHost("zonecfg", "-z", "web", "info", "attr", "name=zplan")).contains("value: " + MINE);
    }

    @Test
    void onlyByForceAnotherWorkspacesThingsAreAdopted() {
        assertThat(yours.run("adopt", "lab/zone/web", "--yes").err())
                .contains("zplan::adopt::owned_elsewhere", "it is marked " + MINE);
        yours.run("adopt", "--take-over", "--yes", "lab/zone/web", "lab/etherstub/internal0")
                .ok();
        assertThat(mine.run("show", "lab/zonecfg/web").out()).contains("taken over by the workspace " + YOURS);
        String before = yours.facts();
        assertThat(mine.run("destroy", "web", "--yes").ok().out())
                .contains(
                        "lab/zonecfg/web: will be forgotten",
                        "lab/vnic/web_0: will be forgotten",
                        "the workspace " + YOURS + " has it now");
        assertThat(yours.facts()).isEqualTo(before);
    }

    @Test
    void aMarkThatCannotBeMadeTakesTheOthersBack() {
        mine.run("forget", "lab/zone/web", "lab/etherstub/internal0", "--yes").ok();
        String before = mine.facts();
        mine.fault(Fault.fail("zonecfg -z web -f -", 1, 1, "zonecfg: no space\n", Fault.When.BEFORE));
        Workbench.Run run = yours.run("adopt", "lab/zone/web", "lab/etherstub/internal0", "--yes");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(run.err()).contains("zplan::mark::failed", "lab/zonecfg/web");
        assertThat(mine.facts()).isEqualTo(before);
        assertThat(yours.has(".zplan/registry")).isFalse();
    }

    @Test
    void aLostRegistryIsTold() {
        mine.remove(".zplan/registry");
        assertThat(mine.run("plan").err())
                .contains(
                        "zplan::plan::exists_unmanaged",
                        "lab/zonecfg/web exists already and is marked as this workspace's, but its registry does not know it")
                .doesNotContain("owned_elsewhere");
        mine.run(
                        "adopt",
                        "lab/zone/web",
                        "lab/etherstub/internal0",
                        "lab/vnic/own0",
                        "lab/dataset/rpool/data/db",
                        "--yes")
                .ok();
        assertThat(mine.run("plan").ok().out()).startsWith("No changes.");
    }

    @Test
    void whatAnOlderZplanMadeIsMarkedWithItsNextChange() {
        onHost("zfs", "inherit", "org.zplan:workspace", "rpool/data/db");
        onHost("zonecfg", "-z", "web", "remove attr name=zplan");
        onHost("rm", "/etc/zplan/links/internal0");
        assertThat(mine.run("plan").ok().out()).startsWith("No changes.");
        mine.write("plans/quickstart.kdl", ALL.replace("lz4", "gzip"))
                .run("apply", "--yes")
                .ok();
        assertThat(onHost("zfs", "get", "-H", "-o", "value", "org.zplan:workspace", "rpool/data/db"))
                .isEqualTo(MINE + "\n");
    }

    @Test
    void whatIsLetGoIsNobodys() {
        mine.write("plans/quickstart.kdl", ALL.replaceAll("dataset \"rpool/data/db\".*", ""));
        assertThat(mine.run("apply", "--yes").ok().out()).contains("lab/dataset/rpool/data/db: let go of (");
        assertThat(onHost("zfs", "get", "-H", "-o", "value", "org.zplan:workspace", "rpool/data/db"))
                .isEqualTo("-\n");
        mine.write("plans/quickstart.kdl", ALL).run("apply", "--yes").ok();
        assertThat(onHost("zfs", "get", "-H", "-o", "value", "org.zplan:workspace", "rpool/data/db"))
                .isEqualTo(MINE + "\n");
    }

    @Test
    void whatOthersMakeBelowADatasetIsTheirs() {
        onHost("zfs", "create", "rpool/data/db/below");
        yours.write("plans/quickstart.kdl", "dataset \"rpool/data/db/below\"\n");
        assertThat(yours.run("plan").err()).contains("exists_unmanaged").doesNotContain("owned_elsewhere");
        yours.run("adopt", "lab/dataset/rpool/data/db/below", "--yes").ok();
        assertThat(yours.run("plan").ok().out()).startsWith("No changes.");
    }

    @Test
    void theMarkOfALinkThatIsGoneDoesNotHurt() {
        onHost("ln", "-s", YOURS, "/etc/zplan/links/late0");
        mine.write("plans/quickstart.kdl", ALL + "etherstub \"late0\"\n")
                .run("apply", "--yes")
                .ok();
        assertThat(onHost("ls", "-l", "/etc/zplan/links")).contains("late0 -> " + MINE);
    }

    @Test
    void specsCannotHaveTheMarksThemselves() {
        mine.write(
                "plans/quickstart.kdl",
                ALL.replace("attr \"role\"", "attr \"zplan\"")
                        .replace("compression=\"lz4\"", "\"org.zplan:workspace\"=\"x\""));
        assertThat(mine.run("plan").err()).contains("zplan::attr::reserved", "zplan::name::property_reserved");
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        mine.write(".zplan/id", "mine\n");
        assertThat(mine.run("plan").err()).contains("zplan::workspace::bad_id");
    }
}
