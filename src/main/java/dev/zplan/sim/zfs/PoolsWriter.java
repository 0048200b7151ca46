package dev.zplan.sim.zfs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Pools as JSON. */
final class PoolsWriter {

    private PoolsWriter() {}

    static ObjectNode write(Pools pools) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("random", pools.births().random());
        node.put("txg", pools.births().txg());
        ArrayNode occupied = node.putArray("occupied");
        pools.ground().occupied.forEach(occupied::add);
        ArrayNode files = node.putArray("files");
        pools.ground().files.forEach(files::add);
        ObjectNode devices = node.putObject("devices");
        pools.ground().devices.forEach(devices::put);
        ArrayNode all = node.putArray("pools");
        pools.pools().forEach(p -> write(p, all.addObject()));
        ArrayNode mounts = node.putArray("mounts");
        pools.mounted()
                .forEach(d -> mounts.addObject()
                        .put("dataset", d.name())
                        .put("path", d.mountedAt().orElse("")));
        return node;
    }

    private static void write(Pool pool, ObjectNode node) {
        node.put("name", pool.name());
        node.put("size", pool.size);
        node.put("guid", pool.guid);
        node.put("health", pool.health);
        write(pool.properties, node.putObject("properties"));
        ArrayNode datasets = node.putArray("datasets");
        pool.root.subtree().forEach(d -> write(d, datasets.addObject()));
    }

    private static void write(Dataset dataset, ObjectNode node) {
        node.put("name", dataset.name());
        node.put("type", dataset.type().word());
        writeNode(dataset, node);
        dataset.origin().ifPresent(o -> node.put("origin", o.name()));
        node.put("busy", dataset.busy());
        write(dataset.temporary, node.putObject("temporary"));
        ArrayNode snapshots = node.putArray("snapshots");
        dataset.snapshots().forEach(s -> write(s, snapshots.addObject()));
    }

    private static void write(Snapshot snapshot, ObjectNode node) {
        node.put("tag", snapshot.tag());
        writeNode(snapshot, node);
        node.put("unique", snapshot.unique);
        node.put("deferred", snapshot.deferred);
        ObjectNode holds = node.putObject("holds");
        snapshot.holds.forEach(holds::put);
    }

    private static void writeNode(Node from, ObjectNode node) {
        node.put("guid", from.guid());
        node.put("txg", from.txg);
        node.put("creation", from.creation);
        node.put("referenced", from.referenced);
        write(from.local, node.putObject("local"));
        write(from.received, node.putObject("received"));
    }

    private static void write(Map<String, String> map, ObjectNode node) {
        map.forEach(node::put);
    }
}
