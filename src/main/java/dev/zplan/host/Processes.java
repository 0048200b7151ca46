package dev.zplan.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Starts and ends processes of this machine. Each is started in a session of its own, so that the terminal's Ctrl-C, which goes to
 * all processes of zplan's group, does not hit a command before zplan has decided. Java cannot make a session; a small program does
 * that and becomes the command: setsid on Linux, setpgrp on illumos (whose setpgrp(2) makes a session too,
 * usr/src/cmd/setpgrp/setpgrp.c), elsewhere perl. Without any of them the command stays in zplan's group.
 *
 * @param session what makes the session: words to be put before a command
 */
record Processes(List<String> session) {

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final List<List<String>> SESSIONS = List.of(
            List.of("/usr/bin/setsid"),
            List.of("/usr/bin/setpgrp"),
            List.of("/usr/bin/perl", "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV; exit 127", "--"));

    /** Of the machine that zplan runs on. */
    static Processes here() {
        return new Processes(SESSIONS.stream()
                .filter(words -> Files.isExecutable(Path.of(words.get(0))))
                .findFirst()
                .orElse(List.of()));
    }

    /**
     * Starts one.
     *
     * @param argv the program by its absolute path, and its arguments
     * @param environment all of its environment
     * @param input whether something will be written to it; else it reads {@code /dev/null}
     */
    Process start(List<String> argv, Map<String, String> environment, boolean input) throws IOException {
        List<String> words = new ArrayList<>(session);
        words.addAll(argv);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(environment);
        if (!input) {
            builder.redirectInput(new File("/dev/null"));
        }
        return builder.start();
    }

    /** Ends a process and all below it: kindly, and after a moment by force. Itself first, so that it begins nothing more. */
    static void kill(Process process) {
        List<ProcessHandle> tree = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        tree.forEach(ProcessHandle::destroy);
        CompletableFuture<?> gone =
                CompletableFuture.allOf(tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            gone.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            Stream.concat(tree.stream(), process.descendants()).forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            tree.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for an end cannot fail", e);
        }
    }
}
