package dev.zplan.report;

import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.resource.Address;
import java.util.List;

/** One change for people: what happens to which resource and why, and below it what is set. */
public final class ChangeText {

    private final Paint paint;
    private final AttributeText attributes;

    ChangeText(Paint paint) {
        this.paint = paint;
        this.attributes = new AttributeText(paint);
    }

    /** One line, without the sign: {@code gz1/vnic/web_0: replaced (reason)}. */
    String line(Change change) {
        String what = Printable.line(name(change)) + ": "
                + ActionText.coloured(change.action(), ActionText.plan(change), paint);
        return change.reasons().isEmpty()
                ? what
                : what + " (" + Printable.line(String.join("; ", change.reasons())) + ")";
    }

    /** The resource; both its names where it gets another. */
    public static String name(Change change) {
        Address from = change.from();
        return from != null && change.action() == Action.UPDATE
                ? from + " → " + change.address().name()
                : change.address().toString();
    }

    /** What is set or changes, a line each; empty where the action says it all. */
    List<String> details(Change change) {
        return change.attributes().isEmpty()
                ? attributes.unsigned(AttributeLines.of(change))
                : attributes.signed(AttributeLines.of(change));
    }
}
