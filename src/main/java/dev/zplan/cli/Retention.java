package dev.zplan.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many snapshots are kept. Where both are said, either is enough to keep one.
 *
 * @param count the newest; null for not said
 * @param age the youngest; null for not said
 */
record Retention(@Nullable Integer count, @Nullable Duration age) {

    /**
     * Those that need not be kept.
     *
     * @param taken newest first
     */
    List<Taken> over(List<Taken> taken, Instant now) {
        List<Taken> over = new ArrayList<>();
        if (count == null && age == null) {
            return over;
        }
        int number = 0;
        for (Taken one : taken) {
            if (one.isOurs()) {
                number++;
                boolean among = count != null && number <= count;
                boolean young = age != null && one.created().plus(age).isAfter(now);
                if (!among && !young) {
                    over.add(one);
                }
            }
        }
        return over;
    }
}
