package dev.zplan.cli;

import dev.zplan.report.LiveFrame.Size;
import dev.zplan.report.Redraw;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lower end of a terminal: a frame that is drawn anew in place, ten times a second at most, and text that scrolls past above it.
 * Any thread may print; only one draws, so that a terminal that is stopped or slow holds up nobody who prints for later.
 */
final class LiveScreen implements AutoCloseable {

    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(1);

    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    private final Context context;
    private final Signals.Listening listening;
    private final Object pen = new Object();
    private final StringBuilder past = new StringBuilder();
    private @Nullable Function<Size, List<String>> picture;
    private boolean changed;
    private boolean resized = true;
    private boolean continued;
    private long last;
    private List<String> drawn = List.of();
    private Size size = new Size(1, 1);

    /** @param context with the terminal; nobody else writes to it while there is a frame */
    LiveScreen(Context context) {
        this.context = context;
        this.listening = context.process().signals().screen(this::resized, this::continued);
    }

    /** From now on there is a frame. */
    void show(Function<Size, List<String>> frame) {
        synchronized (this) {
            picture = frame;
            changed = true;
        }
        Thread ticker = new Thread(this::tick, "screen");
        ticker.setDaemon(true);
        ticker.start();
    }

    /** The frame goes; what was printed stays. */
    void hide() {
        synchronized (this) {
            picture = null;
            notifyAll();
        }
        draw();
    }

    /** Whole lines go above the frame, soon. */
    synchronized void print(String lines) {
        past.append(lines);
        changed();
    }

    /** The frame looks different now. */
    synchronized void changed() {
        changed = true;
        notifyAll();
    }

    /** What is written goes above the frame, and is there when {@code flush} returns; where there is no frame it goes to {@code plain}. */
    PrintWriter writer(PrintWriter plain, boolean autoFlush) {
        return new PrintWriter(new FlushedWriter(text -> printNow(text, plain)), autoFlush);
    }

    private void printNow(String text, PrintWriter plain) {
        synchronized (this) {
            if (picture != null) {
                past.append(text).append(text.endsWith("\n") ? "" : "\n");
            } else {
                plain.print(text);
                plain.flush();
                return;
            }
        }
        draw();
    }

    private synchronized void resized() {
        resized = true;
        changed();
    }

    /** After a stop others have written below the frame. */
    private synchronized void continued() {
        continued = true;
        resized();
    }

    private void tick() {
        while (due()) {
            draw();
        }
    }

    /** Waits until there is something to draw; false when there is no frame any more. */
    private synchronized boolean due() {
        while (picture != null) {
            long rest = (changed ? SHORTEST : LONGEST) - (System.nanoTime() - last);
            if (rest <= 0) {
                return true;
            }
            nap(Math.min(rest, SHORTEST));
        }
        return false;
    }

    /** Who wakes much too late was stopped: the signal that says so may still be on its way, and has to be heard before anything is drawn. */
    private void nap(long nanos) {
        long before = System.nanoTime();
        pause(nanos);
        if (System.nanoTime() - before > nanos + SHORTEST) {
            pause(SHORTEST);
        }
    }

    private void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos + MILLISECOND);
        } catch (InterruptedException e) {
            picture = null;
        }
    }

    private void draw() {
        synchronized (pen) {
            measure();
            String text;
            Function<Size, List<String>> frame;
            synchronized (this) {
                text = past.toString();
                past.setLength(0);
                frame = picture;
                changed = false;
                last = System.nanoTime();
                if (continued) {
                    drawn = List.of();
                    continued = false;
                }
            }
            List<String> lines = frame == null ? List.of() : frame.apply(size);
            context.bytes().out(Redraw.text(drawn, size.columns(), text, lines).getBytes(StandardCharsets.UTF_8));
            drawn = lines;
        }
    }

    /** Where the frame is depends on the width: it is asked for again until nobody changes it meanwhile. */
    private void measure() {
        while (takeResized()) {
            size = context.terminals().size().get();
        }
    }

    private synchronized boolean takeResized() {
        boolean was = resized;
        resized = false;
        return was;
    }

    @Override
    public void close() {
        hide();
        listening.close();
    }
}
