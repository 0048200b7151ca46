package dev.zplan.cli;

import dev.zplan.apply.ApplyEvent;
import dev.zplan.apply.Durations;
import dev.zplan.apply.Forecast;
import dev.zplan.apply.journal.TransactionId;
import dev.zplan.plan.PlanFile;
import dev.zplan.report.ApplyLines;
import dev.zplan.report.Course;
import dev.zplan.report.LiveFrame;
import dev.zplan.report.ZoneTurn;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** On a terminal: what runs stands at its lower end, what is done scrolls past. */
final class LiveTelling implements Telling {

    private final Context context;
    private final LiveScreen screen;
    private final LiveFrame frame;
    private final Set<TransactionId> own = new HashSet<>();
    private final Durations durations = new Durations();
    private Course course = Course.of(0);
    private @Nullable Work work;
    private @Nullable Forecast forecast;
    private @Nullable Duration left;
    private Instant reckoned = Instant.MIN;
    private boolean learned;

    /** @param world whose standard output is a terminal */
    LiveTelling(Context world) {
        screen = new LiveScreen(world);
        frame = new LiveFrame(world.colour());
        context = world.speaking(
                screen.writer(world.out(), false),
                world.terminals().err() ? screen.writer(world.err(), true) : world.err());
    }

    @Override
    public int run(ToIntFunction<Telling> command) {
        try (screen) {
            return command.applyAsInt(this);
        } finally {
            context.out().flush();
        }
    }

    @Override
    public Context context() {
        return context;
    }

    @Override
    public void plan(PlanFile plan, String words) {
        context.out().print(words);
    }

    @Override
    public void begin(Work begun) {
        context.out().flush();
        synchronized (this) {
            work = begun;
            course = Course.of(begun.waves().stream().mapToInt(List::size).sum());
            forecast = new Forecast(begun.waves(), begun.parallelism(), begun.waits());
            left = null;
            reckoned = Instant.MIN;
        }
        screen.show(this::lines);
    }

    @Override
    public void begin(int things) {
        context.out().flush();
        synchronized (this) {
            course = Course.of(things);
            forecast = null;
            left = null;
        }
        screen.show(this::lines);
    }

    @Override
    public void going(String what) {
        synchronized (this) {
            course = course.begun(what, what, context.clock().instant());
        }
        screen.changed();
    }

    @Override
    public void gone(String what) {
        synchronized (this) {
            course = course.done(what);
        }
        screen.changed();
    }

    @Override
    public void zone(ZoneTurn turn, String words) {
        context.out().println(words);
        context.out().flush();
    }

    @Override
    public Consumer<ApplyEvent> transaction(Part part) {
        ApplyLines lines = new ApplyLines(context.colour(), part.redactor(), part.label());
        synchronized (this) {
            own.add(new TransactionId(part.id()));
        }
        return event -> {
            take(part, event);
            String text = lines.print(event);
            boolean inFrame = event instanceof ApplyEvent.Started
                    || event instanceof ApplyEvent.Undoing
                    || event instanceof ApplyEvent.Verifying;
            if (!inFrame && (!part.brief() || Brief.tells(event))) {
                screen.print(text);
            } else {
                screen.changed();
            }
        };
    }

    private synchronized void take(Part part, ApplyEvent event) {
        Instant now = context.clock().instant();
        course = course.after(part.id(), part.label(), event, now);
        if (forecast == null) {
            return;
        }
        if (event instanceof ApplyEvent.Started started) {
            forecast.started(started.step(), now);
        } else if (event instanceof ApplyEvent.Succeeded succeeded) {
            forecast.ended(succeeded.step());
            durations.add(succeeded.step(), succeeded.took());
        } else if (event instanceof ApplyEvent.Failed failed) {
            forecast.ended(failed.step());
        }
    }

    @Override
    public void say(String lines) {
        screen.print(lines);
    }

    @Override
    public void over() {
        screen.hide();
    }

    /** Called by one thread at a time. Former journals are read once there is something to be seen. */
    private List<String> lines(LiveFrame.Size size) {
        Instant now = context.clock().instant();
        if (!reckoned.equals(Instant.MIN)) {
            learn();
        }
        synchronized (this) {
            if (forecast != null && reckoned.isBefore(now.minusSeconds(1))) {
                left = course.failed() > 0 ? null : forecast.left(durations, now);
                reckoned = now;
            }
            return frame.lines(course, now, size, left);
        }
    }

    private void learn() {
        if (learned || work == null) {
            return;
        }
        learned = true;
        Durations former = Durations.of(work.journals(), own);
        synchronized (this) {
            durations.add(former);
        }
    }
}
