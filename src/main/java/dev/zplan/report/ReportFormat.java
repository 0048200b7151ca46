package dev.zplan.report;

import dev.zplan.diagnostic.Suggestion;
import dev.zplan.plan.PlanFile;
import dev.zplan.report.html.HtmlReport;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The formats that a plan can be reported in. The names are what one writes on the command line. */
public enum ReportFormat {
    /** For people, as on a terminal. */
    text,
    /** The plan file. */
    json,
    /** Results of tests, for Jenkins and GitLab. */
    junit,
    /** Findings of static analysis, for code scanning. */
    sarif,
    /** Annotations of GitHub Actions. */
    github,
    /** A comment for a pull request. */
    markdown,
    /** A graph of the steps for Graphviz. */
    dot,
    /** A graph of the steps for Mermaid. */
    mermaid,
    /** The commands as a shell script to be read. */
    script,
    /** One page for a browser, with the graph drawn. */
    html;

    /** The outlook in this format. */
    public String print(Outlook outlook) {
        return report().print(outlook);
    }

    private PlanReport report() {
        return switch (this) {
            case text -> new TextReport();
            case json -> new JsonReport();
            case junit -> new JunitReport();
            case sarif -> new SarifReport();
            case github -> new GithubReport();
            case markdown -> new MarkdownReport();
            case dot -> ofPlan(GraphText::dot, "digraph zplan {\n}\n");
            case mermaid -> ofPlan(GraphText::mermaid, "flowchart LR\n");
            case script -> ofPlan(new PlanScript()::print, "#!/bin/sh\n# There is no plan.\nexit 1\n");
            case html -> new HtmlReport();
        };
    }

    /** Of formats that have nothing to say of diagnostics. */
    private static PlanReport ofPlan(Function<PlanFile, String> printer, String nothing) {
        return outlook -> {
            PlanFile plan = outlook.plan();
            return plan == null ? nothing : printer.apply(plan);
        };
    }

    /** The name on the command line. */
    public String id() {
        return name();
    }

    /** The names of all, in order. */
    public static List<String> ids() {
        return Stream.of(values()).map(ReportFormat::id).toList();
    }

    /** The one with that name. */
    public static Optional<ReportFormat> of(String id) {
        return Stream.of(values()).filter(f -> f.id().equals(id)).findFirst();
    }

    /** The name that a misspelt one most likely meant. */
    public static Optional<String> nearest(String id) {
        return Suggestion.nearest(id, ids());
    }
}
