package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.module.type.IpPrefix;
import dev.zplan.resource.Address;
import dev.zplan.spec.Block;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What several zones cannot have at once: addresses, links, MAC addresses, datasets, zonepaths. */
final class HostChecks {
    private final NetExpansion expansion;
    private final Diagnostics out;

    HostChecks(NetExpansion expansion, Diagnostics out) {
        this.expansion = expansion;
        this.out = out;
    }

    void check(List<ZoneUnit> zones, List<Net> nets, Collection<Address> others) {
        addresses(nets);
        links(nets, others);
        macs(nets);
        datasets(zones, others);
        zonepaths(zones);
    }

    private void addresses(List<Net> nets) {
        Map<String, Net> holders = new HashMap<>();
        for (Net net : nets) {
            HostView host = net.zone().host();
            for (IpPrefix address : expansion.addresses(net)) {
                String ip = address.address().toString();
                Net other = holders.putIfAbsent(host.name() + "/" + ip, net);
                String owner = host.addresses().get(ip);
                if (other != null) {
                    error(
                            "address_twice",
                            "zones " + other.zone().name() + " and "
                                    + net.zone().name() + " both have the address " + ip,
                            net.addressSpan(),
                            "the other is at " + other.addressSpan());
                } else if (owner != null && !owner.equals(net.zone().name())) {
                    error(
                            "address_taken",
                            "zone " + owner + " of " + host.name() + ", which zplan does not manage, has the address "
                                    + ip,
                            net.addressSpan(),
                            "write another address, or take it from a pool: pools leave out what others have");
                }
            }
        }
    }

    private void links(List<Net> nets, Collection<Address> others) {
        Map<String, Net> vnics = new HashMap<>();
        Map<String, Net> users = new HashMap<>();
        Map<String, Address> resources = new HashMap<>();
        others.stream()
                .filter(a -> a.kind().equals("vnic") || a.kind().equals("etherstub"))
                .forEach(a -> resources.put(a.host() + "/" + a.name(), a));
        for (Net net : nets) {
            String link = net.zone().host().name() + "/" + net.link();
            Span place = net.block().spanOf(net.kind() == Net.Kind.PHYSICAL ? "physical" : "name");
            Address resource = resources.get(link);
            if (net.kind() != Net.Kind.PHYSICAL) {
                Net other = vnics.putIfAbsent(link, net);
                if (other != null) {
                    error(
                            "link_twice",
                            "there are two VNICs " + net.link(),
                            place,
                            "the other is at " + other.block().span());
                    continue;
                }
                if (resource != null) {
                    error("link_twice", "the spec has " + resource + " too", place, "give the VNIC another name");
                }
            }
            user(users, link, net, place);
        }
        for (Net net : nets) {
            Net below =
                    net.kind() == Net.Kind.VNIC ? vnics.get(net.zone().host().name() + "/" + net.over()) : null;
            if (below != null) {
                error(
                        "over_vnic",
                        net.over() + " is itself a VNIC, and VNICs are not made over VNICs",
                        net.block().spanOf(net.block().value("over") != null ? "over" : "pool"),
                        "write the link or etherstub below it: " + below.over());
            }
        }
    }

    /** An exclusive zone has a link for itself while it runs, and one entry without address takes the whole of it. */
    private void user(Map<String, Net> users, String link, Net net, Span place) {
        Net other = users.putIfAbsent(link, net);
        if (other == null || (net.zone().isShared() && other.zone().isShared())) {
            return;
        }
        if (other.zone().equals(net.zone())) {
            if (expansion.addresses(net).isEmpty() || expansion.addresses(other).isEmpty()) {
                error(
                        "link_twice",
                        "zone " + net.zone().name() + " has the link " + net.link() + " twice",
                        place,
                        "only nets with addresses may share a link");
            }
        } else if (net.zone().isUp() && other.zone().isUp()) {
            error(
                    "link_shared",
                    "zones " + other.zone().name() + " and " + net.zone().name() + " cannot both run with the link "
                            + net.link(),
                    place,
                    "a link belongs to one zone while it runs: give each its own VNIC with over=");
        }
    }

    private void macs(List<Net> nets) {
        Map<List<Object>, Net> holders = new HashMap<>();
        for (Net net : nets) {
            String mac = net.block().text("mac").orElse(null);
            if (mac == null || net.over() == null) {
                continue;
            }
            Net other = holders.putIfAbsent(List.of(net.zone().host().name(), net.over(), net.vlan(), mac), net);
            if (other != null) {
                error(
                        "mac_twice",
                        "two VNICs over " + net.over() + " have the MAC address " + mac,
                        net.block().spanOf("mac"),
                        "the other is at " + other.block().spanOf("mac"));
            }
        }
    }

    private void datasets(List<ZoneUnit> zones, Collection<Address> others) {
        Map<String, Claim> claims = new TreeMap<>();
        for (ZoneUnit zone : zones) {
            for (Block block : zone.block().blocks("dataset")) {
                String name = zone.host().name() + "/" + block.text("name").orElseThrow();
                Claim other = claims.putIfAbsent(name, new Claim(zone, block));
                if (other != null) {
                    claimed(zone, other, block);
                }
            }
        }
        for (Address address : others) {
            Claim claim = address.kind().equals("dataset") ? claims.get(address.host() + "/" + address.name()) : null;
            if (claim != null && claim.block().is("manage")) {
                out.error(
                        "zplan::dataset::claimed_twice",
                        "the spec has " + address + " as a resource of its own too",
                        claim.block().span(),
                        "write manage=#false here, or remove the other");
            }
        }
        claims.forEach((name, claim) -> {
            for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
                Claim above = claims.get(name.substring(0, slash));
                if (above != null
                        && above.block().is("delegate")
                        && !above.zone().equals(claim.zone())) {
                    claimed(claim.zone(), above, claim.block());
                }
            }
        });
    }

    private record Claim(ZoneUnit zone, Block block) {}

    private void claimed(ZoneUnit zone, Claim other, Block block) {
        out.error(
                "zplan::dataset::claimed_twice",
                "zones " + other.zone().name() + " and " + zone.name() + " both claim "
                        + block.text("name").orElseThrow(),
                block.span(),
                "the other is at " + other.block().span()
                        + "; a dataset belongs to one zone, with all below it once delegated");
    }

    private void zonepaths(List<ZoneUnit> zones) {
        Map<String, ZoneUnit> paths = new TreeMap<>();
        for (ZoneUnit zone : zones) {
            zone.zonepath().ifPresent(path -> {
                ZoneUnit other = paths.putIfAbsent(zone.host().name() + path, zone);
                if (other != null) {
                    overlap(other, zone);
                }
            });
        }
        paths.forEach((path, zone) -> {
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                ZoneUnit above = paths.get(path.substring(0, slash));
                if (above != null) {
                    overlap(above, zone);
                }
            }
        });
    }

    private void overlap(ZoneUnit other, ZoneUnit zone) {
        out.error(
                "zplan::zone::zonepath_overlap",
                "the zonepaths of " + other.name() + " and " + zone.name() + " overlap",
                zone.block().spanOf("zonepath"),
                "give each zone a directory of its own, none below another");
    }

    private void error(String code, String message, Span span, String help) {
        out.error("zplan::net::" + code, message, span, help);
    }
}
