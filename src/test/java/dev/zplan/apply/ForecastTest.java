package dev.zplan.apply;

import static dev.zplan.plan.SamplePlan.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.apply.journal.JournalRecord;
import dev.zplan.module.CommandLine;
import dev.zplan.plan.SamplePlan;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Step;
import dev.zplan.plan.StepId;
import dev.zplan.plan.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final Durations durations = new Durations();

    private static Step step(String kind, String name, Stage stage, String command, StepId... needs) {
        return new SamplePlan()
                .step(kind, name, Verb.CREATE, stage, List.of(CommandLine.of(command.split(" "))), List.of(), needs)
                .build()
                .steps()
                .get(0);
    }

    private static Step vnic(String name, StepId... needs) {
        return step("vnic", name, Stage.MAIN, "dladm create-vnic " + name, needs);
    }

    private static StepId vnicId(String name) {
        return id("vnic", name, Verb.CREATE);
    }

    private static JournalRecord took(String step, String command, long seconds) {
        return new JournalRecord.Outcome(
                step, JournalRecord.Result.OK, "", List.of(new JournalRecord.Ran(command, 0, "", seconds * 1000)));
    }

    private void known(String kind, long... seconds) {
        List<JournalRecord> records = new ArrayList<>();
        for (long one : seconds) {
            records.add(took("lab/" + kind + "/other:create", "dladm create-vnic other", one));
        }
        durations.add(records);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    @Test
    void allWorkIsSharedAmongThoseThatRunAtOnce() {
        known("vnic", 1, 10, 90);
        List<Step> steps = List.of(vnic("a"), vnic("b"), vnic("c"), vnic("d"));
        assertThat(new Forecast(List.of(steps), 2, step -> false).left(durations, NOON))
                .isEqualTo(seconds(20));
        assertThat(new Forecast(List.of(steps), 8, step -> false).left(durations, NOON))
                .isEqualTo(seconds(10));
    }

    @Test
    void stepsThatWaitAreMoreAtOnce() {
        known("vnic", 10);
        List<Step> steps = List.of(vnic("a"), vnic("b"), vnic("c"), vnic("d"), vnic("e"), vnic("f"));
        assertThat(new Forecast(List.of(steps), 2, step -> true).left(durations, NOON))
                .isEqualTo(seconds(20));
        assertThat(new Forecast(List.of(steps), 2, step -> false).left(durations, NOON))
                .isEqualTo(seconds(30));
        assertThat(new Forecast(List.of(steps), 1, step -> true).left(durations, NOON))
                .isEqualTo(seconds(60));
    }

    @Test
    void aChainTakesAsLongAsAllOfItsSteps() {
        known("vnic", 10);
        List<Step> chain = List.of(vnic("a"), vnic("b", vnicId("a")), vnic("c", vnicId("b")), vnic("d"));
        assertThat(new Forecast(List.of(chain), 8, step -> false).left(durations, NOON))
                .isEqualTo(seconds(30));
    }

    @Test
    void wavesAndPurgesComeOneAfterTheOther() {
        known("vnic", 10);
        Step purge = step("vnic", "old", Stage.PURGE, "dladm create-vnic old");
        Forecast forecast = new Forecast(List.of(List.of(vnic("a")), List.of(vnic("b"), purge)), 8, step -> false);
        assertThat(forecast.left(durations, NOON)).isEqualTo(seconds(30));
    }

    @Test
    void whatIsDoneCountsNoMoreAndWhatRunsOnlyInPart() {
        known("vnic", 10);
        Step a = vnic("a");
        Step b = vnic("b", vnicId("a"));
        Forecast forecast = new Forecast(List.of(List.of(a, b)), 8, step -> false);
        forecast.started(a, NOON.minusSeconds(4));
        assertThat(forecast.left(durations, NOON)).isEqualTo(seconds(16));
        forecast.ended(a);
        forecast.started(b, NOON);
        assertThat(forecast.left(durations, NOON.plusSeconds(3))).isEqualTo(seconds(7));
        assertThat(forecast.left(durations, NOON.plusSeconds(30)))
                .as("it takes longer than any")
                .isNull();
    }

    @Test
    void nothingIsSaidWhereTooLittleIsKnown() {
        List<Step> steps = new ArrayList<>(List.of(vnic("a"), vnic("b"), vnic("c")));
        Forecast forecast = new Forecast(List.of(steps), 1, step -> false);
        assertThat(forecast.left(durations, NOON)).isNull();
        known("vnic", 10);
        assertThat(forecast.left(durations, NOON)).isEqualTo(seconds(30));
        steps.add(step("install", "web", Stage.MAIN, "zoneadm -z web install"));
        assertThat(new Forecast(List.of(steps), 1, step -> false).left(durations, NOON))
                .as("3 of 4")
                .isNull();
        steps.add(vnic("d"));
        assertThat(new Forecast(List.of(steps), 1, step -> false).left(durations, NOON))
                .as("4 of 5, and the fifth like these")
                .isEqualTo(seconds(50));
    }

    @Test
    void aCloneIsNotLikeAnInstallationAndAnotherHostOnlyWhereNothingElseIsKnown() {
        durations.add(List.of(
                took("lab/install/a:create", "zoneadm -z a clone model", 5),
                took("lab/install/b:create", "zoneadm -z b install", 300),
                took("other/install/b:create", "zoneadm -z b install", 900),
                took("other/vnic/x:create", "dladm create-vnic x", 7)));
        Step clone = step("install", "c", Stage.MAIN, "zoneadm -z c clone model");
        Step install = step("install", "d", Stage.MAIN, "zoneadm -z d install");
        assertThat(new Forecast(List.of(List.of(clone)), 1, step -> false).left(durations, NOON))
                .isEqualTo(seconds(5));
        assertThat(new Forecast(List.of(List.of(install)), 1, step -> false).left(durations, NOON))
                .isEqualTo(seconds(300));
        assertThat(new Forecast(List.of(List.of(vnic("x"))), 1, step -> false).left(durations, NOON))
                .isEqualTo(seconds(7));
    }

    @Test
    void failedStepsTellNothing() {
        durations.add(List.of(new JournalRecord.Outcome(
                "lab/vnic/a:create", JournalRecord.Result.FAILED, "", List.of(new JournalRecord.Ran("x", 1, "", 5)))));
        assertThat(new Forecast(List.of(List.of(vnic("a"))), 1, step -> false).left(durations, NOON))
                .isNull();
    }

    @Test
    void learnsFromStepsAsTheyEnd() {
        durations.add(vnic("a"), seconds(6));
        Durations others = new Durations();
        others.add(durations);
        assertThat(new Forecast(List.of(List.of(vnic("b"))), 1, step -> false).left(others, NOON))
                .isEqualTo(seconds(6));
    }
}
