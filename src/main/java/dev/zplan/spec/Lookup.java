package dev.zplan.spec;

import org.jspecify.annotations.Nullable;

/** What a scope says about a name. */
sealed interface Lookup {

    /** A value. */
    record Found(Evaluated value) implements Lookup {}

    /** Something with names of its own: {@code zone}. */
    record Inner(Scope scope) implements Lookup {}

    /** No such name. */
    record Unknown() implements Lookup {}

    /**
     * The name is known but has no value.
     *
     * @param why what to tell if the expression cannot do without; null when it has been told
     */
    record Missing(@Nullable Reason why) implements Lookup {}

    /** Part of a diagnostic; the place is added by who uses the name. */
    record Reason(String code, String message, String help) {}
}
