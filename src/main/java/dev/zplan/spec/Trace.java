package dev.zplan.spec;

import org.jspecify.annotations.Nullable;

/** What the evaluation of one text has used. */
final class Trace {

    private boolean secret;
    private Lookup.@Nullable Missing missing;

    void used(Evaluated value) {
        secret |= value.secret();
    }

    void missed(Lookup.Missing name) {
        missing = name;
    }

    /** What was missed did no harm: something else is wrong. */
    void forget() {
        missing = null;
    }

    /** Whether a secret was among it. */
    boolean secret() {
        return secret;
    }

    /** The last name that had no value; null if all had one. */
    Lookup.@Nullable Missing missing() {
        return missing;
    }
}
