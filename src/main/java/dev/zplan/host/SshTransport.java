package dev.zplan.host;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.module.CommandLine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Another machine, by the system's OpenSSH client. All sessions share one connection (ControlMaster); in each is a shell, which is kept
 * for later, since logging in may cost a tenth of a second. The shells for changing commands are others than those for reads:
 * their commands write into files, for what one of them leaves running must not mix with the output of another.
 */
final class SshTransport implements Transport {

    /** sshd allows 10 sessions on a connection (MaxSessions); two are kept for ending what takes too long. */
    private static final int SESSIONS = 8;

    private static final Duration LOGIN = Duration.ofSeconds(30);
    private static final Duration KILLING = Duration.ofSeconds(10);

    private final String host;
    private final SshTarget target;
    private final Surroundings surroundings;
    private final Map<String, String> environment;
    private final Processes processes;
    private final int limit;
    private final Semaphore sessions = new Semaphore(SESSIONS);
    private final Deque<RemoteShell> idleForReads = new ArrayDeque<>();
    private final Deque<RemoteShell> idleForChanges = new ArrayDeque<>();

    /**
     * To a host.
     *
     * @param host its name in the workspace
     * @param environment of zplan: ssh finds its agent and the user's home by it
     * @param limit how many bytes are kept of each stream of a command
     */
    SshTransport(String host, SshTarget target, Surroundings surroundings, Map<String, String> environment, int limit) {
        this.host = host;
        this.target = target;
        this.surroundings = surroundings;
        this.environment = new TreeMap<>(environment);
        this.environment.put("LC_ALL", "C");
        this.processes = Processes.here();
        this.limit = limit;
    }

    @Override
    public Result run(CommandLine command, Duration timeout) {
        try {
            sessions.acquire();
            try {
                RemoteShell shell = changing();
                Result result =
                        shell.ask(List.of(command), timeout, () -> kill(shell)).get(0);
                if (shell.files().isEmpty()) {
                    shell.close();
                } else {
                    keep(shell, idleForChanges);
                }
                return result;
            } catch (DiagnosticException e) {
                return Result.unended("", "", "it was not started: " + e.getMessage());
            } finally {
                sessions.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Result.unended("", "", "zplan was interrupted");
        }
    }

    /** A shell for a changing command. A kept one is asked for a sign of life first, since nothing could be repeated later. */
    private RemoteShell changing() throws InterruptedException {
        for (RemoteShell kept = take(idleForChanges); kept != null; kept = take(idleForChanges)) {
            if (kept.alive(LOGIN)) {
                return kept;
            }
        }
        return open(true);
    }

    @Override
    public List<Result> batch(List<CommandLine> commands, Duration timeout) {
        try {
            sessions.acquire();
            try {
                List<Result> results = List.of();
                for (int tries = 0; tries < 2; tries++) {
                    RemoteShell kept = take(idleForReads);
                    RemoteShell shell = kept == null ? open(false) : kept;
                    results = shell.ask(commands, timeout, () -> kill(shell));
                    if (!shell.lost()) {
                        keep(shell, idleForReads);
                        return results;
                    }
                    if (results.stream().anyMatch(Result::timedOut)) {
                        return results;
                    }
                }
                String said = results.get(results.size() - 1).stderr().strip();
                throw new DiagnosticException(Diagnostic.error(
                        "zplan::host::connection_lost",
                        "the connection to the host " + host + " broke twice while it was read ("
                                + said.substring(said.lastIndexOf('\n') + 1) + ")",
                        null,
                        "nothing was changed by that; try again when the way to " + target.shown() + " is steady"));
            } finally {
                sessions.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the host " + host, e);
        }
    }

    private static @Nullable RemoteShell take(Deque<RemoteShell> idle) {
        synchronized (idle) {
            return idle.poll();
        }
    }

    private static void keep(RemoteShell shell, Deque<RemoteShell> idle) {
        if (!shell.lost()) {
            synchronized (idle) {
                idle.push(shell);
            }
        }
    }

    /** A new shell. What fails may be the shared connection, dead since it was last used: so a second try is made. */
    private RemoteShell open(boolean apart) throws InterruptedException {
        try {
            return openOnce(apart);
        } catch (RemoteShell.NoShell first) {
            if (!SshFailure.of(first.said()).maybePassing()) {
                throw failure(first);
            }
            try {
                return openOnce(apart);
            } catch (RemoteShell.NoShell second) {
                throw failure(second);
            }
        }
    }

    private RemoteShell openOnce(boolean apart) throws RemoteShell.NoShell, InterruptedException {
        Process process = ssh(target.shell());
        return RemoteShell.greet(
                process, surroundings, apart, limit, target.connectTimeout().plus(LOGIN));
    }

    private Process ssh(List<String> words) {
        List<String> argv = new ArrayList<>(List.of(client()));
        argv.addAll(words);
        try {
            return processes.start(argv, environment, true);
        } catch (IOException e) {
            throw noClient(String.valueOf(e.getMessage()));
        }
    }

    private String client() {
        return Arrays.stream(environment.getOrDefault("PATH", "/usr/bin").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "ssh"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> noClient("there is no ssh on the PATH"))
                .toString();
    }

    private DiagnosticException noClient(String why) {
        return new DiagnosticException(Diagnostic.error(
                "zplan::host::no_ssh",
                "the host " + host + ": OpenSSH's client cannot be started: " + why,
                null,
                "install it (openssh-client); zplan uses it with all its configuration"));
    }

    private DiagnosticException failure(RemoteShell.NoShell e) {
        String said = e.late() && e.said().isEmpty() ? "nothing came back in time" : e.said();
        return new DiagnosticException(SshFailure.of(said).diagnostic(host, target, said));
    }

    /** Ends a shell and all below it, on the other side, and gives what was printed into its files. */
    private Capture.Both kill(RemoteShell shell) {
        try (RemoteShell other = openOnce(false)) {
            Result table = other.ask(List.of(CommandLine.of("ps", "-e", "-o", "pid,ppid")), KILLING, () -> Capture.NONE)
                    .get(0);
            List<String> tree = ProcessTable.parse(table.stdout()).below(shell.pid());
            List<CommandLine> commands = new ArrayList<>(
                    List.of(signal("-TERM", tree), CommandLine.of("sleep", "1"), signal("-KILL", tree)));
            if (shell.files().isEmpty()) {
                other.ask(commands, KILLING, () -> Capture.NONE);
                return Capture.NONE;
            }
            commands.add(CommandLine.of("cat", shell.files() + "/o"));
            commands.add(
                    CommandLine.of("sh", "-c", "cat \"$0\" && rm -rf \"$1\"", shell.files() + "/e", shell.files()));
            List<Result> results = other.ask(commands, KILLING, () -> Capture.NONE);
            return new Capture.Both(
                    new Capture(results.get(3).stdout(), 0),
                    new Capture(results.get(4).stdout(), 0));
        } catch (RemoteShell.NoShell | DiagnosticException e) {
            return Capture.NONE; // the machine cannot be reached any more: what runs there goes on
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Capture.NONE;
        }
    }

    private static CommandLine signal(String name, List<String> processes) {
        List<String> argv = new ArrayList<>(List.of("kill", name));
        argv.addAll(processes);
        return new CommandLine(argv, null);
    }

    @Override
    public List<String> atTerminal(CommandLine command) {
        String words = Argv.quoted(command.argv());
        String raised = surroundings.privilege() == Privilege.PFEXEC
                ? "case `id` in 'uid=0('*) exec " + words + ";; *) exec pfexec " + words + ";; esac"
                : "exec " + words;
        List<String> argv = new ArrayList<>(List.of(client()));
        argv.addAll(target.terminal("PATH=" + Argv.quoted(List.of(surroundings.path())) + "; export PATH; " + raised));
        return argv;
    }

    @Override
    public void close() {
        for (Deque<RemoteShell> idle : List.of(idleForReads, idleForChanges)) {
            for (RemoteShell shell = take(idle); shell != null; shell = take(idle)) {
                shell.close();
            }
        }
    }
}
