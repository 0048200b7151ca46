package dev.zplan.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.module.CommandLine;
import dev.zplan.sim.zonecfg.ByteText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of any way to a real machine: bytes, words, exit codes, limits and time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransportTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(1500);
    private static final int LIMIT = 8 << 20;

    private final List<Transport> transports = new ArrayList<>();
    private Path folder = Path.of("");
    private @Nullable Sshd sshd;

    @BeforeAll
    void connect(@TempDir Path temp) {
        folder = temp;
        Surroundings surroundings =
                new Surroundings(temp.resolve("a 'bin'") + ":/usr/sbin:/usr/bin:/bin", Privilege.NONE);
        transports.add(new LocalTransport(surroundings, "/", false, LIMIT));
        if (Sshd.isThere()) {
            Sshd started = Sshd.start(temp);
            sshd = started;
            transports.add(started.transport(started.target("user"), surroundings, LIMIT));
        }
    }

    @AfterAll
    void disconnect() {
        transports.forEach(Transport::close);
        if (sshd != null) {
            sshd.close();
        }
    }

    Stream<Transport> transports() {
        return transports.stream();
    }

    private static CommandLine sh(String script) {
        return CommandLine.of("sh", "-c", script);
    }

    private static String allBytes() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return ByteText.decode(bytes);
    }

    private static Result printed(String text) {
        return new Result(0, text, "", false);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void bytesArriveAsTheyAre(Transport transport) {
        StringBuilder all = new StringBuilder();
        IntStream.range(0, 256).forEach(i -> all.append(String.format("\\%03o", i)));
        List<Result> results = transport.batch(
                List.of(
                        sh("printf '" + all + "'; printf '" + all + "' >&2; exit 3"),
                        sh("printf 'no newline'"),
                        sh(":"),
                        sh("printf '\\036\\036\\033[31mred\\033[0m\\n\\036'"),
                        sh("kill -9 $$")),
                LONG);
        assertThat(results.get(0)).isEqualTo(new Result(3, allBytes(), allBytes(), false));
        assertThat(results.get(1)).isEqualTo(printed("no newline"));
        assertThat(results.get(2)).isEqualTo(printed(""));
        assertThat(results.get(3)).isEqualTo(printed("\036\036\033[31mred\033[0m\n\036"));
        assertThat(results.get(4).exitCode()).isEqualTo(137);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void wordsArriveAsTheyAre(Transport transport) {
        Random random = new Random(44);
        List<CommandLine> commands = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            commands.add(CommandLine.of("printf", "%s\\0", OddWords.word(random), OddWords.word(random)));
        }
        List<Result> results = transport.batch(commands, LONG);
        for (int i = 0; i < commands.size(); i++) {
            List<String> words = commands.get(i).argv().subList(2, 4);
            assertThat(ByteText.encode(results.get(i).stdout()))
                    .as("%s", words)
                    .isEqualTo(ByteText.encode(String.join("\0", words) + "\0"));
        }
        assertThat(Path.of("canary")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("transports")
    void inputArrivesAsItIs(Transport transport) {
        Random random = new Random(7);
        byte[] megabyte = new byte[1 << 20];
        random.nextBytes(megabyte);
        for (String input : List.of(
                "", "\n", "-n", "x", "a\n", "%s\\n'\"`$(id)", allBytes(), "é 😀\n", ByteText.decode(megabyte))) {
            assertThat(transport
                            .run(new CommandLine(List.of("cat"), input), LONG)
                            .equals(printed(input)))
                    .as("%.40s", input)
                    .isTrue();
        }
        assertThat(transport.run(CommandLine.of("cat"), LONG))
                .as("nothing is to be read")
                .isEqualTo(printed(""));
        assertThat(transport.run(new CommandLine(List.of("true"), ByteText.decode(megabyte)), LONG))
                .as("who does not read is not made to")
                .isEqualTo(printed(""));
        assertThat(transport.batch(
                        List.of(
                                new CommandLine(List.of("cat"), "one"),
                                CommandLine.of("cat"),
                                CommandLine.of("echo", "x")),
                        LONG))
                .containsExactly(printed("one"), printed(""), printed("x\n"));
    }

    @ParameterizedTest
    @MethodSource("transports")
    void whatIsTooMuchIsCutAndSaidSo(Transport transport) {
        Result result =
                transport.run(sh("yes 0123456 | dd bs=65536 count=300 iflag=fullblock 2>/dev/null; exit 4"), LONG);
        assertThat(result.stdout()).hasSize(LIMIT).endsWith("0123456\n");
        assertThat(result.stderr())
                .isEqualTo("zplan: " + (300L * 65536 - LIMIT) + " more bytes of its output were dropped\n");
        assertThat(result.exitCode()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void surroundingsAreAlwaysTheSame(Transport transport) {
        Result result = transport.run(CommandLine.of("env"), LONG);
        assertThat(result.stdout().lines().map(l -> l.substring(0, l.indexOf('='))))
                .contains("PATH", "LC_ALL", "HOME")
                .isSubsetOf("PATH", "LC_ALL", "LANG", "HOME", "PWD", "OLDPWD", "SHLVL", "_");
        assertThat(result.stdout()).contains("LC_ALL=C\n", "PATH=" + folder + "/a 'bin':/usr/sbin:");
    }

    @ParameterizedTest
    @MethodSource("transports")
    void aProgramThatIsNotThereIsTold(Transport transport) {
        for (String name : List.of("no-such-program", "if", "A=b", "/no/such", "read")) {
            Result result = transport.run(CommandLine.of(name, "x"), LONG);
            assertThat(result.exitCode()).as(name).isEqualTo(127);
            assertThat(result.stderr()).contains("not found");
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void whatTakesTooLongIsKilledWithAllThatItStarted(Transport transport) throws Exception {
        String mark = "3" + Math.abs(new Random().nextInt(100_000)) + ".25";
        Result result = transport.run(sh("echo begun; sleep " + mark + " & sleep " + mark + "; echo ended"), SHORT);
        assertThat(result.timedOut()).isTrue();
        assertThat(result.ok()).isFalse();
        assertThat(result.exitCode()).isEqualTo(-1);
        assertThat(result.stdout()).isEqualTo("begun\n");
        assertThat(ProcessHandle.allProcesses()
                        .filter(p -> p.info()
                                .arguments()
                                .filter(a -> List.of(a).contains(mark))
                                .isPresent()))
                .isEmpty();
        assertThat(transport.run(CommandLine.of("echo", "again"), LONG)).isEqualTo(printed("again\n"));
    }

    @ParameterizedTest
    @MethodSource("transports")
    void aBatchThatTakesTooLongTellsWhatItHas(Transport transport) {
        List<Result> results = transport.batch(
                List.of(CommandLine.of("echo", "one"), CommandLine.of("sleep", "60"), CommandLine.of("echo", "three")),
                SHORT);
        assertThat(results).hasSize(3);
        assertThat(results.get(0)).isEqualTo(printed("one\n"));
        assertThat(results.get(1).timedOut()).isTrue();
        assertThat(results.get(2).timedOut()).isTrue();
        assertThat(transport.batch(List.of(CommandLine.of("echo", "again")), LONG))
                .containsExactly(printed("again\n"));
    }

    @ParameterizedTest
    @MethodSource("transports")
    void whatACommandLeavesBehindIsNotWaitedForNorMixedIn(Transport transport) {
        Path go = folder.resolve("go" + transport.getClass().getSimpleName());
        Result first = transport.run(sh("(while [ ! -f " + go + " ]; do sleep 0.1; done; echo late) & echo now"), LONG);
        assertThat(first).isEqualTo(printed("now\n"));
        assertThat(transport.run(sh(": >" + go + "; sleep 0.4; echo mine"), LONG))
                .isEqualTo(printed("mine\n"));
    }

    @ParameterizedTest
    @MethodSource("transports")
    void manyAtOnce(Transport transport) {
        List<CompletableFuture<Result>> all = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> i % 3 == 0
                        ? transport
                                .batch(List.of(CommandLine.of("echo", "n" + i)), LONG)
                                .get(0)
                        : transport.run(CommandLine.of("echo", "n" + i), LONG)))
                .toList();
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).join()).isEqualTo(printed("n" + i + "\n"));
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void commandsAreInASessionOfTheirOwn(Transport transport) {
        Result result = transport.run(
                CommandLine.of(
                        "ps",
                        "-o",
                        "sid=",
                        "-p",
                        String.valueOf(ProcessHandle.current().pid())),
                LONG);
        Result own = transport.run(sh("ps -o sid= -p $$"), LONG);
        assertThat(own.stdout().strip())
                .isNotEmpty()
                .isNotEqualTo(result.stdout().strip());
        assertThat(Files.exists(folder)).isTrue();
    }
}
