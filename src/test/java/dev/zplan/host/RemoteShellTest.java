package dev.zplan.host;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.zplan.module.CommandLine;
import dev.zplan.sim.zonecfg.ByteText;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conversation with a shell, with each that may be {@code /bin/sh} somewhere; ksh93 is that of illumos. */
class RemoteShellTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Surroundings SURROUNDINGS = new Surroundings("/usr/bin:/bin", Privilege.NONE);

    private static RemoteShell shell(String program, boolean apart, Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of(program)), "no " + program);
        Process process = new ProcessBuilder("/usr/bin/env", "-i", "LC_ALL=C", "LANG=C", program)
                .directory(folder.toFile())
                .start();
        return RemoteShell.greet(process, SURROUNDINGS, apart, 1 << 22, LONG);
    }

    private static List<Result> ask(RemoteShell shell, CommandLine... commands) throws InterruptedException {
        return shell.ask(List.of(commands), LONG, () -> Capture.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "/bin/dash,false",
        "/bin/bash,false",
        "/usr/bin/ksh93,false",
        "/bin/dash,true",
        "/bin/bash,true",
        "/usr/bin/ksh93,true"
    })
    void anyWordArrivesAsItIsAndRunsNothing(String program, boolean apart, @TempDir Path folder) throws Exception {
        Random random = new Random(42);
        List<CommandLine> commands = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            List<String> argv = new ArrayList<>(List.of("printf", "%s\\0", ""));
            IntStream.range(0, random.nextInt(4)).forEach(n -> argv.add(OddWords.word(random)));
            commands.add(new CommandLine(argv, null));
        }
        try (RemoteShell shell = shell(program, apart, folder)) {
            List<Result> results = shell.ask(commands, LONG, () -> Capture.NONE);
            for (int i = 0; i < commands.size(); i++) {
                List<String> words =
                        commands.get(i).argv().subList(2, commands.get(i).argv().size());
                // bytes, since two stray ones may be a character together
                assertThat(ByteText.encode(results.get(i).stdout()))
                        .as("%s", words)
                        .isEqualTo(ByteText.encode(String.join("\0", words) + "\0"));
                assertThat(results.get(i).stderr()).isEmpty();
            }
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/bin/dash,false",
        "/bin/bash,false",
        "/usr/bin/ksh93,false",
        "/bin/dash,true",
        "/bin/bash,true",
        "/usr/bin/ksh93,true"
    })
    void anyInputArrivesAsItIs(String program, boolean apart, @TempDir Path folder) throws Exception {
        Random random = new Random(43);
        byte[] bytes = new byte[300_000];
        random.nextBytes(bytes);
        try (RemoteShell shell = shell(program, apart, folder)) {
            for (int i = 0; i < 40; i++) {
                String input = i == 0 ? ByteText.decode(bytes) : i == 1 ? "" : OddWords.word(random);
                Result result =
                        ask(shell, new CommandLine(List.of("cat"), input)).get(0);
                assertThat(Arrays.equals(ByteText.encode(result.stdout()), ByteText.encode(input)))
                        .as("%.40s", input)
                        .isTrue();
                assertThat(result.exitCode()).isZero();
            }
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/bin/dash,false",
        "/bin/bash,false",
        "/usr/bin/ksh93,false",
        "/bin/dash,true",
        "/bin/bash,true",
        "/usr/bin/ksh93,true"
    })
    void exitCodesAreThoseOfTheCommand(String program, boolean apart, @TempDir Path folder) throws Exception {
        try (RemoteShell shell = shell(program, apart, folder)) {
            List<Result> results = ask(
                    shell,
                    CommandLine.of("sh", "-c", "exit 255"),
                    CommandLine.of("sh", "-c", "kill -TERM $$"),
                    CommandLine.of("no-such-program"),
                    new CommandLine(List.of("sh", "-c", "exit 7"), "unread"),
                    CommandLine.of("sh", "-c", "cat; echo out; echo err >&2"));
            assertThat(results.stream().map(Result::exitCode)).containsExactly(255, 143, 127, 7, 0);
            assertThat(results.get(4)).isEqualTo(new Result(0, "out\n", "err\n", false));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/bin/dash,false",
        "/bin/bash,false",
        "/usr/bin/ksh93,false",
        "/bin/dash,true",
        "/bin/bash,true",
        "/usr/bin/ksh93,true"
    })
    void noCommandEndsTheShell(String program, boolean apart, @TempDir Path folder) throws Exception {
        try (RemoteShell shell = shell(program, apart, folder)) {
            assertThat(ask(
                            shell,
                            CommandLine.of("exit", "3"),
                            CommandLine.of("exec", "x"),
                            CommandLine.of("echo", "on")))
                    .last()
                    .isEqualTo(new Result(0, "on\n", "", false));
        }
    }

    @Test
    void aMarkInPiecesIsFound() throws Exception {
        byte[] mark = "\036abc".getBytes(US_ASCII);
        String text = "one\036ab\036abctwo\036\036a\036abc\036abc\036ab";
        for (int size = 1; size < text.length(); size++) {
            int block = size;
            var in = new ByteArrayInputStream(text.getBytes(US_ASCII)) {
                @Override
                public synchronized int read(byte[] to, int from, int length) {
                    return super.read(to, from, Math.min(length, block));
                }

                @Override
                public int read(byte[] to) {
                    return read(to, 0, to.length);
                }
            };
            Frames frames = Frames.of(in, mark, 100);
            List<String> found = new ArrayList<>();
            Frames.Frame frame;
            do {
                frame = frames.next(LONG).orElseThrow();
                found.add(frame.capture().text() + (frame.whole() ? "" : "."));
            } while (frame.whole());
            assertThat(found).containsExactly("one\036ab", "two\036\036a", "", "\036ab.");
        }
    }

    @Test
    void whatIsNoShellIsSeen() {
        assertThatThrownBy(() -> RemoteShell.greet(
                        new ProcessBuilder("sh", "-c", "echo no login here >&2; exit 1").start(),
                        SURROUNDINGS,
                        false,
                        1 << 20,
                        LONG))
                .isInstanceOfSatisfying(RemoteShell.NoShell.class, e -> {
                    assertThat(e.said()).isEqualTo("no login here");
                    assertThat(e.late()).isFalse();
                });
        assertThatThrownBy(() -> RemoteShell.greet(
                        new ProcessBuilder("sleep", "60").start(),
                        SURROUNDINGS,
                        false,
                        1 << 20,
                        Duration.ofMillis(200)))
                .isInstanceOfSatisfying(
                        RemoteShell.NoShell.class, e -> assertThat(e.late()).isTrue());
    }
}
