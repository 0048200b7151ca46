package dev.zplan.convert;

import dev.zplan.module.type.IpAddress;
import dev.zplan.module.type.IpPrefix;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The addresses of one net and its gateway, by the rules that a spec has for them. */
final class Addresses {

    private final NodeDraft net;
    private final List<IpPrefix> addresses = new ArrayList<>();
    private final List<Datum.Entry> gateways = new ArrayList<>();

    Addresses(NodeDraft net) {
        this.net = net;
    }

    /** An address with its prefix length. */
    void add(Datum.Entry entry) {
        if (entry.value() instanceof Datum.Word word) {
            add(word.text(), entry);
        } else {
            net.shape(entry, "an address with its prefix length");
        }
    }

    void add(String text, Datum.Entry entry) {
        IpPrefix address = IpPrefix.parse(text).orElse(null);
        if (address == null) {
            net.refuse(
                    entry,
                    "\"" + text + "\" is not an address with its prefix length",
                    "write it into the spec by hand, as 10.0.0.5/24");
        } else if (address.length() < address.address().width() - 1
                && (address.isNetwork()
                        || (!address.address().v6() && address.address().equals(address.last())))) {
            net.refuse(entry, address + " is the address of a network, not of a host", "write the address of a host");
        } else if (!addresses.contains(address)) {
            addresses.add(address);
        }
    }

    void gateway(Datum.Entry entry) {
        gateways.add(entry);
    }

    /** Writes what was given: all addresses, and the first gateway that one of them reaches. */
    void write() {
        if (!addresses.isEmpty()) {
            net.set(
                    "address",
                    addresses.stream().map(a -> Value.text(a.toString())).toList());
        }
        for (Datum.Entry entry : gateways) {
            Optional<IpAddress> gateway =
                    entry.value() instanceof Datum.Word word ? IpAddress.parse(word.text()) : Optional.empty();
            if (gateway.isEmpty()) {
                net.shape(entry, "the address of a router");
            } else if (addresses.stream().noneMatch(a -> a.contains(gateway.get()))) {
                net.refuse(entry, "no address of the net is in its network", "write a gateway that an address reaches");
            } else if (!net.has("gateway")) {
                net.set("gateway", Value.text(gateway.get().toString()));
            } else if (!net.is("gateway", gateway.get().toString())) {
                net.unsupported(entry, "a net has one gateway");
            }
        }
    }
}
