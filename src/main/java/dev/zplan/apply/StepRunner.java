package dev.zplan.apply;

import dev.zplan.host.Host;
import dev.zplan.host.Result;
import dev.zplan.module.CommandLine;
import dev.zplan.module.Gate;
import dev.zplan.module.Retry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Runs the commands of one step, one after the other, up to the first that fails. */
final class StepRunner {

    private StepRunner() {}

    static StepRun run(Host host, List<CommandLine> commands, Duration timeout, @Nullable Retry retry) {
        List<StepRun.Ran> ran = new ArrayList<>();
        for (CommandLine command : commands) {
            long start = System.nanoTime();
            Result result = retry == null ? host.run(command, timeout) : runRetrying(host, command, timeout, retry);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            ran.add(new StepRun.Ran(command, result.exitCode(), output(result), took));
            if (!result.ok()) {
                String reason = reason(host, command, result, timeout);
                return new StepRun(ran, new ApplyEvent.Failure(reason, command, result.exitCode(), output(result)));
            }
        }
        return new StepRun(ran, null);
    }

    private static String reason(Host host, CommandLine command, Result result, Duration timeout) {
        if (result.timedOut()) {
            return "did not end within " + timeout.toSeconds() + " s and was given up";
        }
        return result.exitCode() == -1
                ? "did not end by itself"
                : "ended with exit code " + result.exitCode()
                        + host.advice(command, result).map(a -> ": " + a).orElse("");
    }

    /** Asks until it sees what the gate is for. */
    static StepRun waitFor(Host host, Gate gate) {
        long start = System.nanoTime();
        long tries = Math.max(1, gate.timeout().dividedBy(Gate.PAUSE));
        Result result = ask(host, gate);
        for (int i = 1; i < tries && !seen(result, gate); i++) {
            host.pause(Gate.PAUSE);
            result = ask(host, gate);
        }
        StepRun.Ran ran = new StepRun.Ran(
                gate.command(), result.exitCode(), output(result), Duration.ofNanos(System.nanoTime() - start));
        String reason = "was not seen to print \"" + gate.expected() + "\" within "
                + gate.timeout().toSeconds() + " s";
        return new StepRun(
                List.of(ran),
                seen(result, gate)
                        ? null
                        : new ApplyEvent.Failure(reason, gate.command(), result.exitCode(), output(result)));
    }

    private static Result ask(Host host, Gate gate) {
        return host.batch(List.of(gate.command()), gate.timeout()).get(0);
    }

    private static boolean seen(Result result, Gate gate) {
        return result.ok() && result.stdout().strip().equals(gate.expected());
    }

    private static Result runRetrying(Host host, CommandLine command, Duration timeout, Retry retry) {
        Result result = host.run(command, timeout);
        for (int tries = 1; tries < retry.times() && passing(result, retry); tries++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(retry.pause().toMillis()));
            result = host.run(command, timeout);
        }
        return result;
    }

    private static boolean passing(Result result, Retry retry) {
        return !result.ok() && !result.timedOut() && retry.isFor(result.stderr());
    }

    private static String output(Result result) {
        String err = result.stderr().strip();
        String out = result.stdout().strip();
        return err.isEmpty() ? out : out.isEmpty() ? err : err + "\n" + out;
    }
}
