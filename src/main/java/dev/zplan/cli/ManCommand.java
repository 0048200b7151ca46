package dev.zplan.cli;

import dev.zplan.manual.CommandPage;
import dev.zplan.manual.ManPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "man",
        description = "Writes the manual pages: zplan.1, and one for each command.",
        footer = {
            "%nExamples:",
            "  zplan man --out man/                     then: man -l man/zplan-plan.1",
            "  zplan man --out ~/.local/share/man/man1"
        })
final class ManCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to write them to.")
    private Path out = Path.of("");

    ManCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<CommandPage> pages = CommandPage.all(ZplanCommand.line(context));
        Path folder = context.current().resolve(out);
        try {
            Files.createDirectories(folder);
            for (CommandPage page : pages) {
                Files.writeString(
                        folder.resolve(ManPage.file(page)),
                        ManPage.of(page, Release.own().version(), pages));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.out().println("Wrote " + pages.size() + " pages to " + out + ".");
        return ExitCodes.OK;
    }
}
