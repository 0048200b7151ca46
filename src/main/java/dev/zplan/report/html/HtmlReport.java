package dev.zplan.report.html;

import dev.zplan.plan.PlanFile;
import dev.zplan.report.Outlook;
import dev.zplan.report.PlanReport;

/** The outlook as one HTML page, which needs nothing beside it. */
public final class HtmlReport implements PlanReport {

    @Override
    public String print(Outlook outlook) {
        Asset style = Asset.read("report.css");
        Asset script = Asset.read("report.js");
        Markup html = new Markup();
        html.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en");
        html.open("head").empty("meta", "charset", "utf-8");
        // Whatever a name in a plan might smuggle in: nothing is loaded, and nothing runs but this style and this
        // script.
        html.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'"
                        .formatted(style.hash(), script.hash()));
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.leaf("title", SummarySection.title(outlook))
                .raw("style", style.text())
                .close();
        html.open("body");
        body(outlook, html);
        html.raw("script", script.text()).close().close();
        return "<!DOCTYPE html>\n" + html + "\n";
    }

    private static void body(Outlook outlook, Markup html) {
        PlanFile plan = outlook.plan();
        html.open("header");
        new SummarySection(outlook).write(html);
        html.close().open("main");
        new ProblemsSection(outlook).write(html);
        if (plan != null) {
            Index index = new Index(plan);
            new FilterForm(plan).write(html);
            new GraphSection(plan, index).write(html);
            new DriftSection(plan, index).write(html);
            new ChangesSection(plan, index, outlook.places()).write(html);
            new StepsSection(plan, index).write(html);
        }
        html.close();
        html.leaf("footer", "Made by zplan " + outlook.zplan() + " with " + outlook.command() + ".");
    }
}
