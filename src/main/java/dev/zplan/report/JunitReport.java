package dev.zplan.report;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.plan.Change;
import dev.zplan.plan.Drift;
import dev.zplan.plan.PlanFile;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan as results of tests: a suite for each zone, in it a case for each change. Errors are cases that fail, warnings and drift
 * such as were skipped. The changes of a plan that cannot be applied were skipped, too.
 */
final class JunitReport implements PlanReport {

    static final String DRIFTED = "changed since the last apply by somebody else";

    private static final Paint PLAIN = new Paint(false);

    @Override
    public String print(Outlook outlook) {
        List<Junit.Suite> suites = new ArrayList<>();
        if (!outlook.diagnostics().isEmpty()) {
            suites.add(new Junit.Suite(
                    outlook.command(),
                    outlook.diagnostics().stream().map(d -> of(d, outlook)).toList()));
        }
        PlanFile plan = outlook.plan();
        if (plan != null) {
            Meaning meaning = new Meaning(plan);
            Section.of(plan).forEach(section -> suites.add(of(section, plan, meaning)));
            if (!plan.drift().isEmpty()) {
                suites.add(new Junit.Suite(
                        "drift", plan.drift().stream().map(JunitReport::of).toList()));
            }
        }
        if (suites.isEmpty()) {
            String nothing = plan == null ? "valid" : "no changes";
            suites.add(new Junit.Suite(outlook.command(), List.of(Junit.Case.passed(nothing, ""))));
        }
        return new Junit(outlook.command(), outlook.at(), suites).print();
    }

    private static Junit.Case of(Diagnostic diagnostic, Outlook outlook) {
        String place = diagnostic.span() == null ? "" : " at " + outlook.located(diagnostic.span());
        String name = diagnostic.code() + ": " + diagnostic.message() + place;
        String text = diagnostic.message() + place + (diagnostic.help() == null ? "" : "\n" + diagnostic.help());
        return diagnostic.isError()
                ? Junit.Case.failed(name, diagnostic.code(), diagnostic.message(), text)
                : Junit.Case.skipped(name, diagnostic.message(), text);
    }

    /** Readers make folders of names with dots. */
    private static Junit.Suite of(Section section, PlanFile plan, Meaning meaning) {
        return new Junit.Suite(
                section.zone() == null ? section.host() : section.host() + "." + section.zone(),
                section.host(),
                section.changes().stream().map(c -> of(c, plan)).toList(),
                String.join("\n", meaning.of(section)));
    }

    private static Junit.Case of(Change change, PlanFile plan) {
        ChangeText text = new ChangeText(PLAIN);
        String name = change.address().kind() + " " + change.address().name() + ": " + ActionText.plan(change);
        String lines = lines(text.line(change), text.details(change));
        return plan.hasErrors()
                ? Junit.Case.skipped(name, "this plan cannot be applied", lines)
                : Junit.Case.passed(name, lines);
    }

    private static Junit.Case of(Drift drift) {
        return Junit.Case.skipped(drift.address().toString(), DRIFTED, text(drift));
    }

    /** What differs, and what becomes of it. */
    static String text(Drift drift) {
        DriftText text = new DriftText(Page.endless(false));
        return lines(text.line(drift), text.details(drift));
    }

    private static String lines(String first, List<String> details) {
        StringBuilder lines = new StringBuilder(first);
        details.forEach(line -> lines.append("\n    ").append(line));
        return lines.toString();
    }
}
