package dev.zplan.module.zones;

import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The publishers that {@code pkg publisher -H -F tsv} lists, as attributes. A row is an origin or a mirror; the column ENABLED is that of
 * the row, not of the publisher (client_api.py, _publisher_list).
 */
final class PublisherTable {

    private static final int COLUMNS = 8;
    private static final int STICKY = 1;
    private static final int SYSTEM = 2;
    private static final int TYPE = 4;
    private static final int STATUS = 5;
    private static final int URI = 6;
    private static final int PROXY = 7;

    private PublisherTable() {}

    static SortedMap<String, Value> read(String output) {
        SortedMap<String, List<String[]>> rows = new TreeMap<>();
        Set<String> order = new LinkedHashSet<>();
        output.lines()
                .map(line -> line.split("\t", -1))
                .filter(row -> row.length >= COLUMNS)
                .forEach(row -> {
                    order.add(row[0]);
                    rows.computeIfAbsent(row[0], name -> new ArrayList<>()).add(row);
                });
        SortedMap<String, Value> publishers = new TreeMap<>();
        rows.forEach((name, list) -> publishers.put(name, publisher(list)));
        SortedMap<String, Value> attributes = new TreeMap<>();
        attributes.put(PublisherKind.PUBLISHER, Value.record(publishers));
        attributes.put(
                PublisherKind.ORDER, Value.list(order.stream().map(Value::text).toList()));
        return attributes;
    }

    private static Value publisher(List<String[]> rows) {
        SortedMap<String, Value> publisher = new TreeMap<>();
        put(publisher, PublisherKind.ORIGINS, uris(rows, "origin", false));
        put(publisher, PublisherKind.MIRRORS, uris(rows, "mirror", false));
        put(publisher, PublisherKind.IDLE, uris(rows, "origin", true));
        publisher.put(PublisherKind.STICKY, Value.flag(rows.get(0)[STICKY].equals("true")));
        if (rows.get(0)[SYSTEM].equals("true")) {
            publisher.put(PublisherKind.SYSTEM, Value.flag(true));
        }
        TreeSet<String> proxies = new TreeSet<>();
        rows.forEach(row -> proxies.add(row[PROXY].equals("-") ? "" : row[PROXY]));
        String proxy = String.join(" ", proxies).strip();
        if (!proxy.isEmpty()) {
            // Where only some have one, it is none that a spec could say.
            publisher.put(PublisherKind.PROXY, Value.text(proxies.contains("") ? proxy + " (not all)" : proxy));
        }
        return Value.record(publisher);
    }

    private static void put(SortedMap<String, Value> publisher, String name, Set<String> uris) {
        if (!uris.isEmpty()) {
            publisher.put(name, Value.list(uris.stream().map(Value::text).toList()));
        }
    }

    private static Set<String> uris(List<String[]> rows, String type, boolean idle) {
        Set<String> uris = new TreeSet<>();
        rows.stream()
                .filter(row -> row[TYPE].equals(type) && (!idle || row[STATUS].equals("disabled")))
                .forEach(row -> uris.add(row[URI]));
        return uris;
    }
}
