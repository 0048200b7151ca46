package dev.zplan.report;

import dev.zplan.plan.Action;
import dev.zplan.plan.Change;

/** The signs and words of actions. */
public final class ActionText {

    private ActionText() {}

    /** The sign before a change, as plain text. */
    public static String sign(Action action) {
        return switch (action) {
            case CREATE -> "+";
            case UPDATE, RESTART -> "~";
            case REPLACE -> "-/+";
            case DELETE -> "-";
            case LET_GO, FORGET -> ".";
            case NONE -> " ";
        };
    }

    /** What is to be done, behind a number: {@code 3 to create}. */
    public static String toDo(Action action) {
        return switch (action) {
            case CREATE -> "to create";
            case UPDATE -> "to change";
            case REPLACE -> "to replace";
            case DELETE -> "to delete";
            case LET_GO -> "to let go";
            case FORGET -> "to forget";
            case RESTART -> "to restart";
            case NONE -> "as it should be";
        };
    }

    /** The text in the colour of the action. */
    static String coloured(Action action, String text, Paint paint) {
        return switch (action) {
            case CREATE -> paint.green(text);
            case UPDATE, RESTART -> paint.yellow(text);
            case REPLACE, DELETE -> paint.red(text);
            case LET_GO, FORGET -> paint.cyan(text);
            case NONE -> text;
        };
    }

    /** What happens to the resource, in the words of its kind. */
    public static String words(Change change) {
        String kind = change.address().kind();
        return switch (change.action()) {
            case CREATE -> kind.equals("install") ? "installed" : started(change) ? "started" : "created";
            case UPDATE ->
                change.from() != null
                        ? change.attributes().isEmpty() ? "renamed" : "renamed and changed"
                        : change.attributes().isEmpty() ? "taken back" : "changed in place";
            case RESTART -> "restarted";
            case REPLACE -> "replaced";
            case DELETE -> kind.equals("install") ? "uninstalled" : kind.equals("boot") ? "stopped" : "deleted";
            case LET_GO -> "let go, left on the host";
            case FORGET -> "forgotten, gone from the host";
            case NONE -> "as it should be";
        };
    }

    private static boolean started(Change change) {
        return change.address().kind().equals("boot")
                && change.after() != null
                && "running".equals(change.after().text("state"));
    }
}
