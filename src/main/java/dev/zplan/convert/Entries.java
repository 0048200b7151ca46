package dev.zplan.convert;

import dev.zplan.diagnostic.Diagnostics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The entries of a table while it is read: each name once, a second is told. */
final class Entries {

    private final Map<String, Datum.Entry> entries = new LinkedHashMap<>();
    private final Diagnostics out;

    Entries(Diagnostics out) {
        this.out = out;
    }

    void add(Datum.Entry entry) {
        Datum.Entry earlier = entries.putIfAbsent(entry.name(), entry);
        if (earlier != null) {
            out.error(
                    "zplan::convert::duplicate_key",
                    "`" + entry.name() + "` stands twice in the same table",
                    entry.span(),
                    "the first is at " + earlier.span() + "; keep one of them");
        }
    }

    List<Datum.Entry> list() {
        return List.copyOf(entries.values());
    }
}
