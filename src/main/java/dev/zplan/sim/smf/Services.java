package dev.zplan.sim.smf;

import dev.zplan.sim.smf.Boot.Change;
import dev.zplan.sim.smf.Instance.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The instances of one zone at one moment: their states follow from the repository and from what happened since the boot. */
final class Services {

    private final SmfZone zone;
    private final Repository repository;
    private final Boot boot;
    private final long now;
    private final List<Service> all;
    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private final Set<String> visiting = new HashSet<>();

    Services(SmfZone zone, long now) {
        this.zone = zone;
        this.repository = Repository.of(zone.files());
        this.boot = Boot.of(zone);
        this.now = now;
        this.all = new ArrayList<>(Catalog.of(zone.global()));
        for (Service service : repository.imported()) {
            all.removeIf(s -> s.fmri().equals(service.fmri()));
            all.add(service);
        }
        all.forEach(s -> instance(s.fmri()));
    }

    /** Whether a zone's repository can be asked at that time. */
    static boolean answer(SmfZone zone, long now) {
        return zone.alive() && now >= Boot.of(zone).repositoryUp();
    }

    SmfZone zone() {
        return zone;
    }

    Repository repository() {
        return repository;
    }

    long now() {
        return now;
    }

    /** All instances in the order in which they start. */
    List<Instance> list() {
        return all.stream()
                .flatMap(s -> Stream.ofNullable(instances.get(s.fmri())))
                .toList();
    }

    /** The instance; null when there is none. */
    @Nullable
    Instance find(String fmri) {
        return instances.get(fmri);
    }

    /** What an instance waits for in vain. */
    List<Instance> obstacles(Instance instance) {
        return instance.service().needs().stream()
                .flatMap(n -> instances.values().stream().filter(i -> i.fmri().equals(n)))
                .filter(i -> !i.running() && !i.transitioning())
                .toList();
    }

    private @Nullable Instance instance(String fmri) {
        Instance known = instances.get(fmri);
        int index = index(fmri);
        if (known != null || index < 0 || !visiting.add(fmri)) {
            return known;
        }
        Instance made = made(all.get(index), index);
        visiting.remove(fmri);
        instances.put(fmri, made);
        return made;
    }

    private int index(String fmri) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).fmri().equals(fmri)) {
                return i;
            }
        }
        return -1;
    }

    private Instance made(Service service, int index) {
        Change change = boot.changes().get(service.fmri());
        long since = change == null ? boot.booted() : change.since();
        Boolean temporary = beyondMilestone(index) ? Boolean.FALSE : change == null ? null : change.temporary();
        boolean enabled =
                temporary != null ? temporary : repository.enabled().getOrDefault(service.fmri(), service.enabled());
        long start = Math.max(since, boot.booted() + boot.delay() * index / all.size());
        boolean blocked = false;
        for (String need : service.needs()) {
            Instance other = instance(need);
            boolean stuck = other == null || (!other.running() && !other.transitioning() && other.up() > now);
            blocked |= stuck && (other == null || other.since() <= start);
            start = other == null || stuck ? start : Math.max(start, other.up());
        }
        long step = boot.delay() == 0 ? 0 : Math.max(1, boot.delay() / all.size());
        long up = change == null && !blocked
                ? Math.max(start, boot.booted() + boot.delay() * (index + 1) / all.size())
                : start + step;
        String mark = change == null ? "" : change.mark();
        if (mark.equals("maintenance") && enabled) {
            return new Instance(
                    service, true, temporary != null, State.MAINTENANCE, State.NONE, since, start, Long.MAX_VALUE);
        }
        if (!enabled) {
            return new Instance(
                    service, false, temporary != null, State.DISABLED, State.NONE, since, start, Long.MAX_VALUE);
        }
        if (blocked) {
            return new Instance(
                    service, true, temporary != null, State.OFFLINE, State.NONE, since, start, Long.MAX_VALUE);
        }
        if (now < up) {
            State next = now >= start ? State.ONLINE : State.NONE;
            return new Instance(service, true, temporary != null, State.OFFLINE, next, since, start, up);
        }
        State state = mark.equals("degraded") ? State.DEGRADED : State.ONLINE;
        return new Instance(
                service,
                true,
                temporary != null,
                state,
                State.NONE,
                Math.max(up, mark.isEmpty() ? up : since),
                start,
                up);
    }

    private boolean beyondMilestone(int index) {
        return switch (boot.milestone()) {
            case "", "all" -> false;
            case "none" -> index > 0;
            default -> {
                List<Service> named = Patterns.matching(all, boot.milestone());
                yield !named.isEmpty() && index > all.indexOf(named.get(named.size() - 1));
            }
        };
    }

    /** Says whether an instance is to run, from now on or until the next boot only. */
    void enable(Instance instance, boolean enabled, boolean temporary) {
        if (!temporary) {
            repository.enabled().put(instance.fmri(), enabled);
            repository.save(zone.files());
        }
        if (instance.enabled() == enabled) {
            Change old = boot.changes().get(instance.fmri());
            if (old != null && !temporary && old.temporary() != null) {
                boot.changes().put(instance.fmri(), new Change(null, old.mark(), old.since()));
            }
        } else {
            boot.changes().put(instance.fmri(), new Change(temporary ? enabled : null, "", now));
        }
        boot.save(zone.files());
    }

    /** Restarts an instance, clears it or marks it. */
    void mark(Instance instance, String mark) {
        Change old = boot.changes().get(instance.fmri());
        boot.changes().put(instance.fmri(), new Change(old == null ? null : old.temporary(), mark, now));
        boot.save(zone.files());
    }
}
