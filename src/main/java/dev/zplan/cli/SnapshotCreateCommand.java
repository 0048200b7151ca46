package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.host.Host;
import dev.zplan.module.CommandLine;
import dev.zplan.module.HostFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "create",
        description = "Takes a snapshot of zones with their datasets and volumes: all of one moment, or none.",
        footer = {
            "%nThe zones go on running. With --keep or --keep-for older ones go that zplan took of the same zones; where both are"
                    + " said, either is enough to keep one.",
            "%nExit codes: 0 taken; 1 error, nothing was taken; 4 taken, but not all that was to be done after that.",
            "%nExamples:",
            "  zplan snapshot create web",
            "  zplan snapshot create web db --name before-upgrade",
            "  zplan snapshot create web --keep 7 --keep-for 30d"
        })
final class SnapshotCreateCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("'zplan-'yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final int LONGEST = 255;

    private final Context context;

    @Mixin
    private SnapshotOptions options = new SnapshotOptions();

    @Option(names = "--name", paramLabel = "NAME", description = "Its name (default: zplan- and the time).")
    private @Nullable String name;

    @Option(names = "--keep", paramLabel = "N", description = "Destroys all but the N newest that zplan took.")
    private @Nullable Integer keep;

    @Option(
            names = "--keep-for",
            paramLabel = "DURATION",
            converter = LockOptions.DurationText.class,
            description = "Destroys those that zplan took longer ago than this, as 12h or 7d.")
    private @Nullable Duration keepFor;

    SnapshotCreateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String tag = name == null ? TIME.format(context.clock().instant()) : name;
        SnapshotOptions.check(tag);
        if (keep != null && keep < 1) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::snapshot::keep",
                    "--keep " + keep + " would not even keep the new one",
                    null,
                    "say 1 or more"));
        }
        Session session = Session.open(context, options.workspace, List.of());
        return new Exclusive(context, session.workspace(), options.lock)
                .run("zplan snapshot create " + String.join(" ", options.names), hold -> {
                    Session locked = session.locking(hold.hosts());
                    List<Snapshotted> chosen =
                            SnapshotScene.of(locked, options.hosts).named(options.names);
                    check(chosen, tag);
                    Errands errands = new Errands(context, hold.interrupts());
                    boolean all = errands.run(taking(locked, chosen, tag)) && errands.run(aging(locked, chosen, tag));
                    return hold.interrupts().over(SnapshotDestroyCommand.exitCode(all, errands.done()));
                });
    }

    private static void check(List<Snapshotted> chosen, String tag) {
        List<Diagnostic> problems = new ArrayList<>();
        for (Snapshotted one : chosen) {
            if (one.datasets().isEmpty()) {
                problems.add(Diagnostic.error(
                        "zplan::snapshot::nothing",
                        one.address() + " has no dataset: its root is a mere directory",
                        null,
                        "see that the directory above its zonepath is the mountpoint of a dataset"));
            }
            one.taken().stream()
                    .filter(t -> t.name().equals(tag))
                    .forEach(t -> problems.add(Diagnostic.error(
                            "zplan::snapshot::exists",
                            "there is a snapshot " + tag + " of " + one.address() + " already",
                            null,
                            "choose another name")));
            one.datasets().stream()
                    .filter(d -> d.length() + 1 + tag.length() > LONGEST)
                    .findFirst()
                    .ifPresent(d -> problems.add(Diagnostic.error(
                            "zplan::snapshot::name",
                            d + "@" + tag + " would be longer than " + LONGEST + " characters",
                            null,
                            "choose a shorter name")));
        }
        if (!problems.isEmpty()) {
            throw new DiagnosticException(problems);
        }
    }

    /** One command for each host: zfs takes all or none, and all in one transaction group of a pool. */
    private List<Errands.Errand> taking(Session session, List<Snapshotted> chosen, String tag) {
        Map<String, SortedSet<String>> byHost = new TreeMap<>();
        chosen.forEach(
                one -> byHost.computeIfAbsent(one.host(), h -> new TreeSet<>()).addAll(one.datasets()));
        List<Errands.Errand> errands = new ArrayList<>();
        byHost.forEach((host, datasets) -> {
            List<String> argv = new ArrayList<>(
                    List.of("zfs", "snapshot", "-o", Taken.MARK + "=" + context.user() + "@" + context.machine()));
            datasets.forEach(dataset -> argv.add(dataset + "@" + tag));
            errands.add(new Errands.Errand(
                    session.host(host),
                    new CommandLine(argv, null),
                    TIMEOUT,
                    "took " + tag + " of " + String.join(", ", datasets)));
        });
        return errands;
    }

    private List<Errands.Errand> aging(Session session, List<Snapshotted> chosen, String tag) {
        if (keep == null && keepFor == null) {
            return List.of();
        }
        Retention retention = new Retention(keep == null ? null : keep - 1, keepFor);
        SnapshotScene scene = new SnapshotScene(session.registry().load(), new TreeMap<>(facts(chosen)));
        List<Snapshotted> others = scene.sharing(chosen);
        Set<Errands.Errand> errands = new LinkedHashSet<>();
        for (Snapshotted one : chosen) {
            List<Taken> over = retention.over(
                    one.taken().stream().filter(one::owns).toList(), taken(session.host(one.host()), one, tag));
            over.stream()
                    .sorted(Comparator.comparing(Taken::created))
                    .forEach(taken -> taken.parts().keySet().stream()
                            .filter(dataset -> others.stream().noneMatch(o -> needs(o, dataset, taken.name())))
                            .map(dataset -> dataset + "@" + taken.name())
                            .forEach(snapshot -> errands.add(
                                    SnapshotDestroyCommand.destruction(session.host(one.host()), snapshot))));
        }
        return List.copyOf(errands);
    }

    /** When the new one was taken: by the clock of the host, as with all the others. */
    private Instant taken(Host host, Snapshotted one, String tag) {
        CommandLine command = CommandLine.of(
                "zfs", "get", "-Hp", "-o", "value", "creation", one.datasets().first() + "@" + tag);
        String seconds = host.batch(List.of(command), TIMEOUT).get(0).stdout().strip();
        return seconds.matches("[0-9]{1,18}")
                ? Instant.ofEpochSecond(Long.parseLong(seconds))
                : context.clock().instant();
    }

    private static Map<String, HostFacts> facts(List<Snapshotted> chosen) {
        Map<String, HostFacts> facts = new TreeMap<>();
        chosen.forEach(one -> facts.put(one.host(), one.facts()));
        return facts;
    }

    /** Whether another zone has a snapshot of that name, of which that of a dataset that it shares is a part. */
    private static boolean needs(Snapshotted other, String dataset, String tag) {
        return other.datasets().contains(dataset)
                && other.taken().stream().anyMatch(t -> t.name().equals(tag) && other.owns(t));
    }
}
