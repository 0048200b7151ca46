package dev.zplan.sim.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The aggregations among the links of a host.
 *
 * @param links all of them
 */
record Aggregations(Links links) {

    /** Makes one of physical links. */
    LinkResult create(String name, List<String> ports, boolean temporary, Map<String, String> details) {
        for (String port : ports) {
            Optional<String> refusal = cannotBePort(port);
            if (refusal.isPresent()) {
                return LinkResult.refused(refusal.get());
            }
        }
        return links.make(name, LinkClass.AGGR, ports, 1500, temporary, link -> {
            link.details.putAll(details);
            link.mac = addressOf(ports.get(0));
        });
    }

    private Optional<String> cannotBePort(String name) {
        Optional<Link> link = links.find(name);
        if (link.isEmpty()) {
            return Optional.of(Links.NOT_FOUND);
        }
        if (!List.of(LinkClass.PHYS, LinkClass.SIMNET).contains(link.get().linkClass())) {
            return Optional.of(Links.BAD_ARGUMENT);
        }
        boolean busy = link.get().inUse()
                || link.get().zone().isPresent()
                || !links.over(name).isEmpty();
        return busy ? Optional.of(Links.BUSY) : Optional.empty();
    }

    private String addressOf(String port) {
        return links.find(port).map(Link::mac).orElse("");
    }

    /** Adds a port. */
    Optional<String> addPort(String aggr, String port) {
        Optional<String> refusal = cannotBePort(port);
        return refusal.isPresent()
                ? refusal
                : links.withLink(aggr, link -> {
                    List<String> ports = new ArrayList<>(link.over());
                    ports.add(port);
                    links.reconnect(link, ports);
                    return Optional.empty();
                });
    }

    /** Takes a port away; the last one stays (aggr_grp.c: EINVAL). */
    Optional<String> removePort(String aggr, String port) {
        return links.withLink(aggr, link -> {
            if (!link.over().contains(port)) {
                return Optional.of(Links.NOT_FOUND);
            }
            List<String> ports = new ArrayList<>(link.over());
            ports.remove(port);
            if (ports.isEmpty()) {
                return Optional.of(Links.BAD_ARGUMENT);
            }
            links.reconnect(link, ports);
            link.mac = addressOf(ports.get(0));
            return Optional.empty();
        });
    }

    /** Changes what one was told at its making. */
    Optional<String> modify(String aggr, Map<String, String> details) {
        return links.withLink(aggr, link -> {
            link.details.putAll(details);
            return Optional.empty();
        });
    }
}
