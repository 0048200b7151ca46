package dev.zplan.sim.serve;

import dev.zplan.sim.Outside;
import dev.zplan.sim.SimCrash;
import dev.zplan.sim.SimHang;
import dev.zplan.sim.Simulation;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Runs commands of all callers, each in a thread of its own. A command whose caller has gone is interrupted. */
final class Workers implements AutoCloseable {

    /** What a command that met a bug ends with. */
    private static final int INTERNAL = 70;

    private static final long PATIENCE_SECONDS = 2;

    private final Simulation host;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "command");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicLong changes = new AtomicLong();

    Workers(Simulation host) {
        this.host = host;
    }

    /**
     * How a command ended.
     *
     * @param word one of {@link Protocol#DONE}, {@link Protocol#HANG} and {@link Protocol#CRASH}
     * @param result what it left behind; empty unless it is done
     */
    record Answer(String word, SimResult result) {}

    /** Begins a command; whoever may have gone cancels it. */
    Future<?> begin(List<String> argv, String stdin, Outside outside, Consumer<Answer> whenDone) {
        return threads.submit(() -> {
            running.incrementAndGet();
            try {
                whenDone.accept(run(argv, stdin, outside));
            } finally {
                count();
                running.decrementAndGet();
            }
        });
    }

    private Answer run(List<String> argv, String stdin, Outside outside) {
        try {
            return new Answer(Protocol.DONE, host.run(argv, stdin, outside));
        } catch (SimHang e) {
            return new Answer(Protocol.HANG, SimResult.ok(""));
        } catch (SimCrash e) {
            return new Answer(Protocol.CRASH, SimResult.ok(""));
        } catch (RuntimeException e) {
            return new Answer(
                    Protocol.DONE,
                    SimResult.fail(INTERNAL, "zplan: a fault of the simulated " + argv.get(0) + ": " + e + "\n"));
        }
    }

    /** Whether no command is under way. */
    boolean areIdle() {
        return running.get() == 0;
    }

    /** How often something may have changed so far. */
    long changes() {
        return changes.get();
    }

    /** Counts a change that no command made. */
    void count() {
        changes.incrementAndGet();
    }

    /** Interrupts what runs, and gives it a moment to end. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
