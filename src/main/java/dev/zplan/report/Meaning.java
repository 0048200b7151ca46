package dev.zplan.report;

import dev.zplan.module.OnChange;
import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.PlanFile;
import dev.zplan.resource.Address;
import java.util.ArrayList;
import java.util.List;

/**
 * What the changes of one section mean for those who use it, in plain words.
 *
 * @param plan the whole plan
 */
public record Meaning(PlanFile plan) {

    private static final String INSTALL = "install";

    /** One sentence each, with its full stop. */
    public List<String> of(Section section) {
        String zone = section.zone();
        List<Change> changes = section.changes();
        List<String> lines = new ArrayList<>();
        boolean restarts =
                changes.stream().anyMatch(c -> plan.summary().restarts().contains(c.address()));
        if (zone != null && restarts) {
            lines.add(zone + " stops and comes up again.");
        }
        for (Change change : changes) {
            data(change, lines);
        }
        if (zone != null && !restarts) {
            takesEffect(zone, changes, lines);
        }
        return lines;
    }

    private void data(Change change, List<String> lines) {
        Address address = change.address();
        if (plan.summary().destroyed().contains(address)) {
            String below = address.kind().equals(INSTALL) ? "" : ", with everything in it,";
            lines.add("The " + dataOf(address) + below + " is destroyed after the commit point.");
        } else if (change.action() == Action.LET_GO) {
            lines.add("The data of " + address.name() + " is kept: it is let go, not destroyed.");
        }
    }

    /** Said only where something changes in place: whoever creates or deletes knows when. */
    private static void takesEffect(String zone, List<Change> changes, List<String> lines) {
        List<Change> updates = changes.stream()
                .filter(c -> c.action() == Action.UPDATE && !c.attributes().isEmpty())
                .toList();
        if (updates.isEmpty() || updates.size() < changes.size()) {
            return;
        }
        boolean atOnce =
                updates.stream().flatMap(c -> c.attributes().stream()).allMatch(a -> a.onChange() == OnChange.UPDATE);
        lines.add(
                atOnce
                        ? "Takes effect at once; " + zone + " is not restarted."
                        : "Takes effect when " + zone + " boots the next time.");
    }

    /** What data a resource holds. */
    public static String dataOf(Address address) {
        return address.kind().equals(INSTALL)
                ? "root file system of " + address.name()
                : address.kind() + " " + address.name();
    }
}
