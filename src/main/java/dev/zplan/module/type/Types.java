package dev.zplan.module.type;

import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The types of fields, by the names that module files and documentation use. */
public final class Types {
    private static final Map<String, FieldType> NAMED = named();
    private static final Pattern WITH_LEAST = Pattern.compile("(number|size)>=([0-9]+[KMGT]?)");
    private static final Pattern CHOICE = Pattern.compile("[^|\\s]+(?:\\|[^|\\s]+)+");

    private Types() {}

    private static Map<String, FieldType> named() {
        Map<String, FieldType> types = new TreeMap<>();
        Stream.of(TextTypes.all(), NumberTypes.all(), NameTypes.all(), NetworkTypes.all())
                .flatMap(List::stream)
                .forEach(type -> types.put(type.name(), type));
        return Collections.unmodifiableMap(types);
    }

    /**
     * The type of that name: a named one ({@code link-name}), a named one with a least value ({@code number>=100},
     * {@code size>=50M}), or a choice ({@code running|ready}).
     */
    public static Optional<FieldType> byName(String name) {
        FieldType known = NAMED.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Matcher least = WITH_LEAST.matcher(name);
        if (least.matches()) {
            return withLeast(least.group(1), least.group(2), name);
        }
        return CHOICE.matcher(name).matches()
                ? Optional.of(TextTypes.choice(Arrays.asList(name.split("\\|"))))
                : Optional.empty();
    }

    /** The type of that name, which must be known. */
    public static FieldType of(String name) {
        return byName(name).orElseThrow(() -> new IllegalArgumentException("no type is named " + name));
    }

    /** All names but the choices and those with a least value, sorted. */
    public static List<String> names() {
        return List.copyOf(NAMED.keySet());
    }

    private static Optional<FieldType> withLeast(String type, String least, String name) {
        if (type.equals("number")) {
            return NumberTypes.parse(least).map(n -> NumberTypes.number(n, name));
        }
        return NumberTypes.size(least, 0) instanceof FieldType.Outcome.Accepted accepted
                        && accepted.value() instanceof Value.Size size
                ? Optional.of(NumberTypes.size(size.bytes()))
                : Optional.empty();
    }
}
