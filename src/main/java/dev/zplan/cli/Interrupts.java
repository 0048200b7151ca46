package dev.zplan.cli;

import dev.zplan.cli.Signals.Signal;
import java.io.PrintWriter;

/**
 * Ctrl-C, a kill or a lost terminal. Before anything was begun the process ends at once, and gives back its locks. Then the first
 * lets what runs come to its end, and what was done is rolled back; the second stops at once and leaves the journal and the locks
 * to recover. When all is done, the process just ends.
 */
final class Interrupts implements AutoCloseable {

    private enum Phase {
        NOTHING_BEGUN,
        ENDING,
        UNDER_WAY,
        ASKED,
        OVER
    }

    private final Context.OwnProcess process;
    private final PrintWriter err;
    private final Runnable giveBack;
    private final Signals.Listening listening;
    private String whenAsked = "";
    private Phase phase = Phase.NOTHING_BEGUN;
    private int exitCode = ExitCodes.ERROR;

    /** @param giveBack what to do before the process ends that has not begun anything */
    Interrupts(Context context, Runnable giveBack) {
        this.process = context.process();
        this.err = context.err();
        this.giveBack = giveBack;
        this.listening = process.signals().listen(this::signalled, this::exitCode);
    }

    /**
     * From now on things change that have to be brought to an end. Does not return when the process is ending already.
     *
     * @param answer what the first signal brings about, for the user
     */
    synchronized void begun(String answer) {
        while (phase == Phase.ENDING) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted while the process ends", e);
            }
        }
        whenAsked = answer;
        phase = Phase.UNDER_WAY;
    }

    /** Whether somebody wants it to end. */
    synchronized boolean asked() {
        return phase == Phase.ASKED;
    }

    /** What was begun is at its end; remembers with what the process is to end. */
    synchronized int over(int code) {
        phase = Phase.OVER;
        exitCode = code;
        return code;
    }

    private synchronized int exitCode() {
        return exitCode;
    }

    private void signalled(Signal signal) {
        switch (next()) {
            case NOTHING_BEGUN -> {
                try {
                    giveBack.run();
                } finally {
                    process.halt().accept(signal.exitCode());
                }
            }
            case ENDING -> process.halt().accept(signal.exitCode());
            case UNDER_WAY -> say("asked to stop: " + whenAsked + "; asked once more, it stops at once");
            case ASKED -> {
                say("stopped at once: what was under way may still be running; zplan recover puts things right");
                process.halt().accept(signal.exitCode());
            }
            case OVER -> process.halt().accept(exitCode());
        }
    }

    /** The phase that the signal came in; the next one has begun. */
    private synchronized Phase next() {
        Phase before = phase;
        phase = switch (before) {
            case NOTHING_BEGUN, ENDING -> Phase.ENDING;
            case UNDER_WAY, ASKED -> Phase.ASKED;
            case OVER -> Phase.OVER;
        };
        return before;
    }

    private void say(String text) {
        err.println("zplan: " + text);
        err.flush();
    }

    @Override
    public void close() {
        listening.close();
    }
}
