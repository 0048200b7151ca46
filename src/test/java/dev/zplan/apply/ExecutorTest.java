package dev.zplan.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zplan.module.CommandLine;
import dev.zplan.module.Effect;
import dev.zplan.module.Transition;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Step;
import dev.zplan.plan.StepId;
import dev.zplan.plan.Verb;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How steps run: in order, side by side, and not at all after a failure. */
class ExecutorTest {

    private static final ApplyEvent.Failure BROKEN = new ApplyEvent.Failure("broken", null, 1, "");

    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aStepBeginsOnlyAfterAllThatItNeeds() {
        Executor.Report report =
                new Executor(4, false, () -> false).run(List.of(step("a"), step("b"), step("c", "a", "b")), this::work);

        assertThat(ran).hasSize(3).endsWith("c");
        assertThat(report.done()).extracting(s -> s.id().address().name()).containsExactlyElementsOf(ran);
    }

    @Test
    void independentStepsRunSideBySide() {
        CountDownLatch both = new CountDownLatch(2);
        Executor.Report report = new Executor(2, false, () -> false)
                .run(List.of(step("a"), step("b")), (step, waiting) -> met(both) ? null : BROKEN);

        assertThat(report.failed()).as("each waits for the other").isEmpty();
    }

    @Property(tries = 40)
    void neverMoreThanAllowedAndNeverTwoOfAGroup(
            @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 3) Integer> groups,
            @ForAll @IntRange(min = 1, max = 4) int parallelism) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            steps.add(step("s" + i, groups.get(i) == 0 ? null : "g" + groups.get(i), List.of()));
        }
        AtomicInteger running = new AtomicInteger();
        List<String> busy = Collections.synchronizedList(new ArrayList<>());
        Executor.Report report = new Executor(parallelism, false, () -> false).run(steps, (step, waiting) -> {
            boolean tooMany = running.incrementAndGet() > parallelism;
            String group = String.valueOf(step.serial());
            boolean twice = step.serial() != null && busy.contains(group);
            busy.add(group);
            Thread.onSpinWait();
            busy.remove(group);
            running.decrementAndGet();
            return tooMany || twice ? BROKEN : null;
        });

        assertThat(report.failed()).isEmpty();
        assertThat(report.done()).containsExactlyInAnyOrderElementsOf(steps);
    }

    @Test
    void aStepThatOnlyWaitsGivesItsPlaceToAnother() {
        CountDownLatch third = new CountDownLatch(1);
        Executor.Report report = new Executor(2, false, () -> false)
                .run(List.of(step("a"), step("b"), step("c")), (step, waiting) -> {
                    if (step.id().address().name().equals("c")) {
                        third.countDown();
                        return null;
                    }
                    waiting.run();
                    return reached(third) ? null : BROKEN;
                });

        assertThat(report.failed()).as("a and b wait for c").isEmpty();
    }

    @Property(tries = 40)
    void neverMoreWaitThanPlacesCanBeGivenAway(
            @ForAll @IntRange(max = 12) int steps, @ForAll @IntRange(min = 1, max = 4) int parallelism) {
        AtomicInteger working = new AtomicInteger();
        AtomicInteger begun = new AtomicInteger();
        Executor.Report report = new Executor(parallelism, false, () -> false)
                .run(IntStream.range(0, steps).mapToObj(i -> step("s" + i)).toList(), (step, waiting) -> {
                    boolean tooMany = begun.incrementAndGet() > 2 * parallelism - 1;
                    tooMany |= working.incrementAndGet() > parallelism;
                    Thread.onSpinWait();
                    working.decrementAndGet();
                    waiting.run();
                    Thread.onSpinWait();
                    begun.decrementAndGet();
                    return tooMany ? BROKEN : null;
                });

        assertThat(report.failed()).isEmpty();
        assertThat(report.done()).hasSize(steps);
    }

    @Test
    void afterAFailureNothingBegins() {
        Executor.Report report = new Executor(1, false, () -> false)
                .run(List.of(step("a"), step("broken", "a"), step("c", "a"), step("d", "broken")), this::work);

        assertThat(ran).containsExactly("a", "broken");
        assertThat(report.failed()).extracting(s -> s.id().address().name()).containsExactly("broken");
        assertThat(report.failures()).containsValue(BROKEN);
    }

    @Test
    void whatRunsWhenAnotherFailsIsWaitedFor() {
        CountDownLatch failing = new CountDownLatch(1);
        Executor.Report report = new Executor(2, false, () -> false)
                .run(List.of(step("broken"), step("slow")), (step, waiting) -> {
                    if (step.id().address().name().equals("broken")) {
                        failing.countDown();
                        return BROKEN;
                    }
                    return met(failing) ? null : BROKEN;
                });

        assertThat(report.done()).extracting(s -> s.id().address().name()).containsExactly("slow");
    }

    @Test
    void purgesGoOnWithoutWhatNeedsTheFailedOne() {
        Executor.Report report = new Executor(1, true, () -> false)
                .run(List.of(step("broken"), step("b"), step("c", "broken"), step("d", "b")), this::work);

        assertThat(ran).containsExactly("broken", "b", "d");
        assertThat(report.done()).hasSize(2);
    }

    @Test
    void theUserCanEndItBetweenSteps() {
        Executor.Report report =
                new Executor(1, false, () -> ran.size() == 1).run(List.of(step("a"), step("b")), this::work);

        assertThat(ran).containsExactly("a");
        assertThat(report.failed()).isEmpty();
    }

    @Test
    void aBugIsNotSwallowed() {
        assertThatThrownBy(() -> new Executor(2, false, () -> false)
                        .run(List.of(step("a"), step("b", "a")), (step, waiting) -> {
                            throw new IllegalStateException("bug");
                        }))
                .hasMessage("bug");
    }

    @Test
    void needsOutsideOfTheStageAreMet() {
        new Executor(1, false, () -> false).run(List.of(step("a", "elsewhere")), this::work);

        assertThat(ran).containsExactly("a");
    }

    private ApplyEvent.@Nullable Failure work(Step step, Runnable waiting) {
        String name = step.id().address().name();
        ran.add(name);
        return name.equals("broken") ? BROKEN : null;
    }

    /** Whether all that wait here came together. */
    private static boolean met(CountDownLatch latch) {
        latch.countDown();
        return reached(latch);
    }

    private static boolean reached(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Step step(String name, String... needs) {
        return step(name, null, Arrays.asList(needs));
    }

    private static Step step(String name, @Nullable String serial, List<String> needs) {
        Address address = new Address("h", "x", name);
        TreeSet<StepId> ids = new TreeSet<>();
        needs.forEach(n -> ids.add(new StepId(new Address("h", "x", n), Verb.CREATE)));
        return new Step(
                new StepId(address, Verb.CREATE),
                Stage.MAIN,
                Effect.REVERSIBLE,
                new Transition(address, null, null, Transition.Purpose.APPLY, Flavour.OMNIOS),
                List.of(CommandLine.of("true")),
                List.of(),
                Duration.ofSeconds(1),
                serial,
                null,
                ids);
    }
}
