package dev.zplan.spec;

import java.util.Collection;

/** The names that an expression may use. */
interface Scope {

    /** What a name stands for. */
    Lookup find(String name);

    /** All names that have a value, for suggestions. */
    Collection<String> names();
}
