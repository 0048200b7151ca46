package dev.zplan.cli;

import dev.zplan.convert.ZonecfgFile;
import dev.zplan.host.Result;
import dev.zplan.module.CommandLine;
import dev.zplan.module.HostFacts;
import dev.zplan.resource.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Looks at exports once more: what facts pass over must not be lost unsaid when a spec becomes the truth.
 *
 * @param session knows the hosts
 * @param survey what they have
 */
record ImportExports(Session session, Survey survey) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Why zones cannot come in as they are; only those of which there is anything to say. */
    SortedMap<Address, List<String>> odd(Collection<Address> zones) {
        SortedMap<Address, List<String>> odd = new TreeMap<>();
        for (HostFacts facts : survey.facts().values()) {
            List<Address> here =
                    zones.stream().filter(z -> z.host().equals(facts.host())).toList();
            if (!here.isEmpty()) {
                odd(facts, here, odd);
            }
        }
        return odd;
    }

    private void odd(HostFacts facts, List<Address> zones, SortedMap<Address, List<String>> odd) {
        ZonecfgFile reader = new ZonecfgFile(survey.kinds().get("zonecfg"), facts.flavour());
        List<CommandLine> commands = zones.stream()
                .map(zone -> CommandLine.of("zonecfg", "-z", zone.name(), "export"))
                .toList();
        List<Result> results = session.host(facts.host()).batch(commands, PATIENCE);
        for (int i = 0; i < zones.size(); i++) {
            Result result = results.get(i);
            List<String> said = new ArrayList<>(
                    result.ok()
                            ? reader.odd(result.stdout())
                            : List.of("its configuration cannot be read: "
                                    + result.stderr().strip()));
            if (!said.isEmpty()) {
                odd.put(zones.get(i), said);
            }
        }
    }
}
