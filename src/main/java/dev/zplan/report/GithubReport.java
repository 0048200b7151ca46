package dev.zplan.report;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Span;
import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.PlanFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Workflow commands of GitHub Actions, a line each, that annotate the lines of specs: errors, warnings, and as notices what changes
 * because of a line. GitHub shows {@value #MOST} of each level for a step, so the rest is told in the last of them.
 *
 * @see <a href="https://docs.github.com/actions/reference/workflow-commands-for-github-actions">GitHub's page of them</a>
 */
final class GithubReport implements PlanReport {

    private static final int MOST = 10;

    /** A remark at a place. */
    private record Annotation(@Nullable Span span, String title, String message) {

        /** In one line, where there is no room for more. */
        String brief() {
            return title + ": " + message.lines().findFirst().orElse("");
        }
    }

    @Override
    public String print(Outlook outlook) {
        List<Annotation> warnings = new ArrayList<>();
        List<Annotation> notices = new ArrayList<>();
        PlanFile plan = outlook.plan();
        if (plan != null && !plan.hasErrors()) {
            destroyed(plan).ifPresent(warnings::add);
            notices.addAll(changes(plan));
        }
        outlook.warnings().forEach(d -> warnings.add(of(d)));
        StringBuilder out = new StringBuilder();
        level("error", outlook.errors().stream().map(GithubReport::of).toList(), outlook, out);
        level("warning", warnings, outlook, out);
        level("notice", notices, outlook, out);
        return out.toString();
    }

    private static Annotation of(Diagnostic diagnostic) {
        String help = diagnostic.help() == null ? "" : "\n" + diagnostic.help();
        return new Annotation(diagnostic.span(), diagnostic.code(), diagnostic.message() + help);
    }

    private static Optional<Annotation> destroyed(PlanFile plan) {
        if (plan.summary().destroyed().isEmpty()) {
            return Optional.empty();
        }
        String what = plan.summary().destroyed().stream()
                .map(a -> "the " + Meaning.dataOf(a) + " on " + a.host())
                .collect(Collectors.joining("\n"));
        return Optional.of(new Annotation(null, "Data will be destroyed", what));
    }

    /** One for each place that asks for any; those first that interrupt somebody. */
    private static List<Annotation> changes(PlanFile plan) {
        Map<String, List<Change>> places = new LinkedHashMap<>();
        plan.changes().stream()
                .filter(c -> c.action() != Action.NONE && c.span() != null)
                .sorted(Comparator.comparingInt(GithubReport::rank))
                .forEach(c -> places.computeIfAbsent(String.valueOf(c.span()), p -> new ArrayList<>())
                        .add(c));
        ChangeText text = new ChangeText(new Paint(false));
        return places.values().stream()
                .map(changes -> new Annotation(
                        changes.get(0).span(),
                        title(changes.get(0)),
                        changes.stream().map(text::line).collect(Collectors.joining("\n"))))
                .toList();
    }

    private static int rank(Change change) {
        return switch (change.action()) {
            case REPLACE -> 0;
            case RESTART -> 1;
            default -> 2;
        };
    }

    private static String title(Change change) {
        String host = change.address().host();
        return change.zone() == null ? "on " + host : "zone " + change.zone() + " on " + host;
    }

    private static void level(String level, List<Annotation> annotations, Outlook outlook, StringBuilder out) {
        int room = annotations.size() <= MOST ? annotations.size() : MOST - 1;
        annotations.subList(0, room).forEach(a -> command(level, a, outlook, out));
        if (room < annotations.size()) {
            List<Annotation> rest = annotations.subList(room, annotations.size());
            String brief = rest.stream().map(Annotation::brief).collect(Collectors.joining("\n"));
            command(level, new Annotation(null, "And " + rest.size() + " more", brief), outlook, out);
        }
    }

    private static void command(String level, Annotation annotation, Outlook outlook, StringBuilder out) {
        List<String> properties = new ArrayList<>();
        Span span = annotation.span();
        if (span != null) {
            outlook.places().path(span.source()).ifPresent(file -> {
                properties.add("file=" + property(file));
                properties.add("line=" + span.line());
                properties.add("col=" + span.column());
                properties.add("endColumn=" + (span.column() + Math.max(span.length(), 1)));
            });
        }
        properties.add("title=" + property(annotation.title()));
        out.append("::")
                .append(level)
                .append(' ')
                .append(String.join(",", properties))
                .append("::")
                .append(message(annotation.message()))
                .append('\n');
    }

    private static String message(String text) {
        return Printable.block(text).replace("%", "%25").replace("\n", "%0A");
    }

    private static String property(String text) {
        return message(Printable.line(text)).replace(":", "%3A").replace(",", "%2C");
    }
}
