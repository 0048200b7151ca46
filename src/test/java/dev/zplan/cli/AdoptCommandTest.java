package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdoptCommandTest {

    @TempDir
    Path folder;

    /** Everything of the plan is on the host, and nobody owns it any more. */
    private Workbench unmanaged() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        return bench.remove(".zplan/registry");
    }

    @Test
    void aZoneIsAdoptedWithAllThatTheSpecNames() {
        Workbench bench = unmanaged();
        assertThat(bench.run("plan").err()).contains("zplan::plan::exists_unmanaged");
        assertThat(bench.run("adopt", "lab/zone/web", "lab/etherstub/internal0", "--yes")
                        .ok()
                        .out())
                .isEqualTo("""
                        lab/boot/web goes to the plan quickstart
                        lab/etherstub/internal0 goes to the plan quickstart
                        lab/install/web goes to the plan quickstart
                        lab/vnic/web_0 goes to the plan quickstart
                        lab/zonecfg/web goes to the plan quickstart
                        Adopted 5 resources.
                        """);
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
    }

    @Test
    void theRegistryIsWhatAnApplyWouldHaveWritten() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        String zone = bench.read(".zplan/registry/lab/zones/web.kdl");
        bench.remove(".zplan/registry");
        bench.run("adopt", "lab/zone/web", "lab/etherstub/internal0", "--yes").ok();
        assertThat(bench.read(".zplan/registry/lab/zones/web.kdl")).isEqualTo(zone);
    }

    @Test
    void aZoneKeepsTheAddressThatItHasOnTheHost() {
        Workbench bench = unmanaged();
        bench.onHost("zonecfg", "-z", "web", "select net physical=web_0; set allowed-address=10.99.0.17/24; end");
        bench.run("adopt", "lab/zone/web", "lab/etherstub/internal0", "--yes").ok();
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
        assertThat(bench.run("pool", "show", "internal").ok().out())
                .containsPattern("10\\.99\\.0\\.17 +web +lab +web_0 +quickstart +pool");
    }

    @Test
    void tellsWhatTheNextApplyWillChange() {
        Workbench bench = unmanaged();
        bench.onHost("zonecfg", "-z", "web", "set autoboot=false");
        assertThat(bench.run("adopt", "lab/zonecfg/web", "--yes").ok().out()).isEqualTo("""
                lab/boot/web goes to the plan quickstart
                lab/install/web goes to the plan quickstart
                lab/zonecfg/web goes to the plan quickstart
                    the next apply changes:
                    ~ autoboot:  false -> true
                Adopted 3 resources.
                """);
    }

    @Test
    void asksFirst() {
        Workbench bench = unmanaged();
        Workbench.Run no = bench.answering("no", "adopt", "lab/etherstub/internal0");
        assertThat(no.exitCode()).isEqualTo(1);
        assertThat(no.out()).endsWith("Adopt this? Only \"yes\" will do: Nothing was done.\n");
        assertThat(bench.has(".zplan/registry")).isFalse();
        assertThat(bench.answering("yes", "adopt", "lab/etherstub/internal0")
                        .ok()
                        .out())
                .endsWith("Adopted 1 resource.\n");
        assertThat(bench.has(".zplan/registry")).isTrue();
    }

    @Test
    void wantsSomebodyToAsk() {
        Workbench.Run run = unmanaged().run("adopt", "lab/etherstub/internal0");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("zplan::apply::no_terminal");
    }

    @ParameterizedTest
    @CsvSource({
        "web, zplan::adopt::bad_address, '\"web\" is not an address'",
        "moon/zone/web, zplan::adopt::unknown_host, 'hosts are named in zplan.kdl: lab'",
        "lab/vnik/web_0, zplan::adopt::unknown_kind, 'did you mean vnic?'",
        "lab/link/igb0, zplan::adopt::read_only, 'only reads resources of the kind link'",
        "lab/zone/wed, zplan::adopt::not_in_spec, 'did you mean web?'",
        "lab/dataset/rpool/data, zplan::adopt::not_in_spec, 'no plan names it'",
        "lab/boot/web, zplan::adopt::part, 'run zplan adopt lab/zone/web'",
    })
    void refuses(String address, String code, String words) {
        Workbench bench = unmanaged();
        Workbench.Run run = bench.run("adopt", address, "--yes");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("error[" + code + "]", words);
        assertThat(bench.has(".zplan/registry")).isFalse();
    }

    @Test
    void refusesWhatTheHostDoesNotHave() {
        Workbench bench = Workbench.in(folder);
        assertThat(bench.run("adopt", "lab/zone/web", "--yes").err()).contains("error[zplan::adopt::not_on_host]");
        assertThat(bench.run("adopt", "lab/etherstub/internal0", "--yes").err())
                .contains("error[zplan::adopt::not_on_host]", "zplan apply makes it");
    }

    @Test
    void refusesWhatIsOwned() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("adopt", "lab/zone/web", "--yes").err())
                .contains("error[zplan::adopt::owned]", "managed already, by the plan quickstart");
        assertThat(bench.run("adopt", "lab/vnic/web_0", "--yes").err()).contains("error[zplan::adopt::owned]");
    }

    @Test
    void refusesWhatAnotherPlanOwns() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        bench.write("plans/other.kdl", Workbench.QUICKSTART).write("plans/quickstart.kdl", "");
        assertThat(bench.run("adopt", "lab/etherstub/internal0", "--yes").err())
                .contains("error[zplan::adopt::owned_by_other_plan]", "the plan other names it too");
        assertThat(bench.run("adopt", "lab/zone/web", "--yes").err())
                .contains("error[zplan::adopt::owned_by_other_plan]");
    }

    @Test
    void oneRefusalKeepsTheOthersFromBeingAdopted() {
        Workbench bench = unmanaged();
        Workbench.Run run = bench.run("adopt", "lab/zone/web", "lab/zone/nope", "lab/link/igb0", "--yes");
        assertThat(run.err()).contains("zplan::adopt::not_in_spec", "zplan::adopt::read_only");
        assertThat(bench.has(".zplan/registry")).isFalse();
    }

    @Test
    void refusesWhileATransactionIsUnfinished() {
        Workbench bench = unmanaged();
        bench.interrupted();
        Workbench.Run run = bench.run("adopt", "lab/zone/web", "--yes");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("error[zplan::apply::unfinished]", "20260102-030405-", "zplan recover");
        assertThat(bench.has(".zplan/registry")).isFalse();
    }

    @Test
    void plansInSubfoldersAreNamed() {
        Workbench bench = Workbench.in(folder).write("plans/more/stub.kdl", "etherstub \"lone0\"");
        bench.run("facts").ok();
        bench.onHost("dladm", "create-etherstub", "lone0");
        assertThat(bench.run("adopt", "lab/etherstub/lone0", "--yes").err()).contains("--plan PLAN");
        assertThat(bench.run("adopt", "lab/etherstub/lone0", "--plan", "more/stub", "--yes")
                        .ok()
                        .out())
                .startsWith("lab/etherstub/lone0 goes to the plan more/stub\n");
    }
}
