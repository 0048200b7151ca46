package dev.zplan.plan;

import dev.zplan.diagnostic.DiagnosticJson;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.ValueJson;
import dev.zplan.zone.Desired;
import dev.zplan.zone.DesiredResource;
import dev.zplan.zone.DesiredZone;
import dev.zplan.zone.Ledger;
import dev.zplan.zone.Move;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads what the specs wanted back from a plan file. */
final class PlanFileDesired {

    private PlanFileDesired() {}

    static Desired read(PlanFileJson json) {
        return new Desired(
                json.list("resources", PlanFileDesired::resource),
                json.list("zones", PlanFileDesired::zone),
                json.node().has("moves") ? json.list("moves", PlanFileDesired::move) : List.of(),
                Map.of(),
                DiagnosticJson.read(json.at("diagnostics").node()));
    }

    private static DesiredResource resource(PlanFileJson json) {
        TreeMap<String, Span> spans = new TreeMap<>();
        json.at("attribute-sources").texts().forEach((name, place) -> spans.put(name, PlanFileJson.place(place)));
        return new DesiredResource(
                ValueJson.readResource(json.node()),
                json.text("plan"),
                json.textOrNull("zone"),
                PlanFileJson.place(json.text("source")),
                spans,
                json.addresses("depends-on"),
                json.flag("protect"),
                json.flag("replace"),
                json.node().has("ignore-changes") ? new TreeSet<>(json.texts("ignore-changes")) : Set.of());
    }

    private static Move move(PlanFileJson json) {
        return new Move(
                PlanFileJson.address(json.text("from")),
                PlanFileJson.address(json.text("to")),
                PlanFileJson.place(json.text("source")));
    }

    private static DesiredZone zone(PlanFileJson json) {
        String plan = json.text("plan");
        Ledger.Grant grant = new Ledger.Grant(
                plan,
                json.at("addresses").texts(),
                json.at("pools").texts(),
                json.node().has("links-of") ? json.textOrNull("links-of") : null);
        return new DesiredZone(
                json.text("host"),
                json.text("name"),
                plan,
                json.flag("protect"),
                json.flag("replace"),
                grant,
                PlanFileJson.place(json.text("source")));
    }
}
