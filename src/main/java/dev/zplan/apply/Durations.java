package dev.zplan.apply;

import dev.zplan.apply.journal.JournalRecord;
import dev.zplan.apply.journal.Journals;
import dev.zplan.apply.journal.TransactionId;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.module.CommandLine;
import dev.zplan.plan.Step;
import dev.zplan.plan.StepId;
import dev.zplan.resource.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long steps took: those of former transactions, as their journals tell, and those of this one as they end. Steps are alike that
 * do the same to the same kind of resource; a zone that is cloned is not like one that is installed.
 */
public final class Durations {

    /** So many journals are read, */
    private static final int TRANSACTIONS = 10;

    /** and of so many bytes together, so that it costs next to nothing. */
    private static final long BYTES = 4L << 20;

    private static final String SOFTWARE = "install";

    private static final Pattern BLANK = Pattern.compile("\\s+");

    /** Subcommands of zoneadm(8) that make a zone's software. */
    private static final Set<String> WAYS = Set.of("attach", "clone", "install");

    private final Map<Sort, List<Duration>> onHost = new HashMap<>();
    private final Map<Sort, List<Duration>> anywhere = new HashMap<>();

    /** What makes steps alike; the host is empty where it does not count. */
    private record Sort(String host, String kind, String verb, String way) {

        Sort anywhere() {
            return new Sort("", kind, verb, way);
        }
    }

    /**
     * Those of the last transactions.
     *
     * @param except transactions that are being written just now
     */
    public static Durations of(Journals journals, Set<TransactionId> except) {
        Durations durations = new Durations();
        long left = BYTES;
        for (TransactionId id : last(journals, except)) {
            left -= size(journals.path(id));
            if (left < 0) {
                break;
            }
            // nothing is learned from what cannot be read; others tell what is wrong with it
            durations.add(PastApply.of(journals, id).records());
        }
        return durations;
    }

    private static List<TransactionId> last(Journals journals, Set<TransactionId> except) {
        try {
            return journals.list().stream()
                    .filter(id -> !except.contains(id))
                    .limit(TRANSACTIONS)
                    .toList();
        } catch (DiagnosticException e) {
            return List.of();
        }
    }

    /** Takes in what others have learned. */
    public void add(Durations others) {
        others.onHost.forEach((sort, took) -> took.forEach(one -> add(sort, one)));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return Long.MAX_VALUE / 2;
        }
    }

    /** Takes in what a journal tells. */
    void add(List<JournalRecord> records) {
        for (JournalRecord record : records) {
            if (record instanceof JournalRecord.Outcome outcome) {
                add(outcome.step(), outcome.result(), outcome.ran());
            } else if (record instanceof JournalRecord.PurgeOutcome purge) {
                add(purge.step(), purge.result(), purge.ran());
            }
        }
    }

    private void add(String step, JournalRecord.Result result, List<JournalRecord.Ran> ran) {
        int colon = step.lastIndexOf(':');
        if (result != JournalRecord.Result.OK || ran.isEmpty() || colon < 0) {
            return;
        }
        long millis = ran.stream().mapToLong(JournalRecord.Ran::milliseconds).sum();
        String command = ran.get(0).command();
        Address.parse(step.substring(0, colon))
                .map(address -> sort(address, step.substring(colon + 1), () -> command))
                .ifPresent(sort -> add(sort, Duration.ofMillis(millis)));
    }

    /** Takes in that a step took so long. */
    public void add(Step step, Duration took) {
        add(sort(step), took);
    }

    private void add(Sort sort, Duration took) {
        onHost.computeIfAbsent(sort, s -> new ArrayList<>()).add(took);
        anywhere.computeIfAbsent(sort.anywhere(), s -> new ArrayList<>()).add(took);
    }

    /** How long each of these takes as a rule, on its host or, where nothing is known of that, on others; not for those of which nothing is known. */
    Map<StepId, Duration> typical(List<Step> steps) {
        Map<Sort, @Nullable Duration> medians = new HashMap<>();
        Map<StepId, Duration> typical = new HashMap<>();
        for (Step step : steps) {
            Duration median = medians.computeIfAbsent(sort(step), this::median);
            if (median != null) {
                typical.put(step.id(), median);
            }
        }
        return typical;
    }

    private @Nullable Duration median(Sort sort) {
        List<Duration> known = onHost.getOrDefault(sort, anywhere.getOrDefault(sort.anywhere(), List.of()));
        List<Duration> sorted = new ArrayList<>(known);
        Collections.sort(sorted);
        return sorted.isEmpty() ? null : sorted.get(sorted.size() / 2);
    }

    private static Sort sort(Step step) {
        List<CommandLine> commands = step.commands();
        return sort(
                step.id().address(),
                step.id().verb().id(),
                () -> commands.isEmpty() ? "" : commands.get(0).shell());
    }

    private static Sort sort(Address address, String verb, Supplier<String> command) {
        String way = address.kind().equals(SOFTWARE)
                ? BLANK.splitAsStream(command.get())
                        .filter(WAYS::contains)
                        .findFirst()
                        .orElse("")
                : "";
        return new Sort(address.host(), address.kind(), verb, way);
    }
}
