package dev.zplan.report;

import dev.zplan.plan.Drift;
import dev.zplan.plan.PlanFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Drift by itself, in a format that has something to say of it: all but it is left out of the plan. Who looks for drift alone takes it for a
 * failure. Without a plan it is what the format says of errors.
 *
 * @param format one of {@link #FORMATS}
 */
public record DriftReport(ReportFormat format) implements PlanReport {

    /** The others are about steps, or about places in specs. */
    public static final List<ReportFormat> FORMATS =
            List.of(ReportFormat.text, ReportFormat.json, ReportFormat.junit, ReportFormat.markdown);

    /** Refuses the formats of plans. */
    public DriftReport {
        if (!FORMATS.contains(format)) {
            throw new IllegalArgumentException(format.id());
        }
    }

    @Override
    public String print(Outlook outlook) {
        PlanFile plan = outlook.plan();
        if (plan == null) {
            return format.print(outlook);
        }
        return switch (format) {
            case json -> plan.writeDrift();
            case junit -> junit(plan.drift(), outlook);
            case markdown -> markdown(plan, outlook);
            default -> text(plan, outlook);
        };
    }

    private static String text(PlanFile plan, Outlook outlook) {
        StringBuilder out = new StringBuilder(new DriftText(Page.endless(false)).print(plan.drift()));
        out.append(DriftText.summary(plan.drift())).append('\n');
        Age.lines(plan, outlook.at())
                .forEach(line -> out.append(Printable.line(line)).append('\n'));
        return out.toString();
    }

    private static String junit(List<Drift> drift, Outlook outlook) {
        List<Junit.Suite> suites = new ArrayList<>();
        for (HostGroup<Drift> host : DriftText.byHost(drift)) {
            for (HostGroup.ZoneGroup<Drift> zone : host.zones()) {
                suites.add(new Junit.Suite(
                        zone.zone() == null ? host.host() : host.host() + "." + zone.zone(),
                        host.host(),
                        zone.members().stream().map(DriftReport::failed).toList(),
                        ""));
            }
        }
        if (suites.isEmpty()) {
            suites.add(new Junit.Suite(outlook.command(), List.of(Junit.Case.passed("no drift", ""))));
        }
        return new Junit(outlook.command(), outlook.at(), suites).print();
    }

    private static Junit.Case failed(Drift drift) {
        return Junit.Case.failed(
                drift.address().kind() + " " + drift.address().name(),
                "drift",
                JunitReport.DRIFTED,
                JunitReport.text(drift));
    }

    private static String markdown(PlanFile plan, Outlook outlook) {
        Comment comment = new Comment();
        comment.add("### " + Inline.code(outlook.command()) + "\n");
        comment.add("**" + DriftText.summary(plan.drift()) + "**\n");
        MarkdownReport.age(plan, outlook, comment);
        for (HostGroup<Drift> host : DriftText.byHost(plan.drift())) {
            host.zones()
                    .forEach(zone -> comment.fold(
                            MarkdownReport.title(host.host(), zone.zone()),
                            "diff",
                            MarkdownReport.drift(zone.members())));
        }
        return comment.text();
    }
}
