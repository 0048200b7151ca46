package dev.zplan.host;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An sshd of this machine's, on a port of its own, that lets in who has the key in its folder. Ends with {@link #close}. */
public final class Sshd implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

    private final Path folder;
    private final int port;
    private Process process;

    private Sshd(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    public static boolean isThere() {
        return Files.isExecutable(PROGRAM);
    }

    /** Starts one with its files in {@code folder}; the test is skipped where there is none. */
    public static Sshd start(Path folder, String... moreConfiguration) {
        assumeTrue(isThere(), "there is no " + PROGRAM);
        try {
            Files.createDirectories(folder.resolve("cm"));
            for (String key : List.of("host", "user", "stranger", "nologin", "chatty")) {
                exec(
                        "ssh-keygen",
                        "-q",
                        "-t",
                        "ed25519",
                        "-N",
                        "",
                        "-f",
                        folder.resolve(key).toString());
            }
            Files.copy(folder.resolve("user.pub"), folder.resolve("authorized_keys"));
            if (System.getProperty("user.name").equals("root")) {
                Files.createDirectories(Path.of("/run/sshd")); // it wants this folder of the system's when it is root
            }
            int port = freePort();
            Files.writeString(
                    folder.resolve("known_hosts"),
                    "[127.0.0.*]:" + port + " " + Files.readString(folder.resolve("host.pub")));
            Path configuration = folder.resolve("sshd_config");
            Files.writeString(
                    configuration,
                    String.join(
                                    "\n",
                                    "Port " + port,
                                    "ListenAddress 127.0.0.1",
                                    "HostKey " + folder.resolve("host"),
                                    "AuthorizedKeysFile " + folder.resolve("authorized_keys"),
                                    "PidFile none",
                                    "StrictModes no",
                                    "UsePAM no",
                                    "PasswordAuthentication no",
                                    "KbdInteractiveAuthentication no",
                                    "PermitRootLogin yes",
                                    "LogLevel INFO",
                                    String.join("\n", moreConfiguration))
                            + "\n");
            return new Sshd(folder, port, listen(configuration));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process listen(Path configuration) throws IOException {
        Process process = new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", configuration.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader log = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = log.readLine(); ; line = log.readLine()) {
            if (line == null) {
                throw new IllegalStateException("sshd did not start: " + said);
            }
            said.append(line).append('\n');
            if (line.contains("listening on")) {
                break;
            }
        }
        Reading.of(process.getInputStream(), 1 << 16);
        return process;
    }

    /** Starts it again once it has ended, at the same port and with the same keys. */
    public void again() {
        try {
            process = listen(folder.resolve("sshd_config"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void exec(String... argv) throws IOException {
        try {
            if (new ProcessBuilder(argv).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", argv));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    Path folder() {
        return folder;
    }

    /** A folder with an {@code ssh} that knows this server by the name {@code gz1}, and nothing of the user's configuration. */
    public Path client() {
        try {
            Path config = Files.writeString(
                    folder.resolve("ssh_config"),
                    "Host gz1\n  HostName 127.0.0.1\nHost gz*\n  Port " + port
                            + "\nHost *\n  IdentitiesOnly yes\n  IdentityFile "
                            + folder.resolve("user") + "\n  UserKnownHostsFile " + folder.resolve("known_hosts")
                            + "\n  GlobalKnownHostsFile none\n");
            Path bin = Files.createDirectories(folder.resolve("client"));
            Path ssh = Files.writeString(bin.resolve("ssh"), "#!/bin/sh\nexec /usr/bin/ssh -F " + config + " \"$@\"\n");
            Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
            return bin;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The way to it, with the key of that name and nothing of the user's configuration. */
    SshTarget target(String key, String... more) {
        return target(port, key, more);
    }

    SshTarget target(int toPort, String key, String... more) {
        List<String> options = new ArrayList<>(List.of(more));
        options.addAll(List.of(
                "-F",
                "none",
                "-i",
                folder.resolve(key).toString(),
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "UserKnownHostsFile=" + folder.resolve("known_hosts"),
                "-o",
                "GlobalKnownHostsFile=none"));
        return new SshTarget("127.0.0.1", null, toPort, Duration.ofSeconds(5), folder.resolve("cm"), options);
    }

    SshTransport transport(SshTarget target, Surroundings surroundings, int limit) {
        return new SshTransport("gz1", target, surroundings, System.getenv(), limit);
    }

    /** Ends the shared connection. */
    public void disconnect() {
        try {
            List<String> argv = new ArrayList<>(List.of("ssh"));
            argv.addAll(target("user").exit());
            new ProcessBuilder(argv)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it while others may still use it. */
    void end() {
        disconnect();
        kill();
    }

    /** Ends it in the middle of everything, with all its connections. */
    public void kill() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }

    @Override
    public void close() {
        end();
    }
}
