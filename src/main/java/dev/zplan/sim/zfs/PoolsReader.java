package dev.zplan.sim.zfs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** Reads pools from JSON. */
final class PoolsReader {
    private final ObjectNode node;
    private final Pools pools;
    private final Map<Dataset, String> origins = new LinkedHashMap<>();

    PoolsReader(ObjectNode node, LongSupplier clock) {
        this.node = node;
        this.pools = new Pools(
                new Births(clock, node.path("random").asLong(), node.path("txg").asLong()));
    }

    Pools read() {
        node.path("files").forEach(f -> pools.setFile(f.asText()));
        node.path("devices")
                .properties()
                .forEach(d -> pools.setDevice(d.getKey(), d.getValue().asLong()));
        node.path("pools").forEach(this::readPool);
        origins.forEach((clone, origin) ->
                pools.findSnapshot(origin).ifPresent(s -> pools.clones().join(clone, s)));
        for (JsonNode mount : node.path("mounts")) {
            pools.find(mount.path("dataset").asText())
                    .ifPresent(d -> pools.mountAt(d, mount.path("path").asText()));
        }
        return pools;
    }

    private void readPool(JsonNode from) {
        Dataset root = null;
        for (JsonNode dataset : from.path("datasets")) {
            Dataset read = readDataset(dataset);
            root = root == null ? read : root;
        }
        if (root == null) {
            throw new IllegalArgumentException("a pool without datasets");
        }
        Pool pool = new Pool(root, from.path("size").asLong(), from.path("guid").asLong());
        pool.health = from.path("health").asText();
        readMap(from.path("properties"), pool.properties);
        pools.add(pool);
    }

    private Dataset readDataset(JsonNode from) {
        String name = from.path("name").asText();
        Dataset dataset = new Dataset(
                DatasetType.valueOf(from.path("type").asText().toUpperCase(Locale.ROOT)),
                name,
                pools.find(Pools.parentOf(name)).orElse(null),
                from.path("guid").asLong(),
                from.path("txg").asLong(),
                from.path("creation").asLong());
        fill(dataset, from);
        dataset.busy = from.path("busy").asBoolean();
        readMap(from.path("temporary"), dataset.temporary);
        if (from.has("origin")) {
            origins.put(dataset, from.path("origin").asText());
        }
        from.path("snapshots").forEach(s -> readSnapshot(dataset, s));
        for (JsonNode b : from.path("bookmarks")) {
            String tag = b.path("tag").asText();
            long guid = b.path("guid").asLong();
            long txg = b.path("txg").asLong();
            dataset.bookmarks.put(
                    tag,
                    new Bookmark(dataset, tag, guid, txg, b.path("creation").asLong()));
        }
        for (JsonNode g : from.path("grants")) {
            dataset.grants.add(
                    new Grants.Grantee(
                            Grants.Kind.valueOf(g.path("kind").asText()),
                            g.path("name").asText()),
                    g.path("permission").asText(),
                    new Grants.Reach(
                            g.path("local").asBoolean(), g.path("below").asBoolean()));
        }
        pools.add(dataset);
        return dataset;
    }

    private static void readSnapshot(Dataset dataset, JsonNode from) {
        Snapshot snapshot = new Snapshot(
                dataset,
                from.path("tag").asText(),
                from.path("guid").asLong(),
                from.path("txg").asLong(),
                from.path("creation").asLong());
        fill(snapshot, from);
        snapshot.deferred = from.path("deferred").asBoolean();
        from.path("holds")
                .properties()
                .forEach(h -> snapshot.holds.put(h.getKey(), h.getValue().asLong()));
        dataset.snapshots.put(snapshot.tag(), snapshot);
    }

    private static void fill(Node to, JsonNode from) {
        from.path("blocks")
                .properties()
                .forEach(b ->
                        to.blocks.add(Long.parseLong(b.getKey()), b.getValue().asLong()));
        from.path("hidden").forEach(h -> to.hidden.add(h.asText()));
        readMap(from.path("local"), to.local);
        readMap(from.path("received"), to.received);
    }

    private static void readMap(JsonNode from, Map<String, String> to) {
        from.properties().forEach(e -> to.put(e.getKey(), e.getValue().asText()));
    }
}
