package dev.zplan.sim.smf;

import java.util.List;

/**
 * A property of a service or of an instance.
 *
 * @param type as {@code astring}, {@code count} or {@code boolean}
 * @param values one or several
 */
record Property(String type, List<String> values) {

    Property {
        values = List.copyOf(values);
    }
}
