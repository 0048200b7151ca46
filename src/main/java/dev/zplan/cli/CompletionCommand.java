package dev.zplan.cli;

import dev.zplan.manual.CompletionScript;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "completion",
        description = "Prints a script that lets a shell complete commands, options and the names in the workspace.",
        footer = {
            "%nNames are those of the files and the registry of the workspace; no host is asked.",
            "%nExamples:",
            "  source <(zplan completion bash)          for this shell; in ~/.bashrc for all",
            "  zplan completion zsh > ~/.zfunc/_zplan   where ~/.zfunc is in fpath",
            "  zplan completion fish > ~/.config/fish/completions/zplan.fish"
        })
final class CompletionCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private CompletionScript shell = CompletionScript.bash;

    CompletionCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.out().print(shell.text());
        return ExitCodes.OK;
    }
}
