package dev.zplan.kdl;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number: exact, or one of the three that have no digits. */
public sealed interface KdlNumber extends KdlValue {

    @Override
    KdlNumber withType(@Nullable String type);

    /**
     * A number with digits, exactly as written; the radix is not kept. {@code 2.5} and {@code 2.50} differ in
     * {@link #equals} but not in {@link BigDecimal#compareTo}, as BigDecimal has it. The sign of a negative zero is lost.
     *
     * @param type the type annotation, or null
     * @param value the number
     */
    record Finite(@Nullable String type, BigDecimal value) implements KdlNumber {

        /**
         * Checks the type.
         *
         * @throws IllegalArgumentException if it holds an unpaired surrogate, which KDL cannot write
         */
        public Finite {
            CodePoints.requireScalars(type);
        }

        @Override
        public Finite withType(@Nullable String type) {
            return new Finite(type, value);
        }
    }

    /**
     * {@code #inf}, {@code #-inf} or {@code #nan}.
     *
     * @param type the type annotation, or null
     * @param value an infinity or NaN
     */
    record NonFinite(@Nullable String type, double value) implements KdlNumber {

        /**
         * Checks the type and the value.
         *
         * @throws IllegalArgumentException if the value is finite, or the type holds an unpaired surrogate
         */
        public NonFinite {
            CodePoints.requireScalars(type);
            if (Double.isFinite(value)) {
                throw new IllegalArgumentException(value + " is finite");
            }
        }

        @Override
        public NonFinite withType(@Nullable String type) {
            return new NonFinite(type, value);
        }
    }
}
