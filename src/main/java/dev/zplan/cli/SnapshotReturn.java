package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.module.CommandLine;
import dev.zplan.module.Kind;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.Transition;
import dev.zplan.module.zones.BootKind;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The way back to snapshots: what it needs, what is lost on it, and what would stop it. */
final class SnapshotReturn {

    private static final Duration TIMEOUT = Duration.ofMinutes(30);

    private final Session session;
    private final SnapshotScene scene;
    private final Map<Snapshotted, Taken> chosen;

    /**
     * What a zone that is up needs before and afterwards.
     *
     * @param stop brings it down
     * @param start brings it up again
     */
    record Stop(List<Errands.Errand> stop, List<Errands.Errand> start) {}

    SnapshotReturn(Session session, SnapshotScene scene, Map<Snapshotted, Taken> chosen) {
        this.session = session;
        this.scene = scene;
        this.chosen = new LinkedHashMap<>(chosen);
    }

    /** A snapshot that zfs has to destroy on the way. */
    private record Newer(String host, String name, @Nullable String clones) {}

    private List<Newer> newer() {
        List<Newer> newer = new ArrayList<>();
        chosen.forEach((one, taken) -> {
            for (Taken other : one.taken()) {
                other.parts().forEach((dataset, snapshot) -> {
                    Resource target = taken.parts().get(dataset);
                    if (target != null && Taken.txg(snapshot) > Taken.txg(target)) {
                        newer.add(new Newer(one.host(), dataset + "@" + other.name(), snapshot.text("clones")));
                    }
                });
            }
        });
        return newer.stream().distinct().toList();
    }

    /** What would stop it, or must be said beforehand. */
    List<Diagnostic> problems(boolean discardNewer) {
        List<Diagnostic> problems = new ArrayList<>();
        List<Newer> newer = newer();
        newer.stream()
                .filter(n -> n.clones() != null)
                .forEach(n -> problems.add(Diagnostic.error(
                        "zplan::snapshot::cloned",
                        n.name() + " is newer and has clones: " + n.clones(),
                        null,
                        "destroy them first, or make them independent with zfs promote")));
        if (!newer.isEmpty() && !discardNewer) {
            problems.add(Diagnostic.error(
                    "zplan::snapshot::newer",
                    "there are newer snapshots, which would be lost: "
                            + String.join(", ", newer.stream().map(Newer::name).toList()),
                    null,
                    "say --discard-newer if they may be, or go back to the newest"));
        }
        for (Snapshotted other : scene.sharing(List.copyOf(chosen.keySet()))) {
            Resource boot = boot(other);
            List<String> shared = chosen.entrySet().stream()
                    .filter(e -> e.getKey().host().equals(other.host()))
                    .flatMap(e -> e.getValue().parts().keySet().stream())
                    .filter(dataset -> other.datasets().contains(dataset))
                    .distinct()
                    .toList();
            if (boot != null && !BootKind.HALTED.equals(boot.text("state")) && !shared.isEmpty()) {
                problems.add(Diagnostic.error(
                        "zplan::snapshot::shared",
                        "zone " + other.name() + " is up and has " + String.join(", ", shared) + " too",
                        null,
                        "name it beside the others, so that it goes back with them, or halt it"));
            }
        }
        return problems;
    }

    /** What comes of it, for people. */
    List<String> losses() {
        List<String> losses = new ArrayList<>();
        chosen.forEach((one, taken) -> {
            losses.add(one.host() + ": " + one.name() + " goes back to " + taken.name() + " of " + taken.created()
                    + "; what was written since is lost in "
                    + String.join(", ", taken.parts().keySet()));
            TreeSet<String> without = new TreeSet<>(one.datasets());
            without.removeAll(taken.parts().keySet());
            if (!without.isEmpty()) {
                losses.add(
                        one.host() + ": without such a snapshot, and left as they are: " + String.join(", ", without));
            }
        });
        newer().forEach(n -> losses.add(n.host() + ": " + n.name() + " is newer and will be destroyed"));
        stops().forEach(s -> s.stop()
                .forEach(e -> losses.add(e.host().name() + ": " + e.command().shell())));
        return losses;
    }

    /** What the zones need that are up. */
    List<Stop> stops() {
        return chosen.keySet().stream()
                .filter(Snapshotted::isZone)
                .map(this::stop)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private @Nullable Resource boot(Snapshotted zone) {
        return zone.facts().get(SnapshotScene.part(zone.address(), "boot"));
    }

    private @Nullable Stop stop(Snapshotted zone) {
        Resource up = boot(zone);
        String state = up == null ? null : up.text("state");
        if (up == null || state == null || state.equals(BootKind.HALTED)) {
            return null;
        }
        Resource down = up.with("state", Value.text(BootKind.HALTED));
        return new Stop(
                errands(zone, up, down, "halted " + zone.name()),
                errands(zone, down, up, "made " + zone.name() + " " + state + " again"));
    }

    private List<Errands.Errand> errands(Snapshotted zone, Resource from, Resource to, String what) {
        Address address = from.address();
        Kind kind = session.workspace().kinds().get(address.kind());
        Duration timeout = kind.module().timeouts().values().stream()
                .max(Duration::compareTo)
                .orElse(ModuleDef.DEFAULT_TIMEOUT);
        return kind
                .commands(new Transition(
                        address,
                        from,
                        to,
                        Transition.Purpose.APPLY,
                        zone.facts().flavour()))
                .stream()
                .map(command -> new Errands.Errand(session.host(zone.host()), command, timeout, what))
                .toList();
    }

    /** The commands that take the datasets back, from above. */
    List<Errands.Errand> rollbacks() {
        boolean destroying = !newer().isEmpty();
        Map<String, Errands.Errand> errands = new LinkedHashMap<>();
        chosen.forEach((one, taken) -> taken.parts().keySet().forEach(dataset -> {
            String snapshot = dataset + "@" + taken.name();
            List<String> argv = new ArrayList<>(List.of("zfs", "rollback"));
            if (destroying) {
                argv.add("-r");
            }
            argv.add(snapshot);
            errands.put(
                    one.host() + "/" + dataset,
                    new Errands.Errand(
                            session.host(one.host()),
                            new CommandLine(argv, null),
                            TIMEOUT,
                            "took " + dataset + " back to " + taken.name()));
        }));
        return List.copyOf(errands.values());
    }
}
