package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.type.IpAddress;
import dev.zplan.module.type.IpPrefix;
import dev.zplan.module.type.PropertyTable;
import dev.zplan.resource.Address;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns a net into its VNIC and its entries in the zone's configuration. */
final class NetExpansion {
    private final Map<Net.Key, IpPrefix> fromPools;
    private final Diagnostics out;

    NetExpansion(Map<Net.Key, IpPrefix> fromPools, Diagnostics out) {
        this.fromPools = fromPools;
        this.out = out;
    }

    /** All addresses of a net: those of the spec, or the one from its pool. */
    List<IpPrefix> addresses(Net net) {
        IpPrefix given = fromPools.get(net.key());
        return given == null ? net.statics() : List.of(given);
    }

    /** The VNIC that zplan makes. */
    DesiredResource vnic(Net net) {
        Block block = net.block();
        Wanted wanted = new Wanted();
        wanted.put(
                "over",
                Value.text(String.valueOf(net.over())),
                block.spanOf(block.value("over") != null ? "over" : "pool"));
        wanted.put("vid", Value.number(net.vlan()), block.spanOf(block.value("vlan") != null ? "vlan" : "pool"));
        wanted.put("mac", block.value("mac"), block.spanOf("mac"));
        block.block("linkprop")
                .ifPresent(b -> wanted.putMembers("linkprop", Properties.of(b, PropertyTable.LINK, out), b.span()));
        Address address = new Address(net.zone().host().name(), "vnic", net.link());
        return wanted.resource(net.zone(), address, block.span(), List.of());
    }

    /** The entries of zonecfg's {@code net}, one for each address, all of the same link. */
    List<Value> entries(Net net) {
        List<IpPrefix> addresses = addresses(net);
        List<Value> entries = new ArrayList<>();
        if (addresses.isEmpty()) {
            entries.add(Value.record(common(net)));
        }
        IpAddress gateway = gateway(net);
        for (IpPrefix address : addresses) {
            SortedMap<String, Value> entry = common(net);
            entry.put(net.zone().isShared() ? "address" : "allowed-address", Value.text(address.toString()));
            if (gateway != null && address.contains(gateway)) {
                entry.put("defrouter", Value.text(gateway.toString()));
                gateway = null;
            }
            entries.add(Value.record(entry));
        }
        return entries;
    }

    private static @Nullable IpAddress gateway(Net net) {
        Pool pool = net.pool();
        return net.block().text("gateway").flatMap(IpAddress::parse).orElse(pool == null ? null : pool.gateway());
    }

    private static SortedMap<String, Value> common(Net net) {
        SortedMap<String, Value> entry = new TreeMap<>();
        entry.put("physical", Value.text(net.link()));
        if (net.kind() == Net.Kind.GLOBAL) {
            entry.put("global-nic", Value.text(String.valueOf(net.over())));
            if (net.vlan() != 0) {
                entry.put("vlan-id", Value.number(net.vlan()));
            }
            Value mac = net.block().value("mac");
            if (mac != null) {
                entry.put("mac-addr", mac);
            }
        }
        net.block().block("property").map(Properties::open).ifPresent(properties -> {
            if (!properties.isEmpty()) {
                entry.put("property", Value.record(properties));
            }
        });
        return entry;
    }
}
