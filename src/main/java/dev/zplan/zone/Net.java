package dev.zplan.zone;

import dev.zplan.diagnostic.Span;
import dev.zplan.module.type.IpPrefix;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One {@code net} of a zone, with its link found.
 *
 * @param zone the zone
 * @param index its number among the zone's nets, from 0
 * @param block what the spec says
 * @param kind where its link comes from
 * @param link the link that the zone gets
 * @param over the link below; null for an existing link
 * @param pool where its address and defaults come from; null for none
 */
record Net(
        ZoneUnit zone,
        int index,
        Block block,
        Kind kind,
        String link,
        @Nullable String over,
        @Nullable Pool pool) {
    /** Where a net's link comes from. */
    enum Kind {
        /** zplan makes a VNIC. */
        VNIC,
        /** It exists. */
        PHYSICAL,
        /** OmniOS makes a VNIC when the zone boots. */
        GLOBAL
    }

    /** Tells this net from all others. */
    Key key() {
        return new Key(zone.key(), index);
    }

    /** The addresses that the spec gives. */
    List<IpPrefix> statics() {
        return block.items("address").stream()
                .map(Value::show)
                .map(IpPrefix::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether the pool is to choose the address. */
    boolean wantsAddress() {
        return pool != null && block.items("address").isEmpty();
    }

    int vlan() {
        return block.text("vlan").map(Integer::parseInt).orElse(pool == null ? 0 : pool.vlan());
    }

    Span addressSpan() {
        return block.spanOf(block.value("address") != null ? "address" : "pool");
    }

    /**
     * Tells one net from all others.
     *
     * @param zone {@code host/zone}
     * @param index its number in the zone
     */
    record Key(String zone, int index) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && index == that.index && zone.equals(that.zone);
        }

        @Override
        public int hashCode() {
            return 31 * zone.hashCode() + index;
        }
    }
}
