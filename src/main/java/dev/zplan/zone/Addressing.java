package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.type.IpAddress;
import dev.zplan.module.type.IpPrefix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds an address for every net that wants one from a pool, in the light of what everybody has. */
final class Addressing {
    private final Ledger ledger;
    private final Set<String> plans;
    private final Allocator allocator;

    /**
     * @param ledger what was given earlier
     * @param plans the plans that are being planned; what others' zones have is taken
     */
    Addressing(Ledger ledger, Set<String> plans, Diagnostics out) {
        this.ledger = ledger;
        this.plans = plans;
        this.allocator = new Allocator(out);
    }

    /** The addresses from pools, by net. Nets are served in their order. */
    Map<Net.Key, IpPrefix> addresses(Collection<HostView> hosts, List<ZoneUnit> zones, List<Net> nets) {
        takeOthers(hosts, zones);
        for (Net net : nets) {
            net.statics()
                    .forEach(address ->
                            allocator.take(address.address(), net.zone().key()));
        }
        Map<Net.Key, IpPrefix> found = new HashMap<>();
        Map<String, List<Net>> wanting = new LinkedHashMap<>();
        nets.stream()
                .filter(Net::wantsAddress)
                .forEach(net -> wanting.computeIfAbsent(net.zone().key(), key -> new ArrayList<>())
                        .add(net));
        Set<Net.Key> failed = new HashSet<>();
        wanting.forEach((zone, theirs) -> keep(zone, theirs, found, failed));
        for (Net net : nets) {
            Pool pool = net.pool();
            if (pool != null && net.wantsAddress() && !found.containsKey(net.key()) && !failed.contains(net.key())) {
                allocator.give(net, pool).ifPresent(address -> found.put(net.key(), address));
            }
        }
        return found;
    }

    private void takeOthers(Collection<HostView> hosts, List<ZoneUnit> zones) {
        Set<String> wanted = zones.stream().map(ZoneUnit::key).collect(Collectors.toSet());
        for (HostView host : hosts) {
            host.addresses()
                    .forEach((address, owner) ->
                            IpAddress.parse(address).ifPresent(ip -> allocator.take(ip, host.name() + "/" + owner)));
        }
        ledger.grants()
                .forEach((key, grant) -> grant.addresses().values().stream()
                        .map(IpPrefix::parse)
                        .flatMap(Optional::stream)
                        .map(IpPrefix::address)
                        .forEach(address -> {
                            if (wanted.contains(key) || plans.contains(grant.plan())) {
                                allocator.leave(address);
                            } else {
                                allocator.take(address, key);
                            }
                        }));
    }

    private void keep(String zone, List<Net> nets, Map<Net.Key, IpPrefix> found, Set<Net.Key> failed) {
        Ledger.Grant grant = ledger.grants().get(zone);
        if (grant == null) {
            return;
        }
        Map<String, String> unclaimed = new HashMap<>(grant.pools());
        for (Net net : nets) {
            if (isFrom(net, grant.pools().get(net.link()))) {
                unclaimed.remove(net.link());
                keep(net, grant.addresses().get(net.link()), found, failed);
            }
        }
        for (Net net : nets) {
            Optional<String> former = found.containsKey(net.key()) || failed.contains(net.key())
                    ? Optional.empty()
                    : formerName(net, nets, unclaimed, found);
            former.ifPresent(link -> keep(net, grant.addresses().get(link), found, failed));
        }
    }

    /** The link that a net had before it was renamed: the only one of its pool without a net, for the only net without one. */
    private static Optional<String> formerName(
            Net net, List<Net> nets, Map<String, String> unclaimed, Map<Net.Key, IpPrefix> found) {
        List<String> orphans = unclaimed.entrySet().stream()
                .filter(entry -> isFrom(net, entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        long newcomers = nets.stream()
                .filter(other ->
                        other.pool() != null && isFrom(net, other.pool().name()))
                .filter(other -> !found.containsKey(other.key()))
                .count();
        return orphans.size() == 1 && newcomers == 1 ? Optional.of(orphans.get(0)) : Optional.empty();
    }

    private static boolean isFrom(Net net, @Nullable String pool) {
        return net.pool() != null && net.pool().name().equals(pool);
    }

    private void keep(Net net, @Nullable String address, Map<Net.Key, IpPrefix> found, Set<Net.Key> failed) {
        Pool pool = net.pool();
        Optional<IpPrefix> had = address == null ? Optional.empty() : IpPrefix.parse(address);
        if (pool == null || had.isEmpty()) {
            return;
        }
        if (allocator.keep(net, pool, had.get().address())) {
            found.put(
                    net.key(), new IpPrefix(had.get().address(), pool.network().length()));
        } else {
            failed.add(net.key());
        }
    }
}
