package dev.zplan.cli;

import dev.zplan.apply.Applier;
import dev.zplan.apply.JournaledTransaction;
import dev.zplan.apply.Outcome;
import dev.zplan.apply.journal.Journal;
import dev.zplan.apply.journal.JournalException;
import dev.zplan.apply.journal.JournalRecord;
import dev.zplan.apply.journal.Journals;
import dev.zplan.apply.journal.TransactionId;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.host.Forks;
import dev.zplan.plan.Action;
import dev.zplan.plan.FactsDigest;
import dev.zplan.plan.Origin;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.Redactor;
import dev.zplan.plan.Step;
import dev.zplan.report.PlanText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;

/** The transactions of an approved plan: one, or one for each host, some hosts after others. */
final class Deployment {

    private final Context context;
    private final Telling telling;
    private final Session session;
    private final ApplyOptions options;
    private final boolean brief;
    private final Books books;
    private final Interrupts interrupts;

    /** @param brief whether only what fails is told, and the end */
    Deployment(
            Telling telling, Session session, ApplyOptions options, boolean brief, Books books, Interrupts interrupts) {
        this.telling = telling;
        this.context = telling.context();
        this.session = session;
        this.options = options;
        this.brief = brief;
        this.books = books;
        this.interrupts = interrupts;
    }

    /**
     * All of the plan in one transaction.
     *
     * @param waves the hosts in the order of their turns
     * @return the exit code
     */
    int together(Plan plan, List<List<Set<String>>> waves) {
        List<Set<String>> hosts = waves.stream().map(Deployment::union).toList();
        List<List<Step>> steps = hosts.isEmpty()
                ? List.of(plan.steps())
                : hosts.stream().map(names -> on(names, plan.steps())).toList();
        return telling(steps, options.parallelism, () -> transaction(plan, nextId(), "", hosts));
    }

    private static List<Step> on(Set<String> hosts, List<Step> steps) {
        return steps.stream()
                .filter(s -> hosts.contains(s.id().address().host()))
                .toList();
    }

    private int telling(List<List<Step>> waves, int parallelism, IntSupplier work) {
        telling.begin(new Telling.Work(
                waves,
                parallelism,
                step -> step.gate(session.workspace().kinds()).isPresent(),
                journals()));
        try {
            return work.getAsInt();
        } finally {
            telling.over();
        }
    }

    /**
     * Each of these plans in a transaction of its own.
     *
     * @return the exit code
     */
    int apart(List<Plan> parts) {
        if (parts.size() == 1) {
            Plan plan = parts.get(0);
            return telling(
                    List.of(plan.steps()), options.parallelism, () -> transaction(plan, nextId(), "", List.of()));
        }
        List<Turn> turns = parts.stream()
                .map(part -> new Turn(part, part.request().facts().keySet(), nextId()))
                .toList();
        List<List<Turn>> waves =
                options.rollout().waves(turns, turn -> turn.hosts().size());
        int atOnce = waves.stream().mapToInt(List::size).max().orElse(1);
        return telling(
                waves.stream().map(Deployment::steps).toList(),
                options.parallelism * Math.min(session.forks(), atOnce),
                () -> apart(turns, waves));
    }

    private static Map<String, String> names(List<Turn> turns) {
        Map<String, String> names = new LinkedHashMap<>();
        turns.forEach(turn -> names.put(turn.name(), turn.id().text()));
        return names;
    }

    private static List<Step> steps(List<Turn> wave) {
        return wave.stream().flatMap(turn -> turn.part().steps().stream()).toList();
    }

    private int apart(List<Turn> turns, List<List<Turn>> waves) {
        Turns account = new Turns(names(turns));
        for (List<Turn> wave : waves) {
            if (!account.isGood() || interrupts.asked()) {
                break;
            }
            if (waves.size() > 1) {
                telling.say(account.next(wave.stream().map(Turn::name).toList()));
            }
            new Forks(session.forks()).map(wave, turn -> account.ended(turn.name(), transaction(turn)));
        }
        telling.say(account.summary());
        return account.exitCode();
    }

    /** A transaction that is going to be. */
    private record Turn(Plan part, Set<String> hosts, TransactionId id) {
        String name() {
            return String.join(", ", hosts);
        }
    }

    /** One that cannot begin is told, and does not keep others from it that go at the same time. */
    private int transaction(Turn turn) {
        try {
            return transaction(turn.part(), turn.id(), turn.name() + ": ", List.of());
        } catch (JournalException | DiagnosticException e) {
            return new Failures(context).failed(e);
        }
    }

    private TransactionId nextId() {
        return TransactionId.next(context.clock(), context.random());
    }

    private static Set<String> union(List<Set<String>> sets) {
        Set<String> all = new TreeSet<>();
        sets.forEach(all::addAll);
        return all;
    }

    /**
     * Carries out one plan.
     *
     * @param label what stands before lines that are about all of it
     * @return the exit code
     * @throws JournalException when it cannot begin
     */
    private int transaction(Plan plan, TransactionId id, String label, List<Set<String>> waves) {
        PlanFile shown = PlanFile.of(plan, Release.own().version());
        Redactor redactor = Redactor.of(plan.request().clearTexts());
        Journals journals = journals();
        journals.origin(id).write(Origin.of(plan, Release.own().version()));
        JournalRecord.Begin begin = begin(plan, id, shown);
        Journal journal = Journal.begin(journals.folder(), begin);
        try (journal) {
            Applier applier = new Applier(
                    session.hosts(plan),
                    session.reader(plan.request().desired().resources()),
                    books,
                    new Applier.Manner(options.parallelism, options.atomic.within(), interrupts::asked, waves),
                    telling.transaction(new Telling.Part(
                            id.text(),
                            label,
                            brief,
                            redactor,
                            begin.hosts(),
                            plan.steps().size())));
            Outcome outcome =
                    applier.apply(plan, new JournaledTransaction(id, journal::append, redactor, context.clock()));
            return outcome.result().exitCode();
        } catch (JournalException | DiagnosticException e) {
            return new Failures(context).unfinished(e, id.text());
        }
    }

    private JournalRecord.Begin begin(Plan plan, TransactionId id, PlanFile shown) {
        return new JournalRecord.Begin(
                Journal.VERSION,
                id,
                FactsDigest.text(shown.write()),
                context.user(),
                context.machine(),
                ProcessHandle.current().pid(),
                context.clock().instant(),
                Release.own().version(),
                List.copyOf(plan.request().scope().plans()),
                plan.changes().stream()
                        .filter(change -> change.action() != Action.NONE)
                        .map(change -> change.address().host())
                        .distinct()
                        .toList(),
                PlanText.summary(shown));
    }

    private Journals journals() {
        return new Journals(session.workspace().state().resolve("journal"));
    }
}
