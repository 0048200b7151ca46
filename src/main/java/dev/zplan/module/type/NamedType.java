package dev.zplan.module.type;

import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;
import java.math.BigDecimal;
import java.util.function.Function;

/**
 * A type whose values are written as one word.
 *
 * @param name the name that modules and documentation use
 * @param about what is allowed
 * @param reading from the word to its normal form
 */
record NamedType(String name, String about, Function<String, Outcome> reading) implements FieldType {
    @Override
    public Outcome read(Value raw) {
        if (raw instanceof Value.Items || raw instanceof Value.Members || raw instanceof Value.Secret) {
            return refused("zplan::value::not_single", "a list or a record stands where one value is wanted");
        }
        return reading.apply(raw.show());
    }

    /**
     * The same type, which takes a number with a fraction only as a quoted text: the unquoted 4.10 has become 4.1 by the time
     * that a type sees it.
     */
    FieldType wordsOnly() {
        return new WordType(this);
    }

    private Outcome refused(String code, String message) {
        return new Outcome.Refused(code, message, "write " + about);
    }

    static Outcome text(String text) {
        return new Outcome.Accepted(Value.text(text));
    }

    private record WordType(NamedType of) implements FieldType {
        @Override
        public String name() {
            return of.name;
        }

        @Override
        public String about() {
            return of.about;
        }

        @Override
        public Outcome read(Value raw) {
            if (raw instanceof Value.Num number && isFraction(number.number())) {
                return new Outcome.Refused(
                        "zplan::value::unquoted",
                        "the number " + raw.show() + " stands where a text is wanted",
                        "quote it, so that it keeps its digits: \"" + raw.show() + "\"");
            }
            return of.read(raw);
        }

        private static boolean isFraction(BigDecimal number) {
            return number.scale() > 0;
        }
    }
}
