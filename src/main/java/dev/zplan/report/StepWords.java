package dev.zplan.report;

import dev.zplan.plan.StepId;

/**
 * A step in the words of its kind.
 *
 * @param doing while it runs, as {@code creating}
 * @param done when it is done, as {@code created}
 */
record StepWords(String doing, String done) {

    private static final String SOFTWARE = "install";

    /** Those of a step. */
    static StepWords of(StepId step) {
        boolean software = step.address().kind().equals(SOFTWARE);
        return switch (step.verb()) {
            case STOP -> new StepWords("stopping", "stopped");
            case IDLE -> new StepWords("making it idle", "idle");
            case SET_ASIDE -> new StepWords("setting aside", "set aside");
            case RENAME -> new StepWords("renaming", "renamed");
            case DELETE ->
                software ? new StepWords("uninstalling", "uninstalled") : new StepWords("deleting", "deleted");
            case CREATE -> software ? new StepWords("installing", "installed") : new StepWords("creating", "created");
            case UPDATE -> new StepWords("changing", "changed");
            case LET_GO -> new StepWords("letting go of", "let go of");
            case START -> new StepWords("starting", "started");
        };
    }
}
