package dev.zplan.cli;

import dev.zplan.host.FactsFile;
import dev.zplan.module.HostFacts;
import dev.zplan.plan.Spoken;
import dev.zplan.registry.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "facts",
        description = "Reads hosts and writes down what is on them and when, for zplan plan --facts.",
        footer = {
            "%nExamples:",
            "  zplan facts --out facts.json             all hosts of the workspace",
            "  zplan facts --out facts/                 the same in a folder: facts/HOST.json for each",
            "  zplan facts --host lab                   one of them, on standard output"
        })
final class FactsCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Mixin
    private FleetOptions fleet = new FleetOptions();

    @Option(names = "--host", paramLabel = "NAME", description = "Only these hosts; may be repeated.")
    private List<String> hosts = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE|DIR",
            description =
                    "Where to write (default: standard output). What ends in / or is a folder gets a file for each host.")
    private @Nullable String out;

    FactsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = Session.open(context, options, fleet, List.of());
        Set<String> names = session.hostNames(hosts);
        Snapshot owned = session.registry().load();
        SortedMap<String, HostFacts> facts =
                session.facts(names, Spoken.of(session.workspace().kinds(), owned), null);
        Instant now = context.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        facts.replaceAll((name, host) -> host.taken(now));
        if (out == null) {
            context.out().print(FactsFile.write(facts.values()));
        } else {
            write(context.current().resolve(out), facts.values());
            context.out().println("Wrote the facts of " + String.join(", ", names) + " to " + out + ".");
        }
        return ExitCodes.OK;
    }

    private void write(Path path, Collection<HostFacts> facts) {
        if (!Objects.requireNonNull(out).endsWith("/") && !Files.isDirectory(path)) {
            PrivateFile.write(path, FactsFile.write(facts));
            return;
        }
        PrivateFile.makeFolder(path);
        for (HostFacts host : facts) {
            PrivateFile.write(path.resolve(host.host() + FactsFile.SUFFIX), FactsFile.write(List.of(host)));
        }
    }
}
