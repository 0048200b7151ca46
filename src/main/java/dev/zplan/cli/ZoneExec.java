package dev.zplan.cli;

import dev.zplan.host.Host;
import dev.zplan.host.Result;
import dev.zplan.module.CommandLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs one command in several zones at once.
 *
 * @param hosts by name
 * @param argv the command; each word arrives as it is
 * @param safe whether without su in the zone ({@code zlogin -S})
 * @param timeout how long it may take in each
 */
record ZoneExec(Map<String, Host> hosts, List<String> argv, boolean safe, Duration timeout) {

    private static final int HUNG = 124;
    private static final int KILLED = 255;

    /**
     * What came of it in one zone.
     *
     * @param zone the zone, in its state before
     * @param result what the command left; null where it was not run
     * @param after the zone's state afterwards
     */
    record Ended(ZoneStatus zone, @Nullable Result result, String after) {

        /** As a shell would have it: 124 for a command that took too long, 1 where it was not run or lost its zone. */
        int exitCode() {
            if (result == null) {
                return ExitCodes.ERROR;
            }
            if (result.exitCode() < 0 || result.timedOut()) {
                return result.timedOut() ? HUNG : KILLED;
            }
            return result.exitCode() == 0 && lost() ? ExitCodes.ERROR : result.exitCode();
        }

        /** Whether the zone went down under the command: zlogin may end with 0 then. */
        boolean lost() {
            return result != null && !after.equals(zone.state());
        }

        private Ended in(String state) {
            return new Ended(zone, result, state);
        }
    }

    /** The command for one zone: zlogin hands a single argument to the zone's shell as it is, and quotes several badly. */
    CommandLine command(String zone) {
        List<String> words = new ArrayList<>(List.of("zlogin", "-n"));
        if (safe) {
            words.add("-S");
        }
        words.add(zone);
        words.add(new CommandLine(argv, null).shell());
        return new CommandLine(words, null);
    }

    /**
     * Runs it in those of the zones that run.
     *
     * @param parallelism in how many at once
     * @param ended is told of each, in order, as soon as may be
     */
    List<Ended> run(List<ZoneStatus> zones, int parallelism, Consumer<Ended> ended) {
        ExecutorService pool = Executors.newFixedThreadPool(parallelism);
        try {
            List<CompletableFuture<Ended>> running = zones.stream()
                    .map(zone -> CompletableFuture.supplyAsync(() -> one(zone), pool))
                    .toList();
            List<Ended> all = new ArrayList<>();
            running.forEach(future -> {
                Ended one = future.join();
                ended.accept(one);
                all.add(one);
            });
            return after(all);
        } finally {
            pool.shutdownNow();
        }
    }

    private Ended one(ZoneStatus zone) {
        Result result = zone.isRunning() ? host(zone).run(command(zone.zone()), timeout) : null;
        return new Ended(zone, result, zone.state());
    }

    private Host host(ZoneStatus zone) {
        return Objects.requireNonNull(hosts.get(zone.host()));
    }

    private List<Ended> after(List<Ended> all) {
        Map<String, String> states = new HashMap<>();
        all.stream()
                .filter(e -> e.result() != null)
                .map(e -> host(e.zone()))
                .distinct()
                .forEach(host -> ZoneStatus.on(host).forEach(z -> states.put(z.host() + "/" + z.zone(), z.state())));
        return all.stream()
                .map(e -> e.result() == null
                        ? e
                        : e.in(states.getOrDefault(
                                e.zone().host() + "/" + e.zone().zone(), "absent")))
                .toList();
    }
}
