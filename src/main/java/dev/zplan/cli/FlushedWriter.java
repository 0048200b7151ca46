package dev.zplan.cli;

import java.io.Writer;
import java.util.function.Consumer;

/** Hands on what was written when it is flushed. */
final class FlushedWriter extends Writer {

    private final Consumer<String> receiver;
    private final StringBuilder text = new StringBuilder();

    FlushedWriter(Consumer<String> receiver) {
        this.receiver = receiver;
    }

    @Override
    public void write(char[] characters, int from, int length) {
        synchronized (lock) {
            text.append(characters, from, length);
        }
    }

    @Override
    public void flush() {
        String flushed;
        synchronized (lock) {
            flushed = text.toString();
            text.setLength(0);
        }
        if (!flushed.isEmpty()) {
            receiver.accept(flushed);
        }
    }

    @Override
    public void close() {
        flush();
    }
}
