package dev.zplan.report;

import dev.zplan.apply.ApplyEvent;
import dev.zplan.plan.Redactor;
import dev.zplan.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A transaction as it goes, in plain lines: one for each event, more where something fails and at the end. Remembers what failed. */
public final class ApplyLines {

    private static final long SECOND = 1000;

    /** Where a line begins that is not indented. */
    private static final Pattern OUTERMOST = Pattern.compile("(?m)^(?=\\S)");

    private final Paint paint;
    private final FailureText failures;
    private final String label;
    private final List<EndText.Mishap> mishaps = new ArrayList<>();
    private int undone;
    private int linesSince;

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
        failures = new FailureText(redactor);
        this.label = label;
    }

    /** What to print for the event, ending in a line end. */
    public String print(ApplyEvent event) {
        String lines = lines(event);
        linesSince += (int) lines.lines().count();
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
            return mishap(failed.step(), "failed", failed.failure());
        } else if (event instanceof ApplyEvent.Verifying) {
            return "Looking whether everything is as planned\n";
        } else if (event instanceof ApplyEvent.Committed committed) {
            return "Committed (transaction " + Printable.line(committed.transaction()) + ")\n";
        } else if (event instanceof ApplyEvent.RollingBack back) {
            return paint.yellow("Rolling back " + EndText.steps(back.steps())) + "\n";
        } else if (event instanceof ApplyEvent.Undoing undoing) {
            return at(undoing.step()) + "undoing\n";
        } else if (event instanceof ApplyEvent.Undone undone) {
            this.undone += undone.commands().isEmpty() ? 0 : 1;
            String what = undone.commands().isEmpty() ? "nothing to undo" : "undone";
            return at(undone.step()) + paint.yellow(what) + "\n";
        } else if (event instanceof ApplyEvent.UndoFailed failed) {
            return mishap(failed.step(), "could not be undone", failed.failure());
        }
        return new EndText(paint, failures, mishaps, undone, linesSince).print(((ApplyEvent.Finished) event).outcome());
    }

    private String mishap(Step step, String what, ApplyEvent.Failure failure) {
        mishaps.add(new EndText.Mishap(at(step), what, failure));
        linesSince = 0;
        return at(step) + paint.red(what) + "\n" + failures.block(failure);
    }

    private static String at(Step step) {
        return Printable.line(step.id().address().toString()) + ": ";
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
}
