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
        ArrayNode bookmarks = node.putArray("bookmarks");
        dataset.bookmarks
                .values()
                .forEach(b -> bookmarks
                        .addObject()
                        .put("tag", b.tag)
                        .put("guid", b.guid())
                        .put("txg", b.txg)
                        .put("creation", b.creation));
        ArrayNode grants = node.putArray("grants");
        dataset.grants.all.forEach((who, held) -> held.forEach((permission, reach) -> grants.addObject()
                .put("kind", who.kind().name())
                .put("name", who.name())
                .put("permission", permission)
                .put("local", reach.local())
                .put("below", reach.below())));
        ArrayNode snapshots = node.putArray("snapshots");
        dataset.snapshots().forEach(s -> write(s, snapshots.addObject()));
    }

    private static void write(Snapshot snapshot, ObjectNode node) {
        node.put("tag", snapshot.tag());
        writeNode(snapshot, node);
        node.put("deferred", snapshot.deferred);
        ObjectNode holds = node.putObject("holds");
        snapshot.holds.forEach(holds::put);
    }

    private static void writeNode(Node from, ObjectNode node) {
        node.put("guid", from.guid());
        node.put("txg", from.txg);
        node.put("creation", from.creation);
        ObjectNode blocks = node.putObject("blocks");
        from.blocks.extents.forEach((birth, bytes) -> blocks.put(Long.toString(birth), bytes));
        write(from.local, node.putObject("local"));
        write(from.received, node.putObject("received"));
        ArrayNode hidden = node.putArray("hidden");
        from.hidden.forEach(hidden::add);
    }

    private static void write(Map<String, String> map, ObjectNode node) {
        map.forEach(node::put);
    }
}
