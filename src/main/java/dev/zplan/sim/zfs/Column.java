package dev.zplan.sim.zfs;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** A column of {@code zfs list}. */
final class Column {
    private final String name;
    private final Optional<Property> property;
    private final boolean exact;

    /**
     * A column for a property, which must be known.
     *
     * @param exact as with {@code -p}
     */
    Column(String name, boolean exact) {
        this.property = Property.isUser(name) ? Optional.empty() : Property.named(name);
        this.name = property.map(Property::name).orElse(name);
        this.exact = exact;
    }

    String header() {
        return property.map(Property::column).orElse(name.toUpperCase(Locale.ROOT));
    }

    /** The whole name of the property. */
    String label() {
        return name;
    }

    boolean right() {
        return name.startsWith("written")
                || property.filter(p -> p.kind() != Property.Kind.TEXT).isPresent();
    }

    /** Whether the longest value decides the width. */
    boolean grows() {
        return exact || property.isEmpty() || !right();
    }

    /** The least width. */
    int width() {
        int header = header().length();
        if (property.isEmpty()) {
            return header;
        }
        return switch (property.get().kind()) {
            // The programs give this column the width of the pool property of the same number, health.
            case NUMBER -> name.equals("referenced") ? 8 : Math.max(5, header);
            case INDEX ->
                property.get().choices().keySet().stream()
                        .mapToInt(String::length)
                        .reduce(header, Math::max);
            case TEXT -> header;
        };
    }

    String value(Node node, Values values) {
        String value = values.get(node, name).value();
        if (value.isEmpty()) {
            return Setting.NONE;
        }
        return exact || property.isEmpty() ? value : Values.human(property.get(), value);
    }

    /** The order by this column; what has no value comes last. */
    Comparator<Node> order(Values values, boolean descending) {
        Comparator<Node> order = (a, b) -> {
            String left = value(a, values);
            String right = value(b, values);
            if (left.equals(Setting.NONE) || right.equals(Setting.NONE)) {
                return 0;
            }
            boolean number =
                    property.filter(p -> p.kind() == Property.Kind.NUMBER).isPresent() || name.equals("creation");
            return number && left.matches("[0-9]+") && right.matches("[0-9]+")
                    ? new BigInteger(left).compareTo(new BigInteger(right))
                    : left.compareTo(right);
        };
        Comparator<Node> absent = Comparator.comparing(n -> value(n, values).equals(Setting.NONE));
        return absent.thenComparing(descending ? order.reversed() : order);
    }
}
