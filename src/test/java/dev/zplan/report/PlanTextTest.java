package dev.zplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.module.AttributeChange;
import dev.zplan.module.OnChange;
import dev.zplan.plan.Action;
import dev.zplan.plan.SamplePlan;
import dev.zplan.resource.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlanTextTest {

    private final PlanText text = new PlanText(false);

    @Test
    void showsWhatIsCreated() {
        Golden.check("created.txt", text.print(Samples.created()));
    }

    @Test
    void showsEveryAction() {
        Golden.check("mixed.txt", text.print(Samples.mixed()));
    }

    @Test
    void coloursTheSameText() {
        String coloured = new PlanText(true).print(Samples.mixed());
        assertThat(coloured).contains("\u001b[33m~\u001b[0m").doesNotContain("\u001b[31mb");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(text.print(Samples.mixed()));
    }

    @Test
    void wrapsOnATerminal() {
        String narrow = new PlanText(new Page(false, 72)).print(Samples.mixed());
        Golden.check("mixed-72.txt", narrow);
        List<String> lines = narrow.lines().toList();
        assertThat(lines.subList(0, lines.size() - 1))
                .allSatisfy(line -> assertThat(Cells.width(line)).isLessThanOrEqualTo(72));
        assertThat(narrow.replaceAll("\\s+", ""))
                .isEqualTo(text.print(Samples.mixed()).replaceAll("\\s+", ""));
    }

    @Test
    void losesNothingOnTheNarrowestPage() {
        for (boolean colour : List.of(true, false)) {
            String narrow = new PlanText(new Page(colour, 20)).print(Samples.mixed());
            assertThat(narrow.replaceAll("\u001b\\[\\d+m|\\s+", ""))
                    .isEqualTo(text.print(Samples.mixed()).replaceAll("\\s+", ""));
        }
    }

    @Test
    void saysThatNothingChanges() {
        assertThat(text.print(Samples.empty())).isEqualTo("No changes. 2 resources are as they should be.\n");
        assertThat(text.print(new SamplePlan().file())).isEqualTo("No changes. There is nothing to manage.\n");
    }

    @Test
    void promisesNothingWithErrors() {
        String shown = text.print(new SamplePlan()
                .change(Action.NONE, "vnic", "web_0", "web", Map.of(), List.of())
                .diagnostic(Diagnostic.error("zplan::plan::unmanaged", "it is not ours", null, null))
                .file());
        assertThat(shown).isEqualTo("1 resource is as it should be.\nThis plan cannot be applied.\n");
    }

    @Test
    void saysWhatLxReadsOnlyWhenItBoots() {
        assertThat(changedAttribute("lx", "kernel-version"))
                .contains(
                        "=> Takes effect when web boots the next time; it is not restarted.",
                        "~ attr.kernel-version:  4.4 -> 5.10  (read at boot)");
        assertThat(changedAttribute("lx", "role"))
                .contains("=> Takes effect at once; web is not restarted.", "~ attr.role:  4.4 -> 5.10\n");
        assertThat(changedAttribute("lipkg", "kernel-version")).contains("=> Takes effect at once");
    }

    @Test
    void saysWhatOtherBrandsReadOnlyWhenAZoneBoots() {
        assertThat(changedAttribute("lipkg", "resolvers")).contains("when web boots the next time", "(read at boot)");
        assertThat(changedAttribute("bhyve", "ram")).contains("when web boots the next time", "(read at boot)");
        assertThat(changedAttribute("joyent", "resolvers")).contains("=> Takes effect at once");
    }

    private String changedAttribute(String brand, String name) {
        Value before = Value.record(Map.of("type", Value.text("string"), "value", Value.text("4.4")));
        Value after = Value.record(Map.of("type", Value.text("string"), "value", Value.text("5.10")));
        return text.print(new SamplePlan()
                .change(Action.NONE, "boot", "web", "web", Map.of("state", Value.text("running")), List.of())
                .change(
                        Action.UPDATE,
                        "zonecfg",
                        "web",
                        "web",
                        Map.of("brand", Value.text(brand)),
                        List.of(new AttributeChange("attr." + name, before, after, OnChange.UPDATE)))
                .file());
    }

    @Test
    void writesAScript() {
        Golden.check("created.sh", new PlanScript().print(Samples.created()));
        Golden.check("mixed.sh", new PlanScript().print(Samples.mixed()));
    }
}
