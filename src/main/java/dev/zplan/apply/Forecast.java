package dev.zplan.apply;

import dev.zplan.plan.Stage;
import dev.zplan.plan.Step;
import dev.zplan.plan.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How long steps will take altogether, as far as that can be known from how long others took. It is a lower bound: the longest
 * chain of steps that wait for each other, all work shared among as many steps as are under way at once, or what has to be done one
 * after the other on a host, whichever takes longest.
 */
public final class Forecast {

    /** Of so many percent of the steps that are left it must be known how long they take. */
    private static final int ENOUGH = 80;

    private final List<List<Step>> waves = new ArrayList<>();
    private final int parallelism;
    private final Predicate<Step> waits;
    private final Map<StepId, Instant> running = new HashMap<>();
    private final Set<StepId> ended = new HashSet<>();

    /**
     * For these steps.
     *
     * @param waves steps, each after all that it needs; a wave begins when the one before has ended
     * @param parallelism how many run at once
     * @param waits which of them may wait beside those that run
     */
    public Forecast(List<List<Step>> waves, int parallelism, Predicate<Step> waits) {
        for (List<Step> wave : waves) {
            for (Stage stage : Stage.values()) {
                this.waves.add(wave.stream().filter(s -> s.stage() == stage).toList());
            }
        }
        this.parallelism = parallelism;
        this.waits = waits;
    }

    /** A step has begun. */
    public void started(Step step, Instant when) {
        running.put(step.id(), when);
    }

    /** It has ended, however. */
    public void ended(Step step) {
        running.remove(step.id());
        ended.add(step.id());
    }

    /** How long it will go on; null where too little is known of the steps that are left, or where they take longer than steps do. */
    public @Nullable Duration left(Durations durations, Instant now) {
        List<Step> open = waves.stream()
                .flatMap(List::stream)
                .filter(s -> !ended.contains(s.id()))
                .toList();
        Map<StepId, Duration> known = durations.typical(open);
        if (known.isEmpty() || known.size() * 100L < (long) ENOUGH * open.size()) {
            return null;
        }
        Duration usual =
                known.values().stream().reduce(Duration.ZERO, Duration::plus).dividedBy(known.size());
        Duration left = Duration.ZERO;
        for (List<Step> wave : waves) {
            Map<StepId, Duration> times = new HashMap<>();
            wave.stream()
                    .filter(s -> !ended.contains(s.id()))
                    .forEach(s -> times.put(s.id(), rest(s, known.getOrDefault(s.id(), usual), now)));
            left = left.plus(bound(wave, times));
        }
        return left.isZero() ? null : left;
    }

    private Duration rest(Step step, Duration whole, Instant now) {
        Instant since = running.get(step.id());
        Duration rest = since == null ? whole : whole.minus(Duration.between(since, now));
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    private Duration bound(List<Step> wave, Map<StepId, Duration> times) {
        Map<StepId, Duration> chains = new HashMap<>();
        Map<String, Duration> serial = new HashMap<>();
        Duration all = Duration.ZERO;
        Duration running = Duration.ZERO;
        Duration most = Duration.ZERO;
        for (Step step : wave) {
            Duration own = times.get(step.id());
            if (own == null) {
                continue;
            }
            Duration before = Duration.ZERO;
            for (StepId need : step.needs()) {
                before = longer(before, chains.getOrDefault(need, Duration.ZERO));
            }
            chains.put(step.id(), before.plus(own));
            most = longer(most, before.plus(own));
            all = all.plus(own);
            running = waits.test(step) ? running : running.plus(own);
            if (step.serial() != null) {
                String group = step.id().address().host() + "/" + step.serial();
                most = longer(most, serial.merge(group, own, Duration::plus));
            }
        }
        int places = parallelism + Executor.waiters(parallelism);
        return longer(most, longer(running.dividedBy(parallelism), all.dividedBy(places)));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? b : a;
    }
}
