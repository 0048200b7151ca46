package dev.zplan.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.module.CommandLine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which ssh fails, and what a connection that breaks does to commands. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SshTransportTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Surroundings SURROUNDINGS = new Surroundings("/usr/bin:/bin", Privilege.NONE);

    private Path folder = Path.of("");
    private Sshd sshd;
    private int afresh;

    @BeforeAll
    void start(@TempDir Path temp) {
        folder = temp;
        sshd = Sshd.start(temp);
    }

    @AfterAll
    void end() {
        sshd.close();
    }

    private SshTransport transport(SshTarget target) {
        return sshd.transport(target, SURROUNDINGS, 1 << 20);
    }

    private Diagnostic failure(SshTarget target) {
        return failure(transport(target));
    }

    private static Diagnostic failure(SshTransport transport) {
        try (transport) {
            transport.batch(List.of(CommandLine.of("true")), LONG);
        } catch (DiagnosticException e) {
            assertThat(e.diagnostics()).hasSize(1);
            assertThat(e.diagnostics().get(0).message())
                    .startsWith("the host gz1")
                    .doesNotEndWith(".");
            assertThat(e.diagnostics().get(0).help()).isNotBlank();
            return e.diagnostics().get(0);
        }
        throw new AssertionError("it did not fail");
    }

    /** The way past the shared connection, which would be let in again. */
    private SshTarget afresh(String key, String... more) throws IOException {
        SshTarget target = sshd.target(key, more);
        return new SshTarget(target.address(), null, target.port(), target.connectTimeout(), sockets(), target.more());
    }

    private Path sockets() throws IOException {
        return Files.createDirectory(folder.resolve("c" + afresh++));
    }

    @Test
    void aHostKeyThatIsNotKnown() throws IOException {
        Diagnostic d = failure(afresh("user", "-o", "UserKnownHostsFile=" + folder.resolve("none")));
        assertThat(d.code()).isEqualTo("zplan::host::host_key_unknown");
        assertThat(d.help()).contains("ssh 127.0.0.1");
    }

    @Test
    void evenWhereTheUsersConfigurationWouldTakeAnyKey() throws IOException {
        Path config = Files.writeString(folder.resolve("trusting"), "StrictHostKeyChecking no\n");
        assertThat(failure(afresh(
                                "user", "-F", config.toString(), "-o", "UserKnownHostsFile=" + folder.resolve("none")))
                        .code())
                .isEqualTo("zplan::host::host_key_unknown");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void aHostKeyThatIsAnotherOne() throws IOException {
        Path known = folder.resolve("changed");
        Files.writeString(known, "[127.0.0.1]:" + sshd.port() + " " + Files.readString(folder.resolve("stranger.pub")));
        assertThat(failure(afresh("user", "-o", "UserKnownHostsFile=" + known)).code())
                .isEqualTo("zplan::host::host_key_changed");
    }

    @Test
    void aKeyThatIsNotLetIn() throws IOException {
        Diagnostic d = failure(afresh("stranger"));
        assertThat(d.code()).isEqualTo("zplan::host::auth_refused");
        assertThat(d.message()).contains("Permission denied (publickey)");
    }

    @Test
    void aPortWhereNobodyListens() throws IOException {
        assertThat(failure(sshd.target(Sshd.freePort(), "user")).code()).isEqualTo("zplan::host::connection_refused");
    }

    @Test
    void anAddressThatDoesNotAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SshTarget target = sshd.target(silent.getLocalPort(), "user");
            SshTarget hasty = new SshTarget(
                    target.address(), null, target.port(), Duration.ofSeconds(1), sockets(), target.more());
            assertThat(failure(hasty).code()).isEqualTo("zplan::host::connection_timeout");
        }
    }

    @Test
    void aNameThatNobodyKnows() throws IOException {
        SshTarget target = new SshTarget(
                "no-such-host.invalid", null, null, Duration.ofSeconds(5), sockets(), List.of("-F", "none"));
        assertThat(failure(target).code()).isEqualTo("zplan::host::name_not_resolved");
    }

    @Test
    void aLoginWithoutAShell() throws IOException {
        Files.writeString(
                folder.resolve("authorized_keys"),
                "command=\"echo This account is not available; exit 1\" "
                        + Files.readString(folder.resolve("nologin.pub")),
                StandardOpenOption.APPEND);
        Diagnostic d = failure(afresh("nologin"));
        assertThat(d.code()).isEqualTo("zplan::host::no_shell");
        assertThat(d.message()).endsWith("gave no shell (This account is not available)");
    }

    @Test
    void aConfigurationThatSshRefuses() throws IOException {
        Path config = Files.writeString(folder.resolve("bad"), "NoSuchOption yes\n");
        SshTarget target = new SshTarget("127.0.0.1", null, 1, LONG, sockets(), List.of("-F", config.toString()));
        assertThat(failure(target).code()).isEqualTo("zplan::host::ssh_configuration");
    }

    @Test
    void aMachineWithoutSsh() {
        Map<String, String> environment = new TreeMap<>(Map.of("PATH", folder.toString()));
        assertThat(failure(new SshTransport("gz1", sshd.target("user"), SURROUNDINGS, environment, 1))
                        .code())
                .isEqualTo("zplan::host::no_ssh");
    }

    @Test
    void whatALoginPrintsIsNoOutput() throws IOException {
        Files.writeString(
                folder.resolve("authorized_keys"),
                "command=\"echo welcome; echo beware >&2; exec sh -c \\\"$SSH_ORIGINAL_COMMAND\\\"\" "
                        + Files.readString(folder.resolve("chatty.pub")),
                StandardOpenOption.APPEND);
        try (SshTransport transport = transport(afresh("chatty"))) {
            assertThat(transport.batch(List.of(CommandLine.of("echo", "x")), LONG))
                    .containsExactly(new Result(0, "x\n", "", false));
        }
    }

    /** Counts itself in a file, and breaks the connection at its first time. */
    private CommandLine breaking(String name) {
        Path count = folder.resolve(name);
        return CommandLine.of(
                "sh", "-c", "echo run >>" + count + "; [ $(wc -l <" + count + ") -gt 1 ] || kill -9 $PPID; echo done");
    }

    @Test
    void readsAreRepeatedOnceWhenTheConnectionBreaks() throws IOException {
        try (SshTransport transport = transport(sshd.target("user"))) {
            List<Result> results = transport.batch(List.of(CommandLine.of("echo", "first"), breaking("reads")), LONG);
            assertThat(results)
                    .containsExactly(new Result(0, "first\n", "", false), new Result(0, "done\n", "", false));
            assertThat(Files.readAllLines(folder.resolve("reads"))).hasSize(2);
            CommandLine always = CommandLine.of("sh", "-c", "kill -9 $PPID");
            assertThatThrownBy(() -> transport.batch(List.of(always), LONG))
                    .isInstanceOfSatisfying(
                            DiagnosticException.class,
                            e -> assertThat(e.diagnostics().get(0).code()).isEqualTo("zplan::host::connection_lost"));
        }
    }

    @Test
    void aChangingCommandIsNeverRepeated() throws IOException {
        try (SshTransport transport = transport(sshd.target("user"))) {
            Result result = transport.run(breaking("changes"), LONG);
            assertThat(result.exitCode()).isEqualTo(-1);
            assertThat(result.timedOut()).isFalse();
            assertThat(result.stderr())
                    .endsWith("zplan: the connection broke; whether the command came to its end is not known\n");
            assertThat(Files.readAllLines(folder.resolve("changes"))).hasSize(1);
        }
    }

    @Test
    void aSharedConnectionThatEndedMeanwhileIsOpenedAgain() throws Exception {
        try (SshTransport transport = transport(sshd.target("user"))) {
            assertThat(transport.run(CommandLine.of("echo", "1"), LONG).ok()).isTrue();
            assertThat(transport
                            .batch(List.of(CommandLine.of("echo", "1")), LONG)
                            .get(0)
                            .ok())
                    .isTrue();
            sshd.disconnect();
            assertThat(transport.run(CommandLine.of("echo", "2"), LONG).ok()).isTrue();
            sshd.disconnect();
            assertThat(transport
                            .batch(List.of(CommandLine.of("echo", "2")), LONG)
                            .get(0)
                            .ok())
                    .isTrue();
        }
    }

    @Test
    void sessionsShareOneConnection() throws Exception {
        try (SshTransport transport = transport(sshd.target("user"))) {
            String one = transport
                    .run(CommandLine.of("sh", "-c", "ps -o ppid= -p $(ps -o ppid= -p $PPID)"), LONG)
                    .stdout();
            String two = transport
                    .run(CommandLine.of("sh", "-c", "ps -o ppid= -p $(ps -o ppid= -p $PPID)"), LONG)
                    .stdout();
            assertThat(one.strip()).isNotEmpty().isEqualTo(two.strip());
        }
    }

    @Test
    void aServerThatIsGoneLeavesTheCommandUnstarted(@TempDir Path temp) {
        try (Sshd gone = Sshd.start(temp)) {
            SshTransport transport = gone.transport(gone.target("user"), SURROUNDINGS, 1 << 20);
            assertThat(transport.run(CommandLine.of("true"), LONG).ok()).isTrue();
            gone.end();
            Result result =
                    transport.run(CommandLine.of("touch", temp.resolve("made").toString()), LONG);
            assertThat(result.exitCode()).isEqualTo(-1);
            assertThat(result.stderr()).startsWith("zplan: it was not started: the host gz1");
            assertThat(temp.resolve("made")).doesNotExist();
        }
    }

    @Test
    void aTerminalReachesTheHostToo() throws Exception {
        try (SshTransport transport = transport(sshd.target("user"))) {
            List<String> argv = transport.atTerminal(CommandLine.of("printf", "%s|", "it's", "$HOME; x"));
            Process process = new ProcessBuilder(argv).start();
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .endsWith("it's|$HOME; x|");
        }
    }
}
