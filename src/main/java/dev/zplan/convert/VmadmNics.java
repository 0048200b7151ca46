package dev.zplan.convert;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.type.Types;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nics of a payload. vmadm makes a VNIC for each over what its tag stands for, and so does zplan. */
final class VmadmNics {

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("interface", "the zone sees its VNIC by the VNIC's own name"),
            Map.entry("model", "it belongs to virtual machines"),
            Map.entry("allowed_ips", "a net's addresses are the only ones that it may use"),
            Map.entry("allow_ip_spoofing", "a net with addresses may use no others; without address it is not guarded"),
            Map.entry(
                    "allow_dhcp_spoofing", "a net with addresses may use no others; without address it is not guarded"),
            Map.entry("dhcp_server", "a net with addresses may use no others; without address it is not guarded"),
            Map.entry("allow_mac_spoofing", "MAC addresses are not guarded here"),
            Map.entry("allow_restricted_traffic", "other than IP traffic is not guarded here"),
            Map.entry("allow_unfiltered_promisc", "set linkprop promisc-filtered=\"off\" if the zone needs it"),
            Map.entry("blocked_outgoing_ports", "the zone's own firewall can do this"),
            Map.entry("network_uuid", "it speaks to Triton"),
            Map.entry("vrrp_vrid", "zplan makes no VNICs for VRRP"),
            Map.entry("vrrp_primary_ip", "zplan makes no VNICs for VRRP"));
    private static final List<String> KNOWN = List.of(
            "nic_tag",
            "vlan_id",
            "mac",
            "ips",
            "ip",
            "netmask",
            "gateways",
            "gateway",
            "primary",
            "mtu",
            "allowed_dhcp_cids");

    private final NodeDraft zone;
    private final boolean lx;
    private final Map<String, String> links;
    private final Diagnostics out;

    VmadmNics(NodeDraft zone, boolean lx, Map<String, String> links, Diagnostics out) {
        this.zone = zone;
        this.lx = lx;
        this.links = links;
        this.out = out;
    }

    void write(Datum.Entry nics) {
        List<Boolean> primary = new ArrayList<>();
        Members members = new Members(zone);
        members.each(
                nics,
                "nic_tag",
                (path, nic) ->
                        primary.add(nic.word("primary").filter("true"::equals).isPresent()));
        boolean one = primary.contains(true) && primary.size() > 1;
        members.each(nics, "nic_tag", (path, nic) -> new Nic(path, nic, one).write());
    }

    /** One of them; where a zone has several, only the gateway of the primary one counts. */
    private final class Nic {
        private final String path;
        private final Datum.Table nic;
        private final boolean minor;
        private final NodeDraft net = zone.block("net");
        private final NodeDraft linkprop = net.block("linkprop");
        private final NodeDraft property = net.block("property");
        private final List<String> asked = new ArrayList<>();

        Nic(String path, Datum.Table nic, boolean onePrimary) {
            this.path = path;
            this.nic = nic;
            this.minor =
                    onePrimary && nic.word("primary").filter("true"::equals).isEmpty();
        }

        private Optional<Datum.Entry> find(String key) {
            return nic.find(key)
                    .filter(e -> !(e.value() instanceof Datum.Nothing))
                    .map(e -> e.called(path + "." + key));
        }

        void write() {
            find("nic_tag").ifPresent(this::tag);
            addresses();
            find("mac").ifPresent(mac -> net.set("mac", mac));
            find("vlan_id").filter(id -> !Members.isWord(id, "0")).ifPresent(id -> net.set("vlan", id));
            find("mtu").ifPresent(mtu -> linkprop.linkProperty("mtu", mtu));
            find("allowed_dhcp_cids").ifPresent(ids -> linkprop.linkProperty("allowed-dhcp-cids", ids));
            find("primary").ifPresent(this::primary);
            rest();
            Members inner = new Members(net);
            inner.complete(linkprop, path, nic);
            inner.complete(property, path, nic);
            new Members(zone).complete(net, path, nic, "over");
        }

        private void tag(Datum.Entry entry) {
            if (!(entry.value() instanceof Datum.Word word)) {
                net.shape(entry, "a nic tag");
                return;
            }
            String link = links.getOrDefault(word.text(), word.text());
            if (isLink(link)) {
                net.set("over", Value.text(link), entry);
                return;
            }
            String made = word.text() + "0";
            if (net.set("over", Value.text(made), entry)) {
                net.remark("the link of nic tag " + word.text() + " is not known: over is a guess");
                out.warning(
                        "zplan::convert::link_unknown",
                        "which link nic tag " + word.text() + " is on the new host nobody says; the spec has " + made,
                        entry.span(),
                        "say it with --link " + word.text() + "=LINK, or write over= in the spec");
            }
        }

        private boolean isLink(String name) {
            return Types.of("link-name").read(Value.text(name)) instanceof FieldType.Outcome.Accepted;
        }

        private void addresses() {
            Addresses addresses = new Addresses(net);
            find("ips")
                    .ifPresent(ips -> Members.words(ips, net)
                            .ifPresent(words -> words.forEach(word -> address(word.show(), addresses, ips))));
            if (find("ips").isEmpty()) {
                find("ip").ifPresent(ip -> old(ip, addresses));
                find("netmask").filter(m -> find("ip").isEmpty()).ifPresent(m -> net.unsupported(m, "there is no ip"));
            }
            Optional<Datum.Entry> gateways = find("gateways").or(() -> find("gateway"));
            gateways.ifPresent(entry -> gateways(entry, addresses));
            addresses.write();
            if (!asked.isEmpty() && lx) {
                property.set("ips", Value.text(String.join(",", asked)));
            }
        }

        private void gateways(Datum.Entry entry, Addresses addresses) {
            if (minor) {
                net.unsupported(entry, "only the gateway of the primary nic counts");
                return;
            }
            List<Datum> items = entry.value() instanceof Datum.Row row ? row.items() : List.of(entry.value());
            items.forEach(item -> addresses.gateway(new Datum.Entry(entry.name(), entry.span(), item)));
        }

        private void address(String text, Addresses addresses, Datum.Entry from) {
            if (!text.equals("dhcp") && !text.equals("addrconf")) {
                addresses.add(text, from);
            } else if (lx) {
                asked.add(text);
            } else {
                net.unsupported(
                        new Datum.Entry(from.name() + " " + text, from.span(), new Datum.Nothing(from.span())),
                        "the zone asks for its address by itself (ipadm create-addr)");
            }
        }

        private void old(Datum.Entry ip, Addresses addresses) {
            Optional<Integer> length = nic.word("netmask").flatMap(Netmask::length);
            Optional<String> text = nic.word("ip");
            boolean bare =
                    text.filter(it -> !it.equals("dhcp") && !it.contains("/")).isPresent();
            if (text.isEmpty()) {
                net.shape(ip, "an address");
            } else {
                address(bare && length.isPresent() ? text.get() + "/" + length.get() : text.get(), addresses, ip);
            }
            find("netmask")
                    .filter(mask -> !bare || length.isEmpty())
                    .ifPresent(mask -> net.unsupported(mask, "it is no netmask of an address"));
        }

        private void primary(Datum.Entry entry) {
            boolean on = new Members(net).flag(entry).orElse(false);
            if (on && lx) {
                property.set("primary", Value.text("true"));
            }
        }

        private void rest() {
            boolean ips = find("ips").isPresent();
            for (Datum.Entry raw : nic.entries()) {
                Datum.Entry entry = raw.called(path + "." + raw.name());
                String reason = REASONS.get(raw.name());
                boolean off = raw.name().startsWith("allow_") && Members.isWord(raw, "false");
                if (raw.value() instanceof Datum.Nothing && (reason != null || KNOWN.contains(raw.name()))) {
                    continue;
                }
                if (reason != null && !off) {
                    net.unsupported(entry, reason);
                } else if (reason == null && !KNOWN.contains(raw.name())) {
                    net.unknown(entry, "vmadm", KNOWN);
                } else if (ips && (raw.name().equals("ip") || raw.name().equals("netmask")) && !repeats(raw)) {
                    net.unsupported(entry, "ips counts, and says otherwise");
                } else if (raw.name().equals("gateway") && find("gateways").isPresent() && !repeats(raw)) {
                    net.unsupported(entry, "gateways counts, and says otherwise");
                }
            }
        }

        /** vmadm get prints the old keys beside the new ones. */
        private boolean repeats(Datum.Entry old) {
            String list = old.name().equals("gateway") ? "gateways" : "ips";
            List<String> said = nic
                    .find(list)
                    .map(Datum.Entry::value)
                    .filter(Datum.Row.class::isInstance)
                    .map(row -> ((Datum.Row) row).items())
                    .orElse(List.of())
                    .stream()
                    .filter(Datum.Word.class::isInstance)
                    .map(item -> ((Datum.Word) item).text())
                    .toList();
            if (!(old.value() instanceof Datum.Word word)) {
                return false;
            }
            if (old.name().equals("netmask")) {
                return Netmask.length(word.text())
                        .filter(length -> said.stream().anyMatch(s -> s.endsWith("/" + length)))
                        .isPresent();
            }
            return said.stream().anyMatch(s -> s.equals(word.text()) || s.startsWith(word.text() + "/"));
        }
    }
}
