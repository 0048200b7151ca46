package dev.zplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.plan.Action;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.SamplePlan;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Verb;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GraphTextTest {

    @Test
    void drawsSteps() {
        Golden.check("mixed.dot", GraphText.dot(Samples.mixed()));
        Golden.check("mixed.mmd", GraphText.mermaid(Samples.mixed()));
    }

    @Test
    void drawsResourcesWhereThereAreNoSteps() {
        assertThat(GraphText.dot(Samples.empty())).contains("[label=\"lab/etherstub/internal0\"]");
        assertThat(GraphText.mermaid(Samples.empty())).contains("[\"lab/vnic/web_0\"]");
    }

    @Test
    void escapesLabels() {
        PlanFile plan = new SamplePlan()
                .change(Action.CREATE, "dataset", "a\"]<b>\u001b;\\", null, Map.of(), List.of())
                .step("dataset", "a\"]<b>\u001b;\\", Verb.CREATE, Stage.MAIN, List.of(), List.of())
                .file();
        assertThat(GraphText.dot(plan)).contains("[label=\"lab/dataset/a\\\"]<b>\\\\u{1b};\\\\:create\"];");
        assertThat(GraphText.mermaid(plan)).contains("[\"lab/dataset/a#34;]#60;b#62;#92;u{1b}#59;#92;:create\"]");
    }
}
