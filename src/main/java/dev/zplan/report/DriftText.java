package dev.zplan.report;

import dev.zplan.module.AttributeChange;
import dev.zplan.module.OnChange;
import dev.zplan.plan.Drift;
import dev.zplan.resource.Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Drift for people: what others did on each host, zone by zone, and what the next apply does about it. */
public final class DriftText {

    private final Paint paint;
    private final AttributeText attributes;

    /** In colour or without any escape sequence. */
    public DriftText(boolean colour) {
        this(new Paint(colour));
    }

    DriftText(Paint paint) {
        this.paint = paint;
        this.attributes = new AttributeText(paint);
    }

    /** All of it, ending in a line end; empty where there is none. */
    public String print(List<Drift> drift) {
        SortedMap<String, List<Drift>> hosts = new TreeMap<>();
        drift.forEach(d -> hosts.computeIfAbsent(d.address().host(), h -> new ArrayList<>())
                .add(d));
        StringBuilder out = new StringBuilder();
        hosts.forEach((host, all) -> host(host, all, out));
        return out.toString();
    }

    /** The one line that says how much drifted; programs may look for it. */
    public static String summary(List<Drift> drift) {
        if (drift.isEmpty()) {
            return "No drift.";
        }
        long gone = drift.stream().filter(Drift::gone).count();
        return "Drift: " + (drift.size() - gone) + " changed, " + gone + " gone.";
    }

    private void host(String name, List<Drift> drift, StringBuilder out) {
        out.append(paint.bold("host " + Printable.line(name)))
                .append(", changed since the last apply by somebody else\n");
        drift.stream()
                .map(d -> Optional.ofNullable(d.zone()))
                .distinct()
                .sorted(Comparator.comparing(zone -> new Address("", zone.isPresent() ? "" : "~", zone.orElse(""))))
                .forEach(zone -> {
                    String title = zone.map(z -> "zone " + z).orElse("resources of no zone");
                    out.append("\n  ").append(paint.bold(Printable.line(title))).append('\n');
                    drift.stream()
                            .filter(d -> Objects.equals(d.zone(), zone.orElse(null)))
                            .forEach(d -> resource(d, out));
                });
        out.append('\n');
    }

    private void resource(Drift drift, StringBuilder out) {
        out.append("    ").append(paint.cyan("!")).append(' ').append(line(drift)).append('\n');
        details(drift).forEach(line -> out.append("          ").append(line).append('\n'));
    }

    /** The resource, and what becomes of it where it is gone. */
    String line(Drift drift) {
        String name = Printable.line(drift.address().toString());
        Drift.Next next = drift.next();
        return next == null ? name : name + ": " + paint.cyan("gone") + " " + paint.dim("(" + next.words() + ")");
    }

    /** What differs, and what becomes of it. */
    List<String> details(Drift drift) {
        List<String> lines = new ArrayList<>();
        for (Drift.Attribute attribute : drift.attributes()) {
            String words = paint.dim("(" + attribute.words() + ")");
            AttributeChange change =
                    new AttributeChange(attribute.path(), attribute.applied(), attribute.found(), OnChange.UPDATE);
            attributes.changes(List.of(change)).forEach(line -> lines.add(line + " " + words));
        }
        return lines;
    }
}
