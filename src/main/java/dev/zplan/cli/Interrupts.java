package dev.zplan.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C, a kill or a lost terminal during an apply: nothing new begins, what runs is waited for, and everything is rolled back
 * before the process ends. The JVM ends by running its shutdown hooks, so that is where this waits.
 */
final class Interrupts implements AutoCloseable {

    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicInteger exitCode = new AtomicInteger(ExitCodes.ERROR);
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    Interrupts(PrintWriter err) {
        hook = new Thread(() -> waitForEnd(err), "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void waitForEnd(PrintWriter err) {
        asked.set(true);
        err.println("zplan: asked to stop: what runs is waited for, then everything is rolled back");
        err.flush();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode.get());
    }

    /** Whether somebody wants it to end. */
    boolean asked() {
        return asked.get();
    }

    /** Remembers with what the process is to end. */
    int ended(int code) {
        exitCode.set(code);
        return code;
    }

    /** The apply is over. */
    @Override
    public void close() {
        over.countDown();
        if (!asked.get()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                asked.set(true); // the process is ending this very moment; the hook need not wait any more
            }
        }
    }
}
