package dev.zplan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.module.CommandLine;
import dev.zplan.report.Table;
import dev.zplan.sim.serve.CommandLog;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "log",
        description = "Shows what was run on a simulated host, oldest first.",
        footer = {
            "%nRESULT is the exit status, or hang, crash or killed. What commands read and printed is not kept: it may hold"
                    + " secrets.",
            "%nExamples:",
            "  zplan sim log lab",
            "  zplan sim log lab --last 20",
            "  zplan sim log lab --output json"
        })
final class SimLogCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Parameters(paramLabel = "NAME", description = "The host.")
    private String name = "";

    @Option(names = "--last", paramLabel = "N", description = "Only the last N.")
    private int last = Integer.MAX_VALUE;

    @Option(names = "--output", paramLabel = "FORMAT", description = "text (default) or json.")
    private OutputFormat output = OutputFormat.text;

    SimLogCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CommandLog log = new SimHosts(Session.open(context, options, List.of()).workspace())
                .existing(name)
                .log();
        List<CommandLog.Entry> all = read(log);
        List<CommandLog.Entry> entries = all.subList(Math.max(0, all.size() - Math.max(0, last)), all.size());
        if (output == OutputFormat.json) {
            context.out().println(json(entries).toPrettyString());
        } else {
            context.out().print(table(entries).text());
        }
        return ExitCodes.OK;
    }

    private static List<CommandLog.Entry> read(CommandLog log) {
        try {
            return log.read();
        } catch (IllegalArgumentException e) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::sim::damaged_log",
                    String.valueOf(e.getMessage()),
                    null,
                    "remove it: it is begun anew with the next command"));
        }
    }

    private static Table table(List<CommandLog.Entry> entries) {
        return new Table(
                List.of("TIME", "MS", "RESULT", "COMMAND"),
                entries.stream()
                        .map(e -> List.of(
                                e.time().toString(),
                                String.valueOf(e.millis()),
                                e.result(),
                                new CommandLine(e.argv(), null).shell()))
                        .toList());
    }

    private static ArrayNode json(List<CommandLog.Entry> entries) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (CommandLog.Entry entry : entries) {
            ObjectNode object = array.addObject();
            object.put("time", entry.time().toString());
            entry.argv().forEach(object.putArray("argv")::add);
            object.put("result", entry.result());
            object.put("ms", entry.millis());
        }
        return array;
    }
}
