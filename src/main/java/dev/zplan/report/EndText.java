package dev.zplan.report;

import dev.zplan.apply.ApplyEvent;
import dev.zplan.apply.Outcome;
import java.util.List;

/**
 * The end of a transaction: what came of it, why, what was undone, and what to do next.
 *
 * @param mishaps what failed, the first first
 * @param undone how many steps were undone
 * @param linesSince how many lines were printed since the last failure was told in full
 */
record EndText(Paint paint, FailureText failures, List<Mishap> mishaps, int undone, int linesSince) {

    /** After so many lines a failure has scrolled away, and is told in full once more. */
    private static final int SCROLLED_AWAY = 20;

    /** So many failures are told. */
    private static final int MOST = 10;

    /**
     * A step that failed, or could not be undone.
     *
     * @param at where, ending in a colon and a blank
     * @param what happened, in a word or two
     */
    record Mishap(String at, String what, ApplyEvent.Failure failure) {}

    /** The lines. */
    String print(Outcome outcome) {
        return switch (outcome.result()) {
            case COMMITTED -> paint.green("Applied: " + steps(outcome.done()) + " done.") + "\n";
            case PURGE_INCOMPLETE ->
                paint.red("Applied, but what was to be destroyed is still there in part.") + "\n"
                        + why(outcome, "These purges are due")
                        + next("remove the cause, then `zplan recover` destroys the rest", outcome);
            case PARTLY_COMMITTED ->
                paint.yellow("Applied in part: " + steps(outcome.done()) + " done.") + "\n"
                        + why(outcome, "These are as they were before")
                        + next("remove the cause and apply again", outcome);
            case ROLLED_BACK ->
                paint.yellow("Rolled back: everything is as it was before.") + "\n"
                        + why(outcome, "Left")
                        + next("remove the cause and apply again", outcome);
            case ROLLBACK_INCOMPLETE ->
                paint.red("The rollback is incomplete.") + "\n"
                        + why(outcome, "This is not as it was before")
                        + next("look at what is left, then `zplan recover` tries again", outcome);
        };
    }

    static String steps(int count) {
        return count == 1 ? "1 step" : count + " steps";
    }

    private String why(Outcome outcome, String left) {
        StringBuilder out = new StringBuilder();
        ApplyEvent.Failure failure = outcome.failure();
        if (!mishaps.isEmpty()) {
            mishaps.stream().limit(MOST).map(this::told).forEach(out::append);
            if (mishaps.size() > MOST) {
                out.append("… and ").append(mishaps.size() - MOST).append(" more failures\n");
            }
        } else if (failure != null) {
            out.append("Cause: ").append(failures.line(failure)).append(".\n");
            out.append(failure.command() == null ? failures.output(failure) : "");
        }
        if (undone > 0) {
            out.append("Undone: ").append(steps(undone)).append(".\n");
        }
        if (!outcome.left().isEmpty()) {
            out.append(left).append(":\n");
            outcome.left().forEach(line -> out.append(failures.indented("    ", line)));
        }
        return out.toString();
    }

    /** In full where nobody can see it any more; else it is only named. */
    private String told(Mishap mishap) {
        return linesSince < SCROLLED_AWAY
                ? "Cause: " + mishap.at + failures.line(mishap.failure) + ".\n"
                : "Cause: " + mishap.at + paint.red(mishap.what) + "\n" + failures.block(mishap.failure);
    }

    private static String next(String what, Outcome outcome) {
        String more = outcome.transaction() == null
                ? ""
                : " `zplan history show " + Printable.line(outcome.transaction()) + "` tells what ran.";
        return "Next: " + what + "." + more + "\n";
    }
}
