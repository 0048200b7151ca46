package dev.zplan.policy;

import dev.zplan.diagnostic.Span;
import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.Plan;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.zone.DesiredResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a policy looks at: a resource with what happens to it, or a zone, which is its configuration with what happens to its installation
 * and to its boot.
 *
 * @param address the resource, or {@code HOST/zone/NAME}
 * @param actions what happens to it; {@link Action#NONE} alone for nothing
 * @param before as it is; null when it is not there
 * @param after as it will be; null when it will not be there, or not be ours
 * @param plan the plan that owns it
 * @param zone the zone that it belongs to; null for none
 * @param span where it is asked for; null when no spec speaks of it
 * @param attributeSpans where attributes were written, as far as that is known
 */
public record Subject(
        Address address,
        Set<Action> actions,
        @Nullable Resource before,
        @Nullable Resource after,
        String plan,
        @Nullable String zone,
        @Nullable Span span,
        Map<String, Span> attributeSpans) {

    /** The kind that stands for zones as a whole. */
    static final String ZONE = "zone";

    static final String CONFIGURATION = "zonecfg";
    private static final Set<String> OF_ZONE = Set.of(CONFIGURATION, "install", "boot");

    /** Specs' words for zones, where those of the configuration are others. */
    static final Map<String, String> SPOKEN = Map.of("memory", "capped-memory", "cpu-cap", "capped-cpu.ncpus");

    /** Keeps copies. */
    public Subject {
        actions = Set.copyOf(actions);
        attributeSpans = Map.copyOf(attributeSpans);
    }

    /** All subjects of a plan: its zones, then its resources. */
    public static List<Subject> of(Plan plan) {
        Map<Address, DesiredResource> wanted = new HashMap<>();
        plan.request().desired().resources().forEach(r -> wanted.put(r.address(), r));
        Map<Address, Set<Action>> happens = new HashMap<>();
        plan.changes().stream()
                .filter(c -> OF_ZONE.contains(c.address().kind()))
                .forEach(c -> happens.computeIfAbsent(zone(c.address()), a -> EnumSet.noneOf(Action.class))
                        .add(ofZone(c)));
        plan.changes().stream()
                .filter(c -> c.zone() != null && c.action() != Action.NONE)
                .map(c -> new Address(c.address().host(), ZONE, String.valueOf(c.zone())))
                .forEach(zone -> happens.computeIfAbsent(zone, a -> EnumSet.noneOf(Action.class))
                        .add(Action.UPDATE));
        List<Subject> subjects = new ArrayList<>();
        for (Change change : plan.changes()) {
            if (change.address().kind().equals(CONFIGURATION)) {
                Address zone = zone(change.address());
                subjects.add(of(zone, main(happens.getOrDefault(zone, Set.of())), change, wanted));
            }
        }
        plan.changes().forEach(c -> subjects.add(of(c.address(), Set.of(c.action()), c, wanted)));
        return List.copyOf(subjects);
    }

    private static Subject of(
            Address address, Set<Action> actions, Change change, Map<Address, DesiredResource> wanted) {
        DesiredResource desired = wanted.get(change.address());
        return new Subject(
                address,
                actions,
                change.before(),
                desired == null ? null : change.after(),
                change.plan(),
                address.kind().equals(ZONE) ? address.name() : change.zone(),
                desired == null ? change.span() : desired.span(),
                desired == null ? Map.of() : desired.attributeSpans());
    }

    private static Address zone(Address part) {
        return new Address(part.host(), ZONE, part.name());
    }

    /** What a change of a part is for the zone: an installation that is made anew is a zone that is replaced. */
    private static Action ofZone(Change change) {
        boolean configuration = change.address().kind().equals(CONFIGURATION);
        return switch (change.action()) {
            case NONE, REPLACE, RESTART, LET_GO -> change.action();
            case CREATE, DELETE -> configuration ? change.action() : Action.UPDATE;
            case UPDATE, FORGET -> Action.UPDATE;
        };
    }

    /** An update goes without saying where more than that happens. */
    private static Set<Action> main(Set<Action> all) {
        EnumSet<Action> main = EnumSet.noneOf(Action.class);
        main.addAll(all);
        main.remove(Action.NONE);
        if (main.size() > 1) {
            main.remove(Action.UPDATE);
        }
        if (main.contains(Action.CREATE) || main.contains(Action.DELETE)) {
            main.retainAll(Set.of(Action.CREATE, Action.DELETE));
        }
        return main.isEmpty() ? Set.of(Action.NONE) : main;
    }

    /** Whether anything happens to it. */
    public boolean isChanged() {
        return !actions.contains(Action.NONE);
    }

    /** The values at a path ({@code brand}, {@code attr.role}, {@code net.physical}) as it will be, or was where it goes. */
    public List<Value> values(String path) {
        Resource resource = after == null ? before : after;
        return resource == null
                ? List.of()
                : at(Value.record(resource.attributes()), spelt(path)).toList();
    }

    /** The path in the words of the resource. */
    private String spelt(String path) {
        if (!address.kind().equals(ZONE)) {
            return path;
        }
        String first = head(path);
        return SPOKEN.getOrDefault(first, first) + path.substring(first.length());
    }

    /** The attribute that a path begins with, in the words of the kind. */
    static String attribute(String kind, String path) {
        return head(kind.equals(ZONE) ? SPOKEN.getOrDefault(head(path), path) : path);
    }

    private static String head(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    private static Stream<Value> at(Value value, String path) {
        if (value instanceof Value.Items items) {
            return items.items().stream().flatMap(item -> at(item, path));
        }
        if (path.isEmpty()) {
            Value inner = value instanceof Value.Members members ? members.get("value") : null;
            return Stream.of(inner == null ? value : inner);
        }
        if (!(value instanceof Value.Members members)) {
            return Stream.of();
        }
        return members.members().entrySet().stream()
                .filter(e -> path.equals(e.getKey()) || path.startsWith(e.getKey() + "."))
                .flatMap(e -> at(
                        e.getValue(),
                        path.substring(Math.min(path.length(), e.getKey().length() + 1))));
    }

    /** Where an attribute was written, else where the subject is asked for, else null. */
    @Nullable
    Span place(String path) {
        Span written = attributeSpans.get(attribute(address.kind(), path));
        return written == null ? span : written;
    }

    /** Values as texts. */
    static List<String> texts(Collection<Value> values) {
        return values.stream().map(Value::show).toList();
    }
}
