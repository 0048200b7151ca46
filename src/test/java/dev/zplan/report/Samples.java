package dev.zplan.report;

import static dev.zplan.plan.SamplePlan.id;

import dev.zplan.module.AttributeChange;
import dev.zplan.module.CommandLine;
import dev.zplan.module.OnChange;
import dev.zplan.plan.Action;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.SamplePlan;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Verb;
import dev.zplan.resource.Value;
import java.util.List;
import java.util.Map;

/** The plans that the golden texts show. */
final class Samples {

    static final String PASSWORD = "correct horse battery";

    private static final long GIB = 1L << 30;

    private Samples() {}

    /** A new zone with its VNIC. */
    static PlanFile created() {
        Value net = Value.record(Map.of("physical", Value.text("web_0"), "allowed-address", Value.text("10.0.0.5/24")));
        Map<String, Value> zonecfg = Map.of(
                "brand", Value.text("lipkg"),
                "zonepath", Value.text("/zones/web"),
                "net", Value.list(List.of(net)),
                "capped-memory", Value.record(Map.of("physical", Value.size(2 * GIB), "swap", Value.size(4 * GIB))),
                "fs",
                        Value.record(Map.of(
                                "/var/www",
                                Value.record(Map.of(
                                        "special",
                                        Value.text("/export/www"),
                                        "options",
                                        Value.list(List.of(Value.text("ro"))))))),
                "attr", Value.record(Map.of("password", new Value.Secret("sha256:ab12", PASSWORD))));
        return new SamplePlan()
                .change(Action.CREATE, "boot", "web", "web", Map.of("state", Value.text("running")), List.of())
                .change(Action.NONE, "etherstub", "internal0", null, Map.of(), List.of())
                .change(Action.CREATE, "install", "web", "web", Map.of("method", Value.text("plain")), List.of())
                .change(
                        Action.CREATE,
                        "vnic",
                        "web_0",
                        "web",
                        Map.of("over", Value.text("internal0"), "vid", Value.number(0)),
                        List.of())
                .change(Action.CREATE, "zonecfg", "web", "web", zonecfg, List.of())
                .secret("sha256:ab12", PASSWORD)
                .zone("web", "web_0", "10.0.0.5/24")
                .step(
                        "vnic",
                        "web_0",
                        Verb.CREATE,
                        Stage.MAIN,
                        List.of(CommandLine.of("dladm", "create-vnic", "-l", "internal0", "web_0")),
                        List.of(CommandLine.of("dladm", "delete-vnic", "web_0")))
                .step(
                        "zonecfg",
                        "web",
                        Verb.CREATE,
                        Stage.MAIN,
                        List.of(new CommandLine(
                                List.of("zonecfg", "-z", "web", "-f", "-"),
                                "create -b\nset brand=lipkg\nadd attr\nset name=password\nset value=\"" + PASSWORD
                                        + "\"\nend\ncommit\n")),
                        List.of(CommandLine.of("zonecfg", "-z", "web", "delete", "-F")),
                        id("vnic", "web_0", Verb.CREATE))
                .step(
                        "install",
                        "web",
                        Verb.CREATE,
                        Stage.MAIN,
                        List.of(CommandLine.of("zoneadm", "-z", "web", "install")),
                        List.of(CommandLine.of("zoneadm", "-z", "web", "uninstall", "-F")),
                        id("zonecfg", "web", Verb.CREATE))
                .step(
                        "boot",
                        "web",
                        Verb.START,
                        Stage.MAIN,
                        List.of(CommandLine.of("zoneadm", "-z", "web", "boot")),
                        List.of(CommandLine.of("zoneadm", "-z", "web", "halt")),
                        id("install", "web", Verb.CREATE))
                .file();
    }

    /** A running zone that changes, another that goes, one that changes at once, a dataset let go, one destroyed. */
    static PlanFile mixed() {
        Value before = Value.list(
                List.of(net("web_0", "10.0.0.5/24"), net("web_1", "10.0.1.5/24"), net("web_2", "10.0.2.5/24")));
        Value after = Value.list(
                List.of(net("web_0", "10.0.0.5/24"), net("web_1", "10.0.1.9/24"), net("web_3", "10.0.3.5/24")));
        return new SamplePlan()
                .change(
                        Action.RESTART,
                        "boot",
                        "web",
                        "web",
                        Map.of("state", Value.text("running")),
                        List.of(),
                        "capped-memory takes effect when the zone boots",
                        "net takes effect when the zone boots")
                .change(Action.DELETE, "boot", "old", "old", Map.of("state", Value.text("running")), List.of())
                .change(
                        Action.UPDATE,
                        "dataset",
                        "rpool/data/db",
                        "db",
                        Map.of(),
                        List.of(
                                new AttributeChange(
                                        "props.quota", Value.text("10G"), Value.text("20G"), OnChange.UPDATE),
                                new AttributeChange("props.compression", null, Value.text("lz4"), OnChange.UPDATE),
                                new AttributeChange("props.note", Value.text("a\u001b[31mb"), null, OnChange.UPDATE)))
                .change(
                        Action.LET_GO,
                        "dataset",
                        "rpool/data/old",
                        "old",
                        Map.of(),
                        List.of(),
                        "no spec names it any more")
                .change(Action.DELETE, "dataset", "rpool/scratch", null, Map.of(), List.of(), "--purge-data")
                .change(Action.FORGET, "etherstub", "gone0", null, Map.of(), List.of())
                .change(Action.DELETE, "install", "old", "old", Map.of(), List.of())
                .change(
                        Action.REPLACE,
                        "vnic",
                        "web_1",
                        "web",
                        Map.of(),
                        List.of(new AttributeChange("vid", Value.number(0), Value.number(20), OnChange.REPLACE)))
                .change(
                        Action.UPDATE,
                        "zonecfg",
                        "web",
                        "web",
                        Map.of(),
                        List.of(
                                new AttributeChange(
                                        "capped-memory.physical",
                                        Value.size(2 * GIB),
                                        Value.size(4 * GIB),
                                        OnChange.RESTART),
                                new AttributeChange("net", before, after, OnChange.RESTART),
                                new AttributeChange(
                                        "attr.role",
                                        Value.text("back end"),
                                        Value.text("front, end"),
                                        OnChange.UPDATE)))
                .change(Action.DELETE, "zonecfg", "old", "old", Map.of(), List.of(), "no spec names it any more")
                .change(Action.NONE, "vnic", "db_0", "db", Map.of(), List.of())
                .change(Action.NONE, "zonecfg", "db", "db", Map.of(), List.of())
                .step(
                        "boot",
                        "old",
                        Verb.STOP,
                        Stage.MAIN,
                        List.of(CommandLine.of("zoneadm", "-z", "old", "shutdown")),
                        List.of(CommandLine.of("zoneadm", "-z", "old", "boot")))
                .step(
                        "boot",
                        "web",
                        Verb.STOP,
                        Stage.MAIN,
                        List.of(CommandLine.of("zoneadm", "-z", "web", "shutdown")),
                        List.of(CommandLine.of("zoneadm", "-z", "web", "boot")))
                .step(
                        "boot",
                        "web",
                        Verb.START,
                        Stage.MAIN,
                        List.of(CommandLine.of("zoneadm", "-z", "web", "boot")),
                        List.of(CommandLine.of("zoneadm", "-z", "web", "halt")),
                        id("boot", "web", Verb.STOP))
                .step(
                        "install",
                        "old",
                        Verb.DELETE,
                        Stage.PURGE,
                        List.of(CommandLine.of("zoneadm", "-z", "old", "uninstall", "-F")),
                        List.of(),
                        id("boot", "old", Verb.STOP))
                .step(
                        "zonecfg",
                        "old",
                        Verb.DELETE,
                        Stage.PURGE,
                        List.of(CommandLine.of("zonecfg", "-z", "old", "delete", "-F")),
                        List.of(),
                        id("install", "old", Verb.DELETE))
                .file();
    }

    /** Nothing to do. */
    static PlanFile empty() {
        return new SamplePlan()
                .change(Action.NONE, "etherstub", "internal0", null, Map.of(), List.of())
                .change(Action.NONE, "vnic", "web_0", "web", Map.of(), List.of())
                .file();
    }

    private static Value net(String physical, String address) {
        return Value.record(Map.of("physical", Value.text(physical), "allowed-address", Value.text(address)));
    }
}
