package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real signals to a real process. Its steps hang as long as the test wants: the simulated host's file is locked while a command
 * runs, and the test locks it too.
 */
class SignalsIT {

    private static final String QUESTION = "Only \"yes\" will do: ";

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();
    private Workbench bench;
    private String before = "";

    @BeforeEach
    void makeWorkspace() {
        bench = Workbench.in(folder);
        before = bench.facts();
    }

    @AfterEach
    void endWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void atTheQuestionNothingIsChanged(String signal, int exitCode) throws Exception {
        assumeTrue(isHeard(signal), signal + " is ignored here");
        Process zplan = start("apply");
        until(zplan.getInputStream(), QUESTION);
        send(zplan, signal);

        assertThat(exit(zplan)).isEqualTo(exitCode);
        assertThat(bench.facts()).isEqualTo(before);
        assertThat(bench.run("unlock").ok().out()).isEqualTo("Nothing is locked.\n");
        assertThat(bench.has(".zplan/journal")).isFalse();
    }

    /** {@code java.se} is without the module jdk.unsupported. */
    @ParameterizedTest
    @ValueSource(strings = {"--add-modules=ALL-DEFAULT", "--limit-modules=java.se"})
    void oneRollsBack(String modules) throws Exception {
        Process zplan = start(List.of(modules), "apply");
        until(zplan.getInputStream(), QUESTION);
        try (FileChannel channel = hostFile();
                FileLock hang = channel.lock()) {
            assertThat(hang.isValid()).isTrue();
            say(zplan, "yes");
            until(zplan.getInputStream(), "lab/etherstub/internal0: creating\n");
            send(zplan, "TERM");
            until(zplan.getErrorStream(), "zplan: asked to stop");
        }
        assertThat(until(zplan.getInputStream(), "everything is as it was before."))
                .contains("Rolling back");
        assertThat(exit(zplan)).isEqualTo(3);
        assertThat(bench.facts()).isEqualTo(before);
        assertThat(bench.run("unlock").ok().out()).isEqualTo("Nothing is locked.\n");
    }

    @Test
    void aSecondStopsAtOnceEvenWhileAStepHangs() throws Exception {
        Process zplan = start("apply");
        until(zplan.getInputStream(), QUESTION);
        try (FileChannel channel = hostFile();
                FileLock hang = channel.lock()) {
            assertThat(hang.isValid()).isTrue();
            say(zplan, "yes");
            until(zplan.getInputStream(), "lab/etherstub/internal0: creating\n");
            send(zplan, "TERM");
            until(zplan.getErrorStream(), "zplan: asked to stop");
            send(zplan, "TERM");
            until(zplan.getErrorStream(), "zplan: stopped at once");
            assertThat(exit(zplan)).isEqualTo(143);
        }
        Process unlock = start("unlock");
        assertThat(until(unlock.getInputStream(), QUESTION)).contains("its owner is gone", "zplan recover");
        say(unlock, "no");
        assertThat(exit(unlock)).isEqualTo(1);

        Process recover = start("recover", "--yes");
        assertThat(until(recover.getInputStream(), "everything is as it was before."))
                .startsWith("Took over the lock of the host lab");
        assertThat(exit(recover)).isZero();
        assertThat(bench.facts()).isEqualTo(before);
        assertThat(bench.run("unlock").ok().out()).isEqualTo("Nothing is locked.\n");
    }

    @Test
    void ofTwoProcessesOneIsToldOfTheOther() throws Exception {
        Process first = start("apply");
        until(first.getInputStream(), QUESTION);
        Process second = start("apply", "--yes", "--lock-timeout", "5m");
        until(second.getErrorStream(), "(process " + first.pid() + ")");
        say(first, "yes");

        assertThat(until(second.getInputStream(), "as they should be.")).startsWith("No changes.");
        assertThat(exit(first)).isZero();
        assertThat(exit(second)).isZero();
    }

    @Test
    void whoHasOnlyJustTakenTheLockHasTimeToSaySo() throws Exception {
        Process first = start("apply");
        until(first.getInputStream(), QUESTION);
        String note = bench.read(".zplan/lock");
        bench.remove(".zplan/lock");
        List<Duration> pauses = new ArrayList<>();
        Context.OwnProcess guest = Context.OwnProcess.guest();
        bench.with(new Context.OwnProcess(
                pause -> {
                    pauses.add(pause);
                    if (pauses.size() == 2) {
                        bench.write(".zplan/lock", note);
                    }
                },
                guest.signals(),
                guest.halt()));

        assertThat(bench.run("apply", "--yes").err()).contains("zplan::lock::held", "(process " + first.pid() + ")");
        assertThat(pauses).hasSize(2);
    }

    @Test
    void aStoppedOneGoesOn() throws Exception {
        Process zplan = start("apply");
        until(zplan.getInputStream(), QUESTION);
        send(zplan, "TSTP");
        send(zplan, "CONT");
        say(zplan, "yes");
        until(zplan.getInputStream(), "steps done.");
        assertThat(exit(zplan)).isZero();
    }

    private Process start(String... arguments) throws IOException {
        return start(List.of(), arguments);
    }

    private Process start(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dzplan.stdin.tty=true",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(options);
        command.add("dev.zplan.cli.Main");
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
        started.add(process);
        return process;
    }

    private FileChannel hostFile() throws IOException {
        return FileChannel.open(folder.resolve(".zplan/sim/lab.json.lock"), StandardOpenOption.WRITE);
    }

    private static void say(Process process, String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** What comes up to and with {@code text}. */
    private static String until(InputStream stream, String text) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (!all.toString(StandardCharsets.UTF_8).endsWith(text)) {
            int next = stream.read();
            assertThat(next).as("%s before the end of %s", text, all).isNotNegative();
            all.write(next);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static void send(Process process, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static int exit(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** What a process was started to ignore, its children ignore, and a shell cannot trap (POSIX, trap). */
    private static boolean isHeard(String signal) throws Exception {
        return new ProcessBuilder("sh", "-c", "trap 'exit 7' " + signal + "; kill -" + signal + " $$")
                        .start()
                        .waitFor()
                == 7;
    }
}
