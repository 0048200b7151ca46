package dev.zplan.plan;

import dev.zplan.diagnostic.DiagnosticJson;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.ValueJson;
import dev.zplan.zone.Desired;
import dev.zplan.zone.DesiredResource;
import dev.zplan.zone.DesiredZone;
import dev.zplan.zone.Ledger;
import java.util.Map;
import java.util.TreeMap;

/** Reads what the specs wanted back from a plan file. */
final class PlanFileDesired {

    private PlanFileDesired() {}

    static Desired read(PlanFileJson json) {
        return new Desired(
                json.list("resources", PlanFileDesired::resource),
                json.list("zones", PlanFileDesired::zone),
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
                json.flag("replace"));
    }

    private static DesiredZone zone(PlanFileJson json) {
        String plan = json.text("plan");
        Ledger.Grant grant = new Ledger.Grant(
                plan, json.at("addresses").texts(), json.at("pools").texts());
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
