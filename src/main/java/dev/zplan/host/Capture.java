package dev.zplan.host;

import dev.zplan.sim.zonecfg.ByteText;
import java.io.ByteArrayOutputStream;

/**
 * What was printed, up to a limit: the first bytes are kept, the rest is counted.
 *
 * @param text what was kept; a byte that is no UTF-8 is U+DC00 plus the byte, so nothing is lost
 * @param cut how many bytes came after that
 */
record Capture(String text, long cut) {

    /** Nothing. */
    static final Capture EMPTY = new Capture("", 0);

    /** What was printed on both streams. */
    record Both(Capture out, Capture err) {}

    /** Nothing on both. */
    static final Both NONE = new Both(EMPTY, EMPTY);

    /** Gathers one. Not thread-safe. */
    static final class Gathering {
        private final int limit;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private long cut;

        /** @param limit how many bytes are kept */
        Gathering(int limit) {
            this.limit = limit;
        }

        void add(byte[] bytes, int from, int length) {
            int room = Math.min(length, limit - kept.size());
            kept.write(bytes, from, room);
            cut += length - room;
        }

        Capture soFar() {
            return new Capture(ByteText.decode(kept.toByteArray()), cut);
        }
    }
}
