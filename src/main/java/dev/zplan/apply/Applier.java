package dev.zplan.apply;

import dev.zplan.apply.journal.JournalRecord;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.host.Host;
import dev.zplan.host.HostReader;
import dev.zplan.module.Gate;
import dev.zplan.module.Kinds;
import dev.zplan.module.Transition;
import dev.zplan.plan.Plan;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Step;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a plan: its steps, a look at the host, the commit record, then the purges; or, when anything fails before the
 * commit record, the way back.
 */
public final class Applier {

    /** Where the registry is kept. Several applies may share it. */
    public interface Ledger {
        /**
         * Makes of the registry what {@code change} makes of it; one such change at a time.
         *
         * @return what it is from now on
         */
        Snapshot change(UnaryOperator<Snapshot> change);
    }

    /**
     * How it is to be done.
     *
     * @param parallelism how many steps may run at once
     * @param atomicity what goes together when a step fails
     * @param stop whether the user wants it to end: then running steps end and everything is rolled back
     * @param waves hosts whose steps begin when those of the former ones are done; empty for all at once
     */
    public record Manner(int parallelism, Atomicity atomicity, BooleanSupplier stop, List<Set<String>> waves) {

        /** All hosts at once. */
        public Manner(int parallelism, Atomicity atomicity, BooleanSupplier stop) {
            this(parallelism, atomicity, stop, List.of());
        }
    }

    private final Map<String, Host> hosts;
    private final HostReader reader;
    private final Ledger ledger;
    private final Manner manner;
    private final Consumer<ApplyEvent> events;

    /**
     * For these hosts.
     *
     * @param hosts by name
     * @param reader how they are read
     * @param ledger where the registry is kept
     * @param manner how it is to be done
     * @param events is told what happens, by one thread at a time
     */
    public Applier(
            Map<String, Host> hosts, HostReader reader, Ledger ledger, Manner manner, Consumer<ApplyEvent> events) {
        this.hosts = Map.copyOf(hosts);
        this.reader = reader;
        this.ledger = ledger;
        this.manner = manner;
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
        return resume(plan, transaction, Progress.none());
    }

    /** Goes on with {@code plan} from where an apply of it came to before its commit record. */
    Outcome resume(Plan plan, Transaction transaction, Progress progress) {
        List<Step> main = stage(plan, Stage.MAIN);
        Set<Step> settled = new Settling(plan, hosts, reader, transaction).settle(main, progress);
        List<Step> open = main.stream().filter(s -> !settled.contains(s)).toList();
        Executor.Report report = inWaves(
                open, (step, waiting) -> run(step, transaction, plan.request().kinds(), waiting));
        Set<Step> begun = new HashSet<>(settled);
        begun.addAll(report.done());
        begun.addAll(report.failed());
        Attempt attempt = new Attempt(plan, begun, Set.copyOf(report.failed()));
        return ended(decide(attempt, transaction, report), transaction);
    }

    private Executor.Report inWaves(List<Step> steps, Executor.Work work) {
        boolean keepGoing = manner.atomicity() == Atomicity.ZONE;
        Executor executor = new Executor(manner.parallelism(), keepGoing, manner.stop());
        if (manner.waves().isEmpty()) {
            return executor.run(steps, work);
        }
        Executor.Report all = new Executor.Report(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        for (Set<String> hosts : manner.waves()) {
            if (all.failed().isEmpty()) {
                all.add(executor.run(
                        steps.stream()
                                .filter(s -> hosts.contains(s.id().address().host()))
                                .toList(),
                        work));
            }
        }
        return all;
    }

    private Outcome ended(Outcome outcome, Transaction transaction) {
        transaction.end(outcome);
        events.accept(new ApplyEvent.Finished(outcome));
        return outcome;
    }

    /** Goes back from where an apply of {@code plan} came to before its commit record. */
    Outcome rollBack(Plan plan, Transaction transaction, Progress progress) {
        Set<Step> begun = new HashSet<>();
        Set<Step> failed = new HashSet<>();
        for (Step step : stage(plan, Stage.MAIN)) {
            Progress.State state = progress.state(step.id().toString());
            if (state != null && state != Progress.State.UNDONE) {
                begun.add(step);
                if (state != Progress.State.DONE) {
                    failed.add(step);
                }
            }
        }
        ApplyEvent.Failure failure = new ApplyEvent.Failure("it did not come to its end", null, -1, "");
        return ended(
                back(new Before.Planned(plan, false), new Attempt(plan, begun, failed), transaction, failure),
                transaction);
    }

    /** Goes on after the commit record: what it says is owned, and what is due is destroyed. */
    Outcome forward(Plan plan, Transaction transaction, Progress progress) {
        JournalRecord.Commit commit = Objects.requireNonNull(progress.commit());
        // whether it came to that or not: nobody else has changed anything of these hosts since
        ledger.change(owned -> commit.registry().applyTo(owned).atLeast(owned.revision()));
        List<Step> gone = new ArrayList<>();
        List<Step> due = new ArrayList<>();
        for (Step step : stage(plan, Stage.PURGE)) {
            String name = step.id().toString();
            if (commit.purges().contains(name)) {
                Resource now = read(step.id().address(), plan);
                (progress.purged().contains(name) || now == null ? gone : due)
                        .add(now == null ? step : fresh(step, now, plan));
            }
        }
        if (!gone.isEmpty()) {
            ledger.change(owned -> new NextRegistry(plan).purged(owned, gone));
        }
        Outcome purged = purge(plan, due, transaction);
        int done = (int) progress.count(Progress.State.DONE) + gone.size() + purged.done();
        return ended(
                new Outcome(purged.result(), transaction.id(), done, purged.failure(), purged.left()), transaction);
    }

    private @Nullable Resource read(Address address, Plan plan) {
        Host host = Objects.requireNonNull(hosts.get(address.host()));
        return reader.read(host, plan.digests().keySet()).get(address);
    }

    /** The same step, from what is on the host now: an earlier try may have done a part of it. */
    private static Step fresh(Step step, Resource now, Plan plan) {
        Address address = step.id().address();
        Transition from = new Transition(
                address, now, null, Transition.Purpose.APPLY, step.transition().flavour());
        return new Step(
                step.id(),
                step.stage(),
                step.effect(),
                from,
                plan.request().kinds().get(address.kind()).commands(from),
                List.of(),
                step.timeout(),
                step.serial(),
                step.retry(),
                step.needs());
    }

    /** What was tried: the steps that were begun, and those of them that failed. */
    private record Attempt(Plan plan, Set<Step> begun, Set<Step> failed) {}

    /** Commit, or the way back, of everything or of what failed and what hangs on it. */
    private Outcome decide(Attempt attempt, Transaction transaction, Executor.Report report) {
        Plan plan = attempt.plan();
        Units units = new Units(plan);
        Set<Address> failed = new TreeSet<>();
        ApplyEvent.Failure failure = null;
        if (!report.failed().isEmpty()) {
            failure = report.failures().get(report.failed().get(0).id());
            report.failed().forEach(s -> failed.add(units.unit(s)));
        } else if (attempt.begun().size() < stage(plan, Stage.MAIN).size()) {
            return back(attempt, transaction, new ApplyEvent.Failure("the user ended it", null, -1, ""));
        }
        if (failure != null
                && (manner.atomicity() == Atomicity.PLAN || manner.stop().getAsBoolean())) {
            return back(attempt, transaction, failure);
        }
        Set<Address> going = units.closure(failed);
        Plan staying = units.without(going);
        if (!stage(staying, Stage.MAIN).isEmpty()) {
            events.accept(new ApplyEvent.Verifying());
            try {
                SortedMap<Address, String> wrong = new FixPoint(staying).differences(hosts, reader);
                if (!wrong.isEmpty()) {
                    failure = failure == null ? notAsPlanned(wrong) : failure;
                    wrong.keySet().forEach(a -> failed.add(units.of(a)));
                    going = units.closure(failed);
                    staying = units.without(going);
                }
            } catch (DiagnosticException e) {
                String why = String.valueOf(e.getMessage());
                return back(
                        attempt,
                        transaction,
                        new ApplyEvent.Failure("the host could not be read afterwards", null, -1, why));
            }
        }
        if (failure == null) {
            return commit(plan, transaction, attempt.begun().size(), null, List.of());
        }
        if (manner.atomicity() == Atomicity.PLAN || stage(staying, Stage.MAIN).isEmpty()) {
            return back(attempt, transaction, failure);
        }
        return partly(attempt, transaction, units, going, failure);
    }

    private static ApplyEvent.Failure notAsPlanned(SortedMap<Address, String> wrong) {
        String lines = wrong.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining("\n"));
        return new ApplyEvent.Failure("every command succeeded, but the host is not as planned", null, 0, lines);
    }

    /**
     * The registry after a plan that changes nothing on any host, where the registry itself has something to learn: that a resource
     * is protected or is not any more, for one.
     *
     * @param before the registry as it is
     * @return empty when it knows everything already
     */
    public static Optional<Snapshot> onlyRegistry(Plan plan, Snapshot before) {
        NextRegistry next = new NextRegistry(plan);
        return next.differs(before) ? Optional.of(next.committed(before)) : Optional.empty();
    }

    private static List<Step> stage(Plan plan, Stage stage) {
        return plan.steps().stream().filter(s -> s.stage() == stage).toList();
    }

    private ApplyEvent.@Nullable Failure run(Step step, Transaction transaction, Kinds kinds, Runnable waiting) {
        transaction.intent(step);
        events.accept(new ApplyEvent.Started(step));
        Host host = Objects.requireNonNull(hosts.get(step.id().address().host()));
        StepRun run = StepRunner.run(host, step.commands(), step.timeout(), step.retry());
        Optional<Gate> gate = step.gate(kinds);
        if (run.failure() == null && gate.isPresent()) {
            waiting.run();
            StepRun seen = StepRunner.waitFor(host, gate.get());
            transaction.gate(step, seen);
            run = run.and(seen);
        }
        transaction.outcome(step, run);
        ApplyEvent.Failure failure = run.failure();
        events.accept(
                failure == null ? new ApplyEvent.Succeeded(step, run.took()) : new ApplyEvent.Failed(step, failure));
        return failure;
    }

    /** What failed is undone with all that hangs on it; the rest is committed. */
    private Outcome partly(
            Attempt attempt, Transaction transaction, Units units, Set<Address> going, ApplyEvent.Failure failure) {
        Set<Step> undone = attempt.begun().stream()
                .filter(s -> going.contains(units.unit(s)))
                .collect(Collectors.toSet());
        List<String> left = undo(
                new Before.OfSome(attempt.plan(), units.members(going)),
                new Attempt(attempt.plan(), undone, attempt.failed()),
                transaction);
        if (!left.isEmpty()) {
            return new Outcome(Outcome.Result.ROLLBACK_INCOMPLETE, transaction.id(), 0, failure, left);
        }
        return commit(
                units.without(going),
                transaction,
                attempt.begun().size() - undone.size(),
                failure,
                going.stream().map(Address::toString).toList());
    }

    /**
     * Makes it final.
     *
     * @param failure what failed elsewhere; null when nothing did
     * @param undone what does not become final
     */
    private Outcome commit(
            Plan plan, Transaction transaction, int done, ApplyEvent.@Nullable Failure failure, List<String> undone) {
        List<Step> purges = stage(plan, Stage.PURGE);
        ledger.change(owned -> {
            Snapshot committed = new NextRegistry(plan).committed(owned);
            transaction.commit(owned, committed, purges);
            return committed;
        });
        events.accept(new ApplyEvent.Committed(transaction.id()));
        Outcome purged = purge(plan, purges, transaction);
        if (failure == null || purged.result() != Outcome.Result.COMMITTED) {
            return new Outcome(
                    purged.result(), transaction.id(), done + purged.done(), purged.failure(), purged.left());
        }
        return new Outcome(Outcome.Result.PARTLY_COMMITTED, transaction.id(), done + purged.done(), failure, undone);
    }

    /** Destroys what a commit has left to be destroyed. */
    private Outcome purge(Plan plan, List<Step> purges, Transaction transaction) {
        if (purges.isEmpty()) {
            return new Outcome(Outcome.Result.COMMITTED, transaction.id(), 0, null, List.of());
        }
        Executor.Report report = new Executor(manner.parallelism(), true, () -> false)
                .run(
                        purges,
                        (step, waiting) -> run(step, transaction, plan.request().kinds(), waiting));
        ledger.change(owned -> new NextRegistry(plan).purged(owned, report.done()));
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
                report.done().size(),
                failure,
                left);
    }

    private Outcome back(Attempt attempt, Transaction transaction, ApplyEvent.Failure failure) {
        return back(new Before.Planned(attempt.plan(), true), attempt, transaction, failure);
    }

    private Outcome back(Before before, Attempt attempt, Transaction transaction, ApplyEvent.Failure failure) {
        List<String> left = undo(before, attempt, transaction);
        return new Outcome(
                left.isEmpty() ? Outcome.Result.ROLLED_BACK : Outcome.Result.ROLLBACK_INCOMPLETE,
                transaction.id(),
                0,
                failure,
                left);
    }

    /** What could not be put back. */
    private List<String> undo(Before before, Attempt attempt, Transaction transaction) {
        try {
            List<Step> begun = stage(attempt.plan(), Stage.MAIN).stream()
                    .filter(attempt.begun()::contains)
                    .toList();
            return new Rollback(before, attempt.plan().request().kinds(), hosts, reader, transaction, events)
                    .run(begun, attempt.failed());
        } catch (DiagnosticException e) {
            return List.of("the host could not be read: " + e.getMessage());
        }
    }
}
