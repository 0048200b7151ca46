package dev.zplan.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * The first signal, as a shutdown hook hears of it: the process is ending already, and does when the listening is over. Further ones
 * are not heard.
 */
final class HookSignals implements Signals {

    @Override
    public Listening listen(Consumer<Signal> receiver, IntSupplier exitCode) {
        CountDownLatch over = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    receiver.accept(Signal.TERM);
                    await(over);
                    Runtime.getRuntime().halt(exitCode.getAsInt());
                },
                "signals");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            over.countDown();
            remove(hook);
        };
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            hook.interrupt(); // the process is ending by that very hook, which need not wait any more
        }
    }
}
