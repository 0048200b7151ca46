package dev.zplan.cli;

import dev.zplan.apply.PastApply;
import dev.zplan.apply.Progress;
import dev.zplan.apply.journal.JournalRecord;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.Origin;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.WayBack;
import dev.zplan.registry.Snapshot;
import dev.zplan.report.ReportFormat;
import dev.zplan.resource.Address;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rollback",
        description =
                "Plans the way back to the state before a transaction that was committed. Changes nothing by itself.",
        footer = {
            "%nWhat was applied to its plans later is taken back too. What was destroyed cannot come back: it is left out, and told."
                    + " Exit codes: 0 planned, or nothing to do; 1 error.",
            "%nExamples:",
            "  zplan rollback 20260102-030405-gvqx      shows the plan",
            "  zplan rollback gvqx --out back.zplan     saves it for zplan apply back.zplan"
        })
final class RollbackCommand implements Callable<Integer> {

    private static final String CREATED = ":create";

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Parameters(
            paramLabel = "ID",
            description =
                    "The transaction: how its name begins, or its last four characters; zplan history lists them.")
    private String id = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Saves the plan, for zplan apply FILE.")
    private @Nullable Path out;

    @Option(names = "--purge-data", description = "Destroys datasets that were made since, instead of letting them go.")
    private boolean purgeData;

    @Mixin
    private PlanOutput output = new PlanOutput();

    RollbackCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = Session.open(context, options, List.of());
        Transactions transactions = Transactions.of(session.checked(), context);
        PastApply past = transactions.readable(id);
        refuseUncommitted(past);
        Plan plan = plan(session, transactions, past);
        PlanFile shown = PlanFile.of(plan, Release.own().version());
        int exitCode =
                output.print(context, new Reports(context, new ReportOptions(), "rollback " + id).outlook(shown));
        if (exitCode == ExitCodes.OK && out != null) {
            PrivateFile.write(context.current().resolve(out), shown.write());
        }
        if (exitCode == ExitCodes.OK && output.output == ReportFormat.text && !output.commands && !plan.isEmpty()) {
            hint(plan);
        }
        return exitCode;
    }

    private void hint(Plan plan) {
        context.out()
                .println(
                        out == null
                                ? "\nNothing has changed yet: --out FILE saves this plan, zplan apply FILE carries it out."
                                : "\nSaved the plan to " + out + ". Apply it with: zplan apply " + out);
        context.out()
                .println("The files of "
                        + String.join(", ", plan.request().scope().plans())
                        + " still say what was applied since: put them back too, or the next apply does it again.");
    }

    private static void refuseUncommitted(PastApply past) {
        Progress progress = past.progress();
        if (progress.isUnfinished()) {
            throw refused(
                    past.id() + " cannot be rolled back yet: it did not come to its end", "zplan recover is first");
        }
        if (progress.commit() == null) {
            throw refused(
                    "of " + past.id() + " there is nothing to roll back: it was rolled back",
                    "zplan history shows what was committed");
        }
    }

    private static DiagnosticException refused(String why, String help) {
        return new DiagnosticException(Diagnostic.error("zplan::rollback::not_committed", why, null, help));
    }

    private Plan plan(Session session, Transactions transactions, PastApply past) {
        Origin origin = transactions.journals().origin(past.id()).read();
        List<PastApply> later = transactions.all().stream()
                .filter(p -> p.revision() > past.revision() || p.problem() != null)
                .toList();
        Snapshot owned = session.registry().load();
        Set<Address> made = made(past);
        later.forEach(p -> made.addAll(made(p)));
        WayBack back =
                new WayBack(past.id().text(), origin, owned, session.workspace().kinds(), made, purgeData);
        Set<Address> asked = back.asked();
        Plan plan = session.plan(
                owned,
                back.scope(),
                hosts(session, asked, origin),
                asked,
                facts -> back.desired(facts, session.secrets(back.scope().plans())));
        List<Diagnostic> told = later(later, plan);
        told.addAll(plan.diagnostics());
        return new Plan(plan.request(), plan.changes(), plan.steps(), plan.digests(), told);
    }

    private static Set<String> hosts(Session session, Set<Address> concerned, Origin origin) {
        Set<String> hosts = new TreeSet<>();
        concerned.forEach(a -> hosts.add(a.host()));
        origin.plan().hosts().forEach(h -> hosts.add(h.name()));
        Set<String> known = session.workspace().settings().hosts().keySet();
        for (String host : hosts) {
            if (!known.contains(host)) {
                throw new DiagnosticException(Diagnostic.error(
                        "zplan::host::unknown",
                        "this workspace has no host \"" + host + "\" any more, which the transaction was about",
                        null,
                        "it has: " + String.join(", ", known)));
            }
        }
        return hosts;
    }

    /** What a transaction created, and did not undo. */
    private static Set<Address> made(PastApply past) {
        Set<Address> made = new TreeSet<>();
        past.progress().steps().forEach((step, state) -> {
            if (state == Progress.State.DONE && step.endsWith(CREATED)) {
                Address.parse(step.substring(0, step.length() - CREATED.length()))
                        .ifPresent(made::add);
            }
        });
        return made;
    }

    /** What of later transactions is taken back too, oldest first. */
    private static List<Diagnostic> later(List<PastApply> later, Plan plan) {
        Set<Address> changed = plan.changes().stream()
                .filter(c -> c.action() != Action.NONE)
                .map(Change::address)
                .collect(Collectors.toSet());
        List<Diagnostic> told = new ArrayList<>();
        for (PastApply past : later) {
            Diagnostic problem = past.problem();
            Set<Address> shared = touched(past);
            shared.retainAll(changed);
            if (problem != null) {
                told.add(Diagnostic.warning(
                        "zplan::rollback::unknown_transaction",
                        "what the transaction " + past.id() + " did cannot be read: " + problem.message(),
                        null,
                        "what only it is known to have made stays as it is"));
            } else if (!shared.isEmpty()) {
                told.add(Diagnostic.warning(
                        "zplan::rollback::later",
                        "what the later transaction " + past.id() + " did is taken back too: "
                                + shared.stream().map(Address::toString).collect(Collectors.joining(", ")),
                        null,
                        "zplan history show " + past.id() + " tells what it did"));
            }
        }
        Collections.reverse(told);
        return told;
    }

    private static Set<Address> touched(PastApply past) {
        Set<Address> touched = new TreeSet<>();
        JournalRecord.Commit commit = past.progress().commit();
        if (commit != null) {
            commit.registry().put().forEach(e -> touched.add(e.address()));
            touched.addAll(commit.registry().removed());
        }
        past.progress()
                .steps()
                .keySet()
                .forEach(step ->
                        Address.parse(step.replaceFirst(":[a-z-]*$", "")).ifPresent(touched::add));
        return touched;
    }
}
