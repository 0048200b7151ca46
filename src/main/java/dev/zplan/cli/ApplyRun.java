package dev.zplan.cli;

import dev.zplan.apply.Applier;
import dev.zplan.plan.Parts;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanFile;
import dev.zplan.registry.Snapshot;
import dev.zplan.report.PlanText;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What apply and destroy share: the lock, the question, and the transactions that follow. */
final class ApplyRun {

    private static final String ZPLAN = "zplan";

    private final Context context;
    private final Telling telling;
    private final Session session;
    private final ApplyOptions options;
    private final String command;
    private final boolean brief;
    private final Reports reports;

    /**
     * For one run.
     *
     * @param brief whether one line is told of the plan, and one of its apply if all goes well
     * @param reports get the plan before it is applied
     */
    ApplyRun(Telling telling, Session session, ApplyOptions options, String command, boolean brief, Reports reports) {
        this.telling = telling;
        this.context = telling.context();
        this.brief = brief;
        this.session = session;
        this.options = options;
        this.reports = reports;
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
        PlanFile shown = PlanFile.of(plan, Release.own().version());
        Told.diagnostics(context, plan.diagnostics());
        reports.write(reports.outlook(shown));
        if (plan.hasErrors()) {
            return ExitCodes.ERROR;
        }
        telling.plan(shown, brief ? Brief.line(plan, shown) : new PlanText(context.page()).print(shown));
        Books books = new Books(session.registry(), plan.request().registry());
        if (plan.isEmpty()) {
            if (isNewsForRegistry(plan, books)) {
                context.out().println("The registry was brought up to date.");
            }
            return ExitCodes.OK;
        }
        if (!consent.given("Apply this plan?")) {
            return ExitCodes.ERROR;
        }
        if (!brief) {
            context.out().println();
        }
        interrupts.begun("what runs is waited for, and what is not committed then is rolled back");
        return interrupts.over(apply(plan, books, interrupts));
    }

    private static boolean isNewsForRegistry(Plan plan, Books books) {
        boolean[] news = {false};
        books.change(now -> {
            Optional<Snapshot> next = Applier.onlyRegistry(plan, now);
            news[0] = next.isPresent();
            return next.orElse(now);
        });
        return news[0];
    }

    /** Each host its own transaction, or all of them one. */
    private int apply(Plan plan, Books books, Interrupts interrupts) {
        Parts parts = new Parts(plan);
        Deployment deployment = new Deployment(telling, session, options, brief, books, interrupts);
        if (options.atomic == Atomic.fleet) {
            return deployment.together(plan, options.rollout().waves(parts.hosts(), Set::size));
        }
        int exitCode = deployment.apart(parts.plans());
        if (exitCode == ExitCodes.OK) {
            parts.rest().ifPresent(rest -> isNewsForRegistry(rest, books));
        }
        return exitCode;
    }
}
