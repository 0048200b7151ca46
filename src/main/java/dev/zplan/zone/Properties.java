package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.type.PropertyTable;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import dev.zplan.spec.FieldType;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the open fields of a block: properties whose names are not the schema's. */
final class Properties {
    private Properties() {}

    /** The open fields as they stand, by name. */
    static SortedMap<String, Value> open(Block block) {
        SortedMap<String, Value> found = new TreeMap<>();
        block.fields().forEach((name, field) -> {
            if (block.schema().field(name).isEmpty()) {
                found.put(name, field.value());
            }
        });
        return found;
    }

    /** The open fields in the normal form of a table; those that it refuses are left out, and told. */
    static SortedMap<String, Value> of(Block block, PropertyTable table, Diagnostics out) {
        SortedMap<String, Value> found = new TreeMap<>();
        open(block).forEach((name, raw) -> {
            FieldType.Outcome outcome = table.read(name, raw);
            if (outcome instanceof FieldType.Outcome.Accepted accepted) {
                found.put(name, accepted.value());
            } else if (outcome instanceof FieldType.Outcome.Refused refused) {
                out.error(refused.code(), refused.message(), block.spanOf(name), refused.help());
            }
        });
        return found;
    }
}
