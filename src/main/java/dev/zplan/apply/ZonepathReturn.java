package dev.zplan.apply;

import dev.zplan.module.CommandLine;
import dev.zplan.module.Kind;
import dev.zplan.module.Kinds;
import dev.zplan.module.Transition;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is left to be put right when a zone has been moved and moved back: each move gives the dataset that it lives in a mountpoint of
 * its own, where it had inherited one (zoneadm.c, move_func).
 *
 * @param live what is on the hosts
 * @param first what was there before
 */
record ZonepathReturn(Kinds kinds, Map<Address, Resource> live, Before first) {

    /**
     * The commands for a zone that has just been moved back.
     *
     * @param now its configuration before it was moved back
     * @param before its configuration from then on
     */
    List<CommandLine> commands(Resource now, Resource before, Flavour flavour) {
        List<CommandLine> commands = new ArrayList<>();
        for (Resource dataset : live.values()) {
            Address address = dataset.address();
            Resource was = first.get(address);
            if (address.host().equals(now.address().host())
                    && address.kind().equals("dataset")
                    && Objects.equals(now.text("zonepath"), dataset.text("mountpoint"))
                    && was != null
                    && Objects.equals(before.text("zonepath"), was.text("mountpoint"))
                    && !Objects.equals(was.get("props"), dataset.get("props"))) {
                Resource back = dataset.with("props", was.get("props"));
                List<Resource> roots = roots(dataset);
                roots.forEach(r -> commands.addAll(root("release-root", before, r)));
                commands.addAll(kinds.get(address.kind())
                        .commands(new Transition(address, dataset, back, Transition.Purpose.UNDO, flavour)));
                roots.forEach(r -> commands.addAll(root("regain-root", before, r)));
            }
        }
        return commands;
    }

    /** The boot environment that stays mounted while its zone is halted. */
    private List<Resource> roots(Resource dataset) {
        String below = dataset.address().name() + "/ROOT/";
        return live.values().stream()
                .filter(r -> r.address().host().equals(dataset.address().host())
                        && r.address().kind().equals("dataset")
                        && r.address().name().startsWith(below)
                        && "yes".equals(r.text("mounted")))
                .toList();
    }

    private List<CommandLine> root(String purpose, Resource zonecfg, Resource root) {
        Kind kind = kinds.get(zonecfg.address().kind());
        Map<String, Value> model = Map.of(
                "zonepath",
                Objects.requireNonNull(zonecfg.get("zonepath")),
                "root",
                Value.text(root.address().name()));
        return kind.module().commands(purpose).stream()
                .map(c -> c.render(model))
                .toList();
    }
}
