package dev.zplan.cli;

import dev.zplan.apply.Applier;
import dev.zplan.apply.Atomicity;
import dev.zplan.apply.JournaledTransaction;
import dev.zplan.apply.Outcome;
import dev.zplan.apply.Progress;
import dev.zplan.apply.Recovery;
import dev.zplan.apply.journal.Journal;
import dev.zplan.apply.journal.JournalException;
import dev.zplan.apply.journal.Journals;
import dev.zplan.apply.journal.TransactionId;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.host.HostReader;
import dev.zplan.plan.Origin;
import dev.zplan.plan.Plan;
import dev.zplan.plan.Redactor;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Step;
import dev.zplan.report.RecoveryText;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "recover",
        description =
                "Brings an apply that did not come to its end to one: back or on where it was not committed, forward where it was.",
        footer = {
            "%nExit codes: 0 recovered, or nothing to do; 1 not recovered, nothing was changed; 3 it could not be carried on and was rolled back;"
                    + " 4 not everything could be put back; 5 not everything could be destroyed.",
            "%nExamples:",
            "  zplan recover                            tells what happened, asks, and rolls back",
            "  zplan recover --resume                   goes on with the apply from where it was",
            "  zplan recover --rollback --yes"
        })
final class RecoverCommand implements Callable<Integer> {

    private static final String NAME = "zplan recover";
    private static final int PARALLELISM = 8;

    private final Context world;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @ArgGroup
    private @Nullable Way way;

    private static final class Way {
        @Option(names = "--resume", description = "Goes on with the apply; what failed or was under way is done again.")
        private boolean resume;

        @Option(names = "--rollback", description = "Undoes what the apply did (as without either option).")
        private boolean rollback;
    }

    @Mixin
    private TellingOptions telling = new TellingOptions();

    @Mixin
    private LockOptions lock = new LockOptions();

    RecoverCommand(Context context) {
        this.world = context;
    }

    @Override
    public Integer call() {
        return telling.chosen(world, NAME).run(this::recover);
    }

    private int recover(Telling telling) {
        Context context = telling.context();
        Session session = Session.open(context, options, List.of());
        Consent consent = new Consent(context, yes);
        consent.mustBePossible(NAME, "say --yes");
        return new Exclusive(context, session.workspace(), lock).whateverIsUnfinished(NAME, hold -> {
            Journals journals = new Journals(session.workspace().state().resolve("journal"));
            List<TransactionId> unfinished = journals.unfinished();
            if (unfinished.isEmpty()) {
                context.out().println("Nothing to recover: every apply came to its end.");
                return ExitCodes.OK;
            }
            int worst = ExitCodes.OK;
            for (int i = unfinished.size() - 1; i >= 0; i--) {
                int exitCode = recover(telling, session, journals, unfinished.get(i), consent, hold);
                if (exitCode == ExitCodes.ERROR) {
                    return exitCode;
                }
                worst = Math.max(worst, exitCode);
            }
            return worst;
        });
    }

    private int recover(
            Telling telling,
            Session session,
            Journals journals,
            TransactionId id,
            Consent consent,
            Exclusive.Hold hold) {
        Context context = telling.context();
        Origin origin = journals.origin(id).read();
        Origin.Again again = origin.again(
                session.workspace().kinds(),
                session.secrets(origin.plan().scope().plans()));
        Recovery recovery = new Recovery(again, journals.read(id));
        boolean resume = way != null && way.resume;
        if (way != null && recovery.isCommitted() && way.rollback) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::recover::committed",
                    "the transaction " + id + " is committed: there is only the way forward",
                    null,
                    "zplan recover ends it; afterwards zplan rollback " + id + " plans the way back"));
        }
        if (resume && !recovery.isCommitted()) {
            recovery.mustBeKnown();
        }
        Plan plan = recovery.plan();
        hold.hosts().take(session.hosts(plan).values());
        HostReader reader = session.reader(plan.request().desired().resources());
        context.out()
                .print(new RecoveryText(context.colour())
                        .print(
                                id.text(),
                                recovery,
                                name -> reader.read(
                                        session.host(name), plan.digests().keySet())));
        context.out().println(intention(recovery, resume));
        if (!consent.given(resume ? "Go on?" : "Recover?")) {
            return ExitCodes.ERROR;
        }
        hold.interrupts().begun("it is brought to its end");
        Books books = new Books(session.registry(), session.registry().load());
        Redactor redactor = Redactor.of(plan.request().clearTexts());
        List<Step> open = open(recovery);
        telling.begin(new Telling.Work(
                List.of(open),
                PARALLELISM,
                step -> step.gate(plan.request().kinds()).isPresent(),
                journals));
        try (Journal journal = Journal.resume(journals.path(id))) {
            JournaledTransaction transaction = new JournaledTransaction(id, journal::append, redactor, context.clock());
            Applier applier = new Applier(
                    session.hosts(plan),
                    reader,
                    books,
                    new Applier.Manner(PARALLELISM, Atomicity.PLAN, hold.interrupts()::asked),
                    telling.transaction(new Telling.Part(
                            id.text(),
                            "",
                            false,
                            redactor,
                            List.copyOf(plan.request().facts().keySet()),
                            open.size())));
            Outcome outcome = recovery.isCommitted()
                    ? recovery.forward(applier, transaction)
                    : resume ? recovery.on(applier, transaction) : recovery.back(applier, transaction);
            return hold.interrupts().over(exitCode(outcome, resume));
        } catch (JournalException | DiagnosticException e) {
            return hold.interrupts().over(new Failures(context).unfinished(e, id.text()));
        } finally {
            telling.over();
        }
    }

    /** The steps that were not done yet. */
    private static List<Step> open(Recovery recovery) {
        return recovery.plan().steps().stream()
                .filter(step -> recovery.isCommitted() == (step.stage() == Stage.PURGE)
                        && recovery.progress().state(step.id().toString()) != Progress.State.DONE)
                .toList();
    }

    private static String intention(Recovery recovery, boolean resume) {
        if (recovery.isCommitted()) {
            return "It is committed: what it made stays, and what is still to be destroyed is destroyed.";
        }
        return resume
                ? "What is not done will be done."
                : "What was begun will be undone. (zplan recover --resume would go on instead.)";
    }

    /** A rollback is what was asked for, unless it was not. */
    private static int exitCode(Outcome outcome, boolean resume) {
        return outcome.result() == Outcome.Result.ROLLED_BACK && !resume
                ? ExitCodes.OK
                : outcome.result().exitCode();
    }
}
