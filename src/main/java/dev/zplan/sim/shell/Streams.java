package dev.zplan.sim.shell;

import dev.zplan.sim.files.Entry;
import dev.zplan.sim.files.FileView;
import java.util.function.Consumer;

/**
 * The three streams of a command.
 *
 * @param in what it reads
 * @param out where its output goes
 * @param err where its complaints go
 */
record Streams(Input in, Consumer<String> out, Consumer<String> err) {

    static final String NULL = "/dev/null";

    Streams reading(String text) {
        return new Streams(new Input(text), out, err);
    }

    Streams writing(int descriptor, Consumer<String> sink) {
        return descriptor == 2 ? new Streams(in, out, sink) : new Streams(in, sink, err);
    }

    Consumer<String> sink(int descriptor) {
        return descriptor == 2 ? err : out;
    }

    /** A sink that adds to a file, which is made or emptied now. */
    static Consumer<String> file(FileView files, String path, Entry fresh, boolean append) {
        if (path.equals(NULL)) {
            return text -> {};
        }
        Entry old = files.get(path);
        Entry base = old == null ? fresh : append ? old : old.withText("");
        files.put(path, base);
        return text -> {
            Entry now = files.get(path);
            files.put(path, (now == null ? base : now).withText((now == null ? "" : now.text()) + text));
        };
    }
}
