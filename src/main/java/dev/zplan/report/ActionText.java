package dev.zplan.report;

import dev.zplan.module.zones.BootKind;
import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.resource.Resource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The signs and words of actions. */
public final class ActionText {

    private static final String NOT_STARTED = "not started";
    private static final String NOT_RUNNING = "not running";

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

    /** What a plan says of a change: nothing has happened yet. */
    public static String plan(Change change) {
        String words = words(change);
        return switch (words) {
            case NOT_STARTED -> "will not be started";
            case NOT_RUNNING -> "does not run";
            default -> change.action() == Action.NONE ? words : "will be " + words;
        };
    }

    /** What happens to the resource, in the words of its kind: {@code created}. */
    static String words(Change change) {
        return switch (change.address().kind()) {
            case "install" -> install(change);
            case "boot" -> boot(change) + gate(change);
            default -> any(change);
        };
    }

    private static String any(Change change) {
        return switch (change.action()) {
            case CREATE -> "created";
            case UPDATE ->
                change.from() != null
                        ? change.attributes().isEmpty() ? "renamed" : "renamed and changed"
                        : change.attributes().isEmpty() ? "taken back" : "changed";
            case RESTART -> "restarted";
            case REPLACE -> "replaced";
            case DELETE -> "deleted";
            case LET_GO -> "let go: kept on the host, no longer managed";
            case FORGET -> "forgotten, nothing is done on the host";
            case NONE -> "as it should be";
        };
    }

    private static String install(Change change) {
        Resource after = change.after();
        return switch (change.action()) {
            case CREATE ->
                after != null && "clone".equals(after.text("method"))
                        ? "cloned from " + Printable.line(String.valueOf(after.text("source")))
                        : "installed";
            case DELETE -> "uninstalled";
            default -> any(change);
        };
    }

    /** What happens to the state of a zone. */
    static String boot(Change change) {
        String from = state(change.before());
        String to = state(change.after());
        return switch (change.action()) {
            case CREATE -> to.equals(BootKind.HALTED) ? NOT_STARTED : toState(to);
            case UPDATE -> from.equals(to) ? any(change) : toState(to);
            case DELETE -> from.equals(BootKind.HALTED) ? NOT_RUNNING : "stopped";
            default -> any(change);
        };
    }

    private static String gate(Change change) {
        Resource after = change.after();
        boolean waits = change.action() == Action.CREATE
                && after != null
                && state(after).equals(BootKind.RUNNING)
                && BootKind.SERVICES.equals(after.text(BootKind.GATE));
        return waits ? ", and waited for until its services run" : "";
    }

    private static String toState(String state) {
        return switch (state) {
            case BootKind.RUNNING -> "started";
            case "ready" -> "made ready, no process runs";
            default -> "stopped";
        };
    }

    /** How far up a zone is, by what is known of its boot: {@code running}, {@code ready} or {@code halted}. */
    static String state(@Nullable Resource boot) {
        return boot == null ? BootKind.HALTED : Objects.requireNonNullElse(boot.text("state"), BootKind.HALTED);
    }
}
