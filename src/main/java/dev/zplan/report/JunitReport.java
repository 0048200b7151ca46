package dev.zplan.report;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.plan.Change;
import dev.zplan.plan.Drift;
import dev.zplan.plan.PlanFile;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as results of tests, in the XML that Jenkins and GitLab read: a suite for each zone, in it a case for each change. Errors
 * are cases that fail, warnings and drift such as were skipped. The changes of a plan that cannot be applied were skipped, too.
 */
final class JunitReport implements PlanReport {

    /** How a case ended; only {@link #PASSED} says no more. */
    private enum Result {
        PASSED,
        SKIPPED,
        FAILURE
    }

    /** A case; {@code message} in one line, {@code text} in full. */
    private record Case(String name, Result result, String type, String message, String text) {}

    /** Cases of one place; {@code text} is about all of them. */
    private record Suite(String name, String host, List<Case> cases, String text) {

        Suite(String name, List<Case> cases) {
            this(name, "", cases, "");
        }

        long count(Result result) {
            return cases.stream().filter(c -> c.result == result).count();
        }
    }

    @Override
    public String print(Outlook outlook) {
        List<Suite> suites = suites(outlook);
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
        attribute("name", outlook.command(), out);
        attribute("tests", sum(suites, null), out);
        attribute("failures", sum(suites, Result.FAILURE), out);
        attribute("errors", "0", out);
        out.append(">\n");
        suites.forEach(suite -> suite(suite, outlook, out));
        return out.append("</testsuites>\n").toString();
    }

    private static String sum(List<Suite> suites, @Nullable Result result) {
        return String.valueOf(suites.stream()
                .mapToLong(s -> result == null ? s.cases.size() : s.count(result))
                .sum());
    }

    private static List<Suite> suites(Outlook outlook) {
        List<Suite> suites = new ArrayList<>();
        List<Case> diagnostics =
                outlook.diagnostics().stream().map(d -> of(d, outlook)).toList();
        if (!diagnostics.isEmpty()) {
            suites.add(new Suite(outlook.command(), diagnostics));
        }
        PlanFile plan = outlook.plan();
        if (plan != null) {
            for (Section section : Section.of(plan)) {
                suites.add(new Suite(
                        name(section),
                        section.host(),
                        cases(plan, section),
                        String.join("\n", new Meaning(plan).of(section))));
            }
            if (!plan.drift().isEmpty()) {
                suites.add(new Suite(
                        "drift", plan.drift().stream().map(JunitReport::of).toList()));
            }
        }
        return suites.isEmpty() ? List.of(new Suite(outlook.command(), List.of(nothing(outlook)))) : suites;
    }

    /** Readers complain of reports without any case. */
    private static Case nothing(Outlook outlook) {
        return new Case(outlook.plan() == null ? "valid" : "no changes", Result.PASSED, "", "", "");
    }

    private static Case of(Diagnostic diagnostic, Outlook outlook) {
        StringBuilder text = new StringBuilder(diagnostic.message());
        if (diagnostic.span() != null) {
            text.append("\nat ").append(outlook.located(diagnostic.span()));
        }
        if (diagnostic.help() != null) {
            text.append('\n').append(diagnostic.help());
        }
        return new Case(
                diagnostic.code() + ": " + diagnostic.message(),
                diagnostic.isError() ? Result.FAILURE : Result.SKIPPED,
                diagnostic.code(),
                diagnostic.message(),
                text.toString());
    }

    private static String name(Section section) {
        return section.zone() == null ? section.host() : section.host() + "." + section.zone();
    }

    private static List<Case> cases(PlanFile plan, Section section) {
        ChangeText text = new ChangeText(new Paint(false));
        List<Case> cases = new ArrayList<>();
        for (Change change : section.changes()) {
            List<String> lines = new ArrayList<>(List.of(text.line(change)));
            text.details(change).forEach(line -> lines.add("    " + line));
            cases.add(new Case(
                    change.address().kind() + " " + change.address().name() + ": " + ActionText.words(change),
                    plan.hasErrors() ? Result.SKIPPED : Result.PASSED,
                    "",
                    plan.hasErrors() ? "this plan cannot be applied" : "",
                    String.join("\n", lines)));
        }
        return cases;
    }

    private static Case of(Drift drift) {
        DriftText text = new DriftText(false);
        List<String> lines = new ArrayList<>(List.of(text.line(drift)));
        text.details(drift).forEach(line -> lines.add("    " + line));
        return new Case(
                drift.address().toString(), Result.SKIPPED, "", "changed since the last apply by somebody else", String.join("\n", lines));
    }

    private static void suite(Suite suite, Outlook outlook, StringBuilder out) {
        out.append("  <testsuite");
        attribute("name", suite.name, out);
        attribute("tests", String.valueOf(suite.cases.size()), out);
        attribute("failures", String.valueOf(suite.count(Result.FAILURE)), out);
        attribute("errors", "0", out);
        attribute("skipped", String.valueOf(suite.count(Result.SKIPPED)), out);
        attribute("time", "0", out);
        attribute("timestamp", outlook.at().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""), out);
        if (!suite.host.isEmpty()) {
            attribute("hostname", suite.host, out);
        }
        out.append(">\n");
        suite.cases.forEach(one -> testcase(suite, one, out));
        output("    ", suite.text, out);
        out.append("  </testsuite>\n");
    }

    private static void testcase(Suite suite, Case one, StringBuilder out) {
        out.append("    <testcase");
        attribute("name", one.name, out);
        attribute("classname", suite.name, out);
        attribute("time", "0", out);
        out.append(">\n");
        switch (one.result) {
            case FAILURE -> {
                out.append("      <failure");
                attribute("type", one.type, out);
                attribute("message", one.message, out);
                out.append('>').append(escaped(one.text)).append("</failure>\n");
            }
            case SKIPPED -> {
                out.append("      <skipped");
                attribute("message", one.message, out);
                out.append("/>\n");
            }
            case PASSED -> {}
        }
        output("      ", one.result == Result.FAILURE ? "" : one.text, out);
        out.append("    </testcase>\n");
    }

    private static void output(String indent, String text, StringBuilder out) {
        if (!text.isEmpty()) {
            out.append(indent).append("<system-out>").append(escaped(text)).append("</system-out>\n");
        }
    }

    private static void attribute(String name, String value, StringBuilder out) {
        out.append(' ')
                .append(name)
                .append("=\"")
                .append(escaped(Printable.line(value)).replace("\"", "&quot;"))
                .append('"');
    }

    /** What XML cannot hold at all, as most control characters, is made visible. */
    private static String escaped(String text) {
        return Printable.block(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
