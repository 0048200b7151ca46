package dev.zplan.author;

import dev.zplan.kdl.KdlValue;
import dev.zplan.module.type.PropertyTable;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as people write them. */
final class Spelling {

    private static final Pattern BYTES = Pattern.compile("[1-9][0-9]{3,17}");

    private Spelling() {}

    /** The value in KDL: sizes as {@code "20G"}, lists with commas, text so that nothing in it is an expression. */
    static KdlValue kdl(Value value) {
        if (value instanceof Value.Num number) {
            return KdlValue.of(number.number());
        }
        if (value instanceof Value.Flag flag) {
            return KdlValue.of(flag.on());
        }
        return KdlValue.of(text(value));
    }

    /** The text of a value that is no number and no flag. */
    static String text(Value value) {
        String text = value instanceof Value.Items items
                ? items.items().stream().map(Value::show).collect(Collectors.joining(","))
                : value.show();
        return text.replace("${", "$${");
    }

    /** A property's value as it is said: ZFS keeps sizes as bytes, people write {@code 20G}. */
    static Value property(@Nullable PropertyTable table, String name, Value value) {
        if (table != null
                && value instanceof Value.Text text
                && BYTES.matcher(text.text()).matches()) {
            Value size = Value.text(Value.size(Long.parseLong(text.text())).show());
            boolean same = table.read(name, size) instanceof FieldType.Outcome.Accepted accepted
                    && accepted.value().equals(value);
            return same ? size : value;
        }
        return value;
    }
}
