package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.host.Host;
import dev.zplan.host.Result;
import dev.zplan.module.CommandLine;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Commands that are run one after the other, each told of. After one that fails none is begun, and what is left is told. */
final class Errands {

    private final Context context;
    private final Interrupts interrupts;
    private int done;

    /**
     * One command.
     *
     * @param host where it is run
     * @param command what is run
     * @param timeout how long it may take
     * @param what it does, as {@code rpool/data@x: destroyed}
     */
    record Errand(Host host, CommandLine command, Duration timeout, String what) {}

    Errands(Context context, Interrupts interrupts) {
        this.context = context;
        this.interrupts = interrupts;
        interrupts.begun("what runs is waited for, and nothing more is begun");
    }

    /** How many came to a good end. */
    int done() {
        return done;
    }

    /** Runs them; returns whether all came to a good end. */
    boolean run(List<Errand> errands) {
        for (int i = 0; i < errands.size(); i++) {
            Errand errand = errands.get(i);
            if (interrupts.asked()) {
                tell("zplan::snapshot::stopped", "stopped, as was asked for", errands.subList(i, errands.size()));
                return false;
            }
            Result result = errand.host().run(errand.command(), errand.timeout());
            if (!result.ok()) {
                tell("zplan::snapshot::failed", failure(errand, result), errands.subList(i, errands.size()));
                return false;
            }
            done++;
            context.out().println(errand.host().name() + ": " + errand.what());
            context.out().flush();
        }
        return true;
    }

    private static String failure(Errand errand, Result result) {
        String complaint = result.stderr().strip();
        return errand.command().shell() + " on " + errand.host().name()
                + (result.timedOut() ? " took too long" : " ended with exit code " + result.exitCode())
                + (complaint.isEmpty()
                        ? ""
                        : ": "
                                + complaint.lines().collect(Collectors.joining("; "))
                                + errand.host()
                                        .advice(errand.command(), result)
                                        .map(advice -> "; " + advice)
                                        .orElse(""));
    }

    private void tell(String code, String message, List<Errand> left) {
        String account = left.stream().map(Errand::what).collect(Collectors.joining("; "));
        Told.diagnostics(context, List.of(Diagnostic.error(code, message, null, "not done: " + account)));
    }
}
