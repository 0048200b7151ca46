package dev.zplan.apply;

import dev.zplan.plan.Step;
import dev.zplan.plan.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs steps in parallel as far as the graph, the serial groups and the limit allow. One thread, the caller's, knows what is
 * ready; the workers only run steps and report. After the first failure nothing new begins, and what runs is waited for.
 *
 * <p>A step that only waits for what it has begun gives its place to another: zones come up while others are installed. One place
 * fewer than the limit may be given away at a time, so that a host does not have all its zones come up at once, and with a limit of
 * one nothing overlaps.
 */
final class Executor {

    /** Runs one step on a worker's thread: why it failed, or null. */
    interface Work {

        /**
         * Runs the step.
         *
         * @param waiting to be run when the step has nothing more to do than to wait
         */
        ApplyEvent.@Nullable Failure run(Step step, Runnable waiting);
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

    private sealed interface News {}

    private record Waiting(Step step) implements News {}

    private record Ended(
            Step step,
            ApplyEvent.@Nullable Failure failure,
            @Nullable RuntimeException crash) implements News {}

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
        int places = Math.min(parallelism, steps.size());
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(2 * places, steps.size())));
        try {
            return new Run(steps, work, pool).all();
        } finally {
            pool.shutdown();
        }
    }

    /** How many steps may wait beside so many that run. */
    static int waiters(int parallelism) {
        return parallelism - 1;
    }

    private final class Run {
        private final Work work;
        private final ExecutorService pool;
        private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
        private final Places places = new Places(parallelism, waiters(parallelism));
        private final Agenda agenda;
        private final Report report = new Report(new ArrayList<>(), new ArrayList<>(), new HashMap<>());

        Run(List<Step> steps, Work work, ExecutorService pool) {
            this.agenda = new Agenda(steps);
            this.work = work;
            this.pool = pool;
        }

        Report all() {
            RuntimeException crash = null;
            begin();
            while (!places.areEmpty()) {
                News next = take();
                if (next instanceof Waiting waiting) {
                    places.offer(waiting.step());
                } else if (next instanceof Ended end) {
                    places.leave(end.step());
                    agenda.ended(end.step());
                    if (end.crash() == null) {
                        take(end);
                    } else if (crash == null) {
                        crash = end.crash();
                    }
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
            agenda.succeeded(end.step());
        }

        private void begin() {
            if (!keepGoing && !report.failed().isEmpty()) {
                return;
            }
            while (places.areFree() && !stop.getAsBoolean()) {
                Optional<Step> next = agenda.next();
                if (next.isEmpty()) {
                    return;
                }
                places.enter(next.get());
                pool.execute(() -> news.add(perform(next.get())));
            }
        }

        private Ended perform(Step step) {
            try {
                return new Ended(step, work.run(step, () -> news.add(new Waiting(step))), null);
            } catch (RuntimeException e) {
                return new Ended(step, null, e);
            } catch (Error e) {
                return new Ended(step, null, new IllegalStateException("the step " + step.id() + " died", e));
            }
        }

        private News take() {
            boolean interrupted = false;
            try {
                while (true) {
                    try {
                        return news.take();
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
    }
}
