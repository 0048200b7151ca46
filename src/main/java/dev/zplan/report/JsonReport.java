package dev.zplan.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.diagnostic.DiagnosticJson;
import dev.zplan.plan.PlanFile;

/** The plan file; without a plan an object of its own with the diagnostics. */
final class JsonReport implements PlanReport {

    /** The version of the format without a plan. */
    private static final int VERSION = 1;

    @Override
    public String print(Outlook outlook) {
        PlanFile plan = outlook.plan();
        if (plan != null) {
            return plan.write();
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("zplan-diagnostics", VERSION);
        json.put("zplan", outlook.zplan());
        json.set("diagnostics", DiagnosticJson.write(outlook.diagnostics()));
        return json.toPrettyString() + "\n";
    }
}
