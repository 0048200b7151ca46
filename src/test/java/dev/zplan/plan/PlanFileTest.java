package dev.zplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.AttributeChange;
import dev.zplan.module.CommandLine;
import dev.zplan.module.OnChange;
import dev.zplan.resource.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlanFileTest {

    private static final String CLEAR = "correct horse battery";

    private static SamplePlan sample() {
        return new SamplePlan()
                .change(
                        Action.UPDATE,
                        "zonecfg",
                        "web",
                        "web",
                        Map.of(
                                "password", new Value.Secret("sha256:ab12", CLEAR),
                                "cpu", new Value.Num(new java.math.BigDecimal("2.5")),
                                "net", Value.list(List.of(Value.record(Map.of("physical", Value.text("web_0")))))),
                        List.of(new AttributeChange("cpu", null, Value.number(2), OnChange.RESTART)),
                        "it has to")
                .change(Action.DELETE, "dataset", "rpool/a b:c", null, Map.of(), List.of())
                .zone("web", "web_0", "10.0.0.5/24")
                .secret("sha256:ab12", CLEAR)
                .digest(SamplePlan.at("link", "igb0"), "d1")
                .diagnostic(Diagnostic.warning("zplan::plan::odd", "the text " + CLEAR + " is odd", null, "mind it"))
                .step(
                        "zonecfg",
                        "web",
                        Verb.UPDATE,
                        Stage.MAIN,
                        List.of(new CommandLine(List.of("zonecfg", CLEAR), "set x=" + CLEAR)),
                        List.of(CommandLine.of("zonecfg", "undo", CLEAR)))
                .step(
                        "dataset",
                        "rpool/a b:c",
                        Verb.DELETE,
                        Stage.PURGE,
                        List.of(CommandLine.of("zfs", "destroy", "-r", "rpool/a b:c")),
                        List.of(),
                        SamplePlan.id("zonecfg", "web", Verb.UPDATE));
    }

    private static PlanFile read(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<PlanFile> file = PlanFile.read("plan.json", text, diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        return file.orElseThrow();
    }

    private static Diagnostic problem(String text) {
        Diagnostics diagnostics = new Diagnostics();
        assertThat(PlanFile.read("plan.json", text, diagnostics)).isEmpty();
        assertThat(diagnostics.list()).hasSize(1);
        return diagnostics.list().get(0);
    }

    @Test
    void saysTheSameAfterItWasRead() {
        PlanFile file = sample().file();
        PlanFile again = read(file.write());
        assertThat(again.write()).isEqualTo(file.write());
        assertThat(again.steps()).isEqualTo(file.steps());
        assertThat(again.digests()).isEqualTo(file.digests());
        assertThat(again.summary()).isEqualTo(file.summary());
        assertThat(again.scope()).isEqualTo(file.scope());
        assertThat(again.changes())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("span")
                .isEqualTo(file.changes());
        assertThat(again.desired().zones().get(0).grant())
                .isEqualTo(file.desired().zones().get(0).grant());
    }

    @Test
    void beginsWithItsMark() {
        assertThat(sample().file().write())
                .startsWith("{\n  \"zplan-plan\": 1,\n")
                .endsWith("}\n");
    }

    @Test
    void holdsNoSecret() {
        PlanFile file = sample().file();
        assertThat(file.write()).doesNotContain(CLEAR).contains("sha256:ab12", "\"(secret)\"", "set x=(secret)");
        assertThat(file.desired().secrets()).isEmpty();
    }

    @Test
    void givesSecretsBack() {
        PlanFile file = read(sample().file().write());
        PlanFileSecrets none = PlanFileSecrets.restore(file.desired(), Map.of("other", "x"));
        assertThat(none.missing()).containsExactly("sha256:ab12");
        assertThat(none.desired().secrets()).isEmpty();
        PlanFileSecrets all = PlanFileSecrets.restore(file.desired(), Map.of("sha256:ab12", CLEAR, "other", "x"));
        assertThat(all.missing()).isEmpty();
        assertThat(all.desired().secrets()).containsExactly(Map.entry("sha256:ab12", CLEAR));
        Value password = all.desired().resources().get(0).resource().get("password");
        assertThat(((Value.Secret) Objects.requireNonNull(password)).clear()).isEqualTo(CLEAR);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    not json at all                | zplan::plan::not_a_plan
                    []                             | zplan::plan::not_a_plan
                    {"a": 1, "zplan-plan": 1}      | zplan::plan::not_a_plan
                    {"zplan-plan": 2}              | zplan::plan::version
                    {"zplan-plan": "one"}          | zplan::plan::version
                    {"zplan-plan": 1}              | zplan::plan::damaged
                    {"zplan-plan": 1, "zplan": "x" | zplan::plan::damaged
                    """)
    void refusesWhatIsNoPlan(String text, String code) {
        assertThat(problem(text).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "action": "update"              | "action": "upgrade"        | `changes[0].action` is not one of
                    "registry-revision": 7          | "registry-revision": 7.5   | `registry-revision` is not a whole number
                    "purge-data": false             | "purge": false             | `scope.purge-data` is missing
                    "lab/dataset/rpool/a b:c:delete"| "lab/dataset:delete"       | is not an address
                    "lab/dataset/rpool/a b:c:delete"| "lab/dataset/rpool/a:gone" | is not the name of a step
                    "plans/web.kdl:1:1"             | "plans/web.kdl:1"          | is not a place
                    """)
    void tellsWhatIsDamaged(String from, String to, String why) {
        String text = sample().file().write();
        assertThat(text).contains(from);
        Diagnostic problem = problem(text.replace(from, to));
        assertThat(problem.code()).isEqualTo("zplan::plan::damaged");
        assertThat(problem.message()).contains(why);
    }

    @Test
    void isKnownByItsFirstMember(@TempDir Path folder) throws IOException {
        Path plan = Files.writeString(folder.resolve("p"), sample().file().write());
        Path spec = Files.writeString(folder.resolve("s"), "zone \"web\"\n");
        assertThat(PlanFile.isPlan(plan)).isTrue();
        assertThat(PlanFile.isPlan(spec)).isFalse();
        assertThat(PlanFile.isPlan(folder)).isFalse();
        Diagnostics diagnostics = new Diagnostics();
        assertThat(PlanFile.read(plan, diagnostics)).isPresent();
        assertThat(PlanFile.read(folder.resolve("none"), diagnostics)).isEmpty();
        assertThat(diagnostics.list().get(0).code()).isEqualTo("zplan::plan::unreadable");
    }

    @Test
    void isFreshAgainstItself() {
        PlanFile file = sample().file();
        assertThat(Staleness.between(read(file.write()), file)).isEmpty();
    }

    @Test
    void namesWhatMoved() {
        PlanFile saved = read(sample().file().write());
        PlanFile fresh = sample().revision(8)
                .digest(SamplePlan.at("link", "igb0"), "d2")
                .digest(SamplePlan.at("link", "igb1"), "d1")
                .change(Action.CREATE, "vnic", "new0", null, Map.of(), List.of())
                .file();
        Diagnostic stale = Staleness.between(saved, fresh).orElseThrow();
        assertThat(stale.code()).isEqualTo("zplan::plan::stale");
        assertThat(stale.message())
                .isEqualTo("the saved plan is stale: the registry is at revision 8, not 7; "
                        + "lab/link/igb0 has changed, lab/link/igb1 is new, lab/vnic/new0 is new");
    }

    @Test
    void namesWhatWouldBeDoneDifferently() {
        PlanFile fresh = new SamplePlan()
                .change(Action.NONE, "vnic", "a0", null, Map.of("over", Value.text("x")), List.of())
                .file();
        PlanFile saved = new SamplePlan()
                .change(Action.UPDATE, "vnic", "a0", null, Map.of("over", Value.text("x")), List.of())
                .file();
        assertThat(Staleness.between(saved, fresh).orElseThrow().message())
                .endsWith("lab/vnic/a0 would be done differently");
    }
}
