package dev.zplan.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import org.jspecify.annotations.Nullable;

/** The faults that wait for their command. */
final class Faults {

    private final List<Fault> waiting;

    Faults(List<Fault> waiting) {
        this.waiting = new ArrayList<>(waiting);
    }

    List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    void add(Fault fault) {
        waiting.add(fault);
    }

    void clear() {
        waiting.clear();
    }

    /** Counts a command; the fault that strikes at it is taken away and returned, the first added of several. */
    @Nullable
    Fault strike(String commandLine) {
        Fault struck = null;
        for (ListIterator<Fault> all = waiting.listIterator(); all.hasNext(); ) {
            Fault fault = all.next();
            if (!fault.matches(commandLine)) {
                continue;
            }
            if (fault.nth() > 1) {
                all.set(fault.nearer());
            } else if (struck == null) {
                struck = fault;
                all.remove();
            }
        }
        return struck;
    }
}
