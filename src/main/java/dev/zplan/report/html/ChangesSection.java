package dev.zplan.report.html;

import dev.zplan.diagnostic.Span;
import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.PlanFileStep;
import dev.zplan.report.ActionText;
import dev.zplan.report.AttributeLine;
import dev.zplan.report.AttributeLines;
import dev.zplan.report.ChangeText;
import dev.zplan.report.HostGroup;
import dev.zplan.report.Meaning;
import dev.zplan.report.Places;
import dev.zplan.report.Section;
import dev.zplan.resource.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happens on each host, zone by zone, what of each resource changes, and why. */
final class ChangesSection {

    /** With more zones than this one sees them all better when they are folded. */
    private static final int MANY = 12;

    private final PlanFile plan;
    private final Meaning meaning;
    private final Index index;
    private final Places places;
    private final Map<Address, List<PlanFileStep>> steps = new HashMap<>();

    ChangesSection(PlanFile plan, Index index, Places places) {
        this.plan = plan;
        this.meaning = new Meaning(plan);
        this.index = index;
        this.places = places;
        plan.steps()
                .forEach(step -> steps.computeIfAbsent(step.id().address(), a -> new ArrayList<>())
                        .add(step));
    }

    void write(Markup html) {
        List<Section> sections = Section.of(plan);
        if (sections.isEmpty()) {
            return;
        }
        boolean folded = sections.size() > MANY;
        html.open("section", "id", "changes").leaf("h2", "Changes");
        html.leaf("button", folded ? "Unfold all" : "Fold all", "type", "button", "data-fold", "", "hidden", "");
        HostGroup.of(sections, Section::host, s -> Optional.ofNullable(s.zone()))
                .forEach(host -> {
                    html.open("section", "data-group", "").leaf("h3", "host " + host.host());
                    host.zones().forEach(zone -> zone.members().forEach(section -> section(section, folded, html)));
                    html.close();
                });
        html.close();
    }

    private void section(Section section, boolean folded, Markup html) {
        if (folded) {
            html.open("details", "class", "zone", "data-group", "");
        } else {
            html.open("details", "class", "zone", "data-group", "", "open", "");
        }
        html.open("summary").leaf("h4", section.title());
        String counts = Stream.of(Action.values())
                .filter(action -> section.count(action) > 0)
                .map(action -> section.count(action) + " " + ActionText.toDo(action))
                .collect(Collectors.joining(", "));
        html.leaf("small", counts).close();
        List<String> lines = meaning.of(section);
        if (!lines.isEmpty()) {
            html.open("ul", "class", "meaning");
            lines.forEach(line -> html.leaf("li", line));
            html.close();
        }
        section.changes().forEach(change -> change(change, html));
        html.close();
    }

    private void change(Change change, Markup html) {
        Address address = change.address();
        html.open(
                "article",
                index.filtered("change", address, "id", index.row(address).orElse("")));
        html.open("h5", "class", Look.of(change.action()))
                .leaf("span", ActionText.sign(change.action()), "class", "sign", "aria-hidden", "true")
                .text(" ")
                .leaf("code", ChangeText.name(change))
                .text(": ")
                .leaf("strong", ActionText.plan(change));
        if (!change.reasons().isEmpty()) {
            html.leaf("small", " (" + String.join("; ", change.reasons()) + ")");
        }
        html.close();
        List<AttributeLine> lines = AttributeLines.of(change);
        if (!change.attributes().isEmpty()) {
            AttributeTable.ofChanged(lines, "Before", "After", html);
        } else if (!lines.isEmpty()) {
            AttributeTable.ofNew(lines, html);
        }
        origin(change, steps.getOrDefault(address, List.of()), html);
        html.close();
    }

    /** Where it is asked for, and which steps bring it about. */
    private void origin(Change change, List<PlanFileStep> mine, Markup html) {
        Span span = change.span();
        if (span == null && mine.isEmpty()) {
            return;
        }
        html.open("p", "class", "dim");
        if (span != null) {
            html.text("Asked for at ").leaf("code", places.show(span)).text(". ");
        }
        if (!mine.isEmpty()) {
            html.text(mine.size() == 1 ? "Step" : "Steps");
        }
        for (PlanFileStep step : mine) {
            int number = index.number(step.id()).orElseThrow();
            html.text(" ").leaf("a", number + " " + step.id().verb().id(), "href", "#" + Index.row(number));
        }
        html.close();
    }
}
