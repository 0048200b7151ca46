package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.Fault;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

        assertThat(bench.run("recover", "--yes").ok().out()).contains("Recovered.");
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

    @Test
    void leavesAPurgeThatIsDueToTheNextApply() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        bench.fault(Fault.fail("uninstall", 1, 1, "dataset is busy", Fault.When.BEFORE));
        bench.write("plans/quickstart.kdl", "etherstub \"internal0\"\n");

        assertThat(bench.run("apply", "--yes").exitCode()).isEqualTo(5);
        Workbench.Run refused = bench.run("apply", "--yes");
        assertThat(refused.err()).contains("zplan::apply::unfinished").contains("lab/install/web");
        bench.run("recover", "--yes").ok();
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("list").ok().out()).doesNotContain("web");
    }

    @Test
    void asksFirst() {
        Workbench bench = Workbench.in(folder).interrupted("20260102-030405-aaaa");
        assertThat(bench.answering("no", "recover").exitCode()).isEqualTo(1);
        assertThat(bench.run("recover").err()).contains("zplan::apply::no_terminal");
        assertThat(bench.answering("yes", "recover").ok().out()).contains("Recovered.");
    }

    @Test
    void saysWhenThereIsNothingToDo() {
        assertThat(Workbench.in(folder).run("recover", "--yes").ok().out()).startsWith("Nothing to recover");
    }
}
