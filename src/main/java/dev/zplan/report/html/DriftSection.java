package dev.zplan.report.html;

import dev.zplan.plan.Drift;
import dev.zplan.plan.PlanFile;
import dev.zplan.report.DriftText;

/**
 * What others did since the last apply, apart from what the plan does.
 *
 * @param plan the plan
 * @param index where things are
 */
record DriftSection(PlanFile plan, Index index) {

    void write(Markup html) {
        if (plan.drift().isEmpty()) {
            return;
        }
        html.open("section", "id", "drift", "data-group", "").leaf("h2", "Drift");
        html.leaf("p", "Changed since the last apply by somebody else.");
        DriftText.byHost(plan.drift()).forEach(host -> {
            html.open("section", "data-group", "").leaf("h3", "host " + host.host());
            host.zones().forEach(zone -> {
                html.open("section", "class", "zone", "data-group", "").leaf("h4", zone.title());
                zone.members().forEach(drift -> resource(drift, html));
                html.close();
            });
            html.close();
        });
        html.close();
    }

    private void resource(Drift drift, Markup html) {
        html.open("article", index.filtered("drift", drift.address()))
                .open("h5", "class", "keep")
                .leaf("span", "!", "class", "sign", "aria-hidden", "true")
                .text(" ")
                .leaf("code", drift.address().toString());
        Drift.Next next = drift.next();
        if (next != null) {
            html.text(": ").leaf("strong", "gone").leaf("small", " (" + next.words() + ")");
        }
        html.close();
        if (!drift.gone()) {
            AttributeTable.ofChanged(DriftText.lines(drift), "Applied", "Found", html);
        }
        html.close();
    }
}
