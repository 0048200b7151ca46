package dev.zplan.cli;

import dev.zplan.apply.Outcome;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rollback",
        description = "Takes zones with their datasets and volumes back to a snapshot: what was written since is lost.",
        footer = {
            "%nZones that run are shut down before, and booted again afterwards. Their configuration stays as it is.",
            "%nExit codes: 0 done; 1 error, nothing was changed; 3 failed before any data was changed, zones are as before; 4 failed in"
                    + " the middle: zones stay halted.",
            "%nExamples:",
            "  zplan snapshot rollback web --name before-upgrade",
            "  zplan snapshot rollback web --name before-upgrade --discard-newer --yes"
        })
final class SnapshotRollbackCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private SnapshotOptions options = new SnapshotOptions();

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "The snapshot to go back to.")
    private String tag = "";

    @Option(names = "--discard-newer", description = "Destroys the snapshots that are newer, which zfs needs for it.")
    private boolean discardNewer;

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    SnapshotRollbackCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String command = "zplan snapshot rollback " + String.join(" ", options.names);
        Consent consent = new Consent(context, yes);
        consent.mustBePossible(command, "say --yes");
        Session session = Session.open(context, options.workspace, List.of());
        return new Exclusive(context, session.workspace(), options.lock).run(command, hold -> {
            Session locked = session.locking(hold.hosts());
            SnapshotScene scene = SnapshotScene.of(locked, options.hosts);
            Map<Snapshotted, Taken> chosen = new LinkedHashMap<>();
            scene.named(options.names).forEach(one -> chosen.put(one, SnapshotDestroyCommand.named(one, tag)));
            SnapshotReturn way = new SnapshotReturn(locked, scene, chosen);
            List<Diagnostic> problems = way.problems(discardNewer);
            if (!problems.isEmpty()) {
                throw new DiagnosticException(problems);
            }
            way.losses().forEach(context.out()::println);
            if (!consent.given("Go back?")) {
                return ExitCodes.ERROR;
            }
            return hold.interrupts().over(run(way, new Errands(context, hold.interrupts())));
        });
    }

    private static int run(SnapshotReturn way, Errands errands) {
        List<Errands.Errand> stopped = new ArrayList<>();
        for (SnapshotReturn.Stop stop : way.stops()) {
            stopped.addAll(0, stop.start());
            if (!errands.run(stop.stop())) {
                return undone(errands, stopped);
            }
        }
        int before = errands.done();
        if (!errands.run(way.rollbacks())) {
            return errands.done() == before ? undone(errands, stopped) : Outcome.Result.ROLLBACK_INCOMPLETE.exitCode();
        }
        return errands.run(stopped) ? ExitCodes.OK : Outcome.Result.ROLLBACK_INCOMPLETE.exitCode();
    }

    /** No data has changed: the zones that were shut down run again. */
    private static int undone(Errands errands, List<Errands.Errand> stopped) {
        return errands.run(stopped)
                ? Outcome.Result.ROLLED_BACK.exitCode()
                : Outcome.Result.ROLLBACK_INCOMPLETE.exitCode();
    }
}
