package dev.zplan.policy;

import dev.zplan.module.type.Types;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;
import java.math.BigDecimal;
import java.util.Optional;

/** Numbers and sizes, which are compared as one: a size counts in bytes. */
final class Bounds {

    private Bounds() {}

    /** The number that a value is, or that its text says; empty for what is none. */
    static Optional<BigDecimal> number(Value value) {
        if (value instanceof Value.Num number) {
            return Optional.of(number.number());
        }
        if (value instanceof Value.Size size) {
            return Optional.of(BigDecimal.valueOf(size.bytes()));
        }
        return value instanceof Value.Text text ? number(text.text()) : Optional.empty();
    }

    private static Optional<BigDecimal> number(String text) {
        if (text.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?")) {
            return Optional.of(new BigDecimal(text));
        }
        return Types.of("size").read(Value.text(text)) instanceof FieldType.Outcome.Accepted accepted
                        && accepted.value() instanceof Value.Size size
                ? Optional.of(BigDecimal.valueOf(size.bytes()))
                : Optional.empty();
    }
}
