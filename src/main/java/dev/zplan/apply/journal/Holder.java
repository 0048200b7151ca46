package dev.zplan.apply.journal;

import java.time.Instant;

/**
 * Who holds a lock.
 *
 * @param user the user
 * @param host the machine that zplan runs on
 * @param pid zplan's process there
 * @param since when it took the lock
 * @param command what was asked of zplan
 */
public record Holder(String user, String host, long pid, Instant since, String command) {

    /** For messages: {@code root on gz1 (process 4711) since 2026-01-02T03:04:05Z: zplan apply}. */
    @Override
    public String toString() {
        return user + " on " + host + " (process " + pid + ") since " + since + ": " + command;
    }
}
