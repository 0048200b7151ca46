package dev.zplan.resource;

import java.util.Arrays;
import java.util.Optional;

/** The illumos distribution that a host runs, as far as its zone commands differ. */
public enum Flavour {
    /** OmniOS: brand lipkg and exclusive IP by default, VNICs made on demand, memory caps as resource controls. */
    OMNIOS("omnios"),
    /** OpenIndiana and other distributions close to illumos-gate: brand ipkg and shared IP by default. */
    OPENINDIANA("openindiana");

    private final String id;

    Flavour(String id) {
        this.id = id;
    }

    /** The flavour with that name. */
    public static Optional<Flavour> of(String id) {
        return Arrays.stream(values()).filter(f -> f.id.equals(id)).findFirst();
    }

    /** The name in files and on the command line. */
    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }
}
