package dev.zplan.sim.net;

/** What came of an attempt to make a link. */
public sealed interface LinkResult {

    /**
     * It exists now.
     *
     * @param link the new link
     */
    record Made(Link link) implements LinkResult {}

    /**
     * Nothing changed.
     *
     * @param status libdladm's word for the reason, such as {@code object already exists}
     * @param property the property that could not be set, empty if that was not the reason
     */
    record Refused(String status, String property) implements LinkResult {}

    /** Nothing changed, for that reason. */
    static LinkResult refused(String status) {
        return new Refused(status, "");
    }
}
