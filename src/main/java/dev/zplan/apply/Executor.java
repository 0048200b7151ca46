package dev.zplan.apply;

import dev.zplan.plan.Step;
import dev.zplan.plan.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs steps in parallel as far as the graph, the serial groups and the limit allow. One thread, the caller's, knows what is
 * ready; the workers only run steps and report. After the first failure nothing new begins, and what runs is waited for.
 */
final class Executor {

    /** Runs one step on a worker's thread: why it failed, or null. */
    interface Work {
        ApplyEvent.@Nullable Failure run(Step step);
    }

    /**
     * What came of the steps.
     *
     * @param done those that succeeded, in the order in which they ended
     * @param failed those that failed, the first first
     * @param failures why, by step
     */
    record Report(List<Step> done, List<Step> failed, Map<StepId, ApplyEvent.Failure> failures) {

        /** Takes in what came of steps that were run later. */
        void add(Report later) {
            done.addAll(later.done);
            failed.addAll(later.failed);
            failures.putAll(later.failures);
        }
    }

    private record Ended(
            Step step,
            ApplyEvent.@Nullable Failure failure,
            @Nullable RuntimeException crash) {}

    private final int parallelism;
    private final boolean keepGoing;
    private final BooleanSupplier stop;

    /**
     * With these rules.
     *
     * @param parallelism how many steps may run at once
     * @param keepGoing whether steps that do not need a failed one still begin
     * @param stop asked before each step begins
     */
    Executor(int parallelism, boolean keepGoing, BooleanSupplier stop) {
        this.parallelism = parallelism;
        this.keepGoing = keepGoing;
        this.stop = stop;
    }

    /** Runs the steps; returns when none runs any more. */
    Report run(List<Step> steps, Work work) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(parallelism, steps.size())));
        try {
            return new Run(steps, work, pool).all();
        } finally {
            pool.shutdown();
        }
    }

    private final class Run {
        private final Work work;
        private final ExecutorService pool;
        private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
        private final Map<StepId, Step> byId = new HashMap<>();
        private final Map<StepId, Integer> open = new HashMap<>();
        private final Map<StepId, List<StepId>> waiting = new TreeMap<>();
        private final TreeSet<Integer> ready = new TreeSet<>();
        private final Map<StepId, Integer> place = new HashMap<>();
        private final List<Step> order;
        private final Set<String> busy = new HashSet<>();
        private final Report report = new Report(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        private int running;

        Run(List<Step> steps, Work work, ExecutorService pool) {
            this.order = steps;
            this.work = work;
            this.pool = pool;
            for (int i = 0; i < steps.size(); i++) {
                byId.put(steps.get(i).id(), steps.get(i));
                place.put(steps.get(i).id(), i);
            }
            for (Step step : steps) {
                List<StepId> needs =
                        step.needs().stream().filter(byId::containsKey).toList();
                open.put(step.id(), needs.size());
                needs.forEach(
                        n -> waiting.computeIfAbsent(n, x -> new ArrayList<>()).add(step.id()));
                if (needs.isEmpty()) {
                    ready.add(place.get(step.id()));
                }
            }
        }

        Report all() {
            RuntimeException crash = null;
            begin();
            while (running > 0) {
                Ended end = take();
                running--;
                busy.remove(group(end.step()));
                if (end.crash() != null) {
                    crash = crash == null ? end.crash() : crash;
                } else {
                    take(end);
                }
                if (crash == null) {
                    begin();
                }
            }
            if (crash != null) {
                throw crash;
            }
            return report;
        }

        private void take(Ended end) {
            if (end.failure() != null) {
                report.failed().add(end.step());
                report.failures().put(end.step().id(), end.failure());
                return;
            }
            report.done().add(end.step());
            for (StepId next : waiting.getOrDefault(end.step().id(), List.of())) {
                if (open.merge(next, -1, Integer::sum) == 0) {
                    ready.add(Objects.requireNonNull(place.get(next)));
                }
            }
        }

        /** Begins what may begin, in the plan's order. */
        private void begin() {
            if (!keepGoing && !report.failed().isEmpty()) {
                return;
            }
            for (Integer index : List.copyOf(ready)) {
                Step step = order.get(index);
                if (running >= parallelism || stop.getAsBoolean()) {
                    return;
                }
                String group = group(step);
                if (group.isEmpty() || busy.add(group)) {
                    ready.remove(index);
                    running++;
                    pool.execute(() -> ended.add(perform(step)));
                }
            }
        }

        private Ended perform(Step step) {
            try {
                return new Ended(step, work.run(step), null);
            } catch (RuntimeException e) {
                return new Ended(step, null, e);
            } catch (Error e) {
                return new Ended(step, null, new IllegalStateException("the step " + step.id() + " died", e));
            }
        }

        private Ended take() {
            boolean interrupted = false;
            try {
                while (true) {
                    try {
                        return ended.take();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private String group(Step step) {
            return step.serial() == null ? "" : step.id().address().host() + "/" + step.serial();
        }
    }
}
