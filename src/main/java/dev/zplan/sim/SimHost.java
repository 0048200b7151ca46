package dev.zplan.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.Killed;
import dev.zplan.sim.command.Pace;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.zones.Chance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A simulated illumos host: it runs the commands of a real one over links, datasets, zones and files that exist only here, in
 * memory or in a state file.
 *
 * <p>Safe for several threads, and a state file for several processes. One command runs at a time; others run while a command lets its
 * time pass ({@link #delay}, {@link #withLatency}), and in memory while it waits for what a zone's command before it does, as on a host.
 */
public final class SimHost implements Simulation {

    /** How long the services of a zone take to come on a host that is kept; twice as long at its first boot. */
    private static final Duration SERVICE_DELAY = Duration.ofSeconds(3);

    /** What a command ends with whose caller went away: signal 9. */
    private static final int KILLED = -9;

    private final Monitor monitor;
    private final @Nullable StateFile file;
    private final Function<List<String>, Duration> latency;
    private final List<Ran> log = new ArrayList<>();
    private HostState state;

    private SimHost(HostState state, @Nullable StateFile file, Function<List<String>, Duration> latency) {
        this(new Monitor(), state, file, latency);
    }

    private SimHost(
            Monitor monitor, HostState state, @Nullable StateFile file, Function<List<String>, Duration> latency) {
        this.monitor = monitor;
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

    /** A new host in memory of that hardware, with nothing on it but its root. Images for zones are in {@code /var/tmp/images}. */
    public static SimHost create(Flavour flavour, long seed, Hardware hardware) {
        return new SimHost(NewHost.of(flavour, seed, hardware), null, argv -> Duration.ZERO);
    }

    /**
     * A new host kept in a file that must not exist yet; the services of its zones take a moment to come. Throws
     * UncheckedIOException when it cannot be written.
     */
    public static SimHost create(Flavour flavour, long seed, Path stateFile) {
        if (Files.exists(stateFile)) {
            throw new IllegalArgumentException(stateFile + " exists");
        }
        StateFile file = new StateFile(stateFile);
        HostState state = lasting(flavour, seed);
        file.exclusively(() -> file.save(state));
        return new SimHost(state, file, argv -> Duration.ZERO);
    }

    /** What {@link #create(Flavour, long, Path)} would write. */
    public static String dumpOfNew(Flavour flavour, long seed) {
        return lasting(flavour, seed).toJson();
    }

    private static HostState lasting(Flavour flavour, long seed) {
        HostState state = NewHost.of(flavour, seed);
        state.machine().kernel().takeToBoot(SERVICE_DELAY.toSeconds());
        return state;
    }

    /** The host in an existing file. Throws UncheckedIOException, or IllegalArgumentException when the file holds something else. */
    public static SimHost open(Path stateFile) {
        StateFile file = new StateFile(stateFile);
        return new SimHost(file.exclusively(file::load), file, argv -> Duration.ZERO);
    }

    /**
     * Puts the host that a text of {@link #dump} describes in the place of that in a file, whatever that holds.
     *
     * @throws HostServed when a server has it
     */
    public static void replace(Path stateFile, String dump) {
        String text = HostState.parse(dump).toJson();
        StateFile file = new StateFile(stateFile);
        file.exclusively(() -> {
            file.write(text);
            return text;
        });
    }

    /** The host that a text of {@link #dump} describes, in memory. */
    public static SimHost restore(String dump) {
        return new SimHost(HostState.parse(dump), null, argv -> Duration.ZERO);
    }

    /**
     * The same host, whose commands take their time: that, or what {@link #delay} says where it is longer. On a host in memory, that of
     * {@code zoneadm install} and its like passes while the zone is {@code incomplete}, that of a boot while it is {@code ready}; that
     * of others, and of all with a state file, passes after what they do. Other commands run meanwhile.
     */
    public SimHost withLatency(Function<List<String>, Duration> ofCommand) {
        return new SimHost(monitor, state, file, ofCommand);
    }

    @Override
    public Flavour flavour() {
        return locked(() -> state.machine().flavour());
    }

    /**
     * Runs a command. A thread that is interrupted while the command's time passes is a caller that goes away: the command ends as if
     * killed (exit status -9), the thread stays interrupted, and what the command left half done stays so.
     */
    @Override
    public SimResult run(List<String> argv, String stdin, Outside outside) {
        return run(argv, stdin, outside, false);
    }

    @Override
    public SimResult read(List<String> argv) {
        return run(argv, "", Outside.NONE, true);
    }

    private SimResult run(List<String> argv, String stdin, Outside outside, boolean reading) {
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("no command");
        }
        try {
            return file == null
                    ? monitor.command(locked(() -> time(argv)), pace -> struck(argv, stdin, pace, outside))
                    : timely(argv, () -> kept(file, argv, stdin, outside, reading));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return SimResult.fail(KILLED, "");
        } catch (Killed e) {
            return SimResult.fail(KILLED, "");
        }
    }

    private record Timed(Duration time, SimResult result) {}

    /** Runs a command of a host in a file, and lets pass what is left of its time: waiting for its turn here is a part of that. */
    private SimResult timely(List<String> argv, Supplier<SimResult> command) throws InterruptedException {
        long begin = System.nanoTime();
        Timed timed = locked(() -> new Timed(time(argv), command.get()));
        TimeUnit.NANOSECONDS.sleep(timed.time().toNanos() - (System.nanoTime() - begin));
        return timed.result();
    }

    private Duration time(List<String> argv) {
        Duration kept = state.delays().of(argv);
        Duration given = latency.apply(argv);
        return kept.compareTo(given) > 0 ? kept : given;
    }

    /** Runs a command that reads nothing. */
    public SimResult run(String... argv) {
        return run(List.of(argv), "");
    }

    /** Runs a command and has the file tell of it; what may depend on more than the state is not left to be run again. */
    private SimResult kept(StateFile kept, List<String> argv, String stdin, Outside outside, boolean reading) {
        if (!outside.isNothing() || !state.faults().waiting().isEmpty()) {
            try {
                return struck(argv, stdin, new Pace.Atomic(), outside);
            } finally {
                kept.save(state);
            }
        }
        Chance chance = state.machine().chance();
        ObjectNode before = chance.toJson();
        SimResult result = ran(argv, stdin, new Pace.Atomic(), outside);
        log.add(new Ran(argv, stdin, Optional.of(result.exitCode())));
        if (!reading || !chance.toJson().equals(before)) {
            kept.add(argv, stdin, state);
        }
        return result;
    }

    private SimResult struck(List<String> argv, String stdin, Pace pace, Outside outside) {
        Fault fault = state.faults().strike(String.join(" ", argv));
        if (fault == null || fault.when() == Fault.When.AFTER) {
            SimResult result = ran(argv, stdin, pace, outside);
            if (fault == null) {
                log.add(new Ran(argv, stdin, Optional.of(result.exitCode())));
                return result;
            }
        }
        return befall(fault, argv, stdin);
    }

    private SimResult ran(List<String> argv, String stdin, Pace pace, Outside outside) {
        try {
            return state.run(argv, stdin, pace, outside);
        } catch (Killed e) {
            log.add(new Ran(argv, stdin, Optional.empty()));
            throw e;
        }
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

    @Override
    public void inject(Fault fault) {
        changing(() -> {
            state.faults().add(fault);
            return fault;
        });
    }

    /**
     * Lets the services of zones that boot from now on take their time, in simulated seconds; at first they take none. Twice as long
     * at the first boot. Kept in the state file too.
     */
    public void delayServices(Duration delay) {
        changing(() -> {
            state.machine().kernel().takeToBoot(delay.toSeconds());
            return delay;
        });
    }

    /** Lets simulated time pass, as a host that is served does while real time passes. */
    public void pass(Duration time) {
        changing(() -> {
            state.machine().chance().pass(time.toSeconds());
            return time;
        });
    }

    @Override
    public List<Fault> faults() {
        return locked(() -> state.faults().waiting());
    }

    @Override
    public void clearFaults() {
        changing(() -> {
            state.faults().clear();
            return state;
        });
    }

    @Override
    public Delays delays() {
        return locked(() -> state.delays());
    }

    @Override
    public void delay(Delays delays) {
        changing(() -> {
            state = state.delayed(delays);
            return state;
        });
    }

    /** What was run through this object, in order. */
    public List<Ran> log() {
        return locked(() -> List.copyOf(log));
    }

    @Override
    public String dump() {
        return locked(() -> state.toJson());
    }

    private <T> T locked(Supplier<T> action) {
        StateFile kept = file;
        if (kept == null) {
            return monitor.alone(action);
        }
        return monitor.alone(() -> kept.exclusively(() -> {
            state = kept.refreshed(state);
            return action.get();
        }));
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
