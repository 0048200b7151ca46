package dev.zplan.author;

import dev.zplan.kdl.KdlNode;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says in a zone what its configuration has: the way back from zonecfg's words to those of a spec. */
final class ConfigurationWriter {

    /** Records of zonecfg that are a block of a zone, field by field. */
    private static final Map<String, String> BLOCKS =
            Map.of("capped-memory", "memory", "dedicated-cpu", "dedicated-cpu", "security-flags", "security-flags");

    private final Pen pen;
    private final Block zone;

    ConfigurationWriter(Pen pen) {
        this.pen = pen;
        this.zone = pen.item();
    }

    /** Gives an attribute of the configuration, or an entry of it, that value; answers why it cannot. */
    Optional<String> set(String attribute, String entry, @Nullable Value applied, @Nullable Value value) {
        String block = BLOCKS.get(attribute);
        if (block != null) {
            return pen.field(zone, block, entry, value);
        }
        return switch (attribute) {
            case "capped-cpu" -> pen.field(zone, "cpu-cap", value);
            case "attr" -> attr(entry, value);
            case "fs" -> fileSystem(entry, value);
            case "dataset" -> dataset(entry, value);
            case "device" -> device(entry, value);
            case "admin" -> admin(entry, value);
            case "rctl" -> rctl(entry, value);
            case "net" -> nets(items(applied), items(value));
            default -> pen.field(zone, attribute, value);
        };
    }

    private Optional<Block> block(String name, String key, String value) {
        return zone.blocks(name).stream()
                .filter(b -> b.text(key).filter(value::equals).isPresent())
                .findFirst();
    }

    private static Optional<String> nobody() {
        return Optional.of("no spec says it");
    }

    /** Leaves as it is, takes away, changes, or adds. */
    private Optional<String> keyed(
            Optional<Block> there,
            @Nullable Value value,
            Function<Block, Optional<String>> change,
            KdlNode.Builder fresh) {
        if (value == null) {
            return there.map(pen::remove).orElseGet(ConfigurationWriter::nobody);
        }
        return there.map(change).orElseGet(() -> pen.append(zone, fresh.build()));
    }

    private Optional<String> attr(String name, @Nullable Value value) {
        Value text = member(value, "value");
        String type = show(member(value, "type"), "string");
        if (text instanceof Value.Secret) {
            return Optional.of("it is secret");
        }
        KdlNode.Builder fresh = KdlNode.builder("attr").argument(name);
        if (text != null) {
            fresh.argument(Spelling.kdl(text));
        }
        if (!type.equals("string")) {
            fresh.property("type", type);
        }
        return keyed(
                block("attr", "name", name),
                value,
                attr -> pen.field(attr, "value", text)
                        .or(() -> attr.text("type").orElse("").equals(type)
                                ? Optional.empty()
                                : pen.field(attr, "type", Value.text(type))),
                fresh);
    }

    private Optional<String> fileSystem(String at, @Nullable Value value) {
        SortedMap<String, Value> members = members(value);
        KdlNode.Builder fresh = KdlNode.builder("fs");
        Value special = members.get("special");
        if (special != null) {
            fresh.argument(Spelling.kdl(special));
        }
        fresh.property("at", at);
        for (String name : List.of("type", "raw", "options")) {
            Value member = members.get(name);
            if (member != null && !member.show().equals("lofs")) {
                fresh.property(name, Spelling.kdl(member));
            }
        }
        return keyed(block("fs", "at", at), value, fs -> fileSystem(fs, members), fresh);
    }

    private Optional<String> fileSystem(Block fs, SortedMap<String, Value> members) {
        for (String name : List.of("special", "type", "raw", "options")) {
            Value now = members.get(name);
            Value said = fs.value(name);
            String before = said == null ? "" : Spelling.text(said);
            if (!before.equals(now == null ? "" : Spelling.text(now))) {
                Optional<String> why = pen.field(fs, name, now);
                if (why.isPresent()) {
                    return why;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> dataset(String name, @Nullable Value value) {
        Optional<Block> there = block("dataset", "name", name);
        boolean managed = there.filter(b -> b.is("manage")).isPresent();
        if (value == null && managed) {
            return pen.field(there.orElseThrow(), "delegate", null);
        }
        return keyed(
                there,
                value,
                dataset -> pen.field(dataset, "delegate", Value.flag(true)),
                KdlNode.builder("dataset")
                        .argument(name)
                        .property("manage", false)
                        .property("delegate", true));
    }

    private Optional<String> device(String match, @Nullable Value value) {
        KdlNode.Builder fresh = KdlNode.builder("device").argument(match);
        SortedMap<String, Value> properties = members(member(value, "property"));
        if (!properties.isEmpty()) {
            KdlNode.Builder block = KdlNode.builder("property");
            properties.forEach((name, property) -> block.property(name, Spelling.kdl(property)));
            fresh.child(block);
        }
        return keyed(
                block("device", "match", match), value, b -> Optional.of(b.span() + " has other properties"), fresh);
    }

    private Optional<String> admin(String user, @Nullable Value value) {
        KdlNode.Builder fresh = KdlNode.builder("admin").argument(user);
        items(value).forEach(auth -> fresh.argument(Spelling.kdl(auth)));
        return keyed(block("admin", "user", user), value, b -> pen.arguments(b, 1, items(value)), fresh);
    }

    private Optional<String> rctl(String name, @Nullable Value value) {
        KdlNode.Builder fresh = KdlNode.builder("rctl").argument(name);
        for (Value limit : items(value)) {
            KdlNode.Builder one = KdlNode.builder("value");
            for (String field : List.of("priv", "limit", "action")) {
                Value member = member(limit, field);
                if (member != null) {
                    one.argument(Spelling.kdl(member));
                }
            }
            fresh.child(one);
        }
        return keyed(block("rctl", "name", name), value, b -> Optional.of(b.span() + " has other values"), fresh);
    }

    /** Nets whose address or router changed, and nets that were added behind all others over links of their own. */
    private Optional<String> nets(List<Value> applied, List<Value> found) {
        List<Block> blocks = zone.blocks("net");
        if (blocks.size() != applied.size() || found.size() < applied.size()) {
            return Optional.of("nets that went, and nets with several addresses, are to be written by hand");
        }
        for (int i = 0; i < found.size(); i++) {
            Optional<String> why = i < applied.size()
                    ? net(blocks.get(i), members(applied.get(i)), members(found.get(i)))
                    : net(members(found.get(i)));
            if (why.isPresent()) {
                return why;
            }
        }
        return Optional.empty();
    }

    private Optional<String> net(Block net, SortedMap<String, Value> applied, SortedMap<String, Value> found) {
        List<String> known = new ArrayList<>();
        for (String name : List.of("allowed-address", "address", "defrouter")) {
            known.add(name);
            if (!Objects.equals(applied.get(name), found.get(name))) {
                String field = name.equals("defrouter") ? "gateway" : "address";
                if (net.value("pool") != null && net.value(field) == null) {
                    return Optional.of(
                            "the pool " + net.text("pool").orElse("") + " gives it, at " + net.spanOf("pool"));
                }
                Optional<String> why = pen.field(net, field, found.get(name));
                if (why.isPresent()) {
                    return why;
                }
            }
        }
        SortedMap<String, Value> before = new TreeMap<>(applied);
        SortedMap<String, Value> now = new TreeMap<>(found);
        before.keySet().removeAll(known);
        now.keySet().removeAll(known);
        return before.equals(now)
                ? Optional.empty()
                : Optional.of("the net at " + net.span() + " is to be written by hand");
    }

    private Optional<String> net(SortedMap<String, Value> added) {
        Value physical = added.get("physical");
        if (physical == null || added.containsKey("global-nic") || added.containsKey("property")) {
            return Optional.of("the new net is to be written by hand");
        }
        KdlNode.Builder net = KdlNode.builder("net").property("physical", Spelling.kdl(physical));
        Value address = added.getOrDefault("allowed-address", added.get("address"));
        Value router = added.get("defrouter");
        if (address != null) {
            net.property("address", Spelling.kdl(address));
        }
        if (router != null) {
            net.property("gateway", Spelling.kdl(router));
        }
        return pen.append(zone, net.build());
    }

    private static SortedMap<String, Value> members(@Nullable Value value) {
        return value instanceof Value.Members members ? members.members() : new TreeMap<>();
    }

    private static @Nullable Value member(@Nullable Value value, String name) {
        return members(value).get(name);
    }

    private static List<Value> items(@Nullable Value value) {
        return value instanceof Value.Items items ? items.items() : List.of();
    }

    private static String show(@Nullable Value value, String otherwise) {
        return value == null ? otherwise : value.show();
    }
}
