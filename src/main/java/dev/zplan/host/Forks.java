package dev.zplan.host;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * The same work for several at once, hosts or commands.
 *
 * @param most how many at once
 */
public record Forks(int most) {

    /** How many hosts are worked on at once where nobody says. */
    public static final int USUAL = 16;

    /**
     * Does the work for each, and returns when all of it is done.
     *
     * @return what came of each, in their order
     * @throws DiagnosticException with all that went wrong
     */
    public <T, R> List<R> map(Collection<T> items, Function<? super T, ? extends R> work) {
        if (items.size() <= 1) {
            return items.stream().<R>map(work).toList();
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(most, items.size())));
        try {
            List<Future<R>> running = new ArrayList<>();
            items.forEach(item -> running.add(pool.submit(() -> work.apply(item))));
            return joined(running);
        } finally {
            pool.shutdownNow();
        }
    }

    /** The same, but the last is begun when all others are done. */
    <T, R> List<R> thenLast(List<T> items, Function<? super T, ? extends R> work) {
        int last = Math.max(0, items.size() - 1);
        List<R> done = new ArrayList<>(map(items.subList(0, last), work));
        done.addAll(map(items.subList(last, items.size()), work));
        return done;
    }

    private static <R> List<R> joined(List<Future<R>> running) {
        List<R> done = new ArrayList<>();
        List<Diagnostic> wrong = new ArrayList<>();
        RuntimeException fault = null;
        for (Future<R> one : running) {
            try {
                done.add(one.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof DiagnosticException problem) {
                    wrong.addAll(problem.diagnostics());
                } else {
                    fault = e.getCause() instanceof RuntimeException bug
                            ? bug
                            : new IllegalStateException(e.getCause());
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted while several things are done at once", e);
            }
        }
        if (fault != null) {
            throw fault;
        }
        if (!wrong.isEmpty()) {
            throw new DiagnosticException(wrong);
        }
        return done;
    }
}
