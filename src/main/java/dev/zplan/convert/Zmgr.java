package dev.zplan.convert;

import dev.zplan.author.Sketch;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.type.IpAddress;
import dev.zplan.module.type.IpPrefix;
import dev.zplan.module.type.Types;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;
import dev.zplan.zone.ZoneSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of zmgr together: a zone's entry says its address, and only its pool says how long the prefix is. Of zmgr's files the
 * kinds and the chief fields are documented; other fields are taken where their names leave no doubt, and told where they do.
 */
final class Zmgr {

    private static final Set<String> POOL_NAMES = Set.of("pool", "address-pool", "ip-pool");
    private static final Set<String> ADDRESS_NAMES = Set.of("ip", "address", "ip-address");
    private static final Set<String> LINK_NAMES = Set.of("vnic", "vnic-name", "nic", "link", "physical");

    /** What a zone begins with. */
    private static final Set<String> BEGINNING = Set.of("brand", "template", "zonepath", "autoboot");

    private final Diagnostics out;
    private final Map<String, IpPrefix> networks = new TreeMap<>();
    private final Map<String, Datum.Table> templates = new TreeMap<>();
    private final List<Piece> pieces = new ArrayList<>();

    Zmgr(Diagnostics out) {
        this.out = out;
    }

    List<Piece> convert(List<ZmgrFile> files) {
        files.stream().filter(f -> f.kind() == ZmgrFile.Kind.TEMPLATE).forEach(f -> templates.put(f.name(), f.table()));
        for (ZmgrFile.Kind kind : ZmgrFile.Kind.values()) {
            files.stream().filter(f -> f.kind() == kind && isName(f)).forEach(this::file);
        }
        return List.copyOf(pieces);
    }

    /** Whether a file can be called so; if not that is told. */
    private boolean isName(ZmgrFile file) {
        if (Types.of("word").read(Value.text(file.name())) instanceof FieldType.Outcome.Refused refused) {
            out.error(
                    "zplan::convert::no_name",
                    "the " + file.kind().word() + " cannot be converted: " + refused.message(),
                    file.table().span(),
                    refused.help());
            return false;
        }
        return true;
    }

    private void file(ZmgrFile file) {
        switch (file.kind()) {
            case CONFIG -> config(file);
            case TEMPLATE -> template(file);
            case POOL ->
                new ZmgrPool(file, out).write().ifPresent(pool -> {
                    networks.put(file.name(), pool.network());
                    pieces.add(new Piece(Piece.Kind.POOL, file.name(), List.of(pool.sketch())));
                });
            case ZONE -> zone(file);
            case PUBLISHER -> publisher(file);
        }
    }

    /** Nothing of it goes into a file. */
    private void config(ZmgrFile file) {
        NodeDraft nothing = new NodeDraft(ZoneSchema.ZONE, out);
        for (Datum.Entry entry : file.table().entries()) {
            if (entry.name().equals("default-template")) {
                nothing.unsupported(entry, "a zone names its template, and zplan create takes --template");
            } else if (!entry.name().equals(KdlTree.ARGUMENTS)) {
                nothing.unknown(entry, "zmgr's document", List.of("default-template"));
            }
        }
    }

    private void publisher(ZmgrFile file) {
        NodeDraft nothing = new NodeDraft(ZoneSchema.ZONE, out);
        for (Datum.Entry entry : file.table().entries()) {
            if (!entry.name().equals(KdlTree.ARGUMENTS)) {
                nothing.unsupported(
                        entry.called("publisher " + file.name() + "." + entry.name()),
                        "zmgr sets it nowhere; write install publisher=\"NAME=URI\" in the zones that need it");
            }
        }
    }

    private void template(ZmgrFile file) {
        NodeDraft template = new NodeDraft(Piece.Kind.TEMPLATE.schema(), out);
        template.set("name", Value.text(file.name()));
        for (Datum.Entry entry : file.table().entries()) {
            if (POOL_NAMES.contains(entry.name())) {
                template.unsupported(
                        entry, "what a template has besides is added to its zones: they say net pool= themselves");
            } else if (entry.name().equals("zonepath") && entry.value() instanceof Datum.Word path) {
                zonepath(template, path.text(), entry);
            } else {
                common(template, file, entry);
            }
        }
        if (!template.has("brand")) {
            template.remark("zmgr's template says no brand");
        }
        if (!template.has("zonepath")) {
            template.set("zonepath", Value.text("/zones/${name}"));
        }
        pieces.add(new Piece(Piece.Kind.TEMPLATE, file.name(), List.of(escaped(template.sketch()))));
    }

    /** The zone's name stands in it as it is in zplan, or without the dollar. */
    private static void zonepath(NodeDraft template, String path, Datum.Entry entry) {
        if (path.matches(".*\\$?\\{(name|zone|zonename)\\}.*")) {
            template.set("zonepath", Value.text(path.replaceAll("\\$?\\{(name|zone|zonename)\\}", "\\${name}")));
        } else {
            template.set("zonepath", entry);
        }
    }

    /** Texts that are not our own hold no expressions. */
    private static Sketch escaped(Sketch sketch) {
        if (sketch.name().equals("zonepath")) {
            return sketch;
        }
        List<Value> arguments = sketch.arguments().stream()
                .map(v -> v instanceof Value.Text text ? Value.text(text.text().replace("${", "$${")) : v)
                .toList();
        return new Sketch(
                sketch.name(),
                arguments,
                sketch.entries().stream().map(Zmgr::escaped).toList(),
                sketch.remarks());
    }

    private void zone(ZmgrFile file) {
        Datum.Table table = file.table();
        String brand = table.word("brand")
                .or(() -> table.word("template").map(templates::get).flatMap(t -> t.word("brand")))
                .orElse("");
        if (!Beginning.isName(file.name(), table.span(), out)
                || Beginning.isMachine(file.name(), brand, table.span(), out)) {
            return;
        }
        NodeDraft zone = new NodeDraft(ZoneSchema.ZONE, out);
        begin(zone, file, brand);
        net(zone, table);
        List<Datum.Entry> done = Stream.of(POOL_NAMES, ADDRESS_NAMES, LINK_NAMES)
                .flatMap(names -> first(table, names).stream())
                .toList();
        for (Datum.Entry entry : table.entries()) {
            if (!done.contains(entry) && !BEGINNING.contains(entry.name())) {
                common(zone, file, entry);
            }
        }
        pieces.add(new Piece(Piece.Kind.PLAN, file.name(), List.of(zone.sketch())));
    }

    /** With zmgr's template where it is at hand, or nothing else says the brand. */
    private void begin(NodeDraft zone, ZmgrFile file, String brand) {
        Datum.Table table = file.table();
        Optional<Datum.Entry> template = table.find("template");
        Optional<Datum.Entry> zonepath = table.find("zonepath");
        Optional<Datum.Entry> autoboot = table.find("autoboot");
        String name = table.word("template").orElse("");
        if (!templates.containsKey(name) && !brand.isEmpty()) {
            boolean boots = autoboot.flatMap(new Members(zone)::flag).orElse(true);
            new Beginning(file.name(), brand).write(zone, zonepath, Optional.empty(), boots);
            template.ifPresent(it -> zone.unsupported(it, "its file is not among those given"));
            return;
        }
        zone.set("name", Value.text(file.name()));
        template.ifPresent(it -> zone.set("template", it));
        boolean same =
                templates.containsKey(name) && templates.get(name).word("brand").equals(Optional.of(brand));
        table.find("brand").filter(it -> !same).ifPresent(it -> zone.set("brand", it));
        boolean usual = templates.containsKey(name) && !templates.get(name).has("zonepath");
        zonepath.filter(it -> !usual || !Members.isWord(it, "/zones/" + file.name()))
                .ifPresent(it -> zone.set("zonepath", it));
        autoboot.ifPresent(it -> zone.set("autoboot", it));
    }

    private void net(NodeDraft zone, Datum.Table table) {
        NodeDraft net = zone.block("net");
        Optional<Datum.Entry> pool = first(table, POOL_NAMES);
        Optional<Datum.Entry> address = first(table, ADDRESS_NAMES);
        Optional<Datum.Entry> link = first(table, LINK_NAMES);
        Optional<IpPrefix> network = pool.flatMap(it -> table.word(it.name())).map(networks::get);
        pool.ifPresent(it -> net.set("pool", it));
        address.ifPresent(it -> address(net, it, network));
        if (net.has("pool")) {
            link.ifPresent(it -> net.set("name", it));
        } else {
            link.ifPresent(it -> net.set("physical", it));
        }
        if (net.has("pool") || net.has("physical")) {
            zone.add(net);
            return;
        }
        zone.adopt(net);
        address.ifPresent(it -> zone.unsupported(it, "the entry names neither pool nor VNIC"));
    }

    private static Optional<Datum.Entry> first(Datum.Table table, Set<String> names) {
        return table.entries().stream().filter(e -> names.contains(e.name())).findFirst();
    }

    private static void address(NodeDraft net, Datum.Entry entry, Optional<IpPrefix> network) {
        Addresses addresses = new Addresses(net);
        if (entry.value() instanceof Datum.Word word
                && IpAddress.parse(word.text()).isPresent()
                && network.isPresent()) {
            addresses.add(word.text() + "/" + network.get().length(), entry);
        } else {
            addresses.add(entry);
        }
        addresses.write();
    }

    /** A field that zplan calls by the same name. */
    private static void common(NodeDraft node, ZmgrFile file, Datum.Entry entry) {
        boolean field = !entry.name().equals("name")
                && ZoneSchema.ZONE.field(entry.name()).filter(f -> !f.list()).isPresent();
        if (file.isName(entry)) {
            return;
        }
        if (field) {
            node.set(entry.name(), entry);
        } else {
            node.unknown(
                    entry,
                    "zmgr's document",
                    List.of("brand", "autoboot", "pool", "template", "ip", "vnic", "zonepath"));
        }
    }
}
