package dev.zplan.sim;

import dev.zplan.sim.command.Killed;
import dev.zplan.sim.command.Pace;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one lock that guards a host's state. Commands take turns: one that lets time pass, or waits for a lock of another command, gives
 * the state to others meanwhile.
 */
final class Monitor {

    private final ReentrantLock state = new ReentrantLock(true);
    private final Condition turn = state.newCondition();
    private final Map<String, Turn> held = new HashMap<>();

    /** Does something alone. */
    <T> T alone(Supplier<T> action) {
        state.lock();
        try {
            return action.get();
        } finally {
            state.unlock();
        }
    }

    /** Runs a command that takes that long, waiting for its turn included; time that it does not let pass itself passes after it. */
    <T> T command(Duration time, Function<Pace, T> command) {
        long begin = System.nanoTime();
        return alone(() -> {
            Turn mine = new Turn(time.toNanos() - (System.nanoTime() - begin));
            try {
                T result = command.apply(mine);
                mine.elapse();
                return result;
            } finally {
                held.values().removeIf(mine::equals);
                turn.signalAll();
            }
        });
    }

    /** The pace of one command. */
    private final class Turn implements Pace {

        private final Condition over = state.newCondition();
        private long nanosLeft;

        Turn(long nanos) {
            this.nanosLeft = nanos;
        }

        @Override
        public void elapse() {
            try {
                while (nanosLeft > 0) {
                    nanosLeft = over.awaitNanos(nanosLeft);
                }
            } catch (InterruptedException e) {
                throw killed();
            }
        }

        @Override
        public void lock(String name) {
            try {
                while (!tryLock(name)) {
                    turn.await();
                }
            } catch (InterruptedException e) {
                throw killed();
            }
        }

        /** The thread stays interrupted: whoever runs commands in it is to know. A killed command's time is over. */
        private Killed killed() {
            nanosLeft = 0;
            Thread.currentThread().interrupt();
            return new Killed();
        }

        @Override
        public boolean tryLock(String name) {
            return held.computeIfAbsent(name, n -> this) == this;
        }

        @Override
        public void unlock(String name) {
            held.remove(name, this);
            turn.signalAll();
        }
    }
}
