package dev.zplan.module;

import dev.zplan.module.type.PropertyTable;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One field of a module.
 *
 * @param name as specs, facts and templates call it
 * @param type what it holds; for a map, what each entry holds
 * @param about what it means
 * @param map whether it is a map of names to values
 * @param properties the table that the map's names and values are from; null where any will do
 * @param open whether the map's entries are written straight into the resource ({@code compression="lz4"}), not into a block
 * @param required whether a spec must say it
 * @param onChange what a change asks for
 * @param compare what it is held against
 * @param hostChooses whether the host chooses when nobody says, and the choice is then kept
 * @param fallback its value when nobody says; null for none
 * @param refers the kinds that its value may name; empty when it names nothing
 */
public record FieldDef(
        String name,
        FieldType type,
        String about,
        boolean map,
        @Nullable PropertyTable properties,
        boolean open,
        boolean required,
        OnChange onChange,
        Compare compare,
        boolean hostChooses,
        @Nullable Value fallback,
        List<String> refers) {

    /** Keeps a copy. */
    public FieldDef {
        refers = List.copyOf(refers);
    }

    /** The members of a map that are set to something; not those with a value that means that nobody has set them. */
    public SortedMap<String, Value> set(SortedMap<String, Value> members) {
        SortedMap<String, Value> set = new TreeMap<>(members);
        if (properties != null) {
            set.entrySet().removeIf(e -> properties.isUnset(e.getKey(), e.getValue()));
        }
        return set;
    }
}
