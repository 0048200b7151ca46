package dev.zplan.registry;

import dev.zplan.kdl.KdlBoolean;
import dev.zplan.kdl.KdlNode;
import dev.zplan.kdl.KdlNumber;
import dev.zplan.kdl.KdlProperty;
import dev.zplan.kdl.KdlString;
import dev.zplan.kdl.KdlValue;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The files of {@link RegistryWriter} as a snapshot again. */
final class RegistryReader {

    private final SortedMap<Address, Entry> resources = new TreeMap<>();
    private final SortedMap<String, ZoneEntry> zones = new TreeMap<>();
    private final RegistryView view;

    private RegistryReader(RegistryView view) {
        this.view = view;
    }

    /** Reads all files; a damaged one or a later version is thrown as a diagnostic. */
    static Snapshot read(RegistryView view) throws IOException {
        RegistryReader reader = new RegistryReader(view);
        long revision = revision(view.text(FileNames.REVISION));
        for (String path : view.paths()) {
            if (!path.equals(FileNames.REVISION)) {
                reader.file(path);
            }
        }
        return new Snapshot(revision, reader.resources, reader.zones);
    }

    private static long revision(RegistryText file) {
        KdlNode head = file.head("zplan-registry");
        BigDecimal version = number(file, head);
        if (version.compareTo(BigDecimal.valueOf(RegistryWriter.VERSION)) != 0) {
            throw file.newer(head.nameSpan(), version.toPlainString());
        }
        if (file.nodes().size() != 2 || !file.nodes().get(1).name().equals("revision")) {
            throw file.damaged(head.nameSpan(), "a revision must follow the version, and nothing else");
        }
        KdlNode revision = file.nodes().get(1);
        try {
            return number(file, revision).longValueExact();
        } catch (ArithmeticException e) {
            throw file.damaged(revision.nameSpan(), "the revision must be a whole number");
        }
    }

    private void file(String path) throws IOException {
        RegistryText file = view.text(path);
        boolean zoned = path.contains("/zones/");
        KdlNode head = file.head(zoned ? "zone" : "plan");
        String name = argument(file, head, 0);
        String host = required(file, head, "host");
        String home = zoned ? FileNames.zone(host, name) : FileNames.plan(host, name);
        if (!home.equals(path)) {
            throw file.damaged(head.nameSpan(), "this belongs into " + home);
        }
        String owner = zoned ? property(file, head, "plan") : name;
        if (zoned && owner != null) {
            ZoneEntry zone = zone(file, head, owner);
            zones.put(zone.key(), zone);
        }
        for (KdlNode node : file.nodes().subList(1, file.nodes().size())) {
            entry(file, node, host, zoned ? name : null, owner);
        }
    }

    private static ZoneEntry zone(RegistryText file, KdlNode head, String plan) {
        SortedMap<String, String> addresses = new TreeMap<>();
        SortedMap<String, String> pools = new TreeMap<>();
        for (KdlNode net : head.children()) {
            String link = argument(file, net, 0);
            String address = property(file, net, "address");
            String pool = property(file, net, "pool");
            boolean again = address != null && addresses.put(link, address) != null;
            again |= pool != null && pools.put(link, pool) != null;
            if (again || !net.name().equals("net")) {
                throw file.damaged(net.nameSpan(), "a zone has nothing but nets, each link once");
            }
        }
        String host = required(file, head, "host");
        return new ZoneEntry(
                host,
                argument(file, head, 0),
                plan,
                flag(file, head, "protect"),
                addresses,
                pools,
                property(file, head, "links-of"));
    }

    private static Set<String> ignored(RegistryText file, KdlNode node) {
        String ignored = property(file, node, "ignore-changes");
        return ignored == null ? Set.of() : ignored.lines().collect(Collectors.toSet());
    }

    private void entry(RegistryText file, KdlNode node, String host, @Nullable String zone, @Nullable String owner) {
        if (!node.name().equals("resource")) {
            throw file.damaged(node.nameSpan(), "only resources may follow here");
        }
        Address address = new Address(host, argument(file, node, 0), argument(file, node, 1));
        Resource resource = Resource.of(address, new ValueKdl(file).readAll(node.children()));
        String given = property(file, node, "plan");
        String plan = given == null ? owner : given;
        if (plan == null) {
            throw file.damaged(node.nameSpan(), address + " belongs to no plan");
        }
        Entry entry = new Entry(
                resource, plan, zone, flag(file, node, "protect"), property(file, node, "let-go"), ignored(file, node));
        if (resources.put(address, entry) != null) {
            throw file.damaged(node.nameSpan(), address + " is kept twice");
        }
    }

    private static BigDecimal number(RegistryText file, KdlNode node) {
        if (node.arguments().size() == 1 && node.arguments().get(0).value() instanceof KdlNumber.Finite number) {
            return number.value();
        }
        throw file.damaged(node.nameSpan(), "`" + node.name() + "` must have one number");
    }

    private static String argument(RegistryText file, KdlNode node, int index) {
        KdlValue value = node.argument(index).map(argument -> argument.value()).orElse(null);
        if (value instanceof KdlString text) {
            return text.value();
        }
        throw file.damaged(node.nameSpan(), "`" + node.name() + "` lacks a name");
    }

    private static String required(RegistryText file, KdlNode node, String name) {
        String text = property(file, node, name);
        if (text == null) {
            throw file.damaged(node.nameSpan(), "`" + node.name() + "` lacks `" + name + "`");
        }
        return text;
    }

    private static @Nullable String property(RegistryText file, KdlNode node, String name) {
        KdlProperty property = node.property(name).orElse(null);
        if (property == null) {
            return null;
        }
        if (property.value() instanceof KdlString text) {
            return text.value();
        }
        throw file.damaged(property.valueSpan(), "`" + name + "` must be a text");
    }

    private static boolean flag(RegistryText file, KdlNode node, String name) {
        KdlProperty property = node.property(name).orElse(null);
        if (property == null) {
            return false;
        }
        if (property.value() instanceof KdlBoolean flag) {
            return flag.value();
        }
        throw file.damaged(property.valueSpan(), "`" + name + "` must be #true or #false");
    }
}
