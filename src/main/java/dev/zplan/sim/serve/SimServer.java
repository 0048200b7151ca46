package dev.zplan.sim.serve;

import dev.zplan.sim.ResidentHost;
import dev.zplan.sim.ServerNote;
import dev.zplan.sim.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A simulated host that stays in memory and answers scripts and other processes. What is done to it is written to its state file
 * when nothing has run for a moment, at least every few seconds, and at the end.
 */
public final class SimServer implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(200);
    private static final int TICKS_BETWEEN_SAVES = 25;

    private final ResidentHost resident;
    private final Executables executables;
    private final Spool spool;
    private final SocketCallers sockets;
    private final ScriptCallers scripts;
    private final Workers workers;
    private final CountDownLatch over = new CountDownLatch(1);
    private long seen;
    private long saved;
    private int ticks;
    private long told = System.nanoTime();

    private SimServer(HostFiles files, ResidentHost resident, Executables executables) throws IOException {
        this.resident = resident;
        this.executables = executables;
        this.spool = Spool.create(files.name());
        try {
            Simulation host = new LoggedHost(resident.host(), files.log());
            this.workers = new Workers(host);
            this.sockets = new SocketCallers(socket(spool.folder()), host, workers);
            this.scripts = new ScriptCallers(spool, workers);
            executables.write(
                    files.name(), spool.folder(), ProcessHandle.current().pid());
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
        Thread clock = new Thread(this::tickUntilOver, "clock");
        clock.setDaemon(true);
        clock.start();
    }

    /**
     * How a host is served.
     *
     * @param bin the folder of its executables
     * @param user who serves it
     * @param latency how long commands take
     */
    public record Options(Path bin, String user, Function<List<String>, Duration> latency) {}

    /**
     * Begins to serve a host.
     *
     * @throws dev.zplan.sim.HostServed when another does already
     * @throws IllegalArgumentException when its state file holds something else
     * @throws IOException when there is no place for spool or executables
     */
    public static SimServer start(HostFiles files, Options options) throws IOException {
        Optional<ServerNote> left = ServerNote.left(files.state());
        ResidentHost resident = ResidentHost.take(files.state(), options.latency());
        try {
            if (left.isPresent() && Files.isDirectory(left.get().spool())) {
                Spool.remove(left.get().spool());
            }
            SimServer server = new SimServer(files, resident, new Executables(options.bin()));
            resident.announce(new ServerNote(
                    ProcessHandle.current().pid(),
                    options.user(),
                    Instant.now().toString(),
                    server.spool.folder(),
                    options.bin()));
            return server;
        } catch (IOException | RuntimeException e) {
            resident.close();
            throw e;
        }
    }

    /** The files in the folder for executables that another program has put there. */
    public static List<Path> inTheWay(Path bin) throws IOException {
        return new Executables(bin).foreign();
    }

    static Path socket(Path spool) {
        return spool.resolve("socket");
    }

    private void tickUntilOver() {
        try {
            while (!over.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A problem here must not end the clock: what cannot be written now is tried again. */
    private void tick() {
        try {
            timePasses();
            scripts.tidy();
            long changes = workers.changes();
            boolean rests = changes == seen && workers.areIdle();
            seen = changes;
            ticks++;
            if (changes != saved && (rests || ticks >= TICKS_BETWEEN_SAVES)) {
                ticks = 0;
                saved = rests ? changes : saved;
                resident.save();
            }
        } catch (IOException | UncheckedIOException e) {
            saved = -1;
        }
    }

    /** On the host as here, in whole seconds. */
    private void timePasses() {
        Duration passed = Duration.ofNanos(System.nanoTime() - told).truncatedTo(ChronoUnit.SECONDS);
        if (!passed.isZero()) {
            told += passed.toNanos();
            resident.host().pass(passed);
        }
    }

    /** Ends: interrupts what runs, writes the state, removes executables and spool. */
    @Override
    public void close() {
        over.countDown();
        try {
            executables.remove();
            workers.close();
            sockets.close();
            spool.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            resident.close();
        }
    }
}
