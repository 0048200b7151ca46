package dev.zplan.report;

import dev.zplan.apply.ApplyEvent;
import dev.zplan.plan.Step;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How far an apply has come: one or several transactions side by side.
 *
 * @param steps how many there are in all
 * @param parts the transactions that have begun, by name
 * @param running what is going on, by some key, in the order in which it began
 */
public record Course(int steps, Map<String, Part> parts, Map<String, Running> running) {

    private static final String VERIFYING = "looking whether everything is as planned";
    private static final String READING = "looking at what is there";

    /** Keeps copies. */
    public Course {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        running = Collections.unmodifiableMap(new LinkedHashMap<>(running));
    }

    /**
     * How far a transaction has come.
     *
     * @param done steps that are done
     * @param failed steps that failed
     * @param back steps that are to be undone; 0 where it does not go back
     * @param undone those that are undone
     */
    public record Part(int done, int failed, int back, int undone) {}

    /**
     * Something that is going on.
     *
     * @param what it is, one printable line
     * @param since when
     * @param counts whether it is one of the things that are counted as running
     */
    public record Running(String what, Instant since, boolean counts) {}

    /** Nothing has begun. */
    public static Course of(int steps) {
        return new Course(steps, Map.of(), Map.of());
    }

    /**
     * What an event makes of it.
     *
     * @param transaction whose event it is
     * @param label what stands before lines that are about all of it; may be empty
     */
    public Course after(String transaction, String label, ApplyEvent event, Instant now) {
        if (event instanceof ApplyEvent.Started started) {
            return with(transaction, p -> p).begun(key(transaction, started.step()), text(started.step()), now);
        } else if (event instanceof ApplyEvent.Succeeded succeeded) {
            return with(transaction, p -> new Part(p.done + 1, p.failed, p.back, p.undone))
                    .ended(key(transaction, succeeded.step()));
        } else if (event instanceof ApplyEvent.Failed failed) {
            return with(transaction, p -> new Part(p.done, p.failed + 1, p.back, p.undone))
                    .ended(key(transaction, failed.step()));
        } else if (event instanceof ApplyEvent.Verifying) {
            return begun(transaction, new Running(label + VERIFYING, now, false));
        } else if (event instanceof ApplyEvent.Committed) {
            return ended(transaction);
        } else if (event instanceof ApplyEvent.RollingBack rolling) {
            return with(transaction, p -> new Part(p.done, p.failed, rolling.steps(), 0))
                    .begun(transaction, new Running(label + READING, now, false));
        } else if (event instanceof ApplyEvent.Undoing undoing) {
            return ended(transaction).begun(key(transaction, undoing.step()), at(undoing.step()) + "undoing", now);
        } else if (event instanceof ApplyEvent.Undone undone) {
            return with(transaction, p -> new Part(p.done, p.failed, p.back, p.undone + 1))
                    .ended(key(transaction, undone.step()));
        } else if (event instanceof ApplyEvent.UndoFailed failed) {
            return with(transaction, p -> new Part(p.done, p.failed + 1, p.back, p.undone))
                    .ended(key(transaction, failed.step()));
        }
        int stayed = ((ApplyEvent.Finished) event).outcome().done();
        return with(transaction, p -> new Part(stayed, p.failed, 0, 0)).ended(transaction);
    }

    /** With something more going on. */
    public Course begun(String key, String what, Instant now) {
        return begun(key, new Running(what, now, true));
    }

    private Course begun(String key, Running one) {
        Map<String, Running> more = new LinkedHashMap<>(running);
        more.put(key, one);
        return new Course(steps, parts, more);
    }

    /** Without what was going on and is done. */
    public Course done(String key) {
        return with(key, p -> new Part(p.done + 1, p.failed, p.back, p.undone)).ended(key);
    }

    /** Without it. */
    public Course ended(String key) {
        Map<String, Running> less = new LinkedHashMap<>(running);
        less.remove(key);
        return new Course(steps, parts, less);
    }

    private Course with(String transaction, UnaryOperator<Part> change) {
        Map<String, Part> changed = new LinkedHashMap<>(parts);
        changed.put(transaction, change.apply(parts.getOrDefault(transaction, new Part(0, 0, 0, 0))));
        return new Course(steps, changed, running);
    }

    private static String key(String transaction, Step step) {
        return transaction + " " + step.id();
    }

    private static String text(Step step) {
        return at(step) + StepWords.of(step.id()).doing();
    }

    private static String at(Step step) {
        return Printable.line(step.id().address().toString()) + ": ";
    }

    /** How many steps are done. */
    public int done() {
        return parts.values().stream().mapToInt(Part::done).sum();
    }

    /** How many steps failed, or could not be undone. */
    public int failed() {
        return parts.values().stream().mapToInt(Part::failed).sum();
    }

    /** How many steps are to be undone by transactions that go back. */
    public int back() {
        return parts.values().stream().mapToInt(Part::back).sum();
    }

    /** Whether every transaction that has begun goes back. */
    boolean allBack() {
        return !parts.isEmpty() && parts.values().stream().allMatch(part -> part.back > 0);
    }

    /** How many of those are undone. */
    public int undone() {
        return parts.values().stream().mapToInt(Part::undone).sum();
    }
}
