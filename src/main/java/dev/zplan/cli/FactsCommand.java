package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.host.FactsFile;
import dev.zplan.module.HostFacts;
import dev.zplan.registry.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "facts",
        description = "Reads hosts and writes down what is on them, for zplan plan --facts FILE.",
        footer = {
            "%nExamples:",
            "  zplan facts --out facts.json             all hosts of the workspace",
            "  zplan facts --host lab                   one of them, on standard output"
        })
final class FactsCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Option(names = "--host", paramLabel = "NAME", description = "Only these hosts; may be repeated.")
    private List<String> hosts = List.of();

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (default: standard output).")
    private @Nullable Path out;

    FactsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = Session.open(context, options, List.of());
        Set<String> known = session.workspace().settings().hosts().keySet();
        Set<String> names = hosts.isEmpty() ? known : new TreeSet<>(hosts);
        for (String name : names) {
            if (!known.contains(name)) {
                throw new DiagnosticException(Diagnostic.error(
                        "zplan::workspace::unknown_host",
                        "there is no host \"" + name + "\"",
                        null,
                        "hosts are named in zplan.kdl: " + String.join(", ", known)));
            }
        }
        Snapshot owned = session.registry().load();
        SortedMap<String, HostFacts> facts =
                session.facts(names, owned.resources().keySet(), null);
        String text = FactsFile.write(facts.values());
        if (out == null) {
            context.out().print(text);
        } else {
            PrivateFile.write(context.current().resolve(out), text);
            context.out().println("Wrote the facts of " + String.join(", ", names) + " to " + out + ".");
        }
        return ExitCodes.OK;
    }
}
