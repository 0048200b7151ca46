package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that the spec wants, as resources.
 *
 * @param resources sorted by address, each once
 * @param zones sorted by host and name
 * @param moves what has another name than before, by what the spec says
 * @param secrets the clear text of secret values, by digest
 * @param diagnostics what is wrong or doubtful
 */
public record Desired(
        List<DesiredResource> resources,
        List<DesiredZone> zones,
        List<Move> moves,
        Map<String, String> secrets,
        List<Diagnostic> diagnostics) {

    /** Keeps copies. */
    public Desired {
        resources = List.copyOf(resources);
        zones = List.copyOf(zones);
        moves = List.copyOf(moves);
        secrets = Map.copyOf(secrets);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Without moves. */
    public Desired(
            List<DesiredResource> resources,
            List<DesiredZone> zones,
            Map<String, String> secrets,
            List<Diagnostic> diagnostics) {
        this(resources, zones, List.of(), secrets, diagnostics);
    }

    /** What is wanted on these hosts, of what has been found right. */
    public Desired on(Set<String> hosts) {
        return new Desired(
                resources.stream()
                        .filter(r -> hosts.contains(r.address().host()))
                        .toList(),
                zones.stream().filter(z -> hosts.contains(z.host())).toList(),
                moves.stream().filter(m -> hosts.contains(m.from().host())).toList(),
                secrets,
                List.of());
    }
}
