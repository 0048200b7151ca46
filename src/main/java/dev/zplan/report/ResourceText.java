package dev.zplan.report;

import dev.zplan.module.AttributeChange;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Single resources for people. Secrets are masked. */
public final class ResourceText {

    private ResourceText() {}

    /** What changes, a line for each attribute, each ending in a line end. */
    public static String changes(Page page, int indent, List<AttributeChange> changes) {
        List<AttributeLine> lines = AttributeLines.changes(changes);
        return new AttributeTable(page, indent, lines).print(lines);
    }

    /**
     * Its attributes by path, down to single values: members of a record as {@code attr.role}, records of a list by what they go
     * by, {@code net.web_0}.
     */
    public static SortedMap<String, String> leaves(Resource resource) {
        SortedMap<String, String> leaves = new TreeMap<>();
        resource.attributes().forEach((name, value) -> leaves(Printable.line(name), value, leaves));
        return leaves;
    }

    private static void leaves(String path, Value value, SortedMap<String, String> leaves) {
        if (value instanceof Value.Members members && !members.members().isEmpty()) {
            members.members().forEach((name, member) -> leaves(path + "." + Printable.line(name), member, leaves));
        } else if (value instanceof Value.Items items
                && !items.items().isEmpty()
                && items.items().stream().allMatch(Value.Members.class::isInstance)) {
            int number = 0;
            for (Value item : items.items()) {
                leaves(path + "." + name((Value.Members) item, ++number), item, leaves);
            }
        } else {
            String former = leaves.putIfAbsent(path, ValueText.show(value));
            if (former != null) {
                leaves.put(path, former + ", " + ValueText.show(value));
            }
        }
    }

    private static String name(Value.Members item, int number) {
        return EntryLabels.IDENTITY.stream()
                .map(item::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(ValueText::show)
                .orElse(String.valueOf(number));
    }
}
