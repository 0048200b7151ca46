package dev.zplan.policy;

import dev.zplan.plan.Action;
import dev.zplan.workspace.HostDef;
import dev.zplan.workspace.Inventory;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a policy is about. Everything that is said must hold; what is not said holds for all.
 *
 * @param kinds kinds of resources; zones as a whole are one of them
 * @param names of the subjects
 * @param except names that it is not about all the same
 * @param zones the zones that they belong to
 * @param hosts hosts or groups of hosts
 * @param plans the plans that own them
 * @param labels of their hosts
 * @param attributes of the subjects, by path
 * @param actions what happens to them; empty for anything, nothing included
 */
record Selection(
        Set<String> kinds,
        Globs names,
        Globs except,
        Globs zones,
        Globs hosts,
        Globs plans,
        Map<String, Globs> labels,
        Map<String, Globs> attributes,
        Set<Action> actions) {

    Selection {
        kinds = new TreeSet<>(kinds);
        labels = Map.copyOf(labels);
        attributes = Map.copyOf(attributes);
        actions = Set.copyOf(actions);
    }

    boolean holds(Subject subject, Inventory inventory) {
        String name = subject.address().name();
        return kinds.contains(subject.address().kind())
                && any(names, name)
                && !except.match(name)
                && any(zones, Objects.requireNonNullElse(subject.zone(), ""))
                && any(plans, subject.plan())
                && (actions.isEmpty() || subject.actions().stream().anyMatch(actions::contains))
                && host(subject.address().host(), inventory)
                && attributes.entrySet().stream()
                        .allMatch(e -> Subject.texts(subject.values(e.getKey())).stream()
                                .anyMatch(e.getValue()::match));
    }

    private static boolean any(Globs globs, String word) {
        return globs.isEmpty() || globs.match(word);
    }

    private boolean host(String host, Inventory inventory) {
        HostDef known = inventory.hosts().get(host);
        boolean named = any(hosts, host)
                || inventory.places().entrySet().stream()
                        .anyMatch(place -> place.getValue().contains(host) && hosts.match(place.getKey()));
        return named
                && labels.entrySet().stream()
                        .allMatch(label -> known != null
                                && label.getValue()
                                        .match(Objects.requireNonNullElse(
                                                known.labels().get(label.getKey()), "")));
    }
}
