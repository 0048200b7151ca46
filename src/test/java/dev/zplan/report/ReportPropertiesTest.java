package dev.zplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.AttributeChange;
import dev.zplan.module.CommandLine;
import dev.zplan.module.OnChange;
import dev.zplan.plan.Action;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.PlanFileSecrets;
import dev.zplan.plan.SamplePlan;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Verb;
import dev.zplan.resource.Value;
import dev.zplan.zone.DesiredResource;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.StringLength;

/** Laws of everything shown and saved, for any values. */
final class ReportPropertiesTest {

    private static final String CLEAR = "hunter2 'is\u0007\" the \\secret";

    private static final Schemas SCHEMAS = Schemas.load();

    @Provide
    Arbitrary<Value> values() {
        Arbitrary<Value> texts = Arbitraries.strings().ofMaxLength(8).map(Value::text);
        Arbitrary<Value> numbers = Arbitraries.bigDecimals().ofScale(3).map(Value.Num::new);
        Arbitrary<Value> sizes = Arbitraries.longs().greaterOrEqual(0).map(Value::size);
        Arbitrary<Value> secrets = Arbitraries.of("d1", "d2").map(d -> new Value.Secret(d, CLEAR));
        Arbitrary<Value> scalars = Arbitraries.oneOf(
                texts, numbers, sizes, secrets, Arbitraries.of(true, false).map(Value::flag));
        Arbitrary<Value> nested = nested(scalars);
        return Arbitraries.oneOf(scalars, nested, nested(nested));
    }

    private static Arbitrary<Value> nested(Arbitrary<Value> values) {
        Arbitrary<String> names = Arbitraries.strings().ofMinLength(1).ofMaxLength(4);
        return Arbitraries.oneOf(
                values.list().ofMaxSize(3).map(Value::list),
                Arbitraries.maps(names, values).ofMaxSize(2).map(Value::record));
    }

    private static PlanFile plan(Value before, Value after, String name) {
        String reason = "it wants " + CLEAR;
        CommandLine command = new CommandLine(List.of("set", CLEAR, name), "x=" + CLEAR + "\n" + name);
        return new SamplePlan()
                .secret("d1", CLEAR)
                .change(Action.CREATE, "vnic", name, name, Map.of("value", after), List.of(), reason)
                .change(
                        Action.UPDATE,
                        "zonecfg",
                        name,
                        name,
                        Map.of("value", before),
                        List.of(new AttributeChange("value", before, after, OnChange.RESTART)))
                .step("vnic", name, Verb.CREATE, Stage.MAIN, List.of(command), List.of(command))
                .file();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void textsHoldNoSecretAndNoControlCharacter(
            @ForAll("values") Value before,
            @ForAll("values") Value after,
            @ForAll @StringLength(max = 12) String name) {
        PlanFile plan = plan(before, after, name + "x");
        for (String text : List.of(
                new PlanText(false).print(plan),
                new PlanScript().print(plan),
                GraphText.dot(plan),
                GraphText.mermaid(plan))) {
            assertThat(text).doesNotContain("hunter2");
            assertThat(text.codePoints().filter(c -> c != '\n' && c != '\t')).noneMatch(Character::isISOControl);
        }
        assertThat(plan.write()).doesNotContain("hunter2");
        assertThat(plan.toString()).doesNotContain("hunter2");
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void whatIsWantedComesBackFromAFile(
            @ForAll("values") Value before,
            @ForAll("values") Value after,
            @ForAll @StringLength(max = 12) String name) {
        PlanFile plan = plan(before, after, name + "x");
        Diagnostics diagnostics = new Diagnostics();
        PlanFile again = PlanFile.read("p", plan.write(), diagnostics).orElseThrow();
        assertThat(again.write()).isEqualTo(plan.write());
        assertThat(again.desired().resources().stream().map(DesiredResource::resource))
                .isEqualTo(plan.desired().resources().stream()
                        .map(DesiredResource::resource)
                        .toList());
        PlanFileSecrets restored = PlanFileSecrets.restore(again.desired(), Map.of("d1", CLEAR, "d2", CLEAR));
        assertThat(restored.missing()).isEmpty();
        assertThat(diagnostics.list()).isEmpty();
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void plansAreAsTheirSchemaSays(
            @ForAll("values") Value before,
            @ForAll("values") Value after,
            @ForAll @StringLength(max = 12) String name) {
        SCHEMAS.check("plan.json", plan(before, after, name + "x").write());
    }

    @Property(tries = 100)
    void linesAreLines(@ForAll @StringLength(max = 40) String text) {
        assertThat(Printable.line(text).codePoints()).noneMatch(Character::isISOControl);
        assertThat(Printable.line(text).lines().count()).isLessThanOrEqualTo(1);
        String plain = text.replaceAll("[^a-z]", "");
        assertThat(Printable.line(plain)).isEqualTo(plain);
    }
}
