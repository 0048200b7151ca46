package dev.zplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.apply.ApplyEvent;
import dev.zplan.apply.Outcome;
import dev.zplan.module.CommandLine;
import dev.zplan.plan.Redactor;
import dev.zplan.plan.SamplePlan;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Step;
import dev.zplan.plan.Verb;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ApplyLinesTest {

    private final ApplyLines lines = new ApplyLines(false, Redactor.of(List.of(Samples.PASSWORD)));

    private final Step vnic = step("vnic", "web_0", Verb.CREATE);
    private final Step install = step("install", "web", Verb.CREATE);

    private final ApplyEvent.Failure failure = new ApplyEvent.Failure(
            "ended with exit code 1",
            new CommandLine(
                    List.of("zlogin", "web", "passwd", Samples.PASSWORD), "new password: " + Samples.PASSWORD + "\n"),
            1,
            "web: \u001b[1mno space\u001b[0m for " + Samples.PASSWORD + "\r\nsecond line");

    private static Step step(String kind, String name, Verb verb) {
        return new SamplePlan()
                .step(kind, name, verb, Stage.MAIN, List.of(), List.of())
                .build()
                .steps()
                .get(0);
    }

    private String print(ApplyEvent... events) {
        return Stream.of(events).map(lines::print).collect(Collectors.joining());
    }

    /** NullAway does not see the annotation of a nested type in a class file. */
    @SuppressWarnings("NullAway")
    private static ApplyEvent finished(Outcome.Result result, ApplyEvent.@Nullable Failure failure, String... left) {
        return new ApplyEvent.Finished(new Outcome(result, "t1", 2, failure, List.of(left)));
    }

    @Test
    void tellsAnApplyThatSucceeds() {
        String text = print(
                new ApplyEvent.Started(vnic),
                new ApplyEvent.Succeeded(vnic, Duration.ofMillis(12)),
                new ApplyEvent.Started(install),
                new ApplyEvent.Succeeded(install, Duration.ofMillis(61_500)),
                new ApplyEvent.Verifying(),
                new ApplyEvent.Committed("t1"),
                finished(Outcome.Result.COMMITTED, null));
        Golden.check("apply-committed.txt", text);
    }

    @Test
    void tellsAnApplyThatIsRolledBack() {
        String text = print(
                new ApplyEvent.Succeeded(vnic, Duration.ofMillis(1_950)),
                new ApplyEvent.Failed(install, failure),
                new ApplyEvent.RollingBack(2),
                new ApplyEvent.Undone(install, List.of()),
                new ApplyEvent.Undone(vnic, List.of(CommandLine.of("dladm", "delete-vnic", "web_0"))),
                finished(Outcome.Result.ROLLED_BACK, failure));
        Golden.check("apply-rolled-back.txt", text);
    }

    @Test
    void tellsWhatIsLeft() {
        String text = print(
                new ApplyEvent.UndoFailed(vnic, failure),
                finished(Outcome.Result.ROLLBACK_INCOMPLETE, failure, "lab/vnic/web_0 is still there"),
                finished(Outcome.Result.PURGE_INCOMPLETE, failure, "lab/install/old:delete"));
        Golden.check("apply-left.txt", text);
    }

    @Test
    void tellsAFailureWithoutACommandInFull() {
        ApplyEvent.Failure verify = new ApplyEvent.Failure(
                "every command succeeded, but the host is not as planned", null, 0, "lab/vnic/web_0 is not there");
        assertThat(print(finished(Outcome.Result.ROLLED_BACK, verify)))
                .contains("Cause: every command succeeded, but the host is not as planned.\n    | lab/vnic/web_0");
    }

    @Test
    void aFailureThatHasScrolledAwayIsToldOnceMoreInFull() {
        print(new ApplyEvent.Failed(install, failure));
        for (int i = 0; i < 20; i++) {
            print(new ApplyEvent.Undone(vnic, List.of(CommandLine.of("dladm", "delete-vnic", "web_0"))));
        }
        assertThat(print(finished(Outcome.Result.ROLLED_BACK, failure)))
                .startsWith("""
                        Rolled back: everything is as it was before.
                        Cause: lab/install/web: failed
                            $ zlogin web passwd '(secret)' <<'EOF'
                        """)
                .contains("    ended with exit code 1\n    | web: ", "Undone: 20 steps.\nNext: ");
    }

    @Test
    void ofManyFailuresTheFirstAreTold() {
        for (int i = 0; i < 12; i++) {
            print(new ApplyEvent.Failed(install, failure));
        }
        assertThat(print(finished(Outcome.Result.ROLLED_BACK, failure)).lines())
                .filteredOn(line -> line.startsWith("Cause: "))
                .hasSize(10);
        assertThat(print(finished(Outcome.Result.ROLLED_BACK, failure))).contains("\n… and 2 more failures\n");
    }
}
