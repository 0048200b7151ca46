package dev.zplan.cli;

import dev.zplan.report.Table;
import dev.zplan.resource.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "list",
        description = "Lists the snapshots of zones with their datasets and volumes, newest first.",
        footer = {
            "%nUSED is what only they hold. BY is who took them with zplan, - for those that others took.",
            "%nExamples:",
            "  zplan snapshot list",
            "  zplan snapshot list web --output json"
        })
final class SnapshotListCommand implements Callable<Integer> {

    private static final List<String> HEADER = List.of("ZONE", "HOST", "NAME", "CREATED", "USED", "DATASETS", "BY");

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Parameters(paramLabel = "ZONE", description = "Zones, or datasets that zplan manages (default: all zones).")
    private List<String> names = new ArrayList<>();

    @Option(names = "--host", paramLabel = "NAME", description = "Only on these hosts; may be repeated.")
    private List<String> hosts = List.of();

    @Option(names = "--facts", paramLabel = "FILE", description = "Uses recorded facts instead of the hosts.")
    private @Nullable Path facts;

    @Option(names = "--output", paramLabel = "FORMAT", description = "text (default) or json.")
    private OutputFormat output = OutputFormat.text;

    SnapshotListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = Session.open(context, options, List.of());
        session.checked();
        SnapshotScene scene = new SnapshotScene(
                session.registry().load(), session.facts(new TreeSet<>(session.hostNames(hosts)), List.of(), facts));
        List<List<String>> rows = new ArrayList<>();
        for (Snapshotted one : names.isEmpty() ? scene.zones() : scene.named(names)) {
            one.taken().forEach(taken -> rows.add(row(one, taken)));
        }
        Told.table(context, output, new Table(HEADER, rows));
        return ExitCodes.OK;
    }

    private static List<String> row(Snapshotted one, Taken taken) {
        return List.of(
                one.name(),
                one.host(),
                taken.name(),
                taken.created().toString(),
                new Value.Size(taken.used()).show(),
                taken.parts().size() + " of " + one.datasets().size(),
                taken.by());
    }
}
