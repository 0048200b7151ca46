package dev.zplan.cli;

import dev.zplan.apply.ApplyEvent;
import dev.zplan.plan.Action;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanFile;
import dev.zplan.report.PlanText;
import dev.zplan.resource.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is told of a plan and its apply where one line for each is enough. */
final class Brief {

    private Brief() {}

    /** The plan: what it counts, and the zones that it is about with their addresses. */
    static String line(Plan plan, PlanFile shown) {
        TreeMap<String, SortedSet<String>> zones = new TreeMap<>();
        plan.changes().stream()
                .filter(c -> c.action() != Action.NONE && c.zone() != null)
                .map(c -> new Address(c.address().host(), Survey.ZONE, String.valueOf(c.zone())))
                .forEach(zone -> zones.put(zone.name() + " on " + zone.host(), addresses(plan, zone)));
        List<String> words = new ArrayList<>();
        zones.forEach((zone, addresses) ->
                words.add(zone + (addresses.isEmpty() ? "" : " with " + String.join(", ", addresses))));
        String counts = PlanText.summary(shown).replaceFirst("\\.$", "");
        return counts + (words.isEmpty() ? "." : ": " + String.join("; ", words) + ".") + "\n";
    }

    /** What the zone gets, or has where it goes. */
    private static SortedSet<String> addresses(Plan plan, Address zone) {
        String key = zone.host() + "/" + zone.name();
        SortedSet<String> addresses = new TreeSet<>();
        plan.request().desired().zones().stream()
                .filter(z -> z.key().equals(key))
                .forEach(z -> addresses.addAll(z.grant().addresses().values()));
        if (addresses.isEmpty() && plan.request().registry().zones().containsKey(key)) {
            addresses.addAll(
                    plan.request().registry().zones().get(key).addresses().values());
        }
        return addresses;
    }

    /** Whether an event is told: what fails, and the end. */
    static boolean tells(ApplyEvent event) {
        return event instanceof ApplyEvent.Failed
                || event instanceof ApplyEvent.RollingBack
                || event instanceof ApplyEvent.UndoFailed
                || event instanceof ApplyEvent.Finished;
    }
}
