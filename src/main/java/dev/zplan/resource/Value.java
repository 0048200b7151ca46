package dev.zplan.resource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The value of an attribute in its normal form: two values mean the same exactly when they are equal.
 *
 * <p>Field types (in {@code dev.zplan.module}) bring what users and hosts write into this form.
 */
public sealed interface Value {

    /** The value as a command or a person gets it; a secret shows its digest only. */
    String show();

    /** A word or a text. */
    static Value text(String text) {
        return new Text(text);
    }

    /** A whole number. */
    static Value number(long number) {
        return new Num(BigDecimal.valueOf(number));
    }

    /** True or false. */
    static Value flag(boolean flag) {
        return flag ? Flag.TRUE : Flag.FALSE;
    }

    /** A size in bytes. */
    static Value size(long bytes) {
        return new Size(bytes);
    }

    /** A list, in order. */
    static Value list(List<? extends Value> items) {
        return new Items(List.copyOf(items));
    }

    /** A record; the order of its members does not matter. */
    static Value record(Map<String, ? extends Value> members) {
        return new Members(new TreeMap<>(members));
    }

    /** A text. */
    record Text(String text) implements Value {
        @Override
        public String show() {
            return text;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Text that && text.equals(that.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    /** A number without trailing zeros: {@code 2.50} and {@code 2.5} are equal. */
    record Num(BigDecimal number) implements Value {

        /** Brings the number into its normal form. */
        public Num {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            if (number.scale() < 0) {
                number = number.setScale(0);
            }
        }

        @Override
        public String show() {
            return number.toPlainString();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Num that && number.equals(that.number);
        }

        @Override
        public int hashCode() {
            return number.hashCode();
        }
    }

    /** True or false. */
    record Flag(boolean on) implements Value {
        private static final Flag TRUE = new Flag(true);
        private static final Flag FALSE = new Flag(false);

        @Override
        public String show() {
            return on ? "true" : "false";
        }
    }

    /** A size in bytes, shown in the largest unit that holds it exactly ({@code 10G}; units of 1024). */
    record Size(long bytes) implements Value {
        private static final String UNITS = "KMGTPE";

        @Override
        public String show() {
            long rest = bytes;
            int unit = -1;
            while (rest != 0 && rest % 1024 == 0 && unit < UNITS.length() - 1) {
                rest /= 1024;
                unit++;
            }
            return unit < 0 ? Long.toString(rest) : rest + UNITS.substring(unit, unit + 1);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Size that && bytes == that.bytes;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(bytes);
        }
    }

    /** A list; order matters (a type whose order does not matter sorts it). */
    record Items(List<Value> items) implements Value {

        /** Keeps a copy. */
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String show() {
            return items.stream().map(Value::show).collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Items that && items.equals(that.items);
        }

        @Override
        public int hashCode() {
            return items.hashCode();
        }
    }

    /** Named values, sorted by name. */
    record Members(SortedMap<String, Value> members) implements Value {

        /** Keeps a copy. */
        public Members {
            members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        }

        /** The member of that name, or null. */
        public @Nullable Value get(String name) {
            return members.get(name);
        }

        @Override
        public String show() {
            List<String> parts = new ArrayList<>();
            members.forEach((name, value) -> parts.add(name + "=" + value.show()));
            return "(" + String.join(", ", parts) + ")";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Members that && members.equals(that.members);
        }

        @Override
        public int hashCode() {
            return members.hashCode();
        }
    }

    /**
     * A text that must not be seen. Equal to another secret of the same digest.
     *
     * @param digest what may be stored and shown
     * @param clear the text itself; null where only the digest is known (from a registry or a saved plan)
     */
    record Secret(String digest, @Nullable String clear) implements Value {

        @Override
        public String show() {
            return "(secret " + digest + ")";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Secret secret && secret.digest.equals(digest);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(digest);
        }

        @Override
        public String toString() {
            return show();
        }
    }
}
