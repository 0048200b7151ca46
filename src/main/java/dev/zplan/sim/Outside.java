package dev.zplan.sim;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a command's caller stands on the real machine. A file that is named on a command line, and that the simulated host does
 * not have, is looked for there; a file that is to be written goes there.
 *
 * @param directory the caller's current directory; null when it sees nothing of the real machine
 */
public record Outside(@Nullable Path directory) {

    /** Nothing of the real machine is seen. */
    public static final Outside NONE = new Outside(null);

    /** Whether nothing of the real machine is seen. */
    boolean isNothing() {
        return directory == null;
    }
}
