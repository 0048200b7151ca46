package dev.zplan.report;

import dev.zplan.resource.Value;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values as the people who write specs know them, where the host has another form: the path tells which. */
final class PathText {

    private static final Pattern BYTES = Pattern.compile("[1-9][0-9]{3,17}");
    private static final Pattern MEGABITS = Pattern.compile("[0-9]+");
    private static final Value UNTAGGED = Value.number(0);
    private static final Set<String> TYPED = Set.of("type", "value");

    private PathText() {}

    /** Whether the record is shown as one value: a comment of zonecfg, which has a type and a value. */
    static boolean whole(String path, Value.Members members) {
        return path.startsWith("attr.") && members.members().keySet().equals(TYPED);
    }

    /** The value; null where it says all by being there, as an empty record does. */
    static @Nullable String show(String path, Value value) {
        if (value instanceof Value.Members members) {
            return members.members().isEmpty()
                    ? bare(path)
                    : whole(path, members) ? typed(members) : ValueText.show(value);
        }
        if (path.equals("vid") && value.equals(UNTAGGED)) {
            return "untagged";
        }
        return value instanceof Value.Text text ? text(path, text) : ValueText.show(value);
    }

    private static @Nullable String bare(String path) {
        return path.startsWith("dataset.") ? "delegated" : path.startsWith("device.") ? "visible" : null;
    }

    private static String typed(Value.Members members) {
        String value = show(members, "value");
        String type = show(members, "type");
        return type.equals("string") ? value : value + " (" + type + ")";
    }

    private static String show(Value.Members members, String name) {
        Value value = members.get(name);
        return value == null ? "" : ValueText.show(value);
    }

    /** ZFS keeps sizes as bytes, dladm rates as megabits; people read {@code 20G} and {@code 100M}. */
    private static String text(String path, Value.Text value) {
        if (path.startsWith("props.") && BYTES.matcher(value.text()).matches()) {
            return ValueText.show(Value.size(Long.parseLong(value.text())));
        }
        boolean rate =
                path.equals("linkprop.maxbw") && MEGABITS.matcher(value.text()).matches();
        return rate ? value.text() + "M" : ValueText.show(value);
    }
}
