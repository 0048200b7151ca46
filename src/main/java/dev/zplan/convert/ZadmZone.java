package dev.zplan.convert;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;
import dev.zplan.zone.ZoneSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One zone of zadm. */
final class ZadmZone {

    /** What a zone of brand lx has where its document does not say. */
    private static final String KERNEL = "4.4";

    private final Beginning beginning;
    private final Datum.Table table;
    private final Diagnostics out;
    private final NodeDraft zone;
    private final Members members;

    private ZadmZone(Beginning beginning, Datum.Table table, Diagnostics out) {
        this.beginning = beginning;
        this.table = table;
        this.out = out;
        this.zone = new NodeDraft(ZoneSchema.ZONE, out);
        this.members = new Members(zone);
    }

    /** How many of these names are keys of zadm. */
    static long known(List<Datum.Entry> entries) {
        return entries.stream().map(Datum.Entry::name).filter(ZadmKeys::isKnown).count();
    }

    /**
     * Converts a zone.
     *
     * @param name what to call it where the document does not say
     * @return empty, and told, for machines and impossible names
     */
    static Optional<Piece> convert(Datum.Table table, String name, Span span, Diagnostics out) {
        String called = table.word("zonename").orElse(name);
        String brand = table.word("brand").filter(b -> !b.isEmpty()).orElse("lipkg");
        Span at = table.find("zonename").map(Datum.Entry::span).orElse(span);
        if (!Beginning.isName(called, at, out)
                || Beginning.isMachine(
                        called,
                        brand,
                        table.find("brand").map(Datum.Entry::span).orElse(at),
                        out)) {
            return Optional.empty();
        }
        ZadmZone one = new ZadmZone(new Beginning(called, brand), table, out);
        one.write(at);
        return Optional.of(new Piece(Piece.Kind.PLAN, called, List.of(one.zone.sketch())));
    }

    private void write(Span at) {
        Optional<Boolean> autoboot = table.find("autoboot").flatMap(members::flag);
        beginning.write(zone, said("zonepath"), said("ip-type"), autoboot.orElse(false));
        beginning.image(zone, beginning.brand() + "-image", at, out);
        table.entries().forEach(this::entry);
        if (beginning.isLx() && said("kernel-version").isEmpty()) {
            zone.note("kernel-version", KERNEL);
        }
    }

    private Optional<Datum.Entry> said(String key) {
        return table.find(key).filter(e -> !(e.value() instanceof Datum.Nothing) && !Members.isWord(e, ""));
    }

    private void entry(Datum.Entry entry) {
        if (entry.value() instanceof Datum.Nothing && ZadmKeys.isKnown(entry.name())) {
            return;
        }
        switch (entry.name()) {
            case "zonename", "brand", "zonepath", "autoboot", "ip-type" -> {}
            case "limitpriv" -> {
                if (!Members.isWord(entry, "default")) {
                    members.unlessEmpty("limitpriv", entry);
                }
            }
            case "bootargs", "pool", "scheduling-class", "fs-allowed" -> members.unlessEmpty(entry.name(), entry);
            case "hostid" -> hostid(entry);
            case "cpu-shares",
                    "max-lwps",
                    "max-msg-ids",
                    "max-processes",
                    "max-sem-ids",
                    "max-shm-ids",
                    "max-shm-memory" -> members.unlessEmpty(entry.name(), entry);
            case "dns-domain" -> members.attr("dns-domain", entry);
            case "resolvers" -> members.attr("resolvers", entry);
            case "kernel-version", "ipv6" -> linux(entry);
            default -> block(entry);
        }
    }

    private void hostid(Datum.Entry entry) {
        if (beginning.isLx() && !Members.isWord(entry, "")) {
            zone.unsupported(entry, "a zone of brand lx has no hostid");
        } else {
            members.unlessEmpty("hostid", entry);
        }
    }

    private void linux(Datum.Entry entry) {
        if (beginning.isLx()) {
            members.attr(entry.name(), entry);
        } else {
            zone.unsupported(entry, "it belongs to zones of brand lx");
        }
    }

    private void block(Datum.Entry entry) {
        switch (entry.name()) {
            case "attr" -> members.each(entry, "name", this::attr);
            case "capped-cpu" -> members.one(entry, this::cappedCpu);
            case "capped-memory" -> members.fields(entry, "memory", List.of("physical", "swap", "locked"));
            case "security-flags" -> members.fields(entry, "security-flags", List.of("default", "lower", "upper"));
            case "dedicated-cpu" -> members.fields(entry, "dedicated-cpu", List.of("ncpus", "importance"));
            case "dataset" -> members.each(entry, "name", this::dataset);
            case "device" ->
                members.each(entry, "match", (path, t) -> members.fill("device", path, t, List.of("match")));
            case "fs" -> members.each(entry, "dir", this::fs);
            case "net" -> nets(entry);
            case "rctl" -> members.each(entry, "name", this::rctl);
            case "admin" -> members.each(entry, "user", this::admin);
            default -> {
                if (ZadmKeys.MACHINE.contains(entry.name())) {
                    zone.unsupported(entry, "it belongs to virtual machines");
                } else {
                    zone.unknown(entry, "zadm", ZadmKeys.ZONE);
                }
            }
        }
    }

    private void attr(String path, Datum.Table attr) {
        NodeDraft node = zone.block("attr");
        for (Datum.Entry entry : attr.entries()) {
            Datum.Entry called = entry.called(path + "." + entry.name());
            switch (entry.name()) {
                case "name" -> node.set("name", called);
                case "value" ->
                    Members.text(called, node).ifPresent(text -> node.set("value", Value.text(text), called));
                case "type" -> {
                    if (!Members.isWord(entry, "string")) {
                        node.set("type", called);
                    }
                }
                default -> node.unknown(called, "zadm", List.of("name", "type", "value"));
            }
        }
        members.complete(node, path, attr, "name", "value");
    }

    private void cappedCpu(String path, Datum.Table cap) {
        for (Datum.Entry entry : cap.entries()) {
            Datum.Entry called = entry.called(path + "." + entry.name());
            if (entry.name().equals("ncpus")) {
                zone.set("cpu-cap", called);
            } else {
                zone.unknown(called, "zadm", List.of("ncpus"));
            }
        }
    }

    /** zadm hands datasets over, and neither makes them nor sets their properties. */
    private void dataset(String path, Datum.Table dataset) {
        NodeDraft node = zone.block("dataset");
        for (Datum.Entry entry : dataset.entries()) {
            Datum.Entry called = entry.called(path + "." + entry.name());
            if (entry.name().equals("name")) {
                node.set("name", called);
            } else {
                node.unknown(called, "zadm", List.of("name"));
            }
        }
        node.set("delegate", Value.flag(true));
        node.set("manage", Value.flag(false));
        members.complete(node, path, dataset, "name");
    }

    private void fs(String path, Datum.Table fs) {
        NodeDraft node = zone.block("fs");
        for (Datum.Entry entry : fs.entries()) {
            Datum.Entry called = entry.called(path + "." + entry.name());
            switch (entry.name()) {
                case "dir" -> node.set("at", called);
                case "special" -> node.set("special", called);
                case "raw" -> node.set("raw", called);
                case "options" ->
                    Members.words(called, node).ifPresent(options -> node.set("options", options, called));
                case "type" -> {
                    if (!Members.isWord(entry, "lofs")) {
                        node.set("type", called);
                    }
                }
                default -> node.unknown(called, "zadm", List.of("dir", "special", "raw", "type", "options"));
            }
        }
        members.complete(node, path, fs, "special", "at");
    }

    private void nets(Datum.Entry entry) {
        boolean shared = table.word("ip-type").filter("shared"::equals).isPresent();
        ZadmNets nets = new ZadmNets(zone, shared, beginning.isLx());
        members.each(entry, "physical", nets::add);
        nets.write();
    }

    private void rctl(String path, Datum.Table rctl) {
        NodeDraft node = zone.block("rctl");
        for (Datum.Entry entry : rctl.entries()) {
            Datum.Entry called = entry.called(path + "." + entry.name());
            switch (entry.name()) {
                case "name" -> node.set("name", called);
                case "value" ->
                    new Members(node)
                            .each(
                                    called,
                                    "limit",
                                    (at, value) -> new Members(node)
                                            .fill("value", at, value, List.of("priv", "limit", "action")));
                default -> node.unknown(called, "zadm", List.of("name", "value"));
            }
        }
        members.complete(node, path, rctl, "name", "value");
    }

    private void admin(String path, Datum.Table admin) {
        NodeDraft node = zone.block("admin");
        for (Datum.Entry entry : admin.entries()) {
            Datum.Entry called = entry.called(path + "." + entry.name());
            switch (entry.name()) {
                case "user" -> node.set("user", called);
                case "auths" ->
                    Members.words(called, node).ifPresent(words -> {
                        List<Value> auths = new ArrayList<>();
                        words.forEach(word -> List.of(word.show().split(",")).forEach(a -> auths.add(Value.text(a))));
                        node.set("auths", auths, called);
                    });
                default -> node.unknown(called, "zadm", List.of("user", "auths"));
            }
        }
        members.complete(node, path, admin, "user", "auths");
    }
}
