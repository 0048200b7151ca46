package dev.zplan.module;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a step does to the host, seen from the person who reads the plan. */
public enum Effect {
    /** Can be taken back without a trace. */
    REVERSIBLE,
    /** Can be taken back, but leaves something behind that others may have seen. */
    COMPENSABLE,
    /** Stops a zone. */
    DISRUPTIVE,
    /** Cannot be taken back. */
    FINAL;

    static Optional<Effect> of(String id) {
        return Arrays.stream(values()).filter(v -> v.id().equals(id)).findFirst();
    }

    /** The name in module files and in output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
