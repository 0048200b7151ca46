package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.Fault;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way back to the state before a transaction. */
class RollbackCommandTest {

    private static final Pattern COMMITTED = Pattern.compile("Committed \\(transaction (\\S+)\\)");
    private static final String PLAN = "plans/quickstart.kdl";

    /** A MAC address that is given to a VNIC is of the type fixed, whoever chose it first; a boot gives a zone its next number. */
    private static final String HOSTS_OWN = "\"mac-type\" : \"[a-z]+\"|\"id\" : \"[0-9]+\"";

    @TempDir
    private Path folder;

    /** Applies what the plans say, with these further arguments; returns the transaction. */
    private static String apply(Workbench bench, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "apply";
        all[1] = "--yes";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return transaction(bench.run(all).ok());
    }

    private static String transaction(Workbench.Run run) {
        Matcher matcher = COMMITTED.matcher(run.out());
        assertThat(matcher.find()).as(run.out()).isTrue();
        return matcher.group(1);
    }

    private static String facts(Workbench bench) {
        return bench.facts().replaceAll(HOSTS_OWN, "");
    }

    @Test
    void bringsBackWhatWasThereWithItsAddresses() {
        String before = Workbench.QUICKSTART.replace("attr \"role\"", "net pool=\"internal\"\n    attr \"role\"");
        Workbench bench = Workbench.in(folder).write(PLAN, before);
        apply(bench);
        String facts = facts(bench);
        bench.write(PLAN, Workbench.QUICKSTART.replace("frontend", "backend") + "etherstub \"more0\"\n");
        String change = apply(bench);
        assertThat(facts(bench)).isNotEqualTo(facts);

        Workbench.Run plan =
                bench.run("rollback", change, "--out", "back.zplan").ok();
        assertThat(plan.out())
                .contains("+ lab/vnic/web_1: will be created", "- lab/etherstub/more0: will be deleted")
                .contains("Saved the plan to back.zplan", "The files of quickstart still say");
        bench.run("apply", "back.zplan").ok();

        assertThat(facts(bench)).isEqualTo(facts);
        bench.write(PLAN, before);
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
        assertThat(bench.run("rollback", change).ok().out()).startsWith("No changes.");
    }

    @Test
    void aZoneThatItMadeGoesAndItsDataIsLetGo() {
        Workbench bench = Workbench.in(folder);
        bench.write(PLAN, "etherstub \"internal0\"\n");
        apply(bench);
        bench.write(PLAN, Workbench.QUICKSTART.replace("attr", "dataset \"rpool/web\"\n    attr"));
        String made = apply(bench);

        assertThat(bench.run("rollback", made, "--purge-data").ok().out()).contains("- lab/dataset/rpool/web: ");
        bench.run("rollback", made, "--out", "back.zplan").ok();
        bench.run("apply", "back.zplan").ok();

        assertThat(bench.facts()).doesNotContain("\"web\"").contains("rpool/web");
        bench.write(PLAN, "etherstub \"internal0\"\n");
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
    }

    @Test
    void whatWasDestroyedIsLeftOutAndTold() {
        Workbench bench = Workbench.in(folder);
        bench.write(PLAN, Workbench.QUICKSTART + "etherstub \"more0\"\n");
        apply(bench);
        bench.write(PLAN, "etherstub \"internal0\"\n");
        String destroyed = apply(bench);

        Workbench.Run run = bench.run("rollback", destroyed, "--out", "back.zplan");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("zplan::rollback::destroyed", "the root file system of the zone web was destroyed")
                .contains("left out with it: lab/boot/web, lab/vnic/web_0, lab/zonecfg/web");
        assertThat(run.out())
                .contains(
                        "+ lab/etherstub/more0: will be created",
                        "Plan: 1 to create, 0 to change, 0 to replace, 0 to delete.");
        assertThat(bench.run("apply", "back.zplan").exitCode()).isZero();
        assertThat(bench.facts()).contains("more0").doesNotContain("\"web\"");
    }

    @Test
    void aDatasetThatWasLetGoIsTakenBackAndOneThatWasDestroyedIsNot() {
        Workbench bench = Workbench.in(folder);
        bench.write(PLAN, "dataset \"rpool/a\"\n");
        apply(bench);
        bench.write(PLAN, "");
        String letGo = apply(bench);
        assertThat(bench.run("rollback", letGo).ok().out()).contains("lab/dataset/rpool/a");

        bench.write(PLAN, "dataset \"rpool/a\"\ndataset \"rpool/a/b\"\n");
        apply(bench);
        bench.write(PLAN, "");
        String purged = apply(bench, "--purge-data");
        Workbench.Run run = bench.run("rollback", purged);
        assertThat(run.err()).contains("lab/dataset/rpool/a was destroyed", "left out with it: lab/dataset/rpool/a/b");
        assertThat(run.out()).startsWith("No changes.");

        bench.write(PLAN, "dataset \"rpool/a\"\n");
        apply(bench);
        assertThat(bench.run("rollback", purged).err()).contains("what is there now in its place stays");
    }

    @Test
    void aReplacedZoneStaysAsItIs() {
        Workbench bench = Workbench.in(folder);
        apply(bench);
        bench.write(
                PLAN,
                "etherstub \"other0\"\n"
                        + Workbench.QUICKSTART.replace(
                                "template \"omnios\"",
                                "template \"omnios\"\n    replace #true\n    zonepath \"/zones/web-2\"\n    net over=\"other0\""));
        String replaced = apply(bench);
        String facts = bench.facts();

        Workbench.Run run = bench.run("rollback", replaced);
        assertThat(run.err()).contains("zplan::rollback::destroyed", "what is there now in its place stays");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("No changes.");
        assertThat(bench.facts()).isEqualTo(facts);
    }

    @Test
    void laterTransactionsAreTakenBackTooAndTold() {
        Workbench bench = Workbench.in(folder);
        apply(bench);
        String facts = bench.facts();
        bench.write(PLAN, Workbench.QUICKSTART.replace("frontend", "backend"));
        String second = apply(bench);
        bench.write(PLAN, Workbench.QUICKSTART.replace("frontend", "storage"));
        String third = apply(bench);
        bench.write("plans/other.kdl", "etherstub \"other0\"\n");
        String others = apply(bench, "other");

        Workbench.Run run = bench.run("rollback", second, "--out", "back.zplan");
        assertThat(run.err())
                .contains(
                        "zplan::rollback::later",
                        "what the later transaction " + third + " did is taken back too: lab/zonecfg/web")
                .doesNotContain(others);
        assertThat(bench.run("apply", "back.zplan").exitCode()).isZero();
        assertThat(bench.facts().replace("other0", "")).contains("frontend").isNotEqualTo(facts);
        bench.write(PLAN, Workbench.QUICKSTART);
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
    }

    @Test
    void whatWasAdoptedSinceStays() {
        Workbench bench = Workbench.in(folder);
        bench.write(PLAN, "etherstub \"internal0\"\n");
        apply(bench);
        bench.write(PLAN, "etherstub \"internal0\"\netherstub \"made0\"\n");
        String made = apply(bench);
        bench.onHost("dladm", "create-etherstub", "found0");
        bench.write(PLAN, "etherstub \"internal0\"\netherstub \"made0\"\netherstub \"found0\"\n");
        bench.run("adopt", "lab/etherstub/found0", "--yes");

        Workbench.Run run = bench.run("rollback", made);
        assertThat(run.err()).contains("zplan::rollback::not_made", "lab/etherstub/found0");
        assertThat(run.out()).contains("- lab/etherstub/made0: will be deleted").doesNotContain("found0: deleted");
    }

    @Test
    void secretsOfThenAreAskedFor() {
        Workbench bench = Workbench.in(folder)
                .write(PLAN, "var \"key\" secret=#true\n" + Workbench.QUICKSTART.replace("\"frontend\"", "\"${key}\""))
                .with("ZPLAN_VAR_key", "the old one");
        apply(bench);
        String facts = bench.facts();
        bench.with("ZPLAN_VAR_key", "the new one");
        String changed = apply(bench);

        Workbench.Run refused = bench.run("rollback", changed, "--out", "back.zplan");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("zplan::rollback::secret_missing", "lab/zonecfg/web");
        assertThat(bench.has("back.zplan")).isFalse();

        bench.with("ZPLAN_VAR_key", "the old one");
        bench.run("rollback", changed, "--out", "back.zplan").ok();
        assertThat(bench.read("back.zplan")).doesNotContain("the old one");
        bench.run("apply", "back.zplan").ok();
        assertThat(bench.facts()).isEqualTo(facts);
    }

    @Test
    void anAddressThatAnotherZoneHasNowIsNotGivenTwice() {
        String web = "etherstub \"internal0\"\nzone \"web\" {\n    template \"omnios\"\n    state \"installed\"\n"
                + "    net over=\"internal0\" address=\"10.99.0.50/24\"\n}\n";
        Workbench bench = Workbench.in(folder).write(PLAN, web);
        apply(bench);
        bench.write(PLAN, web.replace(".50", ".51"));
        String moved = apply(bench);
        bench.write("plans/other.kdl", web.replace("web", "other").replace("etherstub \"internal0\"\n", ""));
        apply(bench, "other");

        Workbench.Run run = bench.run("rollback", moved);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("zplan::rollback::address_taken", "10.99.0.50", "lab/other");
    }

    @Test
    void aVolumeIsNotMadeSmaller() {
        Workbench bench =
                Workbench.in(folder).write(PLAN, "dataset \"rpool/v\" volsize=\"1G\" refreservation=\"none\"\n");
        apply(bench);
        bench.write(PLAN, "dataset \"rpool/v\" volsize=\"2G\" refreservation=\"none\"\n");
        String grown = apply(bench);
        Workbench.Run run = bench.run("rollback", grown);
        assertThat(run.err()).contains("zplan::rollback::shrinks", "stays at 2G");
        assertThat(run.out()).startsWith("No changes.");
    }

    @Test
    void onlyTheTargetsOfATransactionGoBack() {
        Workbench bench = Workbench.in(folder).write(PLAN, "etherstub \"a0\"\n");
        apply(bench);
        bench.write(PLAN, "etherstub \"a0\"\netherstub \"b0\"\netherstub \"c0\"\n");
        String narrow = apply(bench, "--target", "lab/etherstub/b0");
        apply(bench);

        Workbench.Run run = bench.run("rollback", narrow);
        assertThat(run.out())
                .contains(
                        "- lab/etherstub/b0: will be deleted",
                        "Plan: 0 to create, 0 to change, 0 to replace, 1 to delete.");
    }

    @Test
    void refusesWhatIsNotCommitted() {
        Workbench bench = Workbench.in(folder);
        apply(bench);
        bench.write(PLAN, Workbench.QUICKSTART.replace("frontend", "backend"));
        bench.fault(Fault.fail("zonecfg -z web -f", 1, 1, "no", Fault.When.BEFORE));
        assertThat(bench.run("apply", "--yes").exitCode()).isEqualTo(3);
        String failed = bench.run("history", "--output", "json").ok().out();
        Matcher matcher = Pattern.compile("\"transaction\" : \"([^\"]+)\"[^{]*\"result\" : \"rolled-back\"")
                .matcher(failed);
        assertThat(matcher.find()).as(failed).isTrue();

        Workbench.Run refused = bench.run("rollback", matcher.group(1));
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("zplan::rollback::not_committed", "there is nothing to roll back: it was rolled back");
    }

    @Test
    void refusesWhatDidNotComeToItsEnd() {
        Workbench bench = Workbench.in(folder).interrupted();
        Workbench.Run refused = bench.run("rollback", "2026");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("zplan::rollback::not_committed", "zplan recover");
    }

    @Test
    void needsItsModules() {
        Workbench bench = Workbench.in(folder)
                .write(
                        "modules/stub.kdl",
                        Workbench.moduleText("etherstub").replace("module \"etherstub\"", "module \"stub\""));
        bench.write(PLAN, "stub \"a0\"\n");
        String made = apply(bench);
        bench.remove("modules/stub.kdl").write(PLAN, "");
        Workbench.Run run = bench.run("rollback", made);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("zplan::rollback::unknown_kind", "modules/stub.kdl");
    }

    @Test
    void planIsForProgramsToo() {
        Workbench bench = Workbench.in(folder);
        String made = apply(bench);
        assertThat(bench.run("rollback", made, "--output", "json").ok().out()).startsWith("{\n  \"zplan-plan\": 1,");
    }
}
