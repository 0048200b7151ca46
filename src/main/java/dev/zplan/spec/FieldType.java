package dev.zplan.spec;

import dev.zplan.resource.Value;

/** What a field may hold, and the normal form that it is compared in. */
public interface FieldType {

    /** The name that documentation and module files use: {@code link-name}, {@code size} … */
    String name();

    /** What is allowed, for documentation and help texts: one phrase. */
    String about();

    /**
     * Reads what somebody wrote.
     *
     * @param raw a text, number or flag as it stood in a document, or a text as a host printed it
     */
    Outcome read(Value raw);

    /** What reading gave. */
    sealed interface Outcome {

        /** The value in its normal form. */
        record Accepted(Value value) implements Outcome {}

        /**
         * Why it was refused.
         *
         * @param code the diagnostic's code, for example {@code zplan::name::link_invalid}
         * @param message one sentence that names the value
         * @param help what is allowed
         */
        record Refused(String code, String message, String help) implements Outcome {}
    }
}
