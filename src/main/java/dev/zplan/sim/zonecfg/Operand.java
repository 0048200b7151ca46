package dev.zplan.sim.zonecfg;

import java.util.List;

/** A value in a command. */
sealed interface Operand {

    /** One word or quoted text. */
    record Simple(String text) implements Operand {}

    /** {@code (name=value,…)}, in order; a name may occur twice. */
    record Complex(List<Pair> pairs) implements Operand {

        public Complex {
            pairs = List.copyOf(pairs);
        }
    }

    /** {@code [value,…]}; not nested. */
    record Several(List<Operand> items) implements Operand {

        public Several {
            items = List.copyOf(items);
        }
    }

    /** One {@code name=value}. */
    record Pair(Property name, String value) {}
}
