package dev.zplan.plan;

import dev.zplan.module.AttributeChange;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Kind;
import dev.zplan.registry.Entry;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.zone.DesiredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds what was applied last against what the hosts have, for the resources that a plan is about. */
public final class DriftFinder {

    private final Plan plan;
    private final PlanRequest request;
    private final Map<Address, DesiredResource> wanted;

    /** For that plan. */
    public DriftFinder(Plan plan) {
        this.plan = plan;
        this.request = plan.request();
        this.wanted = request.desired().resources().stream()
                .collect(Collectors.toMap(DesiredResource::address, Function.identity(), (a, b) -> a));
    }

    /** What drifted, by address. */
    public List<Drift> find() {
        return plan.changes().stream().flatMap(change -> drift(change).stream()).toList();
    }

    private Optional<Drift> drift(Change change) {
        Address address = change.address();
        Entry entry = request.registry().resources().get(address);
        HostFacts host = request.facts().get(address.host());
        Optional<Kind> kind = request.kinds().find(address.kind());
        if (entry == null || host == null || kind.isEmpty() || !lives(entry)) {
            return Optional.empty();
        }
        Resource found = host.get(address);
        if (found == null) {
            return Optional.of(new Drift(address, entry.plan(), entry.zone(), List.of(), gone(change)));
        }
        List<AttributeChange> changes = kind.get().diff(entry.resource(), found, entry.resource()).stream()
                .filter(c -> !entry.ignores(c.path()))
                .toList();
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        List<Drift.Attribute> attributes = new ArrayList<>();
        changes.forEach(c -> attributes.add(new Drift.Attribute(
                c.path(), c.after(), c.before(), next(change, kind.get(), found, entry.resource(), c))));
        return Optional.of(new Drift(address, entry.plan(), entry.zone(), attributes, null));
    }

    /** What was let go or set aside is nobody's concern any more. */
    private static boolean lives(Entry entry) {
        return entry.letGo() == null && Aside.original(entry.address()).isEmpty();
    }

    private static Drift.Next gone(Change change) {
        return switch (change.action()) {
            case FORGET, DELETE, LET_GO -> Drift.Next.FORGET;
            case CREATE, REPLACE, UPDATE, RESTART -> Drift.Next.CREATE;
            case NONE -> Drift.Next.REFUSE;
        };
    }

    private Drift.Next next(Change change, Kind kind, Resource found, Resource last, AttributeChange drift) {
        DesiredResource desired = wanted.get(change.address());
        if (desired == null) {
            return switch (change.action()) {
                case LET_GO -> Drift.Next.LET_GO;
                case FORGET -> Drift.Next.FORGET;
                default -> Drift.Next.DELETE;
            };
        }
        Optional<AttributeChange> due = kind.diff(desired.resource(), found, last).stream()
                .filter(c -> c.path().equals(drift.path()))
                .findFirst();
        if (due.isEmpty()) {
            Value value = value(desired.resource(), drift.path());
            return Objects.equals(value, drift.before()) ? Drift.Next.WANTED : Drift.Next.KEEP;
        }
        if (change.action() == Action.NONE) {
            return Drift.Next.REFUSE;
        }
        return Objects.equals(due.get().after(), drift.after()) ? Drift.Next.PUT_BACK : Drift.Next.CHANGE;
    }

    /** What a resource has at the path of a change. */
    private static @Nullable Value value(Resource resource, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return resource.get(path);
        }
        return resource.get(path.substring(0, dot)) instanceof Value.Members members
                ? members.get(path.substring(dot + 1))
                : null;
    }
}
