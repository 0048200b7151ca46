package dev.zplan.report;

import dev.zplan.plan.PlanFile;
import dev.zplan.plan.PlanFileHost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** How old recorded facts are. */
public final class Age {

    private Age() {}

    /** A line for each host for which a recording stands in. */
    public static List<String> lines(PlanFile plan, Instant now) {
        return plan.hosts().stream()
                .filter(h -> h.taken() != null)
                .map(h -> line(h, now))
                .toList();
    }

    private static String line(PlanFileHost host, Instant now) {
        Instant taken = Objects.requireNonNull(host.taken());
        return "Against recorded facts: " + host.name() + " as of " + taken + ", " + between(taken, now) + ".";
    }

    /** In the largest unit of which there are two, so that nobody has to reckon. */
    public static String between(Instant taken, Instant now) {
        Duration age = Duration.between(taken, now);
        if (age.isNegative()) {
            return "in the future by this machine's clock";
        }
        if (age.toDays() > 1) {
            return age.toDays() + " days old";
        }
        if (age.toHours() > 1) {
            return age.toHours() + " hours old";
        }
        return age.toMinutes() > 1 ? age.toMinutes() + " minutes old" : "just taken";
    }
}
