package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.host.Host;
import dev.zplan.host.Result;
import dev.zplan.module.CommandLine;
import dev.zplan.resource.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A zone as {@code zoneadm list -cp} tells of it.
 *
 * @param host the name of its host
 * @param zone its name
 * @param state its state, in the words of zoneadm
 */
record ZoneStatus(String host, String zone, String state) {

    private static final CommandLine LISTING = CommandLine.of("zoneadm", "list", "-cp");
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Pattern COLON = Pattern.compile("(?<!\\\\):");
    private static final int NAME = 1;
    private static final int STATE = 2;

    /** All zones of a host but the global one, by name: zoneadm tells them in the order in which they were booted. Throws a DiagnosticException when it cannot be asked. */
    static List<ZoneStatus> on(Host host) {
        Result result = host.batch(List.of(LISTING), TIMEOUT).get(0);
        if (!result.ok()) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::host::unreadable",
                    "the zones of " + host.name() + " cannot be listed: "
                            + result.stderr().strip(),
                    null,
                    "try zoneadm list -cp there"));
        }
        return result.stdout()
                .lines()
                .map(line -> COLON.split(line, -1))
                .filter(columns -> columns.length > STATE && !columns[NAME].equals("global"))
                .map(columns -> new ZoneStatus(host.name(), columns[NAME], columns[STATE]))
                .sorted(Comparator.comparing(z -> new Address(z.host(), Survey.ZONE, z.zone())))
                .toList();
    }

    /**
     * The zone of that name, or of that host and name with a slash between.
     *
     * @throws DiagnosticException when there is none, or one on each of several hosts
     */
    static ZoneStatus named(String name, Collection<ZoneStatus> zones) {
        List<ZoneStatus> found = zones.stream()
                .filter(z -> z.zone().equals(name) || (z.host() + "/" + z.zone()).equals(name))
                .toList();
        if (found.isEmpty()) {
            List<String> names =
                    new ArrayList<>(zones.stream().map(ZoneStatus::zone).toList());
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::zone::unknown",
                    "there is no zone \"" + name + "\"",
                    null,
                    Suggestion.nearest(name, names)
                            .map(n -> "did you mean " + n + "?")
                            .orElse("zplan list shows all zones")));
        }
        if (found.size() > 1) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::zone::ambiguous",
                    "there is a zone \"" + name + "\" on "
                            + String.join(
                                    " and on ",
                                    found.stream().map(ZoneStatus::host).toList()),
                    null,
                    "say which, as HOST/" + name));
        }
        return found.get(0);
    }

    boolean isRunning() {
        return state.equals("running");
    }
}
