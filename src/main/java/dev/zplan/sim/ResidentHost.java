package dev.zplan.sim;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * The host of a state file that one process has to itself: it is kept in memory and written when that process says so. Others who
 * want the file meanwhile are told who has it: {@link HostServed}.
 */
public final class ResidentHost implements AutoCloseable {

    private final Path stateFile;
    private final StateFile file;
    private final StateFile.Hold hold;
    private final SimHost host;
    private String saved;
    private boolean closed;

    private ResidentHost(
            Path stateFile,
            StateFile file,
            StateFile.Hold hold,
            String text,
            Function<List<String>, Duration> latency) {
        this.stateFile = stateFile;
        this.file = file;
        this.hold = hold;
        this.host = SimHost.restore(text).withLatency(latency);
        this.saved = text;
    }

    /**
     * Takes the host of an existing file.
     *
     * @param latency how long commands take
     * @throws HostServed when a server has it
     * @throws IllegalArgumentException when the file holds something else
     */
    public static ResidentHost take(Path stateFile, Function<List<String>, Duration> latency) {
        StateFile file = new StateFile(stateFile);
        StateFile.Hold hold = file.hold();
        try {
            return new ResidentHost(stateFile, file, hold, file.load().toJson(), latency);
        } catch (RuntimeException e) {
            hold.close();
            throw e;
        }
    }

    /** The host, in memory. */
    public SimHost host() {
        return host;
    }

    /** Tells others where to turn to. */
    public void announce(ServerNote note) {
        note.write(stateFile);
    }

    /** Writes the state if it is another than was written last. Throws UncheckedIOException when it cannot be written. */
    public synchronized void save() {
        if (closed) {
            return;
        }
        String now = host.dump();
        if (!now.equals(saved)) {
            file.write(now);
            saved = now;
        }
    }

    /** Writes the state, and leaves the file to others. */
    @Override
    public synchronized void close() {
        try {
            save();
        } finally {
            closed = true;
            ServerNote.remove(stateFile);
            hold.close();
        }
    }
}
