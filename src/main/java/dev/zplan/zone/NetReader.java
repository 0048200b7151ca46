package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.resource.Address;
import dev.zplan.spec.Block;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the link of every net of every zone, and a name for every VNIC. */
final class NetReader {
    private final Map<String, Pool> pools;
    private final Diagnostics out;
    private final VnicNames names = new VnicNames();

    NetReader(Map<String, Pool> pools, Diagnostics out) {
        this.pools = pools;
        this.out = out;
    }

    /**
     * The nets of all zones; those without a link are left out, and told.
     *
     * @param zones the zones, in the order in which names are given
     * @param others what else the spec wants
     * @param ledger whose links of former plans stay theirs
     */
    List<Net> read(List<ZoneUnit> zones, Collection<Address> others, Ledger ledger) {
        reserve(zones, others, ledger);
        List<Net> nets = new ArrayList<>();
        for (ZoneUnit zone : zones) {
            int index = 0;
            int vnics = 0;
            for (Block block : zone.block().blocks("net")) {
                Optional<Net> net = read(zone, index++, block, vnics, ledger.linksOf(zone));
                net.ifPresent(nets::add);
                vnics += net.filter(n -> n.kind() != Net.Kind.PHYSICAL).isPresent() ? 1 : 0;
            }
        }
        return nets;
    }

    private void reserve(List<ZoneUnit> zones, Collection<Address> others, Ledger ledger) {
        for (ZoneUnit zone : zones) {
            for (Block net : zone.block().blocks("net")) {
                net.text("name").ifPresent(name -> names.reserve(zone.host().name(), name, "the spec"));
            }
            zone.host().links().forEach(link -> names.reserve(zone.host().name(), link, "the host"));
        }
        others.forEach(address -> names.reserve(address.host(), address.name(), "the spec"));
        ledger.grants().forEach((key, grant) -> {
            String host = key.substring(0, key.indexOf('/'));
            grant.addresses().keySet().forEach(link -> names.reserve(host, link, key));
        });
        // a zone that has had another name has the names of its VNICs from then, whoever is called so now
        zones.stream()
                .filter(zone -> !ledger.linksOf(zone).equals(zone.name()))
                .forEach(zone -> IntStream.range(0, zone.block().blocks("net").size())
                        .forEach(n -> names.name(zone.host().name(), zone.name(), ledger.linksOf(zone), n)));
    }

    private Optional<Net> read(ZoneUnit zone, int index, Block block, int vnics, String after) {
        String physical = block.text("physical").orElse(null);
        String global = block.text("global-nic").orElse(null);
        String over = block.text("over").orElse(null);
        boolean bare = physical == null && global == null && over == null && block.value("address") == null;
        HostDefaults defaults = zone.host().defaults();
        String poolName = block.text("pool").orElse(bare ? defaults.pool() : null);
        Pool pool = poolName == null ? null : pool(poolName, block);
        if ((poolName != null && pool == null) || !isOneLink(block, physical, global, over)) {
            return Optional.empty();
        }
        if (physical == null && global == null && over == null && pool != null) {
            global = pool.globalNic();
            over = pool.link();
        }
        if (physical != null) {
            return Optional.of(new Net(zone, index, block, Net.Kind.PHYSICAL, physical, null, pool));
        }
        if (global == null && over == null) {
            over = defaults.over();
        }
        String below = global != null ? global : over;
        if (below == null) {
            out.error(
                    "zplan::net::no_link",
                    "the net says no link" + (pool == null ? "" : ", nor does pool " + pool.name()),
                    block.span(),
                    "write over= for a VNIC over a link or etherstub, physical= for an existing link, or a pool that has a link; or let"
                            + " zplan.kdl name defaults for the host");
            return Optional.empty();
        }
        String name = block.text("name").orElseGet(() -> names.name(zone.host().name(), zone.name(), after, vnics));
        return Optional.of(
                new Net(zone, index, block, global != null ? Net.Kind.GLOBAL : Net.Kind.VNIC, name, below, pool));
    }

    private @Nullable Pool pool(String name, Block block) {
        Pool pool = pools.get(name);
        if (pool == null) {
            out.error(
                    "zplan::pool::unknown",
                    "there is no pool " + name,
                    block.spanOf("pool"),
                    Suggestion.nearest(name, pools.keySet())
                            .map(near -> "did you mean " + near + "?")
                            .orElse("write pools/" + name + ".kdl, or give over= and address="));
        }
        return pool;
    }

    private boolean isOneLink(Block block, @Nullable String physical, @Nullable String global, @Nullable String over) {
        int given = (physical == null ? 0 : 1) + (global == null ? 0 : 1) + (over == null ? 0 : 1);
        if (given > 1) {
            out.error(
                    "zplan::net::two_links",
                    "the net says more than one link",
                    block.span(),
                    "keep one of over (zplan makes a VNIC), physical (it exists) and global-nic (OmniOS makes a VNIC at boot; "
                            + "its name is name=)");
        }
        return given <= 1;
    }
}
