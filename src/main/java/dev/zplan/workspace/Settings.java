package dev.zplan.workspace;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.type.Types;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.NodeSchema;
import dev.zplan.zone.StorageLayout;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What {@code zplan.kdl} says.
 *
 * @param defaultHost the host of what names none; empty when there is none
 * @param inventory the hosts and their groups
 * @param storage where things are kept, by host; a host of which nothing is said is not in it
 */
public record Settings(String defaultHost, Inventory inventory, SortedMap<String, StorageLayout> storage) {

    /** The version of the format that this zplan reads. */
    public static final int VERSION = 1;

    private static final NodeSchema ZPLAN = single("zplan", "The version of the settings' format", "number");
    private static final NodeSchema DEFAULT_HOST = single("default-host", "The host of what names none", "word");

    /** Keeps a copy. */
    public Settings {
        storage = Collections.unmodifiableSortedMap(new TreeMap<>(storage));
    }

    /** What may stand in {@code zplan.kdl}. */
    public static List<NodeSchema> schemas() {
        return Stream.concat(Stream.of(ZPLAN, DEFAULT_HOST, StorageReader.SCHEMA), InventoryReader.SCHEMAS.stream())
                .toList();
    }

    /** The hosts by name. */
    public SortedMap<String, HostDef> hosts() {
        return inventory.hosts();
    }

    private static NodeSchema single(String name, String about, String type) {
        return new NodeSchema(
                name, about, false, false, List.of(FieldSchema.at(0, "value", Types.of(type), about)), List.of(), null);
    }

    /** The settings of a checked file. */
    static Settings of(List<Block> blocks, Diagnostics diagnostics) {
        Inventory inventory = new InventoryReader(diagnostics).read(blocks);
        SortedMap<String, HostDef> hosts = inventory.hosts();
        String defaultHost = "";
        for (Block block : blocks) {
            if (block.name().equals(ZPLAN.name())) {
                version(block, diagnostics);
            } else if (block.name().equals(DEFAULT_HOST.name())) {
                defaultHost = block.text("value").orElse("");
            }
        }
        String wanted = defaultHost;
        if (!wanted.isEmpty() && !hosts.containsKey(wanted)) {
            blocks.stream()
                    .filter(b -> b.name().equals("default-host"))
                    .findFirst()
                    .ifPresent(b -> diagnostics.error(
                            "zplan::workspace::unknown_host",
                            "the default host \"" + wanted + "\" is not among the hosts",
                            b.spanOf("value"),
                            "add: host \"" + wanted + "\" via=\"sim\""));
        }
        if (wanted.isEmpty() && hosts.size() == 1) {
            defaultHost = hosts.firstKey();
        }
        return new Settings(defaultHost, inventory, new StorageReader(blocks, diagnostics).read(hosts.values()));
    }

    private static void version(Block block, Diagnostics diagnostics) {
        if (!Value.number(VERSION).equals(block.value("value"))) {
            diagnostics.error(
                    "zplan::workspace::version",
                    "these settings are of version " + block.text("value").orElse("?")
                            + ", and this zplan reads version " + VERSION,
                    block.spanOf("value"),
                    "use the zplan that they were written for");
        }
    }
}
