package dev.zplan.report.html;

import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.PlanFile;
import dev.zplan.report.HostGroup;
import dev.zplan.report.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Hides what one does not look for. Without the script it is not there.
 *
 * @param plan the plan
 */
record FilterForm(PlanFile plan) {

    void write(Markup html) {
        List<Section> sections = Section.of(plan);
        if (sections.isEmpty()) {
            return;
        }
        html.open("form", "id", "filter", "role", "search", "aria-label", "Filter", "hidden", "")
                .open("label")
                .text("Text")
                .empty("input", "type", "search", "name", "text", "autocomplete", "off", "spellcheck", "false")
                .close();
        html.open("label").text("Action").open("select", "name", "action").leaf("option", "any", "value", "");
        List<Change> changes =
                sections.stream().flatMap(s -> s.changes().stream()).toList();
        Stream.of(Action.values())
                .filter(action -> changes.stream().anyMatch(c -> c.action() == action))
                .forEach(action -> html.leaf("option", action.id().replace('-', ' '), "value", action.id()));
        html.close().close();
        html.open("label").text("Zone or host").open("select", "name", "where").leaf("option", "all", "value", "");
        HostGroup.of(sections, Section::host, s -> Optional.ofNullable(s.zone()))
                .forEach(host -> where(host, html));
        html.close().close();
        html.leaf("button", "Show all", "type", "reset")
                .leaf("output", "", "name", "shown")
                .close();
    }

    private static void where(HostGroup<Section> host, Markup html) {
        html.open("optgroup", "label", host.host());
        html.leaf("option", "all of " + host.host(), "value", host.host());
        host.zones()
                .forEach(zone -> html.leaf(
                        "option", zone.title(), "value", host.host() + "/" + (zone.zone() == null ? "" : zone.zone())));
        html.close();
    }
}
