package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Source;
import dev.zplan.report.Table;
import dev.zplan.spec.DocumentReader;
import dev.zplan.spec.NodeSchema;
import dev.zplan.spec.SpecNode;
import dev.zplan.spec.Templates;
import dev.zplan.zone.ZoneSchema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "template",
        description = "Shows the templates that zones can start from.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"%nExamples:", "  zplan template list", "  zplan template show nlipkg", "  zplan template check"})
final class TemplateCommand extends CommandGroup {

    private static final NodeSchema TEMPLATE = new NodeSchema(
            "template",
            "What zones have in common",
            true,
            true,
            ZoneSchema.ZONE.fields(),
            ZoneSchema.ZONE.blocks(),
            ZoneSchema.ZONE.open());

    TemplateCommand(Context context) {
        super(context);
    }

    private static Named named(Templates templates) {
        return new Named("template", templates.names(), "the folder templates/ holds none");
    }

    @Command(
            name = "list",
            description = "Lists all templates, built-in ones and those of the workspace.",
            footer = {
                "%nBRAND is the template's own or that of the one that it starts from.",
                "%nExamples:",
                "  zplan template list",
                "  zplan template list --output json"
            })
    static final class All extends ListingCommand {

        All(Context context) {
            super(context);
        }

        @Override
        Table table(Session session) {
            Templates templates = session.checked().templates();
            return new Table(
                    List.of("TEMPLATE", "BRAND", "STARTS FROM", "PUBLISHERS", "FILE"),
                    templates.names().stream().map(name -> row(name, templates)).toList());
        }

        private static List<String> row(String name, Templates templates) {
            List<SpecNode> line = line(name, templates);
            return List.of(
                    name,
                    line.stream()
                            .flatMap(node -> texts(node, "brand").stream())
                            .findFirst()
                            .orElse(""),
                    line.stream()
                            .limit(1)
                            .flatMap(node -> texts(node, "template").stream())
                            .findFirst()
                            .orElse(""),
                    line.stream()
                            .flatMap(node -> texts(node, "publisher").stream())
                            .distinct()
                            .collect(Collectors.joining(", ")),
                    templates.find(name).map(Source::name).orElse(""));
        }

        /** The template, the one that it starts from, and so on. */
        private static List<SpecNode> line(String name, Templates templates) {
            List<SpecNode> line = new ArrayList<>();
            Set<String> seen = new LinkedHashSet<>();
            Optional<String> next = Optional.of(name);
            while (next.filter(seen::add).isPresent()) {
                Optional<SpecNode> node = next.flatMap(templates::find).flatMap(All::read);
                node.ifPresent(line::add);
                next = node.flatMap(n -> texts(n, "template").stream().findFirst());
            }
            return line;
        }

        /** Its node as it stands there: what its expressions come to is the zone's matter. */
        private static Optional<SpecNode> read(Source source) {
            return new DocumentReader(List.of(TEMPLATE))
                    .nodes(source).nodes().stream()
                            .filter(node -> node.name().equals("template"))
                            .findFirst();
        }

        private static List<String> texts(SpecNode node, String field) {
            return node.children().stream()
                    .filter(child ->
                            child.name().equals(field) && !child.arguments().isEmpty())
                    .map(child -> child.arguments().get(0).value().show())
                    .toList();
        }
    }

    @Command(
            name = "show",
            description = "Prints a template's file. Put a changed copy into templates/ to have another of that name.",
            footer = {
                "%nExamples:",
                "  zplan template show nlipkg",
                "  zplan template show nlipkg > templates/nlipkg.kdl"
            })
    static final class Show implements Callable<Integer> {

        private final Context context;

        @Mixin
        private WorkspaceOptions options = new WorkspaceOptions();

        @Parameters(paramLabel = "NAME", description = "The template.")
        private String name = "";

        Show(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Templates templates =
                    Session.open(context, options, List.of()).checked().templates();
            Source source = named(templates).require(name, templates.find(name));
            String comment = source.name().endsWith(".kdl") ? "// " : "# ";
            context.out().print(comment + "from " + source.name() + "\n" + source.text());
            return ExitCodes.OK;
        }
    }

    @Command(
            name = "check",
            description =
                    "Tells what is wrong with templates by themselves, and whether the pools and publishers that they name are there.",
            footer = {"%nExit codes: 0 nothing is wrong; 1 something is.", "%nExamples:", "  zplan template check"})
    static final class Check extends CheckCommand {

        Check(Context context) {
            super(context, "template");
        }

        @Override
        int count(Session session) {
            return session.workspace().templates().names().size();
        }

        @Override
        List<Diagnostic> findings(Session session) {
            return new TemplateFindings(session.workspace()).all();
        }
    }
}
