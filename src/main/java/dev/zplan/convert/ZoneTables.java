package dev.zplan.convert;

import java.util.ArrayList;
import java.util.List;

/**
 * A zone's table within a document.
 *
 * @param name what the document calls it; empty where it has no name for it
 * @param table its keys
 */
record ZoneTables(String name, Datum.Table table) {

    /** The zones of a document: one, a list of them, or as {@code zadm show} prints all, by their names. */
    static List<ZoneTables> of(Datum document) {
        List<ZoneTables> zones = new ArrayList<>();
        if (document instanceof Datum.Table table && byName(table)) {
            for (Datum.Entry entry : table.entries()) {
                zones.add(new ZoneTables(entry.name(), (Datum.Table) entry.value()));
            }
        } else if (document instanceof Datum.Table table) {
            zones.add(new ZoneTables("", table));
        } else if (document instanceof Datum.Row row) {
            row.items().forEach(item -> zones.addAll(item instanceof Datum.Row ? List.of() : of(item)));
        }
        return zones;
    }

    private static boolean byName(Datum.Table table) {
        return !table.entries().isEmpty()
                && table.entries().stream()
                        .allMatch(e -> e.value() instanceof Datum.Table zone
                                && (zone.has("brand") || zone.has("zonename") || zone.has("zonepath")));
    }
}
