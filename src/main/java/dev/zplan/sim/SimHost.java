package dev.zplan.sim;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A simulated illumos host: it runs the commands of a real one over links, datasets, zones and files that exist only here, in
 * memory or in a state file.
 *
 * <p>Safe for several threads, and a state file for several processes: one command runs at a time.
 */
public final class SimHost {

    private final ReentrantLock lock = new ReentrantLock(true);
    private final @Nullable StateFile file;
    private final Function<List<String>, Duration> latency;
    private final List<Ran> log = new ArrayList<>();
    private HostState state;

    private SimHost(HostState state, @Nullable StateFile file, Function<List<String>, Duration> latency) {
        this.state = state;
        this.file = file;
        this.latency = latency;
    }

    /**
     * A command that was run.
     *
     * @param argv its words
     * @param stdin what it was given to read
     * @param exitCode its exit status; empty when it hung or its caller died
     */
    public record Ran(List<String> argv, String stdin, Optional<Integer> exitCode) {

        /** The words joined by blanks. */
        public String line() {
            return String.join(" ", argv);
        }
    }

    /** A new host in memory, the same every time. */
    public static SimHost create(Flavour flavour) {
        return create(flavour, 1);
    }

    /** A new host in memory whose uuids, guids and MAC addresses follow from the seed. */
    public static SimHost create(Flavour flavour, long seed) {
        return new SimHost(NewHost.of(flavour, seed), null, argv -> Duration.ZERO);
    }

    /** A new host kept in a file that must not exist yet. Throws UncheckedIOException when it cannot be written. */
    public static SimHost create(Flavour flavour, long seed, Path stateFile) {
        if (Files.exists(stateFile)) {
            throw new IllegalArgumentException(stateFile + " exists");
        }
        StateFile file = new StateFile(stateFile);
        HostState state = NewHost.of(flavour, seed);
        file.exclusively(() -> file.save(state));
        return new SimHost(state, file, argv -> Duration.ZERO);
    }

    /** The host in an existing file. Throws UncheckedIOException, or IllegalArgumentException when the file holds something else. */
    public static SimHost open(Path stateFile) {
        StateFile file = new StateFile(stateFile);
        return new SimHost(file.exclusively(file::load), file, argv -> Duration.ZERO);
    }

    /** The host that a text of {@link #dump} describes, in memory. */
    public static SimHost restore(String dump) {
        return new SimHost(HostState.parse(dump), null, argv -> Duration.ZERO);
    }

    /** The same host, in memory, whose commands take their time: waited for before each, while others may run. */
    public SimHost withLatency(Function<List<String>, Duration> ofCommand) {
        return new SimHost(state, file, ofCommand);
    }

    /** The distribution. */
    public Flavour flavour() {
        return locked(() -> state.machine().flavour());
    }

    /**
     * Runs a command.
     *
     * @param argv its words, the program's name or path first
     * @param stdin what it reads
     * @throws SimHang when it does not return
     * @throws SimCrash when its caller dies
     */
    public SimResult run(List<String> argv, String stdin) {
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("no command");
        }
        Duration wait = latency.apply(argv);
        if (!wait.isZero()) {
            LockSupport.parkNanos(wait.toNanos());
        }
        return changing(() -> struck(argv, stdin));
    }

    /** Runs a command that reads nothing. */
    public SimResult run(String... argv) {
        return run(List.of(argv), "");
    }

    private SimResult struck(List<String> argv, String stdin) {
        Fault fault = state.faults().strike(String.join(" ", argv));
        if (fault == null || fault.when() == Fault.When.AFTER) {
            SimResult result = new Programs(state.machine()).run(argv, stdin);
            if (fault == null) {
                log.add(new Ran(argv, stdin, Optional.of(result.exitCode())));
                return result;
            }
        }
        return befall(fault, argv, stdin);
    }

    private SimResult befall(Fault fault, List<String> argv, String stdin) {
        boolean failed = fault.kind() == Fault.Kind.FAIL;
        log.add(new Ran(argv, stdin, failed ? Optional.of(fault.exitCode()) : Optional.empty()));
        return switch (fault.kind()) {
            case FAIL -> SimResult.fail(fault.exitCode(), fault.stderr());
            case HANG -> throw new SimHang(argv);
            case CRASH -> throw new SimCrash(argv);
        };
    }

    /** Lets something go wrong at a command to come; kept in the state file too. */
    public void inject(Fault fault) {
        changing(() -> {
            state.faults().add(fault);
            return fault;
        });
    }

    /** The faults that have not struck yet. */
    public List<Fault> faults() {
        return locked(() -> state.faults().waiting());
    }

    /** What was run through this object, in order. */
    public List<Ran> log() {
        return locked(() -> List.copyOf(log));
    }

    /** The whole state as JSON: equal states give equal texts. */
    public String dump() {
        return locked(() -> state.toJson());
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            if (file == null) {
                return action.get();
            }
            return file.exclusively(() -> {
                state = file.refreshed(state);
                return action.get();
            });
        } finally {
            lock.unlock();
        }
    }

    private <T> T changing(Supplier<T> action) {
        return locked(() -> {
            try {
                return action.get();
            } finally {
                if (file != null) {
                    file.save(state);
                }
            }
        });
    }
}
