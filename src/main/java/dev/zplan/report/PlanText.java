package dev.zplan.report;

import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.PlanFileHost;
import dev.zplan.resource.Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan for people: what changes on each host, zone by zone, and what that means. */
public final class PlanText {

    private final Paint paint;
    private final AttributeText attributes;

    /** In colour or without any escape sequence. */
    public PlanText(boolean colour) {
        paint = new Paint(colour);
        attributes = new AttributeText(paint);
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
        SortedMap<String, List<Change>> hosts = new TreeMap<>();
        plan.changes().stream()
                .filter(c -> c.action() != Action.NONE)
                .forEach(c -> hosts.computeIfAbsent(c.address().host(), h -> new ArrayList<>())
                        .add(c));
        hosts.forEach((host, changes) -> host(plan, host, changes, out));
        last(plan, out);
        return out.toString();
    }

    private void host(PlanFile plan, String name, List<Change> changes, StringBuilder out) {
        Optional<PlanFileHost> host =
                plan.hosts().stream().filter(h -> h.name().equals(name)).findFirst();
        String what =
                host.map(h -> " (" + h.flavour() + ", " + h.release() + ")").orElse("");
        out.append(paint.bold("host " + Printable.line(name)))
                .append(Printable.line(what))
                .append("\n");
        for (String zone : zones(changes)) {
            out.append("\n  ")
                    .append(paint.bold("zone " + Printable.line(zone)))
                    .append('\n');
            group(plan, changes, zone, out);
        }
        if (changes.stream().anyMatch(c -> c.zone() == null)) {
            out.append("\n  ").append(paint.bold("resources of no zone")).append('\n');
            group(plan, changes, null, out);
        }
        out.append('\n');
    }

    private static List<String> zones(List<Change> changes) {
        return changes.stream()
                .filter(c -> c.zone() != null)
                .map(c -> new Address("", "", String.valueOf(c.zone())))
                .distinct()
                .sorted(Comparator.naturalOrder())
                .map(Address::name)
                .toList();
    }

    private void group(PlanFile plan, List<Change> changes, @Nullable String zone, StringBuilder out) {
        List<Change> mine = changes.stream()
                .filter(c -> zone == null ? c.zone() == null : zone.equals(c.zone()))
                .toList();
        mine.forEach(c -> change(c, out));
        new Meaning(plan)
                .of(zone, mine)
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
                .append(Printable.line(name(change)))
                .append(": ")
                .append(ActionText.coloured(change.action(), ActionText.words(change), paint));
        if (!change.reasons().isEmpty()) {
            out.append(" (")
                    .append(Printable.line(String.join("; ", change.reasons())))
                    .append(')');
        }
        out.append('\n');
        details(change).forEach(line -> out.append("          ").append(line).append('\n'));
    }

    private static String name(Change change) {
        Address from = change.from();
        return from != null && change.action() == Action.UPDATE
                ? from + " → " + change.address().name()
                : change.address().toString();
    }

    private List<String> details(Change change) {
        if (!change.attributes().isEmpty()) {
            return attributes.changes(change.attributes());
        }
        return change.action() == Action.CREATE && change.after() != null ? attributes.all(change.after()) : List.of();
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

    private static String unchanged(PlanFile plan) {
        long count = plan.summary().count(Action.NONE);
        if (count == 0) {
            return "There is nothing to manage.";
        }
        return count == 1 ? "1 resource is as it should be." : count + " resources are as they should be.";
    }

    /** The one line that says how much changes; programs may look for it. */
    public static String summary(PlanFile plan) {
        StringBuilder out = new StringBuilder("Plan: ");
        out.append(plan.summary().count(Action.CREATE)).append(" to create, ");
        out.append(plan.summary().count(Action.UPDATE)).append(" to change, ");
        out.append(plan.summary().count(Action.REPLACE)).append(" to replace, ");
        out.append(plan.summary().count(Action.DELETE)).append(" to delete");
        some(plan, Action.LET_GO, " to let go", out);
        some(plan, Action.FORGET, " to forget", out);
        some(plan, Action.RESTART, " to restart", out);
        return out.append('.').toString();
    }

    private static void some(PlanFile plan, Action action, String words, StringBuilder out) {
        if (plan.summary().count(action) > 0) {
            out.append(", ").append(plan.summary().count(action)).append(words);
        }
    }
}
