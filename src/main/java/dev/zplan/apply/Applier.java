package dev.zplan.apply;

import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.host.Host;
import dev.zplan.host.HostReader;
import dev.zplan.module.AttributeChange;
import dev.zplan.module.HostFacts;
import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.Plan;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Step;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a plan: its steps, a look at the host, the commit record, then the purges; or, when anything fails before the
 * commit record, the way back.
 */
public final class Applier {

    /** Where the registry is kept. */
    public interface Ledger {
        /** Makes {@code next} the registry. */
        void save(Snapshot next);
    }

    private final Map<String, Host> hosts;
    private final HostReader reader;
    private final Ledger ledger;
    private final int parallelism;
    private final BooleanSupplier stop;
    private final Consumer<ApplyEvent> events;

    /**
     * For these hosts.
     *
     * @param hosts by name
     * @param reader how they are read
     * @param ledger where the registry is kept
     * @param parallelism how many steps may run at once
     * @param stop whether the user wants it to end: then running steps end and everything is rolled back
     * @param events is told what happens, by one thread at a time
     */
    public Applier(
            Map<String, Host> hosts,
            HostReader reader,
            Ledger ledger,
            int parallelism,
            BooleanSupplier stop,
            Consumer<ApplyEvent> events) {
        this.hosts = Map.copyOf(hosts);
        this.reader = reader;
        this.ledger = ledger;
        this.parallelism = parallelism;
        this.stop = stop;
        Object turn = new Object();
        this.events = event -> {
            synchronized (turn) {
                events.accept(event);
            }
        };
    }

    /**
     * Applies {@code plan}, which has no errors.
     *
     * @param transaction where intents and outcomes are written
     */
    public Outcome apply(Plan plan, Transaction transaction) {
        List<Step> main = stage(plan, Stage.MAIN);
        Executor.Report report = new Executor(parallelism, false, stop).run(main, step -> run(step, transaction));
        ApplyEvent.Failure failure = report.failed().isEmpty()
                ? null
                : report.failures().get(report.failed().get(0).id());
        if (failure == null && report.done().size() < main.size()) {
            failure = new ApplyEvent.Failure("the user ended it", null, -1, "");
        }
        if (failure == null) {
            failure = verify(plan);
        }
        Outcome outcome =
                failure == null ? commit(plan, transaction, main.size()) : rollBack(plan, transaction, report, failure);
        transaction.end(outcome);
        events.accept(new ApplyEvent.Finished(outcome));
        return outcome;
    }

    /**
     * The registry after a plan that changes nothing on any host, where the registry itself has something to learn: that a resource
     * is protected or is not any more, for one.
     *
     * @return empty when it knows everything already
     */
    public static Optional<Snapshot> onlyRegistry(Plan plan) {
        NextRegistry next = new NextRegistry(plan);
        return next.differs() ? Optional.of(next.committed()) : Optional.empty();
    }

    private static List<Step> stage(Plan plan, Stage stage) {
        return plan.steps().stream().filter(s -> s.stage() == stage).toList();
    }

    private ApplyEvent.@Nullable Failure run(Step step, Transaction transaction) {
        transaction.intent(step);
        events.accept(new ApplyEvent.Started(step));
        long start = System.nanoTime();
        Host host = Objects.requireNonNull(hosts.get(step.id().address().host()));
        ApplyEvent.Failure failure = StepRunner.run(host, step.commands(), step.timeout(), step.retry());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        transaction.outcome(step, failure, took);
        events.accept(failure == null ? new ApplyEvent.Succeeded(step, took) : new ApplyEvent.Failed(step, failure));
        return failure;
    }

    /** Exit 0 is not "done" (zoneadm.c: boot of a zone that shuts down, for one): what was changed is looked at before it is made final. */
    private ApplyEvent.@Nullable Failure verify(Plan plan) {
        List<Step> main = stage(plan, Stage.MAIN);
        if (main.isEmpty()) {
            return null;
        }
        events.accept(new ApplyEvent.Verifying());
        Map<Address, Resource> live = new TreeMap<>();
        try {
            main.stream().map(s -> s.id().address().host()).distinct().forEach(name -> {
                HostFacts facts = reader.read(
                        Objects.requireNonNull(hosts.get(name)), plan.digests().keySet());
                live.putAll(facts.resources());
            });
        } catch (DiagnosticException e) {
            return new ApplyEvent.Failure(
                    "the host could not be read afterwards", null, -1, String.valueOf(e.getMessage()));
        }
        List<String> wrong = new ArrayList<>();
        for (Change change : plan.changes()) {
            if (change.action() != Action.NONE) {
                check(plan, change, live.get(change.address()), wrong);
            }
        }
        return wrong.isEmpty()
                ? null
                : new ApplyEvent.Failure(
                        "every command succeeded, but the host is not as planned", null, 0, String.join("\n", wrong));
    }

    private static void check(Plan plan, Change change, @Nullable Resource live, List<String> wrong) {
        Resource after = change.after();
        if (after == null) {
            return;
        }
        if (live == null) {
            wrong.add(change.address() + " is not there");
            return;
        }
        List<AttributeChange> differing =
                plan.request().kinds().get(change.address().kind()).diff(after, live, after);
        if (!differing.isEmpty()) {
            wrong.add(change.address() + ": "
                    + differing.stream().map(AttributeChange::path).collect(Collectors.joining(", ")));
        }
    }

    private Outcome commit(Plan plan, Transaction transaction, int done) {
        NextRegistry next = new NextRegistry(plan);
        Snapshot committed = next.committed();
        transaction.commit(committed);
        ledger.save(committed);
        events.accept(new ApplyEvent.Committed(transaction.id()));
        List<Step> purges = stage(plan, Stage.PURGE);
        if (purges.isEmpty()) {
            return new Outcome(Outcome.Result.COMMITTED, transaction.id(), done, null, List.of());
        }
        Executor.Report report =
                new Executor(parallelism, true, () -> false).run(purges, step -> run(step, transaction));
        ledger.save(next.purged(committed, report.done()));
        List<String> left = purges.stream()
                .filter(s -> !report.done().contains(s))
                .map(s -> s.id().toString())
                .toList();
        ApplyEvent.Failure failure = report.failed().isEmpty()
                ? null
                : report.failures().get(report.failed().get(0).id());
        return new Outcome(
                left.isEmpty() ? Outcome.Result.COMMITTED : Outcome.Result.PURGE_INCOMPLETE,
                transaction.id(),
                done + report.done().size(),
                failure,
                left);
    }

    private Outcome rollBack(Plan plan, Transaction transaction, Executor.Report report, ApplyEvent.Failure failure) {
        List<String> left;
        try {
            List<Step> begun = stage(plan, Stage.MAIN).stream()
                    .filter(s -> report.done().contains(s) || report.failed().contains(s))
                    .toList();
            left = new Rollback(new Before.Planned(plan), plan.request().kinds(), hosts, reader, transaction, events)
                    .run(begun, Set.copyOf(report.failed()));
        } catch (DiagnosticException e) {
            left = List.of("the host could not be read: " + e.getMessage());
        }
        return new Outcome(
                left.isEmpty() ? Outcome.Result.ROLLED_BACK : Outcome.Result.ROLLBACK_INCOMPLETE,
                transaction.id(),
                0,
                failure,
                left);
    }
}
