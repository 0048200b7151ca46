package dev.zplan.cli;

import dev.zplan.apply.Outcome;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.host.Host;
import dev.zplan.module.CommandLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "destroy",
        description = "Destroys snapshots that zplan snapshot took. Those that others took are left to zfs destroy.",
        footer = {
            "%nExit codes: 0 destroyed; 1 error, nothing was destroyed; 4 not all of them were.",
            "%nExamples:",
            "  zplan snapshot destroy web --name before-upgrade",
            "  zplan snapshot destroy rpool/volumes/data --name zplan-20260102-030405 --yes"
        })
final class SnapshotDestroyCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofMinutes(30);

    private final Context context;

    @Mixin
    private SnapshotOptions options = new SnapshotOptions();

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "Their name; may be repeated.")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    SnapshotDestroyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String command = "zplan snapshot destroy " + String.join(" ", options.names);
        Consent consent = new Consent(context, yes);
        consent.mustBePossible(command, "say --yes");
        Session session = Session.open(context, options.workspace, List.of());
        return new Exclusive(context, session.workspace(), options.lock).run(command, hold -> {
            Session locked = session.locking(hold.hosts());
            List<Snapshotted> chosen = SnapshotScene.of(locked, options.hosts).named(options.names);
            Map<String, Errands.Errand> doomed = new LinkedHashMap<>();
            List<Diagnostic> problems = new ArrayList<>();
            for (Snapshotted one : chosen) {
                tags.stream()
                        .distinct()
                        .map(tag -> named(one, tag))
                        .forEach(taken -> doom(locked.host(one.host()), taken, doomed, problems));
            }
            if (!problems.isEmpty()) {
                throw new DiagnosticException(problems);
            }
            doomed.values()
                    .forEach(e -> context.out()
                            .println(e.host().name() + ": " + e.command().shell()));
            if (!consent.given("Destroy these snapshots?")) {
                return ExitCodes.ERROR;
            }
            Errands errands = new Errands(context, hold.interrupts());
            boolean all = errands.run(List.copyOf(doomed.values()));
            return hold.interrupts().over(exitCode(all, errands.done()));
        });
    }

    /** As an apply has it: 1 where nothing changed, 4 where some of it did. */
    static int exitCode(boolean all, int done) {
        return all ? ExitCodes.OK : done == 0 ? ExitCodes.ERROR : Outcome.Result.ROLLBACK_INCOMPLETE.exitCode();
    }

    private static void doom(Host host, Taken taken, Map<String, Errands.Errand> doomed, List<Diagnostic> problems) {
        taken.parts().forEach((dataset, snapshot) -> {
            String name = dataset + "@" + taken.name();
            String clones = snapshot.text("clones");
            if (snapshot.text("by") == null) {
                problems.add(Diagnostic.error(
                        "zplan::snapshot::foreign",
                        name + " was not taken by zplan",
                        null,
                        "zfs destroy " + name + " on " + host.name() + ", if nobody needs it"));
            } else if (clones != null) {
                problems.add(Diagnostic.error(
                        "zplan::snapshot::cloned",
                        name + " has clones: " + clones,
                        null,
                        "destroy them first, or make them independent with zfs promote"));
            } else {
                doomed.put(host.name() + "/" + name, destruction(host, name));
            }
        });
    }

    static Errands.Errand destruction(Host host, String snapshot) {
        return new Errands.Errand(host, CommandLine.of("zfs", "destroy", snapshot), TIMEOUT, "destroyed " + snapshot);
    }

    /** The snapshots of that name; throws where there is none. */
    static Taken named(Snapshotted one, String tag) {
        List<Taken> all = one.taken();
        return all.stream().filter(t -> t.name().equals(tag)).findFirst().orElseThrow(() -> {
            List<String> names = all.stream().map(Taken::name).toList();
            return new DiagnosticException(Diagnostic.error(
                    "zplan::snapshot::unknown",
                    "there is no snapshot " + tag + " of " + one.address(),
                    null,
                    Suggestion.nearest(tag, names)
                            .map(n -> "did you mean " + n + "?")
                            .orElse(names.isEmpty() ? "it has none" : "it has: " + String.join(", ", names))));
        });
    }
}
