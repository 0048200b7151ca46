package dev.zplan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.manual.Chapter;
import dev.zplan.manual.Topic;
import dev.zplan.manual.Topics;
import dev.zplan.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description =
                "Explains what the files of a workspace may say: any node, any field, and what a change of it does.",
        footer = {
            "%nWithout a path it lists the nodes that files begin with. The modules of the workspace are among them; outside of a"
                    + " workspace only the built-in ones are.",
            "%nExamples:",
            "  zplan explain",
            "  zplan explain zone.net                   a node: its fields, and how it is written",
            "  zplan explain zone.net.vlan              a field",
            "  zplan explain dataset.compression --output json"
        })
final class ExplainCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Parameters(
            paramLabel = "PATH",
            arity = "0..1",
            description = "The names of nodes and at last of a field, with dots between them.")
    private @Nullable String path;

    @Option(names = "--output", paramLabel = "FORMAT", description = "text (default) or json.")
    private OutputFormat output = OutputFormat.text;

    ExplainCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Workspace workspace = workspace();
        Topics topics = new Topics(Chapter.all(workspace), workspace.kinds());
        if (path == null) {
            Told.table(context, output, Explanation.top(topics));
            return ExitCodes.OK;
        }
        List<Topic> found = found(topics, path);
        if (output == OutputFormat.json) {
            ArrayNode json = JsonNodeFactory.instance.arrayNode();
            found.forEach(topic -> json.add(Explanation.json(topic)));
            context.out().print(json.toPrettyString() + "\n");
        } else {
            context.out()
                    .print(String.join(
                            "\n", found.stream().map(Explanation::text).toList()));
        }
        return ExitCodes.OK;
    }

    /** That of the user, or one with nothing in it: what zplan brings along can be explained anywhere. */
    private Workspace workspace() {
        if (options.workspace != null) {
            return Session.open(context, options, List.of()).workspace();
        }
        Path root = Workspace.locate(null, context.current()).orElse(context.current());
        return Workspace.open(root, context.current());
    }

    private static List<Topic> found(Topics topics, String path) {
        Topics.Answer answer = topics.find(path);
        if (answer instanceof Topics.Answer.Found found) {
            return found.topics();
        }
        Topics.Answer.Unknown unknown = (Topics.Answer.Unknown) answer;
        String place = unknown.within().isEmpty() ? "no file has" : "`" + unknown.within() + "` has no";
        throw new DiagnosticException(Diagnostic.error(
                "zplan::explain::unknown",
                place + " `" + unknown.word() + "`",
                null,
                unknown.nearest()
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse(
                                unknown.known().isEmpty()
                                        ? "`" + unknown.within() + "` is a field, nothing is below it"
                                        : "known are: " + String.join(", ", unknown.known()))));
    }
}
