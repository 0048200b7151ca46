package dev.zplan.cli;

import dev.zplan.apply.JournaledTransaction;
import dev.zplan.apply.Outcome;
import dev.zplan.apply.Recovery;
import dev.zplan.apply.journal.Journal;
import dev.zplan.apply.journal.JournalRecord;
import dev.zplan.apply.journal.Journals;
import dev.zplan.apply.journal.TransactionId;
import dev.zplan.host.Host;
import dev.zplan.host.HostReader;
import dev.zplan.plan.Redactor;
import dev.zplan.registry.Snapshot;
import dev.zplan.report.ApplyLines;
import dev.zplan.report.Printable;
import dev.zplan.resource.Flavour;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "recover",
        description =
                "Brings an apply that did not come to its end to one: back where it was not committed, forward where it was.",
        footer = {
            "%nExamples:",
            "  zplan recover                            tells what happened, asks, and puts things right"
        })
final class RecoverCommand implements Callable<Integer> {

    private static final String NAME = "zplan recover";

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    RecoverCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = Session.open(context, options, List.of());
        Consent consent = new Consent(context, yes);
        consent.mustBePossible(NAME, "say --yes");
        return new Exclusive(context, session.workspace().state()).whateverIsUnfinished(NAME, () -> {
            Journals journals = new Journals(session.workspace().state().resolve("journal"));
            List<TransactionId> unfinished = journals.unfinished();
            if (unfinished.isEmpty()) {
                context.out().println("Nothing to recover: every apply came to its end.");
                return ExitCodes.OK;
            }
            return recover(session, journals, unfinished.get(unfinished.size() - 1), consent);
        });
    }

    private int recover(Session session, Journals journals, TransactionId id, Consent consent) {
        List<JournalRecord> records = journals.read(id);
        HostReader reader = session.reader(List.of());
        Map<String, Host> hosts = new TreeMap<>();
        Map<String, Flavour> flavours = new TreeMap<>();
        for (String name : Recovery.hosts(records)) {
            hosts.put(name, session.host(name));
            flavours.put(name, reader.read(session.host(name), List.of()).flavour());
        }
        Recovery recovery = new Recovery(records, session.workspace().kinds(), flavours);
        boolean committed = recovery.committed().isPresent();
        context.out().println("Transaction " + id + ": " + Unfinished.story(records) + ".");
        context.out()
                .println(
                        committed
                                ? "What it made stays. What is still to be destroyed is owned, and the next apply destroys it."
                                : "Its " + recovery.begun().size() + " steps will be undone.");
        if (!consent.given("Recover?")) {
            return ExitCodes.ERROR;
        }
        Snapshot owned = session.registry().load();
        ApplyLines lines = new ApplyLines(context.colour(), Redactor.none());
        try (Journal journal = Journal.resume(journals.path(id))) {
            JournaledTransaction transaction = new JournaledTransaction(id, journal, Redactor.none(), owned);
            Outcome outcome = committed
                    ? recovery.forward(owned, session.registry()::save, transaction)
                    : recovery.back(
                            hosts, reader, transaction, e -> context.out().print(lines.print(e)));
            return tell(outcome);
        }
    }

    private int tell(Outcome outcome) {
        boolean settled = outcome.left().isEmpty();
        context.out().println(settled ? "Recovered." : "Not everything is as it was:");
        outcome.left().forEach(line -> context.out().println("  " + Printable.line(line)));
        return settled ? ExitCodes.OK : outcome.result().exitCode();
    }
}
