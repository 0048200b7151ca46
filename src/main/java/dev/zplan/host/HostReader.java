package dev.zplan.host;

import dev.zplan.module.CommandLine;
import dev.zplan.module.FactsReader;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Kinds;
import dev.zplan.resource.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Reads a host's facts in two round trips, whatever the number of zones. The second ends with the listing of zones that the
 * first began with: where they differ, something moved meanwhile, and the host is read once more.
 */
public final class HostReader {

    /** How long one round may take, and what each of its commands adds to that. */
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static final Duration EACH = Duration.ofMillis(500);

    private static final CommandLine LISTING = CommandLine.of("zoneadm", "list", "-cp");

    private final Kinds kinds;
    private final UnaryOperator<HostFacts> masking;

    /** For the kinds of one workspace; facts are as the host tells them. */
    public HostReader(Kinds kinds) {
        this(kinds, UnaryOperator.identity());
    }

    /**
     * For the kinds of one workspace.
     *
     * @param masking hides what must not be seen of the facts
     */
    public HostReader(Kinds kinds, UnaryOperator<HostFacts> masking) {
        this.kinds = kinds;
        this.masking = masking;
    }

    /**
     * The facts of {@code host}.
     *
     * @param wanted what specs and registry speak of
     * @throws dev.zplan.diagnostic.DiagnosticException when it cannot be read
     */
    public HostFacts read(Host host, Collection<Address> wanted) {
        Reading reading = readOnce(host, wanted);
        return masking.apply(reading.moved() ? readOnce(host, wanted).facts() : reading.facts());
    }

    private record Reading(HostFacts facts, boolean moved) {}

    private Reading readOnce(Host host, Collection<Address> wanted) {
        FactsReader reader = new FactsReader(host.name(), kinds, wanted);
        Map<CommandLine, FactsReader.Output> first = round(host, reader.firstRound(), host::unordered);
        reader.takeFirst(first);
        List<CommandLine> second = new ArrayList<>(reader.secondRound());
        if (second.isEmpty()) {
            return new Reading(reader.facts(), false);
        }
        second.add(LISTING);
        Map<CommandLine, FactsReader.Output> outputs = round(host, second, host::batch);
        reader.takeSecond(outputs);
        FactsReader.Output before = first.get(LISTING);
        FactsReader.Output after = outputs.get(LISTING);
        return new Reading(
                reader.facts(),
                before != null && (after == null || !before.stdout().equals(after.stdout())));
    }

    private static Map<CommandLine, FactsReader.Output> round(
            Host host, List<CommandLine> commands, BiFunction<List<CommandLine>, Duration, List<Result>> asking) {
        List<Result> results = asking.apply(commands, TIMEOUT.plus(EACH.multipliedBy(commands.size())));
        Map<CommandLine, FactsReader.Output> outputs = new HashMap<>();
        for (int i = 0; i < commands.size(); i++) {
            Result result = results.get(i);
            outputs.put(commands.get(i), output(host, commands.get(i), result));
        }
        return outputs;
    }

    private static FactsReader.Output output(Host host, CommandLine command, Result result) {
        String complaints = result.stderr()
                + host.advice(command, result).map(a -> "; " + a).orElse("");
        return new FactsReader.Output(result.exitCode(), result.stdout(), complaints);
    }
}
