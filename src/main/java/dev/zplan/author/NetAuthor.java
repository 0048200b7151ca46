package dev.zplan.author;

import dev.zplan.module.type.IpAddress;
import dev.zplan.module.type.IpPrefix;
import dev.zplan.module.type.PropertyTable;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.zone.Pool;
import dev.zplan.zone.VnicNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a zone's nets: zonecfg's entries of one link become one net with several addresses again. */
final class NetAuthor {

    /** What zoneadmd itself sets on a link with addresses; persistent ones beside it keep a zone from booting. */
    private static final Set<String> GUARDED = Set.of("protection", "allowed-ips");

    private final ZoneFacts facts;
    private final Collection<Pool> pools;
    private final Set<String> made = new HashSet<>();
    private int vnics;

    NetAuthor(ZoneFacts facts, Collection<Pool> pools) {
        this.facts = facts;
        this.pools = pools;
    }

    /** Entries of one link that a single net says, in order. */
    private record Group(
            String link,
            SortedMap<String, Value> common,
            List<String> addresses,
            @Nullable String gateway) {

        static Group of(SortedMap<String, Value> entry) {
            SortedMap<String, Value> common = new TreeMap<>(entry);
            Value link = common.remove("physical");
            Value address = address(entry);
            Value gateway = common.remove("defrouter");
            common.remove("address");
            common.remove("allowed-address");
            return new Group(
                    link == null ? "" : link.show(),
                    common,
                    address == null ? List.of() : List.of(address.show()),
                    gateway == null ? null : gateway.show());
        }

        private static @Nullable Value address(SortedMap<String, Value> entry) {
            Value allowed = entry.get("allowed-address");
            return allowed != null ? allowed : entry.get("address");
        }

        /** Both as one, if a net of both would come out as these entries. */
        Optional<Group> and(Group next) {
            boolean alike = link.equals(next.link)
                    && common.equals(next.common)
                    && !addresses.isEmpty()
                    && !next.addresses.isEmpty();
            String both = gateway != null ? gateway : next.gateway;
            if (!alike || (gateway != null && next.gateway != null)) {
                return Optional.empty();
            }
            boolean earlier =
                    gateway == null && both != null && addresses.stream().anyMatch(a -> reaches(a, both));
            List<String> all = new ArrayList<>(addresses);
            all.addAll(next.addresses);
            return earlier ? Optional.empty() : Optional.of(new Group(link, common, all, both));
        }

        private static boolean reaches(String address, String gateway) {
            Optional<IpAddress> router = IpAddress.parse(gateway);
            return IpPrefix.parse(address)
                    .flatMap(prefix -> router.map(prefix::contains))
                    .orElse(false);
        }
    }

    void write(Body zone) {
        List<Group> groups = new ArrayList<>();
        if (facts.config().get("net") instanceof Value.Items nets) {
            for (Value net : nets.items()) {
                Group group = Group.of(ZoneFacts.members(net));
                Optional<Group> both = groups.isEmpty()
                        ? Optional.empty()
                        : groups.get(groups.size() - 1).and(group);
                both.ifPresentOrElse(merged -> groups.set(groups.size() - 1, merged), () -> groups.add(group));
            }
        }
        groups.forEach(group -> zone.add(net(zone, group)));
    }

    private Body net(Body zone, Group group) {
        Body net = zone.inner("net");
        Value global = group.common().get("global-nic");
        Resource vnic = made.contains(group.link()) ? null : facts.vnics().get(group.link());
        if (global != null) {
            Value vlan = group.common().get("vlan-id");
            made(net, group, "global-nic", global, number(vlan), group.common().get("mac-addr"));
            if (!(vlan instanceof Value.Num)) {
                net.field("vlan", vlan);
            }
        } else if (vnic != null) {
            boolean chosen = Value.text("fixed").equals(vnic.get("mac-type"));
            made(net, group, "over", vnic.get("over"), number(vnic.get("vid")), chosen ? vnic.get("mac") : null);
            linkProperties(net, group, vnic);
        } else {
            existing(net, group);
            addresses(net, group, null);
        }
        net.addUnlessEmpty(
                StorageAuthor.open(net.inner("property"), group.common().get("property")));
        Set<String> unknown = new HashSet<>(group.common().keySet());
        unknown.removeAll(
                global == null ? Set.of("property") : Set.of("global-nic", "vlan-id", "mac-addr", "property"));
        unknown.forEach(
                name -> net.lose("net " + group.link() + " " + name + ": a spec has no such setting here", name));
        return net;
    }

    private static long number(@Nullable Value value) {
        return value instanceof Value.Num num ? num.number().longValue() : 0;
    }

    /** A VNIC that zplan or zoneadmd makes. */
    private void made(Body net, Group group, String below, @Nullable Value over, long vlan, @Nullable Value mac) {
        made.add(group.link());
        Pool pool = over == null ? null : pool(group, below, over.show(), vlan);
        if (pool != null) {
            net.field("pool", Value.text(pool.name()));
        }
        if (!group.link().equals(VnicNames.usual(facts.name(), vnics++))) {
            net.field("name", Value.text(group.link()));
        }
        String given = pool == null ? null : below.equals("over") ? pool.link() : pool.globalNic();
        if (given == null) {
            net.field(below, over);
        }
        if (pool == null && vlan != 0) {
            net.field("vlan", Value.number(vlan));
        }
        addresses(net, group, pool);
        net.field("mac", mac);
    }

    private static void addresses(Body net, Group group, @Nullable Pool pool) {
        net.list("address", group.addresses().stream().map(Value::text).toList());
        if (group.gateway() != null && (pool == null || pool.gateway() == null)) {
            net.field("gateway", Value.text(group.gateway()));
        }
    }

    private void existing(Body net, Group group) {
        net.field("physical", Value.text(group.link()));
        if (facts.links() == null || made.contains(group.link())) {
            return;
        }
        String said = facts.links().get(group.link());
        if (said == null) {
            net.remark("The host has no link " + group.link() + ".");
        } else if (!said.isEmpty()) {
            net.remark(said);
        }
    }

    private static void linkProperties(Body net, Group group, Resource vnic) {
        SortedMap<String, Value> properties = StorageAuthor.settable(vnic.get("linkprop"), PropertyTable.LINK);
        Body block = net.inner("linkprop");
        properties.forEach((name, value) -> {
            if (GUARDED.contains(name) && !group.addresses().isEmpty()) {
                net.remark("The link has " + name + "=" + value.show() + " besides: the zone will not boot with it.");
            } else {
                block.field(name, value);
            }
        });
        net.addUnlessEmpty(block);
    }

    /** The pool that the net's only address could be from, if a net of it would come out the same. */
    private @Nullable Pool pool(Group group, String below, String over, long vlan) {
        IpPrefix address = group.addresses().size() == 1
                ? IpPrefix.parse(group.addresses().get(0)).orElse(null)
                : null;
        boolean shared = Value.text("shared").equals(facts.config().get("ip-type"));
        if (address == null || shared) {
            return null;
        }
        return pools.stream()
                .filter(pool -> pool.network().length() == address.length()
                        && pool.network().contains(address.address())
                        && pool.vlan() == vlan
                        && goesOver(pool, below, over)
                        && Objects.equals(
                                group.gateway(),
                                pool.gateway() == null ? null : pool.gateway().toString())
                        && (pool.resolvers().isEmpty() || facts.members("attr").containsKey("resolvers")))
                .min(Comparator.comparing(
                                (Pool pool) -> pool.ranges().stream().noneMatch(r -> r.contains(address.address())))
                        .thenComparing(pool -> pool.link() == null && pool.globalNic() == null)
                        .thenComparing(Pool::name))
                .orElse(null);
    }

    private static boolean goesOver(Pool pool, String below, String over) {
        boolean none = pool.link() == null && pool.globalNic() == null;
        return none || over.equals(below.equals("over") ? pool.link() : pool.globalNic());
    }
}
