package dev.zplan.cli;

import dev.zplan.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs what people run most, on a simulated host in a folder of its own, so that Java sees which classes that needs. The launcher
 * makes an archive of them, from which they are loaded much faster.
 */
final class Training {

    private static final List<List<String>> COMMANDS = List.of(
            List.of("validate"),
            List.of("plan"),
            List.of("apply", "--yes"),
            List.of("plan", "plans/quickstart.kdl"),
            List.of("list"),
            List.of("drift"),
            List.of("history"),
            List.of("explain", "zone"),
            List.of("sim", "run", "lab", "--", "zoneadm", "list", "-cv"),
            List.of("destroy", "web", "--yes"),
            List.of("--help"));

    /** What the quick start's settings have, but those of a new workspace only as a comment. */
    private static final String STORAGE = "storage { pool \"rpool\"; }\n";

    private static final String POOL = "pool \"public6\" { network \"2001:db8::/64\"; link \"internal0\"; }\n";

    private Training() {}

    /** Trains in a folder that is gone afterwards. Prints nothing. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("zplan-training");
        try {
            Release.own().lines();
            Main.readAhead();
            run(folder);
        } finally {
            remove(folder);
        }
        System.out.flush();
        System.exit(0); // as Main does: newer Javas load half of their logging for that
    }

    /** Makes a workspace in this folder, which is empty, and runs the commands there; returns their exit codes. */
    static Map<String, Integer> run(Path folder) throws IOException {
        Context.OwnProcess own = Context.OwnProcess.own();
        Context context = Main.context(
                new Context.Bytes(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream()),
                folder,
                new Context.OwnProcess(pause -> {}, own.signals(), own.halt()));
        Map<String, Integer> exitCodes = new LinkedHashMap<>();
        exitCodes.put("init", new Zplan(context).run("init", "."));
        Files.writeString(folder.resolve(Workspace.SETTINGS), STORAGE, StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("pools/public6.kdl"), POOL);
        for (List<String> command : COMMANDS) {
            exitCodes.put(String.join(" ", command), new Zplan(context).run(command.toArray(String[]::new)));
        }
        return exitCodes;
    }

    private static void remove(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(folder)) {
            paths = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
