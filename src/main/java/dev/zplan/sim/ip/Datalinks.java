package dev.zplan.sim.ip;

import dev.zplan.sim.net.Link;
import dev.zplan.sim.net.LinkClass;
import dev.zplan.sim.net.Links;
import java.util.Optional;

/**
 * The data links below an IP stack.
 *
 * @param links those of the host
 * @param zone whose stack it is
 */
public record Datalinks(Links links, String zone) {
    private static final String GLOBAL = "global";

    boolean global() {
        return zone.equals(GLOBAL);
    }

    /** A link that the zone may name; the global zone may also name those that are lent. */
    Optional<Link> find(String name) {
        return links.find(name)
                .filter(Link::active)
                .filter(l -> global() || l.zone().equals(Optional.of(zone)));
    }

    /** Why nothing can be plumbed over that link: libipadm's status. */
    Optional<String> refusal(String name, boolean persistent) {
        Optional<Link> link = find(name);
        if (global() && link.flatMap(Link::zone).isPresent()) {
            return Optional.of(Status.INTERFACE_IN_USE);
        }
        if (persistent && link.isPresent() && !link.get().persistent()) {
            return Optional.of(Status.TEMPORARY);
        }
        boolean port = links.over(name).stream().anyMatch(l -> l.linkClass() == LinkClass.AGGR);
        return link.isEmpty() || port ? Optional.of(Status.NO_LINK) : Optional.empty();
    }

    /** What the global zone has plumbed is in use. */
    void setPlumbed(String name, boolean plumbed) {
        if (global()) {
            links.setInUse(name, plumbed);
        }
    }
}
