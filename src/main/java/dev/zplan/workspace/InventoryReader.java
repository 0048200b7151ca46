package dev.zplan.workspace;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.module.type.Types;
import dev.zplan.spec.Block;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.NodeSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts the hosts and groups of {@code zplan.kdl} together. */
final class InventoryReader {

    private static final NodeSchema GROUP = new NodeSchema(
            "group",
            "A group of hosts: those that name it in `groups`",
            true,
            true,
            List.of(FieldSchema.at(0, "name", Types.of("word"), "Its name for `on`, `groups` and `--limit`")),
            Layer.BLOCKS,
            null);

    private static final NodeSchema ALL =
            new NodeSchema(Inventory.ALL, "What is said of every host", false, false, List.of(), Layer.BLOCKS, null);

    /** What it is read from. */
    static final List<NodeSchema> SCHEMAS = List.of(HostDefReader.SCHEMA, GROUP, ALL);

    private final Diagnostics diagnostics;
    private final SortedMap<String, Block> groups = new TreeMap<>();
    private final SortedMap<String, List<String>> members = new TreeMap<>();
    private final SortedMap<String, HostDef> hosts = new TreeMap<>();
    private Layer all = Layer.empty();

    InventoryReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The inventory of checked blocks; others than hosts and groups are passed over. */
    Inventory read(List<Block> blocks) {
        for (Block block : blocks) {
            if (block.name().equals(GROUP.name())) {
                String name = block.text("name").orElse("");
                groups.put(name, block);
                members.put(name, new ArrayList<>());
            } else if (block.name().equals(ALL.name())) {
                all = Layer.of(block);
            }
        }
        blocks.stream()
                .filter(b -> b.name().equals(HostDefReader.SCHEMA.name()))
                .forEach(this::host);
        groups.forEach(this::name);
        return new Inventory(hosts, members);
    }

    private void host(Block block) {
        HostDef host = HostDefReader.read(block, diagnostics);
        Layer layer = Layer.of(block);
        for (String name : host.groups()) {
            Block group = groups.get(name);
            if (group == null) {
                unknown(name, block);
            } else {
                layer = layer.over(Layer.of(group));
                members.computeIfAbsent(name, n -> new ArrayList<>()).add(host.name());
            }
        }
        if (host.name().equals(Inventory.ALL)) {
            taken(block, "a host", "every host is meant by it");
        }
        hosts.put(host.name(), host.with(layer.over(all)));
    }

    private void unknown(String name, Block host) {
        diagnostics.error(
                "zplan::workspace::unknown_group",
                "there is no group \"" + name + "\"",
                host.spanOf("groups"),
                Suggestion.nearest(name, groups.keySet())
                                .map(near -> "did you mean " + near + "? ")
                                .orElse("")
                        + "groups have a node of their own: group \"" + name + "\"");
    }

    private void name(String name, Block group) {
        if (name.equals(Inventory.ALL)) {
            taken(group, "a group", "every host is meant by it");
        } else if (hosts.containsKey(name)) {
            taken(group, "a group", "a host is called so");
        }
    }

    private void taken(Block block, String what, String why) {
        String name = block.text("name").orElse("");
        diagnostics.error(
                "zplan::workspace::name_taken",
                "\"" + name + "\" cannot be the name of " + what + ": " + why,
                block.spanOf("name"),
                "hosts and groups are named in the same places: choose another name");
    }
}
