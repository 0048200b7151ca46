package dev.zplan.apply;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an apply ended.
 *
 * @param result the one word
 * @param transaction its name in the journal; null when nothing had to be done
 * @param done how many steps were done and stayed
 * @param failure the first failure; null when there was none
 * @param left what is not as it should be: after a rollback, what differs from before; after a commit, purges that are due, or
 *     the zones and resources that were left as they were
 */
public record Outcome(
        Result result,
        @Nullable String transaction,
        int done,
        ApplyEvent.@Nullable Failure failure,
        List<String> left) {

    /** Keeps a copy. */
    public Outcome {
        left = List.copyOf(left);
    }

    /** How it ended, with the exit code of the process. */
    public enum Result {
        /** All done, or nothing to do. */
        COMMITTED(0),
        /** A step failed: the zones that needed it are as they were, the others are done. */
        PARTLY_COMMITTED(3),
        /** A step failed, and everything is as it was. */
        ROLLED_BACK(3),
        /** A step failed, and not everything could be put back. */
        ROLLBACK_INCOMPLETE(4),
        /** All done, but something that was to be destroyed is still there. */
        PURGE_INCOMPLETE(5);

        private final int exitCode;

        Result(int exitCode) {
            this.exitCode = exitCode;
        }

        /** The exit code of the process. */
        public int exitCode() {
            return exitCode;
        }
    }
}
