package dev.zplan.author;

import java.util.List;

/**
 * A zone as a spec has it.
 *
 * @param zone the zone
 * @param lost what the spec cannot say of it
 */
public record Written(Sketch zone, List<Lost> lost) {

    /** Keeps a copy. */
    public Written {
        lost = List.copyOf(lost);
    }

    /** The same with another zone. */
    public Written with(Sketch other) {
        return new Written(other, lost);
    }
}
