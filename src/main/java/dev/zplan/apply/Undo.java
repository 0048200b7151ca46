package dev.zplan.apply;

import dev.zplan.module.AttributeChange;
import dev.zplan.module.CommandLine;
import dev.zplan.module.Compare;
import dev.zplan.module.FieldDef;
import dev.zplan.module.Kind;
import dev.zplan.module.Kinds;
import dev.zplan.module.Transition;
import dev.zplan.plan.FactsDigest;
import dev.zplan.plan.Step;
import dev.zplan.plan.Verb;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Works out how one step is taken back, from what is on the host now. Only what the step itself wrote is touched: where somebody
 * else has changed it since, it is left alone and told.
 */
final class Undo {

    /**
     * How to take a step back.
     *
     * @param commands in order; empty when there is nothing to undo
     * @param result the resource afterwards; null for not there
     * @param foreign what was changed by somebody else, and is left as it is
     */
    record Way(List<CommandLine> commands, @Nullable Resource result, List<String> foreign) {

        /** Keeps copies. */
        Way {
            commands = List.copyOf(commands);
            foreign = List.copyOf(foreign);
        }
    }

    private final Kinds kinds;
    private final Map<Address, Resource> live;
    private final Before first;
    private final ModelSnapshots snapshots;

    /**
     * For a host in this state.
     *
     * @param live what is on the hosts now; kept true as steps are undone
     * @param before what is gone back to
     */
    Undo(Kinds kinds, Map<Address, Resource> live, Before before) {
        this.kinds = kinds;
        this.live = live;
        this.first = before;
        this.snapshots = new ModelSnapshots(live, before);
    }

    /** The way back for {@code step}; {@code failed} when it is known only that it was begun. */
    Way of(Step step, boolean failed) {
        Address address = step.id().address();
        Resource before = step.transition().from();
        Resource after = step.transition().to();
        Resource now = remembered(live.get(address), after);
        if (step.id().verb() == Verb.SET_ASIDE) {
            return now == null ? new Way(step.undo(), before, List.of()) : new Way(List.of(), now, List.of());
        }
        if (step.id().verb() == Verb.RENAME) {
            return renamed(step, Objects.requireNonNull(before), now);
        }
        if (before == null && now != null && first.isBack(address, live)) {
            return new Way(List.of(), now, List.of());
        }
        if (before == null || now == null || after == null) {
            List<CommandLine> commands = new ArrayList<>(unsnapped(step));
            commands.addAll(commands(step, now, before));
            return new Way(commands, before, List.of());
        }
        List<String> foreign = new ArrayList<>();
        Resource target = restored(now, before, after, failed, foreign);
        return new Way(commands(step, now, target), target, foreign);
    }

    /** Only what is still the same thing gets its former name back. */
    private Way renamed(Step step, Resource before, @Nullable Resource now) {
        if (now == null || live.containsKey(before.address())) {
            return new Way(List.of(), now, List.of());
        }
        boolean same = Stream.of("guid", "uuid").allMatch(id -> Objects.equals(now.get(id), before.get(id)));
        if (!same) {
            return new Way(List.of(), now, List.of(now.address() + ", which is another one,"));
        }
        Flavour flavour = step.transition().flavour();
        List<CommandLine> commands =
                new ArrayList<>(kinds.get(now.address().kind()).rename(now, before, flavour));
        if (!Objects.equals(now.get("zonepath"), before.get("zonepath"))) {
            commands.addAll(new ZonepathReturn(kinds, live, first).commands(now, before, flavour));
        }
        return new Way(commands, null, List.of());
    }

    /**
     * A clone's snapshot is marked first and goes with its last clone: afterwards nobody could tell whether the uninstallation took it
     * along (zfs(8), destroy -d).
     */
    private List<CommandLine> unsnapped(Step step) {
        List<CommandLine> commands = new ArrayList<>();
        for (Resource snapshot : snapshots.of(step)) {
            commands.addAll(kinds.get(snapshot.address().kind())
                    .commands(new Transition(
                            snapshot.address(),
                            snapshot,
                            null,
                            Transition.Purpose.UNDO,
                            step.transition().flavour())));
        }
        return commands;
    }

    /** Tells that a step has been undone. */
    void done(Step step, Way way) {
        snapshots.of(step).forEach(s -> live.remove(s.address()));
        if (way.result() == null) {
            live.remove(step.id().address());
        } else {
            live.put(step.id().address(), way.result());
        }
    }

    private List<CommandLine> commands(Step step, @Nullable Resource now, @Nullable Resource target) {
        if (Objects.equals(now, target)) {
            return List.of();
        }
        Kind kind = kinds.get(step.id().address().kind());
        Transition transition = step.transition();
        return kind.commands(
                new Transition(transition.address(), now, target, Transition.Purpose.UNDO, transition.flavour()));
    }

    /** With what cannot be read from a host, as the step wrote it. */
    private @Nullable Resource remembered(@Nullable Resource now, @Nullable Resource after) {
        if (now == null || after == null) {
            return now;
        }
        Resource remembered = now;
        for (FieldDef field : kinds.get(now.address().kind()).module().fields()) {
            if (field.compare() == Compare.REGISTRY && now.get(field.name()) == null) {
                remembered = remembered.with(field.name(), after.get(field.name()));
            }
        }
        return remembered;
    }

    /** {@code now}, with what the step changed put back. */
    private Resource restored(Resource now, Resource before, Resource after, boolean failed, List<String> foreign) {
        Resource seen = asWritten(new Resource(now.address(), FactsDigest.lasting(now, kinds)), after);
        Resource target = now;
        Set<String> names = new TreeSet<>(before.attributes().keySet());
        names.addAll(after.attributes().keySet());
        for (String name : names) {
            Value was = before.get(name);
            Value became = after.get(name);
            if (Objects.equals(was, became)) {
                continue;
            }
            if (became instanceof Value.Members || was instanceof Value.Members) {
                Value members = restoredMembers(
                        members(seen.get(name)),
                        members(was),
                        members(became),
                        failed,
                        now.address() + " " + name,
                        foreign);
                target = target.with(name, members);
            } else if (failed || Objects.equals(seen.get(name), became)) {
                target = target.with(name, was);
            } else if (!Objects.equals(seen.get(name), was)) {
                foreign.add(now.address() + " " + name);
            }
        }
        return target;
    }

    /** {@code now}, without what hosts add by themselves (the MAC of an on-demand VNIC): that does not make it somebody else's. */
    private Resource asWritten(Resource now, Resource after) {
        Set<String> differing = kinds.get(now.address().kind()).diff(after, now, after).stream()
                .map(AttributeChange::attribute)
                .collect(Collectors.toSet());
        Resource seen = now;
        for (Map.Entry<String, Value> attribute : after.attributes().entrySet()) {
            if (!differing.contains(attribute.getKey())) {
                seen = seen.with(attribute.getKey(), attribute.getValue());
            }
        }
        return seen;
    }

    private static @Nullable Value restoredMembers(
            SortedMap<String, Value> now,
            SortedMap<String, Value> was,
            SortedMap<String, Value> became,
            boolean failed,
            String where,
            List<String> foreign) {
        SortedMap<String, Value> target = new TreeMap<>(now);
        Set<String> keys = new TreeSet<>(was.keySet());
        keys.addAll(became.keySet());
        for (String key : keys) {
            if (Objects.equals(was.get(key), became.get(key))) {
                continue;
            }
            if (failed || Objects.equals(now.get(key), became.get(key))) {
                Value value = was.get(key);
                if (value == null) {
                    target.remove(key);
                } else {
                    target.put(key, value);
                }
            } else if (!Objects.equals(now.get(key), was.get(key))) {
                foreign.add(where + "." + key);
            }
        }
        return target.isEmpty() ? null : Value.record(target);
    }

    private static SortedMap<String, Value> members(@Nullable Value value) {
        return value instanceof Value.Members members ? members.members() : new TreeMap<>();
    }
}
