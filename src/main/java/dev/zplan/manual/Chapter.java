package dev.zplan.manual;

import dev.zplan.plan.Planning;
import dev.zplan.policy.CaseSchema;
import dev.zplan.policy.PolicySchema;
import dev.zplan.spec.NodeSchema;
import dev.zplan.spec.SpecLoader;
import dev.zplan.workspace.Settings;
import dev.zplan.workspace.Workspace;
import dev.zplan.zone.PoolReader;
import dev.zplan.zone.PublisherReader;
import dev.zplan.zone.ZoneSchema;
import java.util.List;

/**
 * The nodes that a kind of file may begin with.
 *
 * @param heading of docs/spec.md
 * @param files which files
 * @param nodes the nodes
 */
public record Chapter(String heading, String files, List<NodeSchema> nodes) {

    /** Keeps a copy. */
    public Chapter {
        nodes = List.copyOf(nodes);
    }

    /** All chapters, in the order of docs/spec.md; the modules of the workspace among them. */
    public static List<Chapter> all(Workspace workspace) {
        String plans = "plans/";
        return List.of(
                new Chapter(
                        "In plans (`plans/*.kdl`, `plans/*.yaml`): zones",
                        plans + ", templates/",
                        List.of(ZoneSchema.ZONE)),
                new Chapter("In plans: resources by themselves", plans, Planning.schemas(workspace)),
                new Chapter("In plans: variables and other files", plans, SpecLoader.shared()),
                new Chapter("In `pools/`", "pools/", List.of(PoolReader.POOL)),
                new Chapter("In `publishers/`", "publishers/", List.of(PublisherReader.PUBLISHER)),
                new Chapter("In `policies/`", "policies/", List.of(PolicySchema.POLICY)),
                new Chapter("In `tests/`", "tests/", List.of(CaseSchema.TEST)),
                new Chapter("In `zplan.kdl`", Workspace.SETTINGS, Settings.schemas()));
    }
}
