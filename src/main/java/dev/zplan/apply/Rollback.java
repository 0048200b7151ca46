package dev.zplan.apply;

import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.host.Host;
import dev.zplan.host.HostReader;
import dev.zplan.module.CommandLine;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Kinds;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.Transition;
import dev.zplan.plan.FactsDigest;
import dev.zplan.plan.Step;
import dev.zplan.plan.StepId;
import dev.zplan.plan.Verb;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what a failed apply did: the host is read, the steps are undone in reverse from what is there, what hosts write by
 * themselves on the way (a delegated dataset's {@code zoned}) is put back, and the host is read once more.
 */
final class Rollback {

    /** Kinds whose state a zone's boot changes behind our back (zfs(8), zoned). */
    private static final Set<String> HOST_WRITTEN = Set.of("dataset", "zonecfg", "vnic");

    private final Before before;
    private final Kinds kinds;
    private final Map<String, Host> hosts;
    private final HostReader reader;
    private final Transaction transaction;
    private final Consumer<ApplyEvent> events;

    Rollback(
            Before before,
            Kinds kinds,
            Map<String, Host> hosts,
            HostReader reader,
            Transaction transaction,
            Consumer<ApplyEvent> events) {
        this.before = before;
        this.kinds = kinds;
        this.hosts = hosts;
        this.reader = reader;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * Undoes steps.
     *
     * @param begun those that were begun, each after all that it needs
     * @param failed those among them that did not end well, or of which nobody knows how they ended
     * @return what is not as it was, one line each; empty when everything is
     */
    List<String> run(List<Step> begun, Set<Step> failed) {
        events.accept(new ApplyEvent.RollingBack(begun.size()));
        Set<String> left = new TreeSet<>();
        Set<Address> foreign = new TreeSet<>();
        Undo undo = new Undo(kinds, live(), before);
        Set<StepId> kept = new HashSet<>();
        for (int i = begun.size() - 1; i >= 0; i--) {
            Step step = begun.get(i);
            if (kept.contains(step.id())) {
                kept.addAll(step.needs());
                left.add(step.id() + " was not undone, since something that came after it is still there");
                continue;
            }
            try {
                if (step.id().verb() == Verb.RENAME) {
                    undo = new Undo(kinds, live(), before);
                }
                Undo.Way way = undo.of(step, failed.contains(step));
                if (!way.foreign().isEmpty()) {
                    foreign.add(step.id().address());
                    kept.addAll(step.needs());
                }
                way.foreign()
                        .forEach(f -> left.add(f + " was changed by somebody else meanwhile and is left as it is"));
                ApplyEvent.Failure problem = undo(step, way.commands());
                if (problem == null) {
                    undo.done(step, way);
                    if (!way.commands().isEmpty() && (step.id().verb() == Verb.RENAME || makesLinks(step, begun))) {
                        undo = new Undo(kinds, live(), before);
                    }
                    events.accept(new ApplyEvent.Undone(step, way.commands()));
                } else {
                    kept.addAll(step.needs());
                    left.add(step.id() + " could not be undone: " + problem.reason());
                    events.accept(new ApplyEvent.UndoFailed(step, problem));
                }
            } catch (DiagnosticException e) {
                kept.addAll(step.needs());
                left.add(step.id() + " could not be undone: " + e.getMessage());
            }
        }
        Map<Address, HostFacts> owners = new HashMap<>();
        Map<Address, Resource> now = read(owners);
        now.keySet().removeAll(foreign);
        putBack(now, owners);
        left.addAll(differences());
        return List.copyOf(left);
    }

    /** A zone with on-demand VNICs takes them along when it goes down: what was read of links is old then. */
    private boolean makesLinks(Step step, List<Step> begun) {
        Address boot = step.id().address();
        Address zonecfg = new Address(boot.host(), "zonecfg", boot.name());
        return boot.kind().equals("boot")
                && Stream.concat(
                                Stream.of(zonecfg).map(before::get),
                                begun.stream()
                                        .filter(s -> s.id().address().equals(zonecfg))
                                        .map(s -> s.transition().to()))
                        .anyMatch(Rollback::onDemand);
    }

    private static boolean onDemand(@Nullable Resource zonecfg) {
        return zonecfg != null
                && zonecfg.get("net") instanceof Value.Items nets
                && nets.items().stream().anyMatch(n -> n instanceof Value.Members net && net.get("global-nic") != null);
    }

    private ApplyEvent.@Nullable Failure undo(Step step, List<CommandLine> commands) {
        transaction.undoIntent(step, commands);
        if (!commands.isEmpty()) {
            events.accept(new ApplyEvent.Undoing(step));
        }
        StepRun run = StepRunner.run(host(step.id().address()), commands, step.timeout(), step.retry());
        transaction.undoOutcome(step, run);
        return run.failure();
    }

    private Host host(Address address) {
        return Objects.requireNonNull(hosts.get(address.host()), address.host());
    }

    private Map<Address, Resource> live() {
        return read(new HashMap<>());
    }

    /** What is on the hosts now; {@code owners} is told which reading each resource is from. */
    private Map<Address, Resource> read(Map<Address, HostFacts> owners) {
        Map<Address, Resource> live = new HashMap<>();
        Set<Address> wanted = new TreeSet<>(before.concerned());
        wanted.addAll(before.addresses());
        for (String name : before.hosts()) {
            HostFacts facts = reader.read(Objects.requireNonNull(hosts.get(name), name), wanted);
            facts.resources().forEach((address, resource) -> {
                live.put(address, resource);
                owners.put(address, facts);
            });
        }
        return live;
    }

    /** The state that zones leave in things that no step is about, brought back to what it was, parents before what lies below. */
    private void putBack(Map<Address, Resource> live, Map<Address, HostFacts> owners) {
        for (Address address : new TreeSet<>(live.keySet())) {
            Resource now = Objects.requireNonNull(live.get(address));
            Resource was = before.get(address);
            boolean ours = was != null && before.concerned().contains(address);
            Resource target = was == null || ours ? was : now.with("mounted", was.get("mounted"));
            if (!HOST_WRITTEN.contains(address.kind()) || !(ours || belowConcerned(address)) || same(now, target)) {
                continue;
            }
            List<CommandLine> commands = kinds.get(address.kind())
                    .commands(new Transition(
                            address,
                            now,
                            target,
                            Transition.Purpose.UNDO,
                            Objects.requireNonNull(owners.get(address)).flavour()));
            transaction.putBack(address, StepRunner.run(host(address), commands, ModuleDef.DEFAULT_TIMEOUT, null));
        }
    }

    /** Whether a dataset lies below one that the plan touches: a boot that delegates that one takes it along. */
    private boolean belowConcerned(Address address) {
        return address.kind().equals("dataset")
                && before.get(address) != null
                && before.concerned().stream()
                        .anyMatch(a -> a.kind().equals(address.kind())
                                && a.host().equals(address.host())
                                && address.name().startsWith(a.name() + "/"));
    }

    /** Everything that is not as it was, in words. */
    private List<String> differences() {
        List<String> lines = new ArrayList<>();
        SortedMap<Address, Resource> live = new TreeMap<>(live());
        Set<Address> all = new TreeSet<>(before.addresses());
        if (before.whole()) {
            all.addAll(live.keySet());
        }
        for (Address address : all) {
            Resource now = live.get(address);
            Resource was = before.get(address);
            if (!same(now, was)) {
                lines.add(address
                        + (was == null
                                ? " is there and was not before"
                                : now == null ? " is gone" : " is not as it was: " + difference(was, now)));
            }
        }
        return lines;
    }

    private boolean same(@Nullable Resource a, @Nullable Resource b) {
        return FactsDigest.of(a, kinds).equals(FactsDigest.of(b, kinds));
    }

    private String difference(Resource before, Resource now) {
        SortedMap<String, Value> was = FactsDigest.lasting(before, kinds);
        SortedMap<String, Value> is = FactsDigest.lasting(now, kinds);
        Set<String> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        names.removeIf(n -> Objects.equals(was.get(n), is.get(n)));
        return String.join(", ", names);
    }
}
