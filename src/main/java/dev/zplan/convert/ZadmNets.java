package dev.zplan.convert;

import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The nets of a zone of zadm. There an entry has one address, so those of one VNIC are one net here. What a net is shows in its
 * keys: with {@code global-nic} OmniOS makes the VNIC at boot, with {@code over} zadm has made one, else the link exists.
 */
final class ZadmNets {

    private final NodeDraft zone;
    private final boolean shared;
    private final boolean lx;
    private final Map<String, List<Net>> byLink = new LinkedHashMap<>();

    private record Net(String path, Datum.Table table) {
        Datum.Entry entry(Datum.Entry entry) {
            return entry.called(path + "." + entry.name());
        }

        Optional<Datum.Entry> find(String name) {
            return table.find(name)
                    .filter(e -> !(e.value() instanceof Datum.Nothing) && !Members.isWord(e, ""))
                    .map(this::entry);
        }
    }

    ZadmNets(NodeDraft zone, boolean shared, boolean lx) {
        this.zone = zone;
        this.shared = shared;
        this.lx = lx;
    }

    void add(String path, Datum.Table table) {
        boolean made = table.has("global-nic") || table.has("over");
        String link = made ? table.word("physical").orElse(path) : path;
        byLink.computeIfAbsent(link, name -> new ArrayList<>()).add(new Net(path, table));
    }

    void write() {
        byLink.values().forEach(this::net);
    }

    private void net(List<Net> entries) {
        NodeDraft net = zone.block("net");
        Net first = entries.get(0);
        boolean made = link(net, first);
        Addresses addresses = new Addresses(net);
        for (Net entry : entries) {
            addresses(addresses, net, entry);
        }
        addresses.write();
        vnic(net, first, made);
        linux(net, first);
        for (Net entry : entries) {
            rest(net, entry, first);
        }
        Members members = new Members(zone);
        String link = !made ? "physical" : first.find("global-nic").isPresent() ? "global-nic" : "over";
        members.complete(net, first.path, first.table, link);
        if (!net.has(link)) {
            entries.subList(1, entries.size())
                    .forEach(entry -> members.leave(entry.path, entry.table, "it belongs to " + first.path));
        }
    }

    /** Whether the VNIC is made for the zone, rather than being there. */
    private boolean link(NodeDraft net, Net entry) {
        Optional<Datum.Entry> global = entry.find("global-nic");
        Optional<Datum.Entry> over = entry.find("over");
        boolean made = !shared && (global.isPresent() || over.isPresent());
        entry.find("physical").ifPresent(physical -> net.set(made ? "name" : "physical", physical));
        if (made && global.isPresent()) {
            net.set("global-nic", global.get());
            over.ifPresent(it -> net.unsupported(it, "the VNIC is made over global-nic"));
        } else if (made) {
            over.ifPresent(it -> net.set("over", it));
        } else {
            global.ifPresent(it -> net.unsupported(it, "a zone with shared IP has no VNIC"));
            over.ifPresent(it -> net.unsupported(it, "a zone with shared IP has no VNIC"));
        }
        return made;
    }

    private void addresses(Addresses addresses, NodeDraft net, Net entry) {
        String own = shared ? "address" : "allowed-address";
        String other = shared ? "allowed-address" : "address";
        entry.find(own).ifPresent(addresses::add);
        entry.find(other)
                .ifPresent(it ->
                        net.unsupported(it, "zonecfg takes it only with ip-type " + (shared ? "exclusive" : "shared")));
        entry.find("defrouter").ifPresent(addresses::gateway);
    }

    private static void vnic(NodeDraft net, Net entry, boolean made) {
        entry.find("mac-addr").ifPresent(it -> vnic(net, "mac", it, made));
        entry.find("vlan-id").ifPresent(it -> vnic(net, "vlan", it, made));
    }

    private static void vnic(NodeDraft net, String field, Datum.Entry entry, boolean made) {
        if (made) {
            net.set(field, entry);
        } else {
            net.unsupported(
                    entry, "the link is there already: for a VNIC of the zone write over= instead of physical=");
        }
    }

    /** Brand lx reads these from the attributes of the net. */
    private void linux(NodeDraft net, Net entry) {
        NodeDraft properties = net.block("property");
        for (String name : List.of("ips", "gateway", "primary")) {
            entry.find(name).ifPresent(it -> {
                if (lx) {
                    Members.text(it, properties).ifPresent(text -> properties.set(name, Value.text(text), it));
                } else {
                    net.unsupported(it, "it belongs to zones of brand lx");
                }
            });
        }
        new Members(net).complete(properties, entry.path, entry.table);
    }

    private void rest(NodeDraft net, Net entry, Net first) {
        for (Datum.Entry raw : entry.table.entries()) {
            Datum.Entry it = entry.entry(raw);
            if (ZadmKeys.MACHINE_NET.contains(raw.name())) {
                net.unsupported(it, "it belongs to virtual machines");
            } else if (!ZadmKeys.NET.contains(raw.name())) {
                net.unknown(it, "zadm", ZadmKeys.NET);
            } else if (!entry.equals(first) && differs(raw, first)) {
                net.unsupported(it, first.path + " is of the same VNIC and says otherwise");
            }
        }
    }

    private static boolean differs(Datum.Entry entry, Net first) {
        boolean own = entry.name().endsWith("address") || entry.name().equals("defrouter");
        Optional<String> word = entry.value() instanceof Datum.Word it ? Optional.of(it.text()) : Optional.empty();
        return !own && (word.isEmpty() || !first.table.word(entry.name()).equals(word));
    }
}
