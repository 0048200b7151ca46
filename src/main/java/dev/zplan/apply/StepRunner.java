package dev.zplan.apply;

import dev.zplan.host.Host;
import dev.zplan.host.Result;
import dev.zplan.module.CommandLine;
import dev.zplan.module.Retry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Runs the commands of one step, one after the other, up to the first that fails. */
final class StepRunner {

    private StepRunner() {}

    /** Why they failed; null when they did not. */
    static ApplyEvent.@Nullable Failure run(
            Host host, List<CommandLine> commands, Duration timeout, @Nullable Retry retry) {
        for (CommandLine command : commands) {
            Result result = retry == null ? host.run(command, timeout) : runRetrying(host, command, timeout, retry);
            if (!result.ok()) {
                String reason = result.timedOut()
                        ? "did not end within " + timeout.toSeconds() + " s and was given up"
                        : "ended with exit code " + result.exitCode();
                return new ApplyEvent.Failure(reason, command, result.exitCode(), output(result));
            }
        }
        return null;
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
        return !result.ok() && !result.timedOut() && result.stderr().contains(retry.match());
    }

    private static String output(Result result) {
        String err = result.stderr().strip();
        String out = result.stdout().strip();
        return err.isEmpty() ? out : out.isEmpty() ? err : err + "\n" + out;
    }
}
