package dev.zplan.report;

import dev.zplan.plan.Redactor;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values as a person reads them, on one line. */
final class ValueText {

    private static final Pattern WORDS = Pattern.compile("[^\\s\"\\\\]+( [^\\s\"\\\\]+)*");
    private static final Pattern WORD = Pattern.compile("[^\\s\"\\\\,=()\\[\\]]+");

    private ValueText() {}

    /** As it stands behind {@code name: }. */
    static String show(Value value) {
        if (value instanceof Value.Members members) {
            return members(members);
        } else if (value instanceof Value.Items items) {
            return items.items().isEmpty()
                    ? "(none)"
                    : items.items().stream().map(ValueText::within).collect(Collectors.joining(", "));
        }
        return scalar(value, WORDS);
    }

    private static String members(Value.Members members) {
        List<String> parts = new ArrayList<>();
        members.members().forEach((name, value) -> parts.add(Printable.line(name) + "=" + within(value)));
        return parts.isEmpty() ? "(none)" : String.join(", ", parts);
    }

    private static String within(Value value) {
        if (value instanceof Value.Members members) {
            return "(" + members(members) + ")";
        } else if (value instanceof Value.Items items) {
            return items.items().stream().map(ValueText::within).collect(Collectors.joining(", ", "[", "]"));
        }
        return scalar(value, WORD);
    }

    private static String scalar(Value value, Pattern plain) {
        if (value instanceof Value.Secret) {
            return Redactor.MASK;
        }
        String text = value.show();
        String visible = Printable.line(text);
        if (value instanceof Value.Text && !(plain.matcher(text).matches() && visible.equals(text))) {
            return '"' + visible.replace("\"", "\\\"") + '"';
        }
        return visible;
    }
}
