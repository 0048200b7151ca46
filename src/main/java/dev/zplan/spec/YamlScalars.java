package dev.zplan.spec;

import dev.zplan.resource.Value;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an unquoted YAML scalar means. YAML 1.1 and 1.2 disagree about {@code no}, {@code 010}, {@code 1:30} and more; only what
 * nobody can misread is not a text: {@code true} and {@code false}, decimal numbers without leading zeros, and null.
 */
final class YamlScalars {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?");
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final int MOST_DIGITS = 1000;

    private YamlScalars() {}

    /** The value of an unquoted scalar; null if it says that there is none. */
    static @Nullable Value plain(String text) {
        if (NULLS.contains(text)) {
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return Value.flag(text.equals("true"));
        }
        if (text.length() <= MOST_DIGITS && NUMBER.matcher(text).matches()) {
            return new Value.Num(new BigDecimal(text));
        }
        return Value.text(text);
    }
}
