package dev.zplan.report.html;

import dev.zplan.plan.Action;
import dev.zplan.plan.Verb;
import dev.zplan.report.ActionText;

/**
 * How a node of the picture, or the row of a step, looks.
 *
 * @param style the class of its colours
 * @param sign what stands before its label
 * @param words what the sign means
 */
record Look(String style, String sign, String words) {

    private static final String COME = "come";
    private static final String CHANGE = "change";
    private static final String GO = "go";
    private static final String KEEP = "keep";

    /** Of a step. */
    static Look of(Verb verb) {
        return switch (verb) {
            case CREATE -> new Look(COME, "+", "create");
            case START -> new Look(COME, "↑", "start");
            case UPDATE -> new Look(CHANGE, "~", "change");
            case RENAME -> new Look(CHANGE, "→", "rename");
            case SET_ASIDE -> new Look(CHANGE, "→", "set aside");
            case STOP -> new Look(GO, "↓", "stop");
            case IDLE -> new Look(GO, "↓", "make idle");
            case DELETE -> new Look(GO, "-", "delete");
            case LET_GO -> new Look(KEEP, ".", "let go");
        };
    }

    /** The class of an action's colours. */
    static String of(Action action) {
        return switch (action) {
            case CREATE -> COME;
            case UPDATE, RESTART -> CHANGE;
            case REPLACE, DELETE -> GO;
            case LET_GO, FORGET -> KEEP;
            case NONE -> "none";
        };
    }

    /** Of a resource, where the picture is of resources. */
    static Look ofResource(Action action) {
        return new Look(of(action), ActionText.sign(action), ActionText.toDo(action));
    }
}
