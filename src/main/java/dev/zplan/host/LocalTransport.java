package dev.zplan.host;

import dev.zplan.module.CommandLine;
import dev.zplan.sim.zonecfg.ByteText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** This machine. Programs are started without a shell, in an environment that says no more than the path, the locale and the home. */
final class LocalTransport implements Transport {

    /** What is kept of each stream of a command; the rest is counted. */
    static final int LIMIT = 64 << 20;

    private static final Forks READS = new Forks(64);

    private static final Duration AFTERWARDS = Duration.ofMillis(500);
    private static final int NOT_FOUND = 127;

    private final Surroundings surroundings;
    private final boolean raising;
    private final Map<String, String> environment;
    private final Processes processes;
    private final int limit;

    /**
     * For the user that zplan runs as.
     *
     * @param home the user's home
     * @param root whether that is root
     * @param limit how many bytes are kept of each stream of a command
     */
    LocalTransport(Surroundings surroundings, String home, boolean root, int limit) {
        this.surroundings = surroundings;
        this.raising = surroundings.privilege() == Privilege.PFEXEC && !root;
        this.environment = new TreeMap<>(Map.of("PATH", surroundings.path(), "LC_ALL", "C", "LANG", "C", "HOME", home));
        this.processes = Processes.here();
        this.limit = limit;
    }

    @Override
    public Result run(CommandLine command, Duration timeout) {
        List<String> argv = new ArrayList<>();
        for (String program : raising
                ? List.of("pfexec", command.argv().get(0))
                : command.argv().subList(0, 1)) {
            Optional<String> found = find(program);
            if (found.isEmpty()) {
                return new Result(NOT_FOUND, "", program + ": not found in " + surroundings.path() + "\n", false);
            }
            argv.add(found.get());
        }
        argv.addAll(command.argv().subList(1, command.argv().size()));
        Process process;
        try {
            process = processes.start(Argv.portable(argv), environment, command.stdin() != null);
        } catch (IOException e) {
            return Result.unended("", "", "it could not be started: " + e.getMessage());
        }
        return finish(process, command.stdin(), timeout);
    }

    private Optional<String> find(String program) {
        if (program.contains("/")) {
            return Optional.of(program).filter(p -> isProgram(Path.of(p)));
        }
        return surroundings.folders().stream()
                .map(folder -> Path.of(folder, program))
                .filter(LocalTransport::isProgram)
                .map(Path::toString)
                .findFirst();
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    private Result finish(Process process, @Nullable String stdin, Duration timeout) {
        Reading out = Reading.of(process.getInputStream(), limit);
        Reading err = Reading.of(process.getErrorStream(), limit);
        if (stdin != null) {
            feed(process.getOutputStream(), ByteText.encode(stdin));
        }
        try {
            boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                Processes.kill(process);
            }
            return Result.of(ended ? process.exitValue() : -1, out.await(AFTERWARDS), err.await(AFTERWARDS), !ended);
        } catch (InterruptedException e) {
            Processes.kill(process);
            Thread.currentThread().interrupt();
            return Result.unended("", "", "it was interrupted");
        }
    }

    /** In a thread of its own: a program may print before it has read everything. */
    static void feed(OutputStream to, byte[] bytes) {
        Thread thread = new Thread(
                () -> {
                    try (to) {
                        to.write(bytes);
                    } catch (IOException e) {
                        // it has ended without reading everything; its exit status says whether that was right
                    }
                },
                "input of a command");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public List<Result> batch(List<CommandLine> commands, Duration timeout) {
        return READS.thenLast(commands, within(timeout));
    }

    @Override
    public List<Result> unordered(List<CommandLine> commands, Duration timeout) {
        return READS.map(commands, within(timeout));
    }

    private Function<CommandLine, Result> within(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        return command -> {
            long left = end - System.nanoTime();
            return left <= 0 ? new Result(-1, "", "", true) : run(command, Duration.ofNanos(left));
        };
    }

    @Override
    public List<String> atTerminal(CommandLine command) {
        List<String> argv = new ArrayList<>(List.of("/usr/bin/env", "PATH=" + surroundings.path(), "LC_ALL=C"));
        if (raising) {
            argv.add("pfexec");
        }
        argv.addAll(command.argv());
        return argv;
    }

    @Override
    public void close() {}
}
