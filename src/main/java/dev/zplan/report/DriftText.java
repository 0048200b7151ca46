package dev.zplan.report;

import dev.zplan.module.AttributeChange;
import dev.zplan.module.OnChange;
import dev.zplan.plan.Drift;
import java.util.List;
import java.util.Optional;

/** Drift for people: what others did on each host, zone by zone, and what the next apply does about it. */
public final class DriftText {

    private static final int INDENT = 10;

    private final Page page;
    private final Paint paint;

    /** For people. */
    public DriftText(Page page) {
        this.page = page;
        paint = new Paint(page.colour());
    }

    /** All of it, ending in a line end; empty where there is none. */
    public String print(List<Drift> drift) {
        StringBuilder out = new StringBuilder();
        byHost(drift).forEach(group -> host(group, out));
        return out.toString();
    }

    /** All of it, host by host. */
    public static List<HostGroup<Drift>> byHost(List<Drift> drift) {
        return HostGroup.of(drift, d -> d.address().host(), d -> Optional.ofNullable(d.zone()));
    }

    /** The one line that says how much drifted; programs may look for it. */
    public static String summary(List<Drift> drift) {
        if (drift.isEmpty()) {
            return "No drift.";
        }
        long gone = drift.stream().filter(Drift::gone).count();
        return "Drift: " + (drift.size() - gone) + " changed, " + gone + " gone.";
    }

    private void host(HostGroup<Drift> group, StringBuilder out) {
        out.append(paint.bold("Drift on host " + Printable.line(group.host())))
                .append(": what somebody else changed since the last apply\n");
        group.zones().forEach(zone -> {
            out.append("\n    ")
                    .append(paint.bold(Printable.line(zone.title())))
                    .append('\n');
            AttributeTable table = new AttributeTable(
                    page,
                    INDENT,
                    zone.members().stream().flatMap(d -> lines(d).stream()).toList());
            zone.members()
                    .forEach(drifted -> out.append("      ")
                            .append(paint.cyan("!"))
                            .append(' ')
                            .append(line(drifted))
                            .append('\n')
                            .append(table.print(lines(drifted))));
        });
        out.append('\n');
    }

    /** The resource, and what becomes of it where it is gone. */
    String line(Drift drift) {
        String name = Printable.line(drift.address().toString());
        Drift.Next next = drift.next();
        return next == null ? name : name + ": " + paint.cyan("gone") + " " + paint.dim("(" + next.words() + ")");
    }

    /** What differs, and what becomes of it, as text. */
    List<String> details(Drift drift) {
        return new AttributeText(paint).signed(lines(drift));
    }

    /** What differs, from what was applied to what was found, and what becomes of it. */
    public static List<AttributeLine> lines(Drift drift) {
        return drift.attributes().stream()
                .flatMap(attribute -> AttributeLines.changes(List.of(new AttributeChange(
                                attribute.path(), attribute.applied(), attribute.found(), OnChange.UPDATE)))
                        .stream()
                        .map(line -> line.asks(attribute.words())))
                .toList();
    }
}
