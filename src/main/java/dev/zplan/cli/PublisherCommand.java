package dev.zplan.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.module.zones.PublisherKind;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.report.Table;
import dev.zplan.resource.Value;
import dev.zplan.zone.Publisher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "publisher",
        description = "Shows the package publishers of publishers/, and which zones have them.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"%nExamples:", "  zplan publisher list", "  zplan publisher show corp", "  zplan publisher check"})
final class PublisherCommand extends CommandGroup {

    PublisherCommand(Context context) {
        super(context);
    }

    /** The zones whose images have a publisher, as the registry has it. */
    private static List<Entry> zones(String publisher, Snapshot registry) {
        return registry.resources().values().stream()
                .filter(e -> e.address().kind().equals(PublisherKind.PUBLISHER))
                .filter(e ->
                        PublisherKind.names(e.resource(), PublisherKind.SEARCH).contains(publisher))
                .toList();
    }

    @Command(
            name = "list",
            description = "Lists the publishers of publishers/: ZONES counts the zones whose images were given it.",
            footer = {"%nExamples:", "  zplan publisher list", "  zplan publisher list --output json"})
    static final class All extends ListingCommand {

        All(Context context) {
            super(context);
        }

        @Override
        Table table(Session session) {
            Snapshot registry = session.registry().load();
            return new Table(
                    List.of("PUBLISHER", "ORIGIN", "MIRRORS", "ZONES", "FILE"),
                    new TreeMap<>(session.checked().publishers())
                            .values().stream()
                                    .map(publisher -> List.of(
                                            publisher.name(),
                                            String.join(", ", publisher.items("origin")),
                                            String.valueOf(
                                                    publisher.items("mirror").size()),
                                            String.valueOf(zones(publisher.name(), registry)
                                                    .size()),
                                            publisher.span().toString()))
                                    .toList());
        }
    }

    @Command(
            name = "show",
            description = "Shows what the file of a publisher says, and which zones have it.",
            footer = {
                "%nSEARCHED is its place among the publishers that the zone's spec names.",
                "%nExamples:",
                "  zplan publisher show corp"
            })
    static final class Show implements Callable<Integer> {

        private final Context context;

        @Mixin
        private WorkspaceOptions options = new WorkspaceOptions();

        @Parameters(paramLabel = "NAME", description = "The publisher.")
        private String name = "";

        @Option(names = "--output", paramLabel = "FORMAT", description = "text (default) or json.")
        private OutputFormat output = OutputFormat.text;

        Show(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Session session = Session.open(context, options, List.of());
            Map<String, Publisher> publishers = session.checked().publishers();
            Publisher publisher = new Named("publisher", publishers.keySet(), "the folder publishers/ holds none")
                    .require(name, Optional.ofNullable(publishers.get(name)));
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("publisher", name);
            publisher.values().forEach((field, value) -> facts.put(field, shown(value)));
            facts.put("file", publisher.span().toString());
            Table zones = zones(session.registry().load());
            if (output == OutputFormat.json) {
                ObjectNode json = JsonNodeFactory.instance.objectNode();
                facts.forEach(json::put);
                json.set("zones", zones.json());
                context.out().println(json.toPrettyString());
                return ExitCodes.OK;
            }
            facts.forEach((field, value) -> context.out().printf("%-16s  %s%n", field, value));
            if (!zones.rows().isEmpty()) {
                context.out().print("\n" + zones.text());
            }
            return ExitCodes.OK;
        }

        private static String shown(Value value) {
            return value instanceof Value.Items items
                    ? String.join(", ", items.items().stream().map(Value::show).toList())
                    : value.show();
        }

        private Table zones(Snapshot registry) {
            return new Table(
                    List.of("ZONE", "HOST", "PLAN", "SEARCHED"),
                    PublisherCommand.zones(name, registry).stream()
                            .map(entry -> List.of(
                                    entry.address().name(),
                                    entry.address().host(),
                                    entry.plan(),
                                    String.valueOf(PublisherKind.names(entry.resource(), PublisherKind.SEARCH)
                                                    .indexOf(name)
                                            + 1)))
                            .toList());
        }
    }

    @Command(
            name = "check",
            description = "Tells what is wrong with the publishers of publishers/.",
            footer = {"%nExit codes: 0 nothing, 1 something.", "%nExamples:", "  zplan publisher check"})
    static final class Check extends CheckCommand {

        Check(Context context) {
            super(context, "publisher");
        }

        @Override
        int count(Session session) {
            return session.workspace().publishers().size();
        }

        @Override
        List<Diagnostic> findings(Session session) {
            return new PublisherFindings(session.workspace().publishers()).all();
        }
    }
}
