package dev.zplan.cli;

import dev.zplan.apply.Applier;
import dev.zplan.apply.ApplyEvent;
import dev.zplan.apply.JournaledTransaction;
import dev.zplan.apply.Outcome;
import dev.zplan.apply.journal.Journal;
import dev.zplan.apply.journal.JournalException;
import dev.zplan.apply.journal.JournalRecord;
import dev.zplan.apply.journal.Journals;
import dev.zplan.apply.journal.TransactionId;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.plan.FactsDigest;
import dev.zplan.plan.Origin;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.Redactor;
import dev.zplan.report.ApplyLines;
import dev.zplan.report.PlanText;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What apply and destroy share: the lock, the question, the transaction, and what is told of it. */
final class ApplyRun {

    private static final String ZPLAN = "zplan";

    private final Context context;
    private final Session session;
    private final ApplyOptions options;
    private final String command;

    ApplyRun(Context context, Session session, ApplyOptions options, String command) {
        this.context = context;
        this.session = session;
        this.options = options;
        this.command = (ZPLAN + " " + command).strip();
    }

    /** Makes the plan under the lock, asks unless told not to or {@code approved}, and applies it. */
    int run(Function<Session, Plan> planning, boolean approved) {
        Consent consent = new Consent(context, options.yes || approved);
        consent.mustBePossible(command, "look at zplan plan, then say --yes");
        return new Exclusive(context, session.workspace(), options.lock).run(command, hold -> {
            Plan plan = planning.apply(session.locking(hold.hosts()));
            return locked(plan, consent, hold.interrupts());
        });
    }

    private int locked(Plan plan, Consent consent, Interrupts interrupts) {
        PlanFile shown = PlanFile.of(plan, Zplan.Version.number());
        Told.diagnostics(context, plan.diagnostics());
        if (plan.hasErrors()) {
            return ExitCodes.ERROR;
        }
        context.out().print(new PlanText(context.colour()).print(shown));
        if (plan.isEmpty()) {
            Applier.onlyRegistry(plan).ifPresent(next -> {
                session.registry().save(next);
                context.out().println("The registry was brought up to date.");
            });
            return ExitCodes.OK;
        }
        if (!consent.given("Apply this plan?")) {
            return ExitCodes.ERROR;
        }
        context.out().println();
        return apply(plan, shown, interrupts);
    }

    private int apply(Plan plan, PlanFile shown, Interrupts interrupts) {
        TransactionId id = TransactionId.next(context.clock(), context.random());
        Redactor redactor = Redactor.of(plan.request().clearTexts());
        JournalRecord.Begin begin = new JournalRecord.Begin(
                Journal.VERSION,
                id,
                FactsDigest.text(shown.write()),
                context.user(),
                context.machine(),
                ProcessHandle.current().pid(),
                context.clock().instant(),
                Zplan.Version.number(),
                List.copyOf(plan.request().scope().plans()),
                PlanText.summary(shown));
        interrupts.begun("what runs is waited for, and what is not committed then is rolled back");
        Journals journals = new Journals(session.workspace().state().resolve("journal"));
        journals.origin(id).write(Origin.of(plan, Zplan.Version.number()));
        Journal journal = Journal.begin(journals.folder(), begin);
        try (journal) {
            Applier applier = new Applier(
                    session.hosts(plan),
                    session.reader(plan.request().desired().resources()),
                    session.registry()::save,
                    new Applier.Manner(options.parallelism, options.atomicity, interrupts::asked),
                    lines(redactor));
            Outcome outcome = applier.apply(
                    plan,
                    new JournaledTransaction(
                            id, journal::append, redactor, plan.request().registry(), context.clock()));
            return interrupts.over(outcome.result().exitCode());
        } catch (JournalException | DiagnosticException e) {
            return interrupts.over(new Failures(context).unfinished(e, id.text()));
        }
    }

    private Consumer<ApplyEvent> lines(Redactor redactor) {
        ApplyLines lines = new ApplyLines(context.colour(), redactor);
        return event -> {
            context.out().print(lines.print(event));
            context.out().flush();
        };
    }
}
