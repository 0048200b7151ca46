package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.Fault;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes after an apply that died, or that could not destroy all that it should. */
class RecoverCommandTest {

    @TempDir
    private Path folder;

    static Stream<Fault> deaths() {
        return Stream.of(Fault.When.BEFORE, Fault.When.AFTER)
                .flatMap(when -> Stream.of(
                                "create-etherstub",
                                "create-vnic",
                                "zonecfg -z web -f",
                                "zoneadm -z web install",
                                "zoneadm -z web boot")
                        .map(command -> Fault.crash(command, 1, when)));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void goesBackToWhereAnApplyBeganThatDied(Fault death) {
        Workbench bench = Workbench.in(folder);
        String before = bench.facts();
        bench.fault(death);

        assertThat(bench.run("apply", "--yes").exitCode()).isEqualTo(70);
        Workbench.Run refused = bench.run("apply", "--yes");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("zplan::apply::unfinished").contains("zplan recover");

        assertThat(bench.run("recover", "--yes").ok().out()).contains("Rolled back: everything is as it was before.");
        assertThat(bench.facts()).isEqualTo(before);
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
    }

    @Test
    void putsAChangeBackThatWasUnderWay() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        String before = bench.facts();
        bench.write("plans/quickstart.kdl", Workbench.QUICKSTART.replace("frontend", "backend"));
        bench.fault(Fault.crash("zonecfg -z web -f", 1, Fault.When.AFTER));

        assertThat(bench.run("apply", "--yes").exitCode()).isEqualTo(70);
        bench.run("recover", "--yes").ok();
        assertThat(bench.facts()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zfs set mountpoint=none", "zfs rename", "zfs create", "zoneadm -z copy clone"})
    void takesBackWhatMadeRoomAndWhatWasCloned(String command) {
        String later = """
                dataset "rpool/data/d" mountpoint="/srv/d" utf8only=#true replace=#true
                zone "model" template="lx" state="installed" { install image="/zones/images/lx.tar.gz"; }
                zone "copy" template="lx" state="installed" {
                    install clone="model"
                    depends-on "lab/dataset/rpool/data/d"
                }
                """;
        Workbench bench = Workbench.in(folder)
                .remove("plans/quickstart.kdl")
                .write(
                        "plans/p.kdl",
                        later.substring(0, later.indexOf("zone \"copy")).replace("utf8only=#true ", ""));
        bench.run("apply", "--yes").ok();
        String before = bench.facts();
        bench.write("plans/p.kdl", later).fault(Fault.crash(command, 1, Fault.When.AFTER));

        assertThat(bench.run("apply", "--yes").exitCode()).isEqualTo(70);
        bench.run("recover", "--yes").ok();
        assertThat(bench.facts()).isEqualTo(before);
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zfs rename rpool/data/d.zplan-1 rpool/data/d", "zonecfg -z web.zplan-1 -f"})
    void neverTakesTheOldOneForTheNewOne(String back) {
        String spec = """
                dataset "rpool/data/d" %s
                zone "web" template="omnios" %s
                etherstub "last0" depends-on="lab/boot/web"
                etherstub "last1" depends-on="lab/dataset/rpool/data/d"
                """;
        Workbench bench = Workbench.in(folder)
                .remove("plans/quickstart.kdl")
                .write("plans/p.kdl", spec.formatted("", "").replaceAll("etherstub.*", ""));
        bench.run("apply", "--yes").ok();
        String before = lasting(bench);
        bench.write(
                        "plans/p.kdl",
                        spec.formatted(
                                "utf8only=#true replace=#true",
                                "brand=\"ipkg\" zonepath=\"/zones/web-2\" replace=#true"))
                .fault(Fault.crash("dladm create-etherstub last", 2, Fault.When.BEFORE));

        assertThat(bench.run("apply", "--yes").exitCode()).isEqualTo(70);
        bench.fault(Fault.crash(back, 1, Fault.When.AFTER));
        assertThat(bench.run("recover", "--yes").exitCode()).isEqualTo(70);
        bench.run("recover", "--yes").ok();
        assertThat(lasting(bench)).isEqualTo(before);
    }

    /** The facts, without the number that a zone has each time it boots. */
    private static String lasting(Workbench bench) {
        return bench.facts().replaceAll("\"id\" : \"[0-9]+\",", "");
    }

    @Test
    void asksFirst() {
        Workbench bench = Workbench.in(folder).interrupted();
        assertThat(bench.answering("no", "recover").exitCode()).isEqualTo(1);
        assertThat(bench.run("recover").err()).contains("zplan::apply::no_terminal");
        assertThat(bench.answering("yes", "recover").ok().out())
                .contains("Rolled back: everything is as it was before.");
    }

    @Test
    void saysWhenThereIsNothingToDo() {
        assertThat(Workbench.in(folder).run("recover", "--yes").ok().out()).startsWith("Nothing to recover");
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void goesOnToWhereAnApplyWasGoing(Fault death) {
        Workbench bench = Workbench.in(folder);
        bench.facts();
        bench.fault(death);
        assertThat(bench.run("apply", "--yes").exitCode()).isEqualTo(70);

        Workbench.Run run = bench.run("recover", "--resume", "--yes").ok();

        assertThat(run.out()).contains(" did not come to its end.\n").contains("Applied: ");
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
        assertThat(bench.run("recover", "--yes").ok().out()).startsWith("Nothing to recover");
    }

    @Test
    void tellsWhatIsDoneAndWhatIsInDoubt() {
        Workbench bench = Workbench.in(folder);
        bench.facts();
        bench.fault(Fault.crash("zoneadm -z web install", 1, Fault.When.AFTER));
        assertThat(bench.run("apply", "--yes").exitCode()).isEqualTo(70);

        assertThat(bench.answering("no", "recover").out()).contains("""
                  done       lab/etherstub/internal0:create
                  done       lab/vnic/web_0:create
                  done       lab/zonecfg/web:create
                  under way  lab/install/web:create; on the host it is as it should be afterwards
                  not begun  1 step
                What was begun will be undone. (zplan recover --resume would go on instead.)
                """);
    }

    @Test
    void secretsAreNeededToGoOnButNotToGoBack() {
        Workbench bench = Workbench.in(folder)
                .write(
                        "plans/quickstart.kdl",
                        "var \"key\" secret=#true\n" + Workbench.QUICKSTART.replace("\"frontend\"", "\"${key}\""))
                .with("ZPLAN_VAR_key", "the clear text");
        String before = bench.facts();
        bench.fault(Fault.crash("zoneadm -z web install", 1, Fault.When.BEFORE));
        assertThat(bench.run("apply", "--yes").exitCode()).isEqualTo(70);
        assertThat(bench.filesWith("the clear text")).isEmpty();

        bench.with("ZPLAN_VAR_key", "another one");
        Workbench.Run refused = bench.run("recover", "--resume", "--yes");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("zplan::recover::secret_missing");
        bench.run("recover", "--rollback", "--yes").ok();
        assertThat(bench.facts()).isEqualTo(before);
    }

    @Test
    void aPurgeThatFailedIsDoneByRecover() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        bench.fault(Fault.fail("uninstall", 1, 1, "dataset is busy", Fault.When.AFTER));
        bench.write("plans/quickstart.kdl", "etherstub \"internal0\"\n");
        assertThat(bench.run("apply", "--yes").exitCode()).isEqualTo(5);

        assertThat(bench.run("recover", "--rollback", "--yes").err()).contains("zplan::recover::committed");
        bench.run("recover", "--yes").ok();
        assertThat(bench.facts()).doesNotContain("\"web\"");
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
    }

    @Test
    void modulesThatHaveChangedAreTold() {
        Workbench bench = Workbench.in(folder);
        bench.interrupted();
        bench.write(
                "modules/etherstub.kdl",
                Workbench.moduleText("etherstub").replace("create-etherstub", "create-etherstub -t"));

        Workbench.Run run = bench.run("recover", "--yes");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("zplan::recover::plan_differs");
    }

    @Test
    void aPlanTellsThatSomethingWasCutOff() {
        Workbench bench = Workbench.in(folder).interrupted();

        assertThat(bench.run("plan").err())
                .contains("zplan::apply::unfinished", "has not come to its end", "zplan recover puts it right");
        bench.run("recover", "--yes");
        assertThat(bench.run("plan").err()).isEmpty();
    }
}
