package dev.zplan.plan;

import dev.zplan.module.CommandLine;
import dev.zplan.module.Effect;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Kind;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.Transition;
import dev.zplan.module.zones.BootKind;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the steps of each change, still without their order. */
final class StepBuilder {

    private final PlanRequest request;
    private final Renaming renaming;
    private final SortedMap<Address, Change> changes;
    private final Asides asides;
    private final SortedMap<StepId, Step> steps = new TreeMap<>();

    StepBuilder(PlanRequest request, Renaming renaming, SortedMap<Address, Change> changes) {
        this.request = request;
        this.renaming = renaming;
        this.changes = changes;
        this.asides = new Asides(request, changes);
    }

    SortedMap<StepId, Step> build() {
        changes.values().forEach(this::add);
        return steps;
    }

    private void add(Change change) {
        switch (change.address().kind()) {
            case "boot" -> boot(change);
            case "zonecfg" -> zonecfg(change);
            default -> plain(change);
        }
    }

    private void plain(Change change) {
        Address address = change.address();
        Resource before = renamed(change);
        Resource after = change.after();
        switch (change.action()) {
            case CREATE -> step(address, Verb.CREATE, null, after, Stage.MAIN);
            case UPDATE -> step(address, Verb.UPDATE, before, after, Stage.MAIN);
            case DELETE -> {
                Address old = asides.along(address) ? asides.of(address) : address;
                step(old, Verb.DELETE, before, null, purges(address) ? Stage.PURGE : Stage.MAIN);
            }
            case REPLACE -> {
                if (purges(address)) {
                    if (!address.kind().equals("install") && !asides.along(address)) {
                        setAside(address, Objects.requireNonNull(before));
                    }
                    step(asides.of(address), Verb.DELETE, before, null, Stage.PURGE);
                } else {
                    step(address, Verb.DELETE, before, null, Stage.MAIN);
                }
                step(address, Verb.CREATE, null, after, Stage.MAIN);
            }
            case LET_GO -> {
                Resource free = Objects.requireNonNull(before).with(ModuleDef.MARK, null);
                step(address, Verb.LET_GO, before, free, Stage.MAIN);
            }
            default -> {}
        }
    }

    /** What there is before anything else happens to a resource; a rename, and where a zone lives, come before all that. */
    private @Nullable Resource renamed(Change change) {
        Address address = change.address();
        Address from = change.from();
        Resource before = change.before();
        if (from == null || before == null || !renaming.leads(address)) {
            return before;
        }
        Resource after = change.after();
        HostFacts facts = request.facts().get(address.host());
        boolean installed = address.kind().equals("zonecfg")
                && facts != null
                && facts.get(ZoneChanges.sibling(address, "install")) != null;
        Resource there = installed && after != null ? before.with("zonepath", after.get("zonepath")) : before;
        Resource here = new Resource(from, before.attributes());
        Kind kind = request.kinds().get(address.kind());
        StepId id = new StepId(address, Verb.RENAME);
        Transition renaming = new Transition(address, here, there, Transition.Purpose.APPLY, flavour(address));
        steps.put(
                id,
                new Step(
                        id,
                        Stage.MAIN,
                        Effect.REVERSIBLE,
                        renaming,
                        kind.rename(here, there, flavour(address)),
                        kind.rename(there, here, flavour(address)),
                        kind.module().longestTimeout(),
                        kind.serial(renaming),
                        kind.module().retry(),
                        new TreeSet<>()));
        return there;
    }

    private boolean purges(Address address) {
        return request.kinds().get(address.kind()).module().purges();
    }

    private void boot(Change change) {
        Address address = change.address();
        Resource before = change.before();
        Resource halted = before == null ? null : before.with("state", Value.text(BootKind.HALTED));
        boolean up = before != null && !Objects.equals(before, halted);
        switch (change.action()) {
            case CREATE -> start(address, null, change.after());
            case RESTART -> {
                stop(change, before, halted);
                step(address, Verb.START, halted, before, Stage.MAIN);
            }
            case REPLACE -> {
                if (up) {
                    stop(change, before, halted);
                }
                start(address, null, change.after());
            }
            case UPDATE -> {
                if (up) {
                    stop(change, before, halted);
                }
                start(address, halted, change.after());
            }
            case DELETE -> {
                if (up) {
                    stop(change, before, halted);
                }
            }
            default -> {}
        }
    }

    /** A zone goes down by the name that it has, whatever it is called when it comes up. */
    private void stop(Change change, @Nullable Resource before, @Nullable Resource halted) {
        Address address = Objects.requireNonNullElse(change.from(), change.address());
        step(
                address,
                Verb.STOP,
                new Resource(address, Objects.requireNonNull(before).attributes()),
                new Resource(address, Objects.requireNonNull(halted).attributes()),
                Stage.MAIN);
    }

    private void start(Address address, @Nullable Resource from, @Nullable Resource to) {
        if (to != null && !BootKind.HALTED.equals(to.text("state"))) {
            step(address, Verb.START, from, to, Stage.MAIN);
        }
    }

    private void zonecfg(Change change) {
        Address address = change.address();
        Resource before = change.before();
        switch (change.action()) {
            case DELETE -> {
                Resource idle = Objects.requireNonNull(before).with("autoboot", Value.flag(false));
                if (!idle.equals(before)) {
                    step(address, Verb.IDLE, before, idle, Stage.MAIN);
                }
                step(address, Verb.DELETE, idle, null, Stage.PURGE);
            }
            default -> plain(change);
        }
    }

    private void setAside(Address address, Resource before) {
        Kind kind = request.kinds().get(address.kind());
        String aside = asides.of(address).name();
        Transition there = new Transition(address, before, null, Transition.Purpose.APPLY, flavour(address));
        StepId id = new StepId(address, Verb.SET_ASIDE);
        steps.put(
                id,
                new Step(
                        id,
                        Stage.MAIN,
                        Effect.REVERSIBLE,
                        there,
                        kind.setAside(there, aside),
                        kind.takeBack(there, aside),
                        ModuleDef.DEFAULT_TIMEOUT,
                        kind.serial(there),
                        kind.module().retry(),
                        new TreeSet<>()));
    }

    private void step(Address address, Verb verb, @Nullable Resource from, @Nullable Resource to, Stage stage) {
        Kind kind = request.kinds().get(address.kind());
        Transition transition = new Transition(address, from, to, Transition.Purpose.APPLY, flavour(address));
        List<CommandLine> commands = kind.commands(transition);
        if (commands.isEmpty()) {
            return;
        }
        ModuleDef module = kind.module();
        StepId id = new StepId(address, verb);
        Step step = new Step(
                id,
                stage,
                kind.effect(transition),
                transition,
                commands,
                stage == Stage.PURGE ? List.<CommandLine>of() : kind.commands(transition.reversed()),
                module.longestTimeout(),
                kind.serial(transition),
                module.retry(),
                new TreeSet<>());
        steps.put(id, step);
    }

    private Flavour flavour(Address address) {
        HostFacts facts = request.facts().get(address.host());
        return facts == null ? Flavour.OMNIOS : facts.flavour();
    }

    /** The steps so far, by address. */
    static Map<Address, SortedMap<Verb, Step>> byAddress(SortedMap<StepId, Step> steps) {
        Map<Address, SortedMap<Verb, Step>> byAddress = new TreeMap<>();
        steps.forEach((id, step) ->
                byAddress.computeIfAbsent(id.address(), a -> new TreeMap<>()).put(id.verb(), step));
        return byAddress;
    }
}
