package dev.zplan.sim.net;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Chooses MAC addresses that look random but follow from the state of the host (SplitMix64). */
final class MacGenerator {
    /** The prefix of libdladm for random addresses. */
    private static final List<Integer> PREFIX = List.of(2, 8, 0x20);

    private final Links links;

    MacGenerator(Links links) {
        this.links = links;
    }

    /** An address that none of those links has. */
    MacAddress next(List<Integer> prefix, Collection<Link> others) {
        while (true) {
            MacAddress candidate = candidate(prefix.isEmpty() ? PREFIX : prefix);
            String text = candidate.toString();
            if (others.stream().noneMatch(l -> l.mac().equals(text))) {
                return candidate;
            }
        }
    }

    private MacAddress candidate(List<Integer> prefix) {
        List<Integer> octets = new ArrayList<>(prefix);
        long bits = step();
        while (octets.size() < 6) {
            octets.add((int) (bits & 0xff));
            bits >>>= 8;
        }
        return new MacAddress(octets);
    }

    private long step() {
        long z = links.random() + 0x9e3779b97f4a7c15L;
        links.setRandom(z);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
