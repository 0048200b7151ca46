package dev.zplan.module;

import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the columns of one read command are to its module: fields, facts, entries of maps. */
final class Columns {

    private final ModuleDef module;
    private final @Nullable String into;
    private final List<Column> columns;

    /**
     * One column.
     *
     * @param name its name
     * @param attribute whether it is a field or a fact
     * @param field the field; null for none
     * @param entry which entry of a map; {@link MapColumn#key} is empty where it is of no map
     */
    private record Column(
            String name, boolean attribute, @Nullable FieldDef field, MapColumn entry) {}

    Columns(ModuleDef module, ReadDef read) {
        this.module = module;
        this.into = read.into();
        this.columns = read.columns().stream().map(c -> column(module, c)).toList();
    }

    private static Column column(ModuleDef module, String name) {
        FieldDef field = module.field(name).orElse(null);
        return new Column(name, field != null || module.facts().contains(name), field, MapColumn.of(name));
    }

    /** Adds to the attributes of a resource what a row tells of it. */
    void take(Row row, SortedMap<String, Value> attributes) {
        if (into != null) {
            String key = row.get("key");
            String text = row.get("value");
            // what equals the default is not set
            if (key != null && text != null && !text.equals(row.get("default"))) {
                put(into, key, text, attributes);
            }
            return;
        }
        for (int i = 0; i < row.cells().size(); i++) {
            String text = row.cells().get(i);
            Column column = columns.get(i);
            if (text.isEmpty()) {
                continue;
            }
            if (column.attribute()) {
                attributes.put(column.name(), value(column.field(), text));
            }
            MapColumn entry = column.entry();
            if (!entry.key().isEmpty() && !text.equals(entry.usual())) {
                put(entry.map(), entry.key(), text, attributes);
            }
        }
    }

    /** What a host prints and a type refuses stays a text: it is a fact all the same. */
    private static Value value(@Nullable FieldDef field, String text) {
        Value raw = Value.text(text);
        return field != null && field.type().read(raw) instanceof FieldType.Outcome.Accepted accepted
                ? accepted.value()
                : raw;
    }

    private void put(String map, String key, String text, SortedMap<String, Value> attributes) {
        SortedMap<String, Value> members = new TreeMap<>();
        if (attributes.get(map) instanceof Value.Members former) {
            members.putAll(former.members());
        }
        members.put(key, entry(map, key, text));
        attributes.put(map, Value.record(members));
    }

    private Value entry(String map, String key, String text) {
        FieldDef field = module.field(map).orElse(null);
        if (field == null || field.properties() == null) {
            return Value.text(text);
        }
        return field.properties().read(key, Value.text(text)) instanceof FieldType.Outcome.Accepted accepted
                ? accepted.value()
                : Value.text(text);
    }
}
