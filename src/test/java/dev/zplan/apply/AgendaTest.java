package dev.zplan.apply;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** In which order steps begin, and how long all of them take then, in a time that only counts commands. */
class AgendaTest {

    @Test
    void theLongestWayGoesFirst() {
        List<Step> steps =
                List.of(step("a", 1), step("b", 1), step("c", 1), step("long1", 1), step("long2", 2, "long1"));
        assertThat(new Agenda(steps).next()).hasValue(steps.get(3));
        assertThat(makespan(steps, 2)).as("in the plan's order it would be 5").isEqualTo(3);
    }

    @Test
    void equalsGoInThePlansOrder() {
        List<Step> steps = List.of(step("b", 1), step("a", 1), step("c", 1));
        Agenda agenda = new Agenda(steps);
        assertThat(List.of(agenda.next(), agenda.next(), agenda.next()))
                .containsExactly(Optional.of(steps.get(0)), Optional.of(steps.get(1)), Optional.of(steps.get(2)));
    }

    @Test
    void stepsOfAGroupTakeTurnsAndKeepNobodyElseWaiting() {
        Step first = grouped("a", "g", 1);
        Step second = grouped("b", "g", 1);
        Step other = step("c", 1);
        Agenda agenda = new Agenda(List.of(first, second, other));
        assertThat(agenda.next()).hasValue(first);
        assertThat(agenda.next()).hasValue(other);
        assertThat(agenda.next()).isEmpty();
        agenda.ended(first);
        assertThat(agenda.next()).hasValue(second);
    }

    @Test
    void whatNeedsAFailedStepNeverBegins() {
        Step failing = step("a", 1);
        Agenda agenda = new Agenda(List.of(failing, step("b", 1, "a")));
        assertThat(agenda.next()).hasValue(failing);
        agenda.ended(failing);
        assertThat(agenda.next()).isEmpty();
    }

    /** Graham's bound for any order that leaves nobody idle. */
    @Property(tries = 200)
    void theWholeTakesNoLongerThanTheLongestWayAndTheRestSharedOut(
            @ForAll @Size(min = 1, max = 25) List<@IntRange(min = 0, max = 999) Integer> shape,
            @ForAll @IntRange(min = 1, max = 6) int parallelism) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            int number = shape.get(i);
            String[] needs = i == 0 || number % 3 == 0 ? new String[0] : new String[] {"s" + number % i};
            steps.add(step("s" + i, 1 + number % 4, needs));
        }
        int work = steps.stream().mapToInt(s -> s.commands().size()).sum();
        int longest = makespan(steps, steps.size());
        int makespan = makespan(steps, parallelism);
        assertThat(makespan).isGreaterThanOrEqualTo(Math.max(longest, (work + parallelism - 1) / parallelism));
        assertThat(makespan * parallelism).isLessThanOrEqualTo(work + longest * (parallelism - 1));
    }

    /** Independent chains of the same length, as zones are: nothing is lost where they share out evenly. */
    @Property(tries = 100)
    void zonesOfOneKindLeaveNoGaps(
            @ForAll @IntRange(min = 1, max = 5) int rounds,
            @ForAll @IntRange(min = 1, max = 6) int parallelism,
            @ForAll @IntRange(min = 1, max = 6) int length) {
        List<Step> steps = new ArrayList<>();
        for (int zone = 0; zone < rounds * parallelism; zone++) {
            for (int i = 0; i < length; i++) {
                steps.add(i == 0 ? step(zone + "-0", 1) : step(zone + "-" + i, 1, zone + "-" + (i - 1)));
            }
        }
        assertThat(makespan(steps, parallelism)).isEqualTo(rounds * length);
    }

    private record Running(Step step, int end) {}

    /** How long it takes when each command takes one, and so many steps run at once. */
    private static int makespan(List<Step> steps, int parallelism) {
        Agenda agenda = new Agenda(steps);
        PriorityQueue<Running> running = new PriorityQueue<>((a, b) -> Integer.compare(a.end(), b.end()));
        Map<StepId, Integer> ended = new HashMap<>();
        int now = 0;
        while (true) {
            while (running.size() < parallelism) {
                Optional<Step> next = agenda.next();
                if (next.isEmpty()) {
                    break;
                }
                Step step = next.get();
                assertThat(ended.keySet()).containsAll(step.needs());
                running.add(new Running(step, now + step.commands().size()));
            }
            Running first = running.poll();
            if (first == null) {
                assertThat(ended).hasSize(steps.size());
                return now;
            }
            now = first.end();
            ended.put(first.step().id(), now);
            agenda.ended(first.step());
            agenda.succeeded(first.step());
        }
    }

    private static Step step(String name, int commands, String... needs) {
        return step(name, null, commands, needs);
    }

    private static Step grouped(String name, String group, int commands) {
        return step(name, group, commands);
    }

    private static Step step(String name, @Nullable String serial, int commands, String... needs) {
        Address address = new Address("h", "x", name);
        TreeSet<StepId> ids = new TreeSet<>();
        for (String need : needs) {
            ids.add(new StepId(new Address("h", "x", need), Verb.CREATE));
        }
        return new Step(
                new StepId(address, Verb.CREATE),
                Stage.MAIN,
                Effect.REVERSIBLE,
                new Transition(address, null, null, Transition.Purpose.APPLY, Flavour.OMNIOS),
                Collections.nCopies(commands, CommandLine.of("true")),
                List.of(),
                Duration.ofSeconds(1),
                serial,
                null,
                ids);
    }
}
