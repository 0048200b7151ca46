package dev.zplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.apply.ApplyEvent;
import dev.zplan.apply.Outcome;
import dev.zplan.plan.SamplePlan;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Step;
import dev.zplan.plan.Verb;
import dev.zplan.report.LiveFrame.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveFrameTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Size USUAL = new Size(24, 80);
    private static final ApplyEvent.Failure FAILURE = new ApplyEvent.Failure("ended with exit code 1", null, 1, "");

    private final Step vnic = step("vnic", "web_0", Verb.CREATE);
    private final Step install = step("install", "web", Verb.CREATE);

    private static Step step(String kind, String name, Verb verb) {
        return new SamplePlan()
                .step(kind, name, verb, Stage.MAIN, List.of(), List.of())
                .build()
                .steps()
                .get(0);
    }

    private static Course course(int steps, ApplyEvent... events) {
        Course course = Course.of(steps);
        for (ApplyEvent event : events) {
            course = course.after("t1", "", event, NOON);
        }
        return course;
    }

    private static List<String> lines(Course course, Size size, @Nullable Duration left) {
        return new LiveFrame(false).lines(course, NOON.plusSeconds(75), size, left);
    }

    @Test
    void aLineForEachRunningStepAndABar() {
        Course course = course(
                4,
                new ApplyEvent.Started(vnic),
                new ApplyEvent.Succeeded(vnic, Duration.ofMillis(12)),
                new ApplyEvent.Started(install));
        assertThat(lines(course, USUAL, Duration.ofMinutes(3)))
                .containsExactly(
                        "   1:15  lab/install/web: installing",
                        "[#####               ] 1/4 done, 1 running, about 3 min left");
    }

    @Test
    void theWayBackIsShownAsPlainly() {
        Course course = course(
                4,
                new ApplyEvent.Succeeded(vnic, Duration.ofMillis(12)),
                new ApplyEvent.Failed(install, FAILURE),
                new ApplyEvent.RollingBack(2),
                new ApplyEvent.Undone(install, List.of()),
                new ApplyEvent.Undoing(vnic));
        assertThat(lines(course, USUAL, Duration.ofMinutes(3)))
                .containsExactly(
                        "   1:15  lab/vnic/web_0: undoing",
                        "[                    ] rolling back 1/2, 1 running, 1 failed");
        Course over = course.after(
                "t1",
                "",
                new ApplyEvent.Finished(new Outcome(Outcome.Result.ROLLED_BACK, "t1", 0, FAILURE, List.of())),
                NOON);
        assertThat(lines(over, USUAL, null)).last().isEqualTo("[                    ] 0/4 done, 1 running, 1 failed");
    }

    @Test
    void otherTransactionsGoOn() {
        Course course = course(8, new ApplyEvent.Failed(install, FAILURE), new ApplyEvent.RollingBack(2))
                .after("t2", "gz2: ", new ApplyEvent.Started(vnic), NOON)
                .after("t2", "gz2: ", new ApplyEvent.Succeeded(vnic, Duration.ZERO), NOON)
                .after("t2", "gz2: ", new ApplyEvent.Verifying(), NOON);
        assertThat(lines(course, USUAL, null))
                .containsExactly(
                        "   1:15  looking at what is there",
                        "   1:15  gz2: looking whether everything is as planned",
                        "[##                  ] 1/8 done, rolling back 0/2, 1 failed");
    }

    @Test
    void ofTooManyTheOldestAreShown() {
        Course course = Course.of(200);
        for (int i = 0; i < 200; i++) {
            course = course.begun("k" + i, "lab/boot/web" + i + ": starting", NOON.minusSeconds(7200));
        }
        assertThat(lines(course, new Size(10, 80), null))
                .containsExactly(
                        "2:01:15  lab/boot/web0: starting",
                        "2:01:15  lab/boot/web1: starting",
                        "2:01:15  lab/boot/web2: starting",
                        "         … and 197 more running",
                        "[                    ] 0/200 done, 200 running");
        assertThat(lines(course, new Size(4, 80), null))
                .containsExactly("         … and 200 more running", "[                    ] 0/200 done, 200 running");
        assertThat(lines(course, new Size(2, 30), null)).containsExactly("0/200 done, 200 running");
    }

    @Test
    void noLineFillsARow() {
        Course course = course(4, new ApplyEvent.Started(step("dataset", "rpool/漢字漢字", Verb.CREATE)));
        assertThat(lines(course, new Size(24, 31), null))
                .containsExactly("   1:15  lab/dataset/rpool/漢…", "0/4 done, 1 running");
    }

    @Test
    void onlyTheBarHasColour() {
        Course course = course(1, new ApplyEvent.Failed(vnic, FAILURE));
        List<String> coloured = new LiveFrame(true).lines(course, NOON, USUAL, null);
        assertThat(coloured).containsExactly("\u001b[31m[                    ] 0/1 done, 1 failed\u001b[0m");
        assertThat(LiveFrame.rows(coloured, 41)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, a few seconds left",
        "9, a few seconds left",
        "14, about 10 s left",
        "48, about 50 s left",
        "56, about 1 min left",
        "170, about 3 min left",
        "1000, about 15 min left",
        "4000, about 1 h 5 min left",
        "7200, about 2 h left"
    })
    void nobodyKnowsItMoreExactly(long seconds, String words) {
        assertThat(Remaining.words(Duration.ofSeconds(seconds))).isEqualTo(words);
    }
}
