package dev.zplan.host;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Reads all that comes, in a thread of its own, so that whoever writes never waits. */
final class Reading {

    private static final int BLOCK = 1 << 16;

    private final Capture.Gathering gathering;
    private final CountDownLatch over = new CountDownLatch(1);

    private Reading(int limit) {
        this.gathering = new Capture.Gathering(limit);
    }

    /** Begins to read; keeps the first {@code limit} bytes. */
    static Reading of(InputStream in, int limit) {
        Reading reading = new Reading(limit);
        Thread thread = new Thread(() -> reading.readAll(in), "output of a command");
        thread.setDaemon(true);
        thread.start();
        return reading;
    }

    private void readAll(InputStream in) {
        byte[] block = new byte[BLOCK];
        try (in) {
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                synchronized (gathering) {
                    gathering.add(block, 0, n);
                }
            }
        } catch (IOException e) {
            // the process is gone, and with it what it had to say
        } finally {
            over.countDown();
        }
    }

    /** What came until the end; after {@code patience} what came so far, since a process left behind may keep it open for ever. */
    Capture await(Duration patience) throws InterruptedException {
        over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        synchronized (gathering) {
            return gathering.soFar();
        }
    }
}
