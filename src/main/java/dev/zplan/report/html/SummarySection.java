package dev.zplan.report.html;

import dev.zplan.plan.Action;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.PlanFileHost;
import dev.zplan.report.ActionText;
import dev.zplan.report.Meaning;
import dev.zplan.report.Outlook;
import dev.zplan.report.PlanText;
import dev.zplan.resource.Address;
import java.util.Collection;
import java.util.function.Function;

/**
 * What comes of it all: on which hosts, how much, what stops, and what is gone afterwards.
 *
 * @param outlook what there is to tell
 */
record SummarySection(Outlook outlook) {

    /** The name of the page. */
    static String title(Outlook outlook) {
        PlanFile plan = outlook.plan();
        return plan == null
                ? "No plan"
                : "Plan of " + String.join(", ", plan.scope().plans());
    }

    void write(Markup html) {
        PlanFile plan = outlook.plan();
        html.leaf("h1", title(outlook));
        if (plan == null) {
            String words = outlook.diagnostics().isEmpty() ? "Nothing is wrong." : "There is no plan.";
            html.leaf("p", words, "class", "verdict");
            return;
        }
        html.leaf("p", verdict(plan), "class", plan.hasErrors() ? "verdict go" : "verdict");
        hosts(plan, html);
        if (!plan.isEmpty()) {
            counts(plan, html);
        }
        if (!plan.hasErrors()) {
            named(plan, "Data that will be destroyed", "go", plan.summary().destroyed(), Meaning::dataOf, html);
            Meaning meaning = new Meaning(plan);
            named(plan, "Stops", "change", meaning.stops(), Address::name, html);
            named(plan, "Replaces", "change", meaning.replaced(), Address::name, html);
            named(plan, "Restarts", "change", plan.summary().restarts(), Address::name, html);
        }
        html.open("nav", "aria-label", "On this page");
        link(outlook.errors().isEmpty(), "errors", "Errors", html);
        link(outlook.warnings().isEmpty(), "warnings", "Warnings", html);
        link(plan.changes().isEmpty(), "graph", "Picture", html);
        link(plan.drift().isEmpty(), "drift", "Drift", html);
        link(plan.isEmpty(), "changes", "Changes", html);
        link(plan.steps().isEmpty(), "steps", "Steps", html);
        html.close();
    }

    private static void link(boolean missing, String id, String title, Markup html) {
        if (!missing) {
            html.leaf("a", title, "href", "#" + id).text(" ");
        }
    }

    private static String verdict(PlanFile plan) {
        if (plan.hasErrors()) {
            return "This plan cannot be applied.";
        }
        return plan.isEmpty() ? "No changes. " + PlanText.unchanged(plan) : PlanText.summary(plan);
    }

    private static void hosts(PlanFile plan, Markup html) {
        html.open("ul", "class", "hosts", "aria-label", "Hosts");
        for (PlanFileHost host : plan.hosts()) {
            html.open("li").leaf("strong", host.name()).text(" (" + host.flavour() + ", " + host.release() + ")");
            if (host.taken() != null) {
                html.text(", as recorded at " + host.taken());
            }
            html.close();
        }
        html.close();
    }

    private static void counts(PlanFile plan, Markup html) {
        html.open("ul", "class", "counts", "aria-label", "How much changes");
        PlanText.counted(plan).forEach(action -> count(plan, action, html));
        html.close();
        if (plan.summary().count(Action.NONE) > 0) {
            html.leaf("p", PlanText.unchanged(plan));
        }
    }

    private static void count(PlanFile plan, Action action, Markup html) {
        long count = plan.summary().count(action);
        html.open("li", "class", count == 0 ? "zero" : Look.of(action))
                .leaf("strong", String.valueOf(count))
                .text(" ")
                .open("span")
                .leaf("span", ActionText.sign(action), "class", "sign", "aria-hidden", "true")
                .text(" " + ActionText.toDo(action))
                .close()
                .close();
    }

    private static void named(
            PlanFile plan,
            String title,
            String style,
            Collection<Address> addresses,
            Function<Address, String> name,
            Markup html) {
        if (addresses.isEmpty()) {
            return;
        }
        html.open("section", "class", "box " + style).leaf("h2", title).open("ul");
        boolean several = plan.hosts().size() > 1;
        addresses.forEach(a -> html.leaf("li", name.apply(a) + (several ? " on " + a.host() : "")));
        html.close().close();
    }
}
