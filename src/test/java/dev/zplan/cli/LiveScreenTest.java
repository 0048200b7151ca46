package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.report.LiveFrame.Size;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class LiveScreenTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter plain = new StringWriter();
    private final AtomicReference<Size> size = new AtomicReference<>(new Size(24, 80));
    private final Terminal terminal = new Terminal();

    /** Signals that the test sends. */
    private static final class Terminal implements Signals {
        private Runnable resized = () -> {};
        private Runnable continued = () -> {};
        private boolean closed;

        @Override
        public Listening listen(Consumer<Signal> receiver, IntSupplier exitCode) {
            return () -> {};
        }

        @Override
        public Listening screen(Runnable whenResized, Runnable whenContinued) {
            resized = whenResized;
            continued = whenContinued;
            return () -> closed = true;
        }
    }

    private LiveScreen screen() {
        return new LiveScreen(new Context(
                new BufferedReader(new StringReader("")),
                new PrintWriter(plain),
                new PrintWriter(plain),
                new Context.Bytes(InputStream.nullInputStream(), out, OutputStream.nullOutputStream()),
                Map.of(),
                Path.of(""),
                new Context.Terminals(true, true, true, size::get),
                Clock.systemUTC(),
                new Random(1),
                "tester",
                () -> "bench",
                new Context.OwnProcess(Pause.real(), terminal, code -> {})));
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsPrintedGoesAboveTheFrameWhileThereIsOne() {
        try (LiveScreen screen = screen()) {
            PrintWriter writer = screen.writer(new PrintWriter(plain), true);
            writer.println("before");
            assertThat(plain.toString()).isEqualTo("before\n");
            screen.show(now -> List.of("frame"));
            writer.println("asked to stop");
            assertThat(written()).endsWith("asked to stop\nframe\u001b[K\n\u001b[J");
            screen.print("done\n");
            screen.hide();
            assertThat(written()).endsWith("\u001b[1A\u001b[Jdone\n\u001b[J");
            writer.println("after");
            assertThat(plain.toString()).isEqualTo("before\nafter\n");
        }
        assertThat(terminal.closed).isTrue();
    }

    @Test
    void afterAStopTheFrameIsDrawnBelowWhatOthersWrote() {
        try (LiveScreen screen = screen()) {
            PrintWriter writer = screen.writer(new PrintWriter(plain), true);
            screen.show(now -> List.of("frame"));
            writer.println("one");
            int before = written().length();
            terminal.continued.run();
            writer.println("two");
            String after = written().substring(before);
            assertThat(after.substring(0, after.indexOf("frame"))).doesNotContain("\u001b[1A");
        }
    }

    @Test
    void theSizeIsAskedForWhenItHasChanged() {
        try (LiveScreen screen = screen()) {
            PrintWriter writer = screen.writer(new PrintWriter(plain), true);
            screen.show(now -> List.of("0123456789 " + now.columns()));
            writer.println("one");
            assertThat(written()).contains("0123456789 80").doesNotContain("0123456789 8\u001b");
            size.set(new Size(24, 8));
            terminal.resized.run();
            writer.println("two");
            assertThat(written()).contains("\r\u001b[2A").endsWith("0123456789 8\u001b[K\n\u001b[J");
        }
    }

    @Test
    void aFrameThatChangesIsDrawnWithoutBeingAsked() throws InterruptedException {
        CountDownLatch drawn = new CountDownLatch(3);
        try (LiveScreen screen = screen()) {
            screen.show(now -> {
                drawn.countDown();
                screen.changed();
                return List.of("frame " + drawn.getCount());
            });
            assertThat(drawn.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void realSignalsAreHeard() throws Exception {
        CountDownLatch heard = new CountDownLatch(2);
        try (Signals.Listening listening = ProcessSignals.orHook().screen(heard::countDown, heard::countDown)) {
            assertThat(listening).isNotNull();
            for (String signal : List.of("WINCH", "CONT")) {
                new ProcessBuilder(
                                "kill",
                                "-" + signal,
                                "" + ProcessHandle.current().pid())
                        .start()
                        .waitFor();
            }
            assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
