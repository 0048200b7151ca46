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
 * @param secrets the clear text of secret values, by digest
 * @param diagnostics what is wrong or doubtful
 */
public record Desired(
        List<DesiredResource> resources,
        List<DesiredZone> zones,
        Map<String, String> secrets,
        List<Diagnostic> diagnostics) {

    /** Keeps copies. */
    public Desired {
        resources = List.copyOf(resources);
        zones = List.copyOf(zones);
        secrets = Map.copyOf(secrets);
        diagnostics = List.copyOf(diagnostics);
    }

    /** What is wanted on these hosts, of what has been found right. */
    public Desired on(Set<String> hosts) {
        return new Desired(
                resources.stream()
                        .filter(r -> hosts.contains(r.address().host()))
                        .toList(),
                zones.stream().filter(z -> hosts.contains(z.host())).toList(),
                secrets,
                List.of());
    }
}
