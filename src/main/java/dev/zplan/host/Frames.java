package dev.zplan.host;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What comes from a shell, cut into pieces at each occurrence of a mark. The mark is random and made for one shell only, so nothing
 * that a command prints can hold it, but what has looked into the shell's memory. Between marks any bytes may come.
 */
final class Frames {

    private static final int BLOCK = 1 << 16;

    /** A piece; one that no mark ended is the last. */
    record Frame(Capture capture, boolean whole) {}

    private final byte[] mark;
    private final int limit;
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private Capture.Gathering current;
    private int matched;

    private Frames(byte[] mark, int limit) {
        this.mark = mark;
        this.limit = limit;
        this.current = new Capture.Gathering(limit);
    }

    /**
     * Begins to read, in a thread of its own.
     *
     * @param mark its first byte occurs in it once only
     * @param limit how many bytes are kept of a piece
     */
    static Frames of(InputStream in, byte[] mark, int limit) {
        Frames frames = new Frames(mark.clone(), limit);
        Thread thread = new Thread(() -> frames.readAll(in), "output of a shell");
        thread.setDaemon(true);
        thread.start();
        return frames;
    }

    private void readAll(InputStream in) {
        byte[] block = new byte[BLOCK];
        try (in) {
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                take(block, n);
            }
        } catch (IOException e) {
            // the connection is gone: what came before is all there is
        } finally {
            current.add(mark, 0, matched);
            frames.add(new Frame(current.soFar(), false));
        }
    }

    private void take(byte[] block, int length) {
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (block[i] == mark[matched]) {
                if (matched == 0) {
                    current.add(block, from, i - from);
                }
                matched++;
                from = i + 1;
                if (matched == mark.length) {
                    frames.add(new Frame(current.soFar(), true));
                    current = new Capture.Gathering(limit);
                    matched = 0;
                }
            } else if (matched > 0) {
                current.add(mark, 0, matched);
                matched = 0;
                from = i;
                i--; // it may begin a mark of its own
            }
        }
        if (matched == 0) {
            current.add(block, from, length - from);
        }
    }

    /** The next piece; empty when none comes in time. */
    Optional<Frame> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(frames.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS));
    }
}
