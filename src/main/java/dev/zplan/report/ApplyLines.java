package dev.zplan.report;

import dev.zplan.apply.ApplyEvent;
import dev.zplan.apply.Outcome;
import dev.zplan.module.CommandLine;
import dev.zplan.plan.Redactor;
import dev.zplan.plan.Step;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An apply as it goes, in plain lines: one for each event, more where something fails and at the end. */
public final class ApplyLines {

    private static final long SECOND = 1000;

    /** Where a line begins that is not indented. */
    private static final Pattern OUTERMOST = Pattern.compile("(?m)^(?=\\S)");

    private final Paint paint;
    private final Redactor redactor;
    private final String label;

    /** Lines of the only apply that is going on. */
    public ApplyLines(boolean colour, Redactor redactor) {
        this(colour, redactor, "");
    }

    /**
     * Lines in colour or without any escape sequence.
     *
     * @param redactor takes secrets out of commands and of what they said
     * @param label what stands before lines that are about a whole apply, to tell it from others; may be empty
     */
    public ApplyLines(boolean colour, Redactor redactor, String label) {
        paint = new Paint(colour);
        this.redactor = redactor;
        this.label = label;
    }

    /** What to print for the event, ending in a line end. */
    public String print(ApplyEvent event) {
        String lines = lines(event);
        boolean aboutAll = event instanceof ApplyEvent.Verifying
                || event instanceof ApplyEvent.Committed
                || event instanceof ApplyEvent.RollingBack
                || event instanceof ApplyEvent.Finished;
        return aboutAll ? OUTERMOST.matcher(lines).replaceAll(Matcher.quoteReplacement(label)) : lines;
    }

    private String lines(ApplyEvent event) {
        if (event instanceof ApplyEvent.Started started) {
            return at(started.step()) + StepWords.of(started.step().id()).doing() + "\n";
        } else if (event instanceof ApplyEvent.Succeeded succeeded) {
            String done = paint.green(StepWords.of(succeeded.step().id()).done());
            return at(succeeded.step()) + done + " (" + time(succeeded.took()) + ")\n";
        } else if (event instanceof ApplyEvent.Failed failed) {
            return at(failed.step()) + paint.red("failed") + "\n" + failure(failed.failure());
        } else if (event instanceof ApplyEvent.Verifying) {
            return "Looking whether everything is as planned\n";
        } else if (event instanceof ApplyEvent.Committed committed) {
            return "Committed (transaction " + Printable.line(committed.transaction()) + ")\n";
        } else if (event instanceof ApplyEvent.RollingBack back) {
            return paint.yellow("Rolling back " + steps(back.steps())) + "\n";
        } else if (event instanceof ApplyEvent.Undoing undoing) {
            return at(undoing.step()) + "undoing\n";
        } else if (event instanceof ApplyEvent.Undone undone) {
            String what = undone.commands().isEmpty() ? "nothing to undo" : "undone";
            return at(undone.step()) + paint.yellow(what) + "\n";
        } else if (event instanceof ApplyEvent.UndoFailed failed) {
            return at(failed.step()) + paint.red("could not be undone") + "\n" + failure(failed.failure());
        }
        return end(((ApplyEvent.Finished) event).outcome());
    }

    private static String at(Step step) {
        return Printable.line(step.id().address().toString()) + ": ";
    }

    private static String steps(int count) {
        return count == 1 ? "1 step" : count + " steps";
    }

    /** A time as people read it. */
    public static String time(Duration took) {
        long millis = took.toMillis();
        if (millis < SECOND) {
            return millis + " ms";
        }
        long seconds = millis / SECOND;
        return seconds < 60
                ? seconds + "." + millis % SECOND / 100 + " s"
                : seconds / 60 + " min " + seconds % 60 + " s";
    }

    private String failure(ApplyEvent.Failure failure) {
        StringBuilder out = new StringBuilder();
        if (failure.command() != null) {
            CommandLine shown = redactor.command(failure.command());
            indented("    ", "$ " + shown.script(), out);
        }
        indented("    ", redactor.text(failure.reason()), out);
        indented("    | ", redactor.text(failure.output()), out);
        return out.toString();
    }

    private static void indented(String indent, String text, StringBuilder out) {
        Printable.block(text)
                .lines()
                .forEach(line -> out.append(indent).append(line).append('\n'));
    }

    private String end(Outcome outcome) {
        StringBuilder out = new StringBuilder();
        switch (outcome.result()) {
            case COMMITTED ->
                out.append(paint.green("Applied: " + steps(outcome.done()) + " done."))
                        .append('\n');
            case PURGE_INCOMPLETE -> {
                out.append(paint.red("Applied, but what was to be destroyed is still there in part."))
                        .append('\n');
                why(outcome, "These purges are due", out);
                out.append("Next: remove the cause, then `zplan recover` destroys the rest.\n");
            }
            case PARTLY_COMMITTED -> {
                out.append(paint.yellow("Applied in part: " + steps(outcome.done()) + " done."))
                        .append('\n');
                why(outcome, "These are as they were before", out);
                out.append("Next: remove the cause and apply again.\n");
            }
            case ROLLED_BACK -> {
                out.append(paint.yellow("Rolled back: everything is as it was before."))
                        .append('\n');
                why(outcome, "Left", out);
                out.append("Next: remove the cause and apply again.\n");
            }
            case ROLLBACK_INCOMPLETE -> {
                out.append(paint.red("The rollback is incomplete.")).append('\n');
                why(outcome, "This is not as it was before", out);
                out.append("Next: look at what is left, then `zplan recover` tries again.\n");
            }
        }
        return out.toString();
    }

    /** The failed command was told with its output when it failed; here it is only named. */
    private void why(Outcome outcome, String left, StringBuilder out) {
        ApplyEvent.Failure failure = outcome.failure();
        if (failure != null) {
            String command = failure.command() == null
                    ? ""
                    : "`" + redactor.command(failure.command()).shell() + "` ";
            out.append("Cause: ")
                    .append(Printable.line(command + redactor.text(failure.reason())))
                    .append(".\n");
            if (failure.command() == null) {
                indented("    | ", redactor.text(failure.output()), out);
            }
        }
        if (!outcome.left().isEmpty()) {
            out.append(left).append(":\n");
            outcome.left().forEach(line -> indented("    ", redactor.text(line), out));
        }
    }
}
