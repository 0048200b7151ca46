package dev.zplan.report;

import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.PlanFileHost;
import dev.zplan.resource.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan for people: what changes on each host, zone by zone, and what that means. */
public final class PlanText {

    private static final List<Action> ALWAYS = List.of(Action.CREATE, Action.UPDATE, Action.REPLACE, Action.DELETE);
    private static final List<Action> SOMETIMES = List.of(Action.LET_GO, Action.FORGET, Action.RESTART);

    private final Paint paint;
    private final ChangeText text;

    /** In colour or without any escape sequence. */
    public PlanText(boolean colour) {
        paint = new Paint(colour);
        text = new ChangeText(paint);
    }

    /** The whole plan, ending in a line end. Its diagnostics are not part of it. */
    public String print(PlanFile plan) {
        StringBuilder out = new StringBuilder(new DriftText(paint).print(plan.drift()));
        if (plan.isEmpty() && !plan.hasErrors()) {
            out.append(paint.bold("No changes."))
                    .append(' ')
                    .append(unchanged(plan))
                    .append('\n');
            return out.toString();
        }
        List<Section> sections = Section.of(plan);
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            if (i == 0 || !sections.get(i - 1).host().equals(section.host())) {
                out.append(i == 0 ? "" : "\n");
                host(plan, section.host(), out);
            }
            section(plan, section, out);
        }
        out.append(sections.isEmpty() ? "" : "\n");
        last(plan, out);
        return out.toString();
    }

    private void host(PlanFile plan, String name, StringBuilder out) {
        Optional<PlanFileHost> host =
                plan.hosts().stream().filter(h -> h.name().equals(name)).findFirst();
        String what =
                host.map(h -> " (" + h.flavour() + ", " + h.release() + ")").orElse("");
        out.append(paint.bold("host " + Printable.line(name)))
                .append(Printable.line(what))
                .append("\n");
    }

    private void section(PlanFile plan, Section section, StringBuilder out) {
        out.append("\n  ").append(paint.bold(Printable.line(section.title()))).append('\n');
        section.changes().forEach(c -> change(c, out));
        new Meaning(plan)
                .of(section)
                .forEach(line -> out.append("    ")
                        .append(paint.bold("=>"))
                        .append(' ')
                        .append(Printable.line(line))
                        .append('\n'));
    }

    private void change(Change change, StringBuilder out) {
        String sign = ActionText.sign(change.action());
        out.append("  ")
                .append(" ".repeat(3 - sign.length()))
                .append(ActionText.coloured(change.action(), sign, paint))
                .append(' ')
                .append(text.line(change))
                .append('\n');
        text.details(change)
                .forEach(line -> out.append("          ").append(line).append('\n'));
    }

    private void last(PlanFile plan, StringBuilder out) {
        if (plan.summary().count(Action.NONE) > 0) {
            out.append(unchanged(plan)).append('\n');
        }
        if (plan.hasErrors()) {
            out.append(paint.red("This plan cannot be applied.")).append('\n');
            return;
        }
        if (!plan.summary().restarts().isEmpty()) {
            out.append(paint.yellow("Restarts: " + names(plan, plan.summary().restarts())))
                    .append(".\n");
        }
        if (!plan.summary().destroyed().isEmpty()) {
            String what = plan.summary().destroyed().stream()
                    .map(Meaning::dataOf)
                    .map(Printable::line)
                    .collect(Collectors.joining(", "));
            out.append(paint.red("Data destroyed: " + what)).append(".\n");
        }
        out.append(paint.bold(summary(plan))).append('\n');
    }

    private static String names(PlanFile plan, Iterable<Address> addresses) {
        List<String> names = new ArrayList<>();
        boolean several = plan.hosts().size() > 1;
        addresses.forEach(a -> names.add(Printable.line(several ? a.host() + "/" + a.name() : a.name())));
        return String.join(", ", names);
    }

    /** How much stays as it is, as a sentence. */
    public static String unchanged(PlanFile plan) {
        long count = plan.summary().count(Action.NONE);
        if (count == 0) {
            return "There is nothing to manage.";
        }
        return count == 1 ? "1 resource is as it should be." : count + " resources are as they should be.";
    }

    /** The one line that says how much changes; programs may look for it. */
    public static String summary(PlanFile plan) {
        return counted(plan).stream()
                .map(action -> plan.summary().count(action) + " " + ActionText.toDo(action))
                .collect(Collectors.joining(", ", "Plan: ", "."));
    }

    /** The actions that a summary counts, in its order: some always, others where there are any. */
    public static List<Action> counted(PlanFile plan) {
        return Stream.concat(
                        ALWAYS.stream(),
                        SOMETIMES.stream().filter(action -> plan.summary().count(action) > 0))
                .toList();
    }
}
