package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.cli.Signals.Signal;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of signals, by themselves; {@link SignalsIT} sends real ones to a real process. */
class InterruptsTest {

    @TempDir
    private Path folder;

    private final List<Integer> halts = new ArrayList<>();
    private final StringWriter err = new StringWriter();
    private @Nullable Consumer<Signal> receiver;

    @Test
    void atTheQuestionItEndsAndGivesTheHostBack() {
        Workbench bench = Workbench.in(folder).with(process());
        String before = bench.facts();
        List<String> unlock = new ArrayList<>();
        BufferedReader terminal = new BufferedReader(new StringReader("")) {
            @Override
            public String readLine() {
                send(Signal.INT);
                unlock.add(bench.run("unlock").ok().out());
                return "no";
            }
        };
        bench.run(terminal, true, "apply");

        assertThat(halts).containsExactly(130);
        assertThat(unlock).containsExactly("Nothing is locked.\n");
        assertThat(bench.facts()).isEqualTo(before);
        assertThat(bench.has(".zplan/journal")).isFalse();
    }

    @Test
    void theFirstAsksAndTheSecondStopsAtOnce() {
        List<String> given = new ArrayList<>();
        try (Interrupts interrupts = new Interrupts(context(), () -> given.add("back"))) {
            interrupts.begun("all is rolled back");
            assertThat(interrupts.asked()).isFalse();

            send(Signal.HUP);
            assertThat(interrupts.asked()).isTrue();
            assertThat(err)
                    .hasToString("zplan: asked to stop: all is rolled back; asked once more, it stops at once\n");
            assertThat(halts).isEmpty();

            send(Signal.TERM);
            assertThat(halts).containsExactly(143);
            assertThat(err.toString()).contains("zplan: stopped at once").contains("zplan recover");
        }
        assertThat(given).isEmpty();
        assertThat(receiver).isNull();
    }

    @Test
    void whenAllIsDoneItEndsAsItWould() {
        List<String> given = new ArrayList<>();
        try (Interrupts interrupts = new Interrupts(context(), () -> given.add("back"))) {
            interrupts.begun("…");
            assertThat(interrupts.over(3)).isEqualTo(3);
            send(Signal.INT);
        }
        assertThat(halts).containsExactly(3);
        assertThat(given).isEmpty();
    }

    @Test
    void theSecondIsNotHeldUpByAHostThatDoesNotAnswer() {
        try (Interrupts interrupts = new Interrupts(context(), () -> send(Signal.INT))) {
            assertThat(interrupts.asked()).isFalse();
            send(Signal.TERM);
        }
        assertThat(halts).containsExactly(130, 143);
    }

    private void send(Signal signal) {
        Objects.requireNonNull(receiver).accept(signal);
    }

    private Context.OwnProcess process() {
        Signals signals = (to, exitCode) -> {
            receiver = to;
            return () -> receiver = null;
        };
        return new Context.OwnProcess(Pause.real(), signals, halts::add);
    }

    private Context context() {
        return new Context(
                new BufferedReader(new StringReader("")),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                new Context.Bytes(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream()),
                Map.of(),
                folder,
                new Context.Terminals(false, false, false),
                Clock.systemUTC(),
                new Random(1),
                "tester",
                () -> "bench",
                process());
    }
}
