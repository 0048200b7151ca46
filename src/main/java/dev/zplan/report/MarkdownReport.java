package dev.zplan.report;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticPrinter;
import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.Drift;
import dev.zplan.plan.PlanFile;
import dev.zplan.resource.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A comment for a pull request: what the plan means on top, every zone folded below. It is no longer than GitHub takes.
 */
final class MarkdownReport implements PlanReport {

    /** So many lines of errors and of warnings, rows of the table, and names in a sentence. */
    private static final int MOST = 100;

    private static final Paint PLAIN = new Paint(false);

    private final ChangeText text = new ChangeText(PLAIN);

    @Override
    public String print(Outlook outlook) {
        Comment comment = new Comment();
        PlanFile plan = outlook.plan();
        comment.add("### " + Inline.code(outlook.command()) + "\n");
        comment.add("**" + headline(outlook) + "**\n");
        if (plan != null && !plan.hasErrors()) {
            consequences(plan, new Meaning(plan), comment);
        }
        diagnostics("error", outlook.errors(), outlook, comment);
        diagnostics("warning", outlook.warnings(), outlook, comment);
        if (plan != null) {
            age(plan, outlook, comment);
            List<Section> sections = Section.of(plan);
            Meaning meaning = new Meaning(plan);
            table(plan, meaning, sections, comment);
            sections.forEach(
                    section -> comment.fold(title(section.host(), section.zone()), "diff", lines(meaning, section)));
            if (!plan.drift().isEmpty()) {
                comment.fold("Changed since the last apply by somebody else", "diff", drift(plan.drift()));
            }
        }
        return comment.text();
    }

    private static String headline(Outlook outlook) {
        PlanFile plan = outlook.plan();
        if (plan == null) {
            return outlook.errors().isEmpty() ? "Nothing is wrong." : "There is no plan.";
        }
        if (plan.hasErrors()) {
            return "This plan cannot be applied.";
        }
        return plan.isEmpty() ? "No changes." : PlanText.summary(plan);
    }

    /** What somebody who reads nothing else has to know. */
    private static void consequences(PlanFile plan, Meaning meaning, Comment comment) {
        if (!plan.summary().destroyed().isEmpty()) {
            comment.add("**Data will be destroyed:** "
                    + names(plan.summary().destroyed().stream().map(a -> Meaning.dataOf(a) + " on " + a.host())));
        }
        zones("Zones that stop", meaning.stops(), comment);
        zones("Zones that are replaced", meaning.replaced(), comment);
        zones("Zones that restart", plan.summary().restarts(), comment);
    }

    private static void zones(String what, Set<Address> zones, Comment comment) {
        if (!zones.isEmpty()) {
            comment.add("**" + what + ":** " + names(zones.stream().map(a -> a.name() + " on " + a.host())));
        }
    }

    static void age(PlanFile plan, Outlook outlook, Comment comment) {
        List<String> lines = Age.lines(plan, outlook.at());
        if (!lines.isEmpty()) {
            comment.add(new Fence("text", lines).lines(MOST));
        }
    }

    private static String names(Stream<String> names) {
        List<String> all = names.map(Inline::code).toList();
        String some = all.stream().limit(MOST).collect(Collectors.joining(", "));
        return (all.size() <= MOST ? some : some + " and " + (all.size() - MOST) + " more") + "\n";
    }

    private static void diagnostics(String what, List<Diagnostic> diagnostics, Outlook outlook, Comment comment) {
        if (diagnostics.isEmpty()) {
            return;
        }
        int count = diagnostics.size();
        List<String> lines = diagnostics.stream()
                .map(d -> located(d, outlook))
                .flatMap(d -> new DiagnosticPrinter(false).print(d).lines())
                .map(Printable::line)
                .toList();
        comment.add("**" + (count == 1 ? "1 " + what : count + " " + what + "s") + "**\n");
        comment.add(new Fence("text", lines).lines(MOST));
    }

    /** With the path that the repository knows, and without the line there: the pull request shows it. */
    private static Diagnostic located(Diagnostic diagnostic, Outlook outlook) {
        return diagnostic.span() == null
                ? diagnostic
                : new Diagnostic(
                        diagnostic.severity(),
                        diagnostic.code(),
                        diagnostic.message(),
                        outlook.located(diagnostic.span()),
                        diagnostic.help());
    }

    private static void table(PlanFile plan, Meaning meaning, List<Section> sections, Comment comment) {
        if (sections.isEmpty()) {
            return;
        }
        StringBuilder table = new StringBuilder("| host | zone | create | change | replace | delete | other | |\n");
        table.append("| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |\n");
        sections.stream().limit(MOST).forEach(s -> table.append(row(plan, meaning, s)));
        if (sections.size() > MOST) {
            table.append("\n… ").append(sections.size() - MOST).append(" more rows\n");
        }
        comment.add(table.toString());
    }

    private static String row(PlanFile plan, Meaning meaning, Section section) {
        List<Address> addresses =
                section.changes().stream().map(Change::address).toList();
        List<String> remarks = new ArrayList<>();
        if (addresses.stream().anyMatch(a -> plan.summary().destroyed().contains(a))) {
            remarks.add("**data is destroyed**");
        }
        if (addresses.stream().anyMatch(a -> meaning.replaced().contains(a))) {
            remarks.add("**replaced**");
        }
        if (addresses.stream().anyMatch(a -> plan.summary().restarts().contains(a))) {
            remarks.add("**restarts**");
        }
        return Stream.of(
                        Inline.code(section.host()),
                        section.zone() == null ? "" : Inline.code(section.zone()),
                        number(section.count(Action.CREATE)),
                        number(section.count(Action.UPDATE)),
                        number(section.count(Action.REPLACE)),
                        number(section.count(Action.DELETE)),
                        number(section.count(Action.RESTART, Action.LET_GO, Action.FORGET)),
                        String.join(", ", remarks))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String number(long number) {
        return number == 0 ? "" : String.valueOf(number);
    }

    static String title(String host, @Nullable String zone) {
        return Inline.code(host) + ", " + (zone == null ? "resources of no zone" : "zone " + Inline.code(zone));
    }

    private List<String> lines(Meaning meaning, Section section) {
        List<String> lines = new ArrayList<>();
        for (Change change : section.changes()) {
            lines.add(sign(change.action()) + " " + text.line(change));
            boolean comes = change.attributes().isEmpty();
            text.details(change).forEach(line -> lines.add(comes ? "+     " + line : diff(line)));
        }
        meaning.of(section).forEach(line -> lines.add("# " + Printable.line(line)));
        return lines;
    }

    static List<String> drift(List<Drift> drift) {
        DriftText text = new DriftText(Page.endless(false));
        List<String> lines = new ArrayList<>();
        for (Drift one : drift) {
            lines.add("! " + text.line(one));
            text.details(one).forEach(line -> lines.add(diff(line)));
        }
        return lines;
    }

    /** What GitHub and GitLab colour in a diff: {@code !} for what changes, {@code #} for remarks. */
    private static String sign(Action action) {
        return switch (action) {
            case UPDATE, RESTART -> "!";
            case LET_GO, FORGET -> "#";
            default -> ActionText.sign(action);
        };
    }

    private static String diff(String line) {
        char sign = line.charAt(0);
        return (sign == '~' ? '!' : sign) + "     " + line.substring(2);
    }
}
