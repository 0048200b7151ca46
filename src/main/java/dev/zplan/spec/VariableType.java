package dev.zplan.spec;

import dev.zplan.resource.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a variable may hold. */
enum VariableType implements FieldType {
    TEXT("a text"),
    NUMBER("a decimal number"),
    FLAG("true or false"),
    SIZE("a number of bytes, or a number with a unit of K, M, G, T, P or E (powers of 1024)");

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,100}(\\.[0-9]{1,100})?");
    private static final Pattern SIZED = Pattern.compile("([0-9]{1,40}(?:\\.[0-9]{1,40})?)([KMGTPE]?)(?:i?[Bb])?");
    private static final String UNITS = "KMGTPE";

    private final String about;

    VariableType(String about) {
        this.about = about;
    }

    /** The type of that name. */
    static Optional<VariableType> named(String name) {
        return Arrays.stream(values()).filter(t -> t.word().equals(name)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(VariableType::word).toList();
    }

    /** The type that a value has by itself. */
    static VariableType of(Value value) {
        return value instanceof Value.Num
                ? NUMBER
                : value instanceof Value.Flag ? FLAG : value instanceof Value.Size ? SIZE : TEXT;
    }

    /** As it is written in a spec. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String about() {
        return about;
    }

    @Override
    public Outcome read(Value raw) {
        Value value = convert(raw);
        return value == null
                ? new Outcome.Refused(
                        "zplan::spec::variable_type", "`" + raw.show() + "` is not " + about, "give " + about)
                : new Outcome.Accepted(value);
    }

    private @Nullable Value convert(Value raw) {
        return switch (this) {
            case TEXT -> raw instanceof Value.Text ? raw : null;
            case NUMBER ->
                raw instanceof Value.Num
                        ? raw
                        : matches(DECIMAL, raw) ? new Value.Num(new BigDecimal(raw.show())) : null;
            case FLAG -> raw instanceof Value.Flag ? raw : flag(raw.show());
            case SIZE -> raw instanceof Value.Flag ? null : size(raw.show());
        };
    }

    private static boolean matches(Pattern pattern, Value raw) {
        return raw instanceof Value.Text text && pattern.matcher(text.text()).matches();
    }

    private static @Nullable Value flag(String text) {
        return text.equals("true") || text.equals("false") ? Value.flag(text.equals("true")) : null;
    }

    private static @Nullable Value size(String text) {
        Matcher matcher = SIZED.matcher(text.toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return null;
        }
        BigDecimal bytes = new BigDecimal(matcher.group(1));
        int power = matcher.group(2).isEmpty() ? 0 : UNITS.indexOf(matcher.group(2)) + 1;
        try {
            return Value.size(
                    bytes.multiply(BigDecimal.valueOf(1024).pow(power)).longValueExact());
        } catch (ArithmeticException e) {
            return null;
        }
    }
}
