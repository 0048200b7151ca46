package dev.zplan.sim.net;

import java.util.Locale;

/** The kinds of data links that share one name space. */
public enum LinkClass {
    PHYS,
    VLAN,
    AGGR,
    VNIC,
    ETHERSTUB,
    SIMNET;

    /** The word in the CLASS column of {@code dladm show-link}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
