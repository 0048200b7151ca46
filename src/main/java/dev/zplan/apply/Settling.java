package dev.zplan.apply;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.host.Host;
import dev.zplan.host.HostReader;
import dev.zplan.module.Kinds;
import dev.zplan.plan.Plan;
import dev.zplan.plan.Step;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settles by what is on the host which steps of an interrupted apply are done. One that was under way is done where the host is
 * as it should be after it; else what it left is undone, so that it can be begun anew.
 */
final class Settling {

    private final Plan plan;
    private final Kinds kinds;
    private final Map<String, Host> hosts;
    private final HostReader reader;
    private final Transaction transaction;

    Settling(Plan plan, Map<String, Host> hosts, HostReader reader, Transaction transaction) {
        this.plan = plan;
        this.kinds = plan.request().kinds();
        this.hosts = hosts;
        this.reader = reader;
        this.transaction = transaction;
    }

    /**
     * The steps among these that are done.
     *
     * @throws DiagnosticException when a host cannot be read, or what a step left cannot be undone
     */
    Set<Step> settle(List<Step> steps, Progress progress) {
        Set<Step> done = new HashSet<>();
        List<Step> doubtful = new ArrayList<>();
        for (Step step : steps) {
            Progress.State state = progress.state(step.id().toString());
            if (state == Progress.State.DONE) {
                done.add(step);
            } else if (state == Progress.State.UNDER_WAY || state == Progress.State.FAILED) {
                doubtful.add(step);
            }
        }
        for (int i = doubtful.size() - 1; i >= 0; i--) {
            Step step = doubtful.get(i);
            Map<Address, Resource> live = live(step);
            if (isDone(step, live.get(step.id().address()), kinds)) {
                transaction.outcome(step, new StepRun(List.of(), null));
                done.add(step);
            } else {
                undo(step, live);
            }
        }
        return done;
    }

    private Map<Address, Resource> live(Step step) {
        Host host = Objects.requireNonNull(hosts.get(step.id().address().host()));
        return new HashMap<>(reader.read(host, plan.digests().keySet()).resources());
    }

    /** Whether a resource is as it should be after a step. */
    static boolean isDone(Step step, @Nullable Resource now, Kinds kinds) {
        Resource promised = step.transition().to();
        if (promised == null || now == null) {
            return promised == null && now == null;
        }
        return new Promise(
                        kinds.get(promised.address().kind()), step.transition().from(), promised)
                .differences(now)
                .isEmpty();
    }

    private void undo(Step step, Map<Address, Resource> live) {
        Undo.Way way = new Undo(kinds, live, new Before.Planned(plan, true)).of(step, true);
        transaction.undoIntent(step, way.commands());
        Host host = Objects.requireNonNull(hosts.get(step.id().address().host()));
        StepRun run = StepRunner.run(host, way.commands(), step.timeout(), step.retry());
        transaction.undoOutcome(step, run);
        ApplyEvent.Failure failure = run.failure();
        if (failure != null) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::recover::unsettled",
                    "what " + step.id() + " left could not be undone: " + failure.reason() + ": " + failure.output(),
                    null,
                    "remove the cause and try again, or go back with zplan recover --rollback"));
        }
    }
}
