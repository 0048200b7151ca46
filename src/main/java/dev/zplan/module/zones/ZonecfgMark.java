package dev.zplan.module.zones;

import dev.zplan.resource.Value;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The attr that says whose a zone is: {@code name=zplan type=string value=MARK}. In facts it is one of their own and not among the attrs, so
 * that nothing that looks at those meets it.
 */
final class ZonecfgMark {

    private static final String NAME = "zplan";
    private static final Value STRING = Value.text("string");

    private ZonecfgMark() {}

    /** Whether an attr, as an export has it, is the mark. */
    static boolean isIn(SortedMap<String, Value> attr) {
        return Value.text(NAME).equals(attr.get("name")) && STRING.equals(attr.get("type"));
    }

    /** The attrs with a mark among them. */
    static Value with(Value mark, @Nullable Value attrs) {
        SortedMap<String, Value> all = new TreeMap<>();
        if (attrs instanceof Value.Members members) {
            all.putAll(members.members());
        }
        all.put(NAME, Value.record(Map.of("type", STRING, "value", mark)));
        return Value.record(all);
    }
}
