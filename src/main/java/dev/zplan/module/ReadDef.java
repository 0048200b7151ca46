package dev.zplan.module;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How resources of a kind are read from a host.
 *
 * @param command what to run; for {@link Scope#KEY} once for each key
 * @param scope whether one command lists all, or one is run for each
 * @param format how its output is cut into rows
 * @param columns the name of each column: the module's key, a field, a fact, {@code key} and {@code value} of a map, {@code MAP.KEY} or
 *     {@code MAP.KEY!=USUAL} for an entry of a map, or {@code -}
 * @param into the map that its rows go to; null when a row is a resource
 * @param adds whether its rows only tell more of resources that are there, and make none
 * @param absent what a command complains of that has nothing to list; null where every failure is one
 * @param where rows that count; empty for all
 * @param asked whether of the listed keys only those are read that a spec or the registry speaks of
 */
record ReadDef(
        CommandTemplate command,
        Scope scope,
        Format format,
        List<String> columns,
        @Nullable String into,
        boolean adds,
        @Nullable String absent,
        List<Condition> where,
        boolean asked) {

    ReadDef {
        columns = List.copyOf(columns);
        where = List.copyOf(where);
    }

    enum Scope {
        HOST,
        KEY
    }

    /** How output is cut into rows and columns. */
    enum Format {
        /** One column: the line. */
        LINES,
        /** Columns between colons; a backslash before a colon or a backslash holds it (dladm, zoneadm). */
        COLONS,
        /** Columns between tabs, nothing escaped (zfs -H). */
        TABS,
        /** Words between any number of blanks (ls -l). */
        WORDS,
        /** One JSON object, or an array of them; columns name members. */
        JSON,
        /** No output counts: exit 0 says that the resource exists, anything else that it does not. */
        EXIT,
        /** What a driver reads by itself. */
        DRIVER
    }

    /**
     * A condition on a column.
     *
     * @param column its name
     * @param not whether none of the values must be there
     * @param values any of these
     */
    record Condition(String column, boolean not, List<String> values) {
        boolean holds(@Nullable String actual) {
            return values.contains(actual == null ? "" : actual) != not;
        }
    }
}
