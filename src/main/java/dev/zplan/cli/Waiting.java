package dev.zplan.cli;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Patience with locks that others hold.
 *
 * @param context where it is told
 * @param timeout how long
 */
record Waiting(Context context, Duration timeout) {

    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    /** Whoever has only just taken a lock has this long to say who it is. */
    private static final Duration INTRODUCTION = Duration.ofMillis(500);

    /**
     * Tries again and again.
     *
     * @param attempt what stands in the way; null when it succeeded
     * @throws dev.zplan.diagnostic.DiagnosticException {@code zplan::lock::held} when the time is over
     */
    void until(Supplier<@Nullable Obstacle> attempt) {
        Duration waited = Duration.ZERO;
        Duration pause = FIRST;
        String told = "";
        while (true) {
            Obstacle obstacle = attempt.get();
            if (obstacle == null) {
                return;
            }
            boolean unknown = obstacle.host() == null && obstacle.holder() == null;
            Duration most = unknown && timeout.compareTo(INTRODUCTION) < 0 ? INTRODUCTION : timeout;
            Duration left = most.minus(waited);
            if (left.isNegative() || left.isZero()) {
                throw obstacle.refusal(context.machine());
            }
            if (!unknown && !obstacle.toString().equals(told)) {
                told = obstacle.toString();
                tell(told);
            }
            pause = pause.compareTo(left) > 0 ? left : pause;
            context.process().pause().pause(pause);
            waited = waited.plus(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
    }

    private void tell(String obstacle) {
        context.out().flush();
        context.err().println("zplan: waiting: " + obstacle);
        context.err().flush();
    }
}
