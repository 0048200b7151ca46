package dev.zplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.plan.PlanFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rich plan in every format, as golden files {@code rich.FORMAT}, {@code refused.FORMAT} and {@code unplanned.FORMAT}. */
final class ReportFormatTest {

    @ParameterizedTest
    @EnumSource
    void showsTheRichPlan(ReportFormat format) {
        Golden.check("rich." + format.id(), format.print(RichPlan.outlook(RichPlan.plan())));
    }

    @ParameterizedTest
    @EnumSource
    void showsARefusedPlan(ReportFormat format) {
        Golden.check("refused." + format.id(), format.print(RichPlan.outlook(RichPlan.refused())));
    }

    @ParameterizedTest
    @EnumSource
    void showsWhatPreventedAPlan(ReportFormat format) {
        Golden.check("unplanned." + format.id(), format.print(RichPlan.unplanned()));
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameTwice(ReportFormat format) {
        assertThat(format.print(RichPlan.outlook(RichPlan.plan())))
                .isEqualTo(format.print(RichPlan.outlook(RichPlan.plan())));
    }

    @Test
    void comesBackFromAPlanFile() {
        PlanFile plan = RichPlan.plan();
        assertThat(PlanFile.read("p", plan.write(), new Diagnostics())
                        .orElseThrow()
                        .write())
                .isEqualTo(plan.write());
    }
}
