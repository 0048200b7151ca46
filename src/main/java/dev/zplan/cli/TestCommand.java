package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.policy.CaseSchema;
import dev.zplan.spec.Checked;
import dev.zplan.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        description = "Runs the tests of tests/: whether plans come out as they should, on simulated hosts in memory.",
        footer = {
            "%nNeither hosts nor the registry nor the journal are touched, and the environment's variables do not count.",
            "%nExit codes: 0 when all passed, 1 when one failed or cannot be read.",
            "%nExamples:",
            "  zplan test                               all of tests/",
            "  zplan test shop                          those of tests/shop.kdl, or the one of that name",
            "  zplan test --output junit                for continuous integration"
        })
final class TestCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Parameters(paramLabel = "NAME", description = "Tests, or their files without suffix (default: all).")
    private List<String> names = new ArrayList<>();

    @Option(names = "--output", paramLabel = "FORMAT", description = "text (default), json or junit.")
    private CaseFormat output = CaseFormat.text;

    TestCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Workspace workspace = Session.open(context, options, List.of()).workspace();
        Checked checked = workspace.read("tests", List.of(CaseSchema.TEST));
        Told.diagnostics(context, checked.diagnostics());
        if (checked.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            return ExitCodes.ERROR;
        }
        List<Case> cases = chosen(checked.blocks().stream().map(Case::new).toList());
        CaseReport report = new CaseReport(
                cases.parallelStream().map(test -> CaseRun.of(workspace, test)).toList());
        context.out().print(report.print(output));
        return report.failed() == 0 ? ExitCodes.OK : ExitCodes.ERROR;
    }

    private List<Case> chosen(List<Case> all) {
        Set<String> known = new TreeSet<>();
        all.forEach(test -> known.addAll(List.of(test.name(), test.file())));
        for (String name : names) {
            if (!known.contains(name)) {
                throw new DiagnosticException(Diagnostic.error(
                        "zplan::test::unknown",
                        "there is no test \"" + name + "\"",
                        null,
                        Suggestion.nearest(name, known)
                                .map(n -> "did you mean " + n + "?")
                                .orElse(
                                        known.isEmpty()
                                                ? "the folder tests/ holds none"
                                                : "there are: " + String.join(", ", known))));
            }
        }
        return names.isEmpty()
                ? all
                : all.stream()
                        .filter(test -> names.contains(test.name()) || names.contains(test.file()))
                        .toList();
    }
}
