package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.module.type.IpAddress;
import dev.zplan.module.type.IpPrefix;
import dev.zplan.spec.Block;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What illumos refuses about a single net: zonecfg's table of IP types, and what only fails at boot. */
final class NetRules {
    private static final Set<String> GUARDED = Set.of("protection", "allowed-ips");

    private final Diagnostics out;

    NetRules(Diagnostics out) {
        this.out = out;
    }

    void check(Net net) {
        if (net.zone().isShared()) {
            shared(net);
        }
        switch (net.kind()) {
            case PHYSICAL -> physical(net.block());
            case GLOBAL -> global(net);
            case VNIC -> {}
        }
        gateway(net);
        statics(net);
        linkProperties(net);
        if (net.block().block("property").isPresent() && !net.zone().onOmnios()) {
            error(
                    "omnios_only",
                    "network attributes (property) exist on OmniOS only",
                    at(net, "property"),
                    "remove them");
        }
    }

    private void shared(Net net) {
        if (net.kind() != Net.Kind.PHYSICAL) {
            error(
                    "shared_needs_physical",
                    "a zone with shared IP uses an interface of the host, not a VNIC",
                    net.block().span(),
                    "write physical= with an interface that the host has plumbed, or ip-type \"exclusive\"");
        }
        if (net.statics().isEmpty() && !net.wantsAddress()) {
            error(
                    "address_required",
                    "a zone with shared IP needs an address here",
                    net.block().span(),
                    "write address=, or a pool: zonecfg refuses a shared net without an address");
        }
    }

    private void physical(Block block) {
        for (String field : List.of("name", "mac", "vlan")) {
            if (block.value(field) != null) {
                error(
                        "not_for_physical",
                        field + " belongs to a VNIC, and the net uses an existing link",
                        block.spanOf(field),
                        "remove it, or write over= instead of physical= for a VNIC");
            }
        }
        block.block("linkprop")
                .ifPresent(b -> error(
                        "not_for_physical",
                        "zplan does not set properties of a link that it has not made",
                        b.span(),
                        "remove linkprop, or write over= instead of physical= for a VNIC"));
    }

    private void global(Net net) {
        Span place = net.block().spanOf("global-nic");
        if (!net.zone().onOmnios()) {
            error(
                    "omnios_only",
                    "VNICs made at boot (global-nic) exist on OmniOS only, and "
                            + net.zone().host().name() + " runs "
                            + net.zone().host().flavour(),
                    place,
                    "write over= for a VNIC that zplan makes");
        }
        if ("auto".equals(net.over()) && net.statics().isEmpty() && !net.wantsAddress()) {
            error(
                    "address_required",
                    "global-nic \"auto\" finds the link by the address, and there is none",
                    place,
                    "write address=, or the link's name");
        }
        net.block()
                .block("linkprop")
                .ifPresent(b -> error(
                        "not_for_global_nic",
                        "OmniOS makes the VNIC anew at each boot, without these properties",
                        b.span(),
                        "write over= for a VNIC that zplan makes, or remove linkprop"));
    }

    private void gateway(Net net) {
        Optional<IpAddress> gateway = net.block().text("gateway").flatMap(IpAddress::parse);
        if (gateway.isEmpty()) {
            return;
        }
        Span place = net.block().spanOf("gateway");
        List<IpPrefix> statics = net.statics();
        if (statics.isEmpty() && net.pool() == null) {
            error(
                    "gateway_without_address",
                    "the gateway stands without an address",
                    place,
                    "write address= too: zonecfg takes defrouter only together with allowed-address");
            return;
        }
        Pool pool = net.pool();
        boolean reachable = (pool != null && statics.isEmpty())
                ? pool.network().contains(gateway.get())
                : statics.stream().anyMatch(address -> address.contains(gateway.get()));
        if (!reachable) {
            error(
                    "gateway_unreachable",
                    "the gateway " + gateway.get() + " is in no network of this net's addresses",
                    place,
                    "write a gateway of the same network, or correct the prefix length");
        }
    }

    private void statics(Net net) {
        Pool pool = net.pool();
        for (IpPrefix address : net.statics()) {
            IpPrefix network = address.network();
            boolean longest = address.length() >= address.address().width() - 1;
            boolean edge = address.isNetwork()
                    || (!address.address().v6() && address.address().equals(address.last()));
            if (!longest && edge) {
                error(
                        "not_a_host",
                        address + " is the network or broadcast address of " + network,
                        net.addressSpan(),
                        "write the address of a host");
            } else if (pool != null
                    && pool.network().address().v6() == address.address().v6()) {
                inPool(net, pool, address);
            }
        }
    }

    private void inPool(Net net, Pool pool, IpPrefix address) {
        if (!address.network().equals(pool.network()) || !pool.isHost(address.address())) {
            out.error(
                    "zplan::pool::address_outside",
                    address + " is not an address for a zone in pool " + pool.name(),
                    net.addressSpan(),
                    "the pool is " + pool.network() + " (" + pool.span()
                            + "), and its gateway is not for zones: write another " + "address with /"
                            + pool.network().length() + ", or leave out pool");
        }
    }

    private void linkProperties(Net net) {
        Block linkprop = net.block().block("linkprop").orElse(null);
        if (linkprop == null || (net.statics().isEmpty() && !net.wantsAddress())) {
            return;
        }
        for (String name : linkprop.fields().keySet()) {
            if (GUARDED.contains(name)) {
                error(
                        "protection_twice",
                        "the zone would not boot: " + name + " is set on a link whose addresses zonecfg guards",
                        linkprop.spanOf(name),
                        "remove " + name + ": an address in the spec already sets protection and allowed-ips at boot");
            }
        }
    }

    private static Span at(Net net, String blockName) {
        return net.block().block(blockName).map(Block::span).orElse(net.block().span());
    }

    private void error(String code, String message, Span span, String help) {
        out.error("zplan::net::" + code, message, span, help);
    }
}
