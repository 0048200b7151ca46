package dev.zplan.report;

import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.PlanFileHost;
import dev.zplan.resource.Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan for people: what changes on each host, zone by zone, and what that means. */
public final class PlanText {

    private static final List<Action> ALWAYS = List.of(Action.CREATE, Action.UPDATE, Action.REPLACE, Action.DELETE);
    private static final List<Action> SOMETIMES = List.of(Action.LET_GO, Action.FORGET, Action.RESTART);

    /** A zone's configuration says what it is; that it boots comes last. Other kinds stand between. */
    private static final List<String> FIRST = List.of("zonecfg");

    private static final List<String> LAST = List.of("install", "publisher", "boot");

    private static final int INDENT = 10;

    /** So many zones that do not change are named. */
    private static final int NAMED = 5;

    private final Page page;
    private final Paint paint;

    /** For programs: in lines as long as they are. */
    public PlanText(boolean colour) {
        this(Page.endless(colour));
    }

    /** For people. */
    public PlanText(Page page) {
        this.page = page;
        paint = new Paint(page.colour());
    }

    /** The whole plan, ending in a line end. Its diagnostics are not part of it. */
    public String print(PlanFile plan) {
        StringBuilder out = new StringBuilder(new DriftText(page).print(plan.drift()));
        if (plan.isEmpty() && !plan.hasErrors()) {
            out.append(paint.bold("No changes."))
                    .append(' ')
                    .append(unchanged(plan))
                    .append('\n');
            return out.toString();
        }
        List<Section> sections = Section.of(plan);
        Meaning meaning = new Meaning(plan);
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            if (i == 0 || !sections.get(i - 1).host().equals(section.host())) {
                out.append(i == 0 ? "" : "\n");
                host(plan, section.host(), out);
            }
            section(meaning, section, out);
        }
        out.append(sections.isEmpty() ? "" : "\n");
        last(plan, meaning, out);
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

    private void section(Meaning meaning, Section section, StringBuilder out) {
        out.append('\n');
        if (section.zone() == null) {
            out.append("    ").append(paint.bold(section.title())).append('\n');
        } else {
            Meaning.Verdict verdict = meaning.verdict(section);
            entry(0, verdict.action(), Printable.line(section.title()), Printable.line(verdict.words()), "", out);
        }
        for (String line : meaning.of(section)) {
            Flow.lines(page.columns(), INDENT - 3, "    => ", Printable.line(line))
                    .forEach(l ->
                            out.append(l.replaceFirst("=>", paint.bold("=>"))).append('\n'));
        }
        List<AttributeLine> all =
                section.changes().stream().flatMap(c -> details(c).stream()).toList();
        AttributeTable table = new AttributeTable(page, INDENT, all);
        section.changes().stream()
                .sorted(Comparator.comparingInt(PlanText::rank))
                .forEach(c -> {
                    entry(4, c.action(), Printable.line(ChangeText.name(c)), ActionText.plan(c), reasons(c), out);
                    out.append(table.print(details(c)));
                });
    }

    /** What goes, goes in the reverse order, and before what comes. */
    private static int rank(Change change) {
        String kind = change.address().kind();
        int rank = FIRST.contains(kind) ? 0 : LAST.indexOf(kind) + 2;
        return change.action() == Action.DELETE ? -rank : rank;
    }

    /** {@code + NAME: WORDS (REASONS)}; the outermost in bold. */
    private void entry(int indent, Action action, String name, String words, String reasons, StringBuilder out) {
        String sign = ActionText.sign(action);
        String before = " ".repeat(indent + 3 - sign.length());
        String lead = before + sign + " " + name + ": ";
        List<String> lines = Flow.lines(page.columns(), indent + 8, lead, words + reasons);
        // on a narrow page all the words may stand below
        String first =
                lines.get(0).substring(Math.min(lead.length(), lines.get(0).length()));
        if (first.startsWith(words)) {
            first = ActionText.coloured(action, words, paint) + first.substring(words.length());
        }
        out.append(before)
                .append(ActionText.coloured(action, sign, paint))
                .append(' ')
                .append(indent == 0 ? paint.bold(name) : name)
                .append(": ")
                .append(first)
                .append('\n');
        lines.stream().skip(1).forEach(line -> out.append(line).append('\n'));
    }

    /** Why a zone restarts is told above all its changes. */
    private static String reasons(Change change) {
        return change.reasons().isEmpty() || change.action() == Action.RESTART
                ? ""
                : " (" + Printable.line(String.join("; ", change.reasons())) + ")";
    }

    private static List<AttributeLine> details(Change change) {
        List<AttributeLine> lines = AttributeLines.of(change);
        return change.attributes().isEmpty()
                ? lines.stream().map(AttributeLine::unsigned).toList()
                : lines;
    }

    private void last(PlanFile plan, Meaning meaning, StringBuilder out) {
        if (plan.summary().count(Action.NONE) > 0) {
            out.append(unchanged(plan))
                    .append(plan.hasErrors() ? "" : still(plan))
                    .append('\n');
        }
        if (plan.hasErrors()) {
            out.append(paint.red("This plan cannot be applied.")).append('\n');
            return;
        }
        if (meaning.harmless()) {
            out.append("No zone stops or restarts, and no data is destroyed.\n");
        }
        if (!meaning.stops().isEmpty()) {
            lines("Stops: " + names(plan, meaning.stops()) + ".", paint::yellow, out);
        }
        if (!meaning.replaced().isEmpty()) {
            lines("Replaces: " + names(plan, meaning.replaced()) + ".", paint::yellow, out);
        }
        if (!plan.summary().restarts().isEmpty()) {
            lines("Restarts: " + names(plan, plan.summary().restarts()) + ".", paint::yellow, out);
        }
        if (!plan.summary().destroyed().isEmpty()) {
            String what = plan.summary().destroyed().stream()
                    .map(Meaning::dataOf)
                    .map(Printable::line)
                    .collect(Collectors.joining(", "));
            lines("Data that will be destroyed: " + what + ".", paint::red, out);
        }
        out.append(paint.bold(summary(plan))).append('\n');
    }

    private void lines(String text, UnaryOperator<String> look, StringBuilder out) {
        Flow.lines(page.columns(), 4, "", text)
                .forEach(line -> out.append(look.apply(line)).append('\n'));
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

    /** How many zones nothing happens to, and which. */
    private static String still(PlanFile plan) {
        Set<Address> zones = new HashSet<>();
        Set<Address> moving = new HashSet<>();
        for (Change change : plan.changes()) {
            if (change.zone() != null) {
                Address zone = new Address(change.address().host(), "zone", change.zone());
                (change.action() == Action.NONE ? zones : moving).add(zone);
            }
        }
        zones.removeAll(moving);
        String names = zones.size() > NAMED ? "" : ": " + names(plan, new TreeSet<>(zones));
        return zones.isEmpty()
                ? ""
                : zones.size() == 1
                        ? " 1 zone does not change" + names + "."
                        : " " + zones.size() + " zones do not change" + names + ".";
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
