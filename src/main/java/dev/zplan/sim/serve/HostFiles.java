package dev.zplan.sim.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of one simulated host.
 *
 * @param folder where all simulated hosts of a workspace are
 * @param name its name
 */
public record HostFiles(Path folder, String name) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String STATE = ".json";

    /** Whether a host may be called that: letters, digits, dots, dashes and underscores, so that it names files. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** All hosts that are in a folder, by name. */
    public static List<HostFiles> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(STATE))
                    .map(n -> n.substring(0, n.length() - STATE.length()))
                    .filter(HostFiles::isName)
                    .sorted()
                    .map(n -> new HostFiles(folder, n))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its state. */
    public Path state() {
        return folder.resolve(name + STATE);
    }

    /** The state in which it was created, where that is not a new host's; {@code reset} goes back to it. */
    public Path start() {
        return folder.resolve(name + ".start");
    }

    /** What was run on it. */
    public CommandLog log() {
        return new CommandLog(folder.resolve(name + ".log.jsonl"));
    }

    /** Whether it was created. */
    public boolean exist() {
        return Files.exists(state());
    }
}
