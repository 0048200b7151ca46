package dev.zplan.sim.zfs;

import java.util.Optional;

/**
 * The value of a property and where it comes from.
 *
 * @param value in the form of {@code zfs get -p}; {@code -} if there is none
 * @param source as the SOURCE column shows it
 */
public record Setting(String value, String source) {
    static final String LOCAL = "local";
    static final String RECEIVED = "received";
    static final String TEMPORARY = "temporary";
    static final String DEFAULT = "default";
    static final String NONE = "-";

    private static final String INHERITED = "inherited from ";

    static final Setting ABSENT = new Setting(NONE, NONE);

    static Setting readOnly(String value) {
        return new Setting(value, NONE);
    }

    static Setting inherited(String value, Node from) {
        return new Setting(value, INHERITED + from.name());
    }

    /** The kind of source as {@code zfs get -s} names it. */
    String sourceKind() {
        return source.startsWith(INHERITED) ? "inherited" : source.equals(NONE) ? "none" : source;
    }

    /** What {@code zfs get -o received} shows. */
    static String receivedOf(Node node, String property) {
        return Optional.ofNullable(node.received.get(property)).orElse(NONE);
    }
}
