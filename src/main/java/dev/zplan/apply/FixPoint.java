package dev.zplan.apply;

import dev.zplan.host.Host;
import dev.zplan.host.HostReader;
import dev.zplan.module.AttributeChange;
import dev.zplan.module.Kind;
import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.Plan;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether the hosts are what a plan promised. Exit 0 is not "done" (zoneadm.c: boot of a zone that shuts down, for one), so
 * everything is looked at before it is made final.
 */
final class FixPoint {

    private final Plan plan;

    FixPoint(Plan plan) {
        this.plan = plan;
    }

    /**
     * What is not as promised, and how, in words.
     *
     * @throws dev.zplan.diagnostic.DiagnosticException when a host cannot be read
     */
    SortedMap<Address, String> differences(Map<String, Host> hosts, HostReader reader) {
        List<Address> promised = plan.changes().stream().map(Change::address).toList();
        Map<Address, Resource> live = new TreeMap<>();
        plan.steps().stream()
                .map(s -> s.id().address().host())
                .distinct()
                .forEach(name -> live.putAll(reader.read(Objects.requireNonNull(hosts.get(name)), promised)
                        .resources()));
        SortedMap<Address, String> wrong = new TreeMap<>();
        for (Change change : plan.changes()) {
            Resource after = change.after();
            if (after != null) {
                Resource now = live.get(change.address());
                String how = now == null ? "is not there" : difference(change, after, now);
                if (!how.isEmpty()) {
                    wrong.put(change.address(), how);
                }
            }
        }
        return wrong;
    }

    /** The attributes that differ; empty when none does. */
    private String difference(Change change, Resource after, Resource now) {
        Kind kind = plan.request().kinds().get(change.address().kind());
        Resource before = change.action() == Action.UPDATE ? change.before() : null;
        List<AttributeChange> differing = new Promise(kind, before, after).differences(now);
        return differing.isEmpty()
                ? ""
                : "differs in " + differing.stream().map(AttributeChange::path).collect(Collectors.joining(", "));
    }
}
