package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "init",
        description = "Makes a workspace with a simulated host and a first plan. Never overwrites a file.",
        footer = {
            "%nExamples:",
            "  zplan init zones                         in a new folder",
            "  zplan init .                             here"
        })
final class InitCommand implements Callable<Integer> {

    /** The files of a new workspace; {@code zplan.kdl}, which makes it one, comes last. */
    private static final List<String> FILES = List.of(
            ".gitignore",
            "plans/quickstart.kdl",
            "pools/internal.kdl",
            "templates/README.md",
            "modules/README.md",
            Workspace.SETTINGS);

    private final Context context;

    @Parameters(paramLabel = "DIR", description = "The folder; it is made when it is not there.")
    @SuppressWarnings("NullAway.Init")
    private Path dir;

    InitCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path root = context.current().resolve(dir).normalize();
        if (Workspace.is(root)) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::init::exists", root + " is a workspace already", null, "nothing was written"));
        }
        try {
            for (String name : FILES) {
                boolean written = write(root.resolve(name), text(name.replaceFirst("^\\.", "")));
                context.out().println((written ? "wrote " : "kept  ") + dir.resolve(name));
            }
        } catch (IOException e) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::file::unwritable",
                    "the workspace cannot be written: " + e,
                    null,
                    "check that " + root + " is a folder, its permissions and free space"));
        }
        next(root);
        return ExitCodes.OK;
    }

    /** Whether there was no such file before. */
    private static boolean write(Path file, byte[] text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try {
            Files.write(file, text, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static byte[] text(String name) {
        try (InputStream in = InitCommand.class.getResourceAsStream("init/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void next(Path root) {
        context.out().println();
        context.out().println("Next:");
        if (!root.equals(context.current().normalize())) {
            context.out().println("  cd " + dir);
        }
        context.out().println("  zplan plan        what would change on the simulated host");
        context.out().println("  zplan apply       change it");
        context.out().println("  zplan list        see what is there");
    }
}
