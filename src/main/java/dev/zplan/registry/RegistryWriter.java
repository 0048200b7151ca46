package dev.zplan.registry;

import dev.zplan.kdl.KdlDocument;
import dev.zplan.kdl.KdlNode;
import dev.zplan.kdl.KdlPrinter;
import dev.zplan.resource.Address;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A snapshot as files; equal snapshots give equal bytes. */
final class RegistryWriter {

    static final int VERSION = 1;

    private final SortedMap<String, List<KdlNode>> files = new TreeMap<>();
    private final Snapshot snapshot;

    private RegistryWriter(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The content of each file by its path in the registry's folder. */
    static SortedMap<String, byte[]> files(Snapshot snapshot) {
        RegistryWriter writer = new RegistryWriter(snapshot);
        writer.put(FileNames.REVISION, KdlNode.builder("zplan-registry").argument(VERSION));
        writer.put(FileNames.REVISION, KdlNode.builder("revision").argument(snapshot.revision()));
        snapshot.zones().values().forEach(writer::zone);
        snapshot.resources().values().forEach(writer::resource);
        SortedMap<String, byte[]> bytes = new TreeMap<>(FileNames.ORDER);
        KdlPrinter printer = new KdlPrinter();
        writer.files.forEach((path, nodes) ->
                bytes.put(path, printer.printToString(new KdlDocument(nodes)).getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    private void put(String path, KdlNode.Builder node) {
        files.computeIfAbsent(path, p -> new ArrayList<>()).add(node.build());
    }

    private void zone(ZoneEntry zone) {
        KdlNode.Builder node = head("zone", zone.name(), zone.host()).property("plan", zone.plan());
        if (zone.protect()) {
            node.property("protect", true);
        }
        text(node, "links-of", zone.linksOf());
        TreeSet<String> links = new TreeSet<>(zone.addresses().keySet());
        links.addAll(zone.pools().keySet());
        for (String link : links) {
            KdlNode.Builder net = KdlNode.builder("net").argument(link);
            text(net, "address", zone.addresses().get(link));
            text(net, "pool", zone.pools().get(link));
            node.child(net);
        }
        put(FileNames.zone(zone.host(), zone.name()), node);
    }

    private void resource(Entry entry) {
        Address address = entry.address();
        KdlNode.Builder node =
                KdlNode.builder("resource").argument(address.kind()).argument(address.name());
        String path;
        if (entry.zone() == null) {
            path = FileNames.plan(address.host(), entry.plan());
            startIfNew(path, head("plan", entry.plan(), address.host()));
        } else {
            path = FileNames.zone(address.host(), entry.zone());
            startIfNew(path, head("zone", entry.zone(), address.host()));
            ZoneEntry zone = snapshot.zones().get(address.host() + "/" + entry.zone());
            text(node, "plan", zone != null && zone.plan().equals(entry.plan()) ? null : entry.plan());
        }
        if (entry.protect()) {
            node.property("protect", true);
        }
        text(node, "let-go", entry.letGo());
        text(node, "ignore-changes", entry.ignored().isEmpty() ? null : String.join("\n", entry.ignored()));
        entry.resource().attributes().forEach((name, value) -> node.child(ValueKdl.write(name, value)));
        put(path, node);
    }

    private void startIfNew(String path, KdlNode.Builder head) {
        if (!files.containsKey(path)) {
            put(path, head);
        }
    }

    private static KdlNode.Builder head(String what, String name, String host) {
        return KdlNode.builder(what).argument(name).property("host", host);
    }

    private static void text(KdlNode.Builder node, String name, @Nullable String text) {
        if (text != null) {
            node.property(name, text);
        }
    }
}
