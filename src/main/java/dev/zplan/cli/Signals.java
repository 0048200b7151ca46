package dev.zplan.cli;

import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** Where the wish of others comes from that zplan should end. */
@FunctionalInterface
public interface Signals {

    /** The signals by which people and systems say so. */
    enum Signal {
        /** The terminal is gone. */
        HUP(1),
        /** Ctrl-C. */
        INT(2),
        /** A plain kill, or the system going down. */
        TERM(15);

        private final int number;

        Signal(int number) {
            this.number = number;
        }

        /** The exit code of a process that it ended, as shells tell it. */
        int exitCode() {
            return 128 + number;
        }
    }

    /** Being told of signals. */
    interface Listening extends AutoCloseable {

        /** No more; signals do again what they did before. */
        @Override
        void close();
    }

    /**
     * Is told what happens to the terminal, where that can be known.
     *
     * @param resized called when it has another size
     * @param continued called when the process goes on after it was stopped
     */
    default Listening screen(Runnable resized, Runnable continued) {
        return () -> {};
    }

    /**
     * Instead of ending the process, signals go to {@code receiver} from now on, each in a thread of its own.
     *
     * @param exitCode with what the process is to end; asked where the process cannot be kept from ending
     */
    Listening listen(Consumer<Signal> receiver, IntSupplier exitCode);
}
