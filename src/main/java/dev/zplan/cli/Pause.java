package dev.zplan.cli;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How time is let pass by somebody who waits. */
@FunctionalInterface
public interface Pause {

    /** Returns when that long has passed, or somewhat earlier. */
    void pause(Duration duration);

    /** The thread is parked. */
    static Pause real() {
        return duration -> LockSupport.parkNanos(duration.toNanos());
    }
}
