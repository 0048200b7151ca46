package dev.zplan.sim.zfs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code zfs send} writes and {@code zfs receive} reads: snapshots in order. The format is the simulator's own, since
 * no other system's streams come here; it knows no blocks, only how many there are.
 *
 * @param sent the dataset that was named
 * @param recursive whether it is of a whole tree
 * @param records the snapshots, each after those that it builds on
 */
record SendStream(String sent, boolean recursive, List<Sent> records) {
    private static final String MAGIC = "simulated zfs stream 1\n";

    /**
     * One snapshot.
     *
     * @param name where it was
     * @param volume whether it is of a volume
     * @param guid of the snapshot
     * @param from guid of what it builds on; 0: nothing
     * @param cloned whether it begins a clone of that
     * @param creation seconds since 1970
     * @param blocks what it holds
     * @param fixed what is settled when a dataset is made, such as a volume's size
     * @param properties of the dataset, if they were sent
     * @param own properties of the snapshot
     */
    record Sent(
            String name,
            boolean volume,
            long guid,
            long from,
            boolean cloned,
            long creation,
            Map<Long, Long> blocks,
            Map<String, String> fixed,
            Map<String, String> properties,
            Map<String, String> own) {

        long bytes() {
            return blocks.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    String write() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("sent", sent).put("recursive", recursive);
        for (Sent record : records) {
            ObjectNode one = node.withArrayProperty("records").addObject();
            one.put("name", record.name).put("volume", record.volume);
            one.put("guid", record.guid).put("from", record.from).put("cloned", record.cloned);
            one.put("creation", record.creation);
            ObjectNode blocks = one.putObject("blocks");
            record.blocks.forEach((birth, bytes) -> blocks.put(Long.toString(birth), bytes));
            write(record.fixed, one.putObject("fixed"));
            write(record.properties, one.putObject("properties"));
            write(record.own, one.putObject("own"));
        }
        return MAGIC + node + "\n";
    }

    private static void write(Map<String, String> from, ObjectNode to) {
        from.forEach(to::put);
    }

    /** Empty if the text is no stream. */
    static Optional<SendStream> read(String text) {
        if (!text.startsWith(MAGIC)) {
            return Optional.empty();
        }
        try {
            JsonNode node = new ObjectMapper().readTree(text.substring(MAGIC.length()));
            List<Sent> records = new ArrayList<>();
            node.path("records").forEach(r -> records.add(record(r)));
            return records.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SendStream(
                            node.path("sent").asText(), node.path("recursive").asBoolean(), records));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Sent record(JsonNode node) {
        Map<Long, Long> blocks = new TreeMap<>();
        node.path("blocks")
                .properties()
                .forEach(
                        b -> blocks.put(Long.parseLong(b.getKey()), b.getValue().asLong()));
        return new Sent(
                node.path("name").asText(),
                node.path("volume").asBoolean(),
                node.path("guid").asLong(),
                node.path("from").asLong(),
                node.path("cloned").asBoolean(),
                node.path("creation").asLong(),
                blocks,
                map(node.path("fixed")),
                map(node.path("properties")),
                map(node.path("own")));
    }

    private static Map<String, String> map(JsonNode node) {
        Map<String, String> map = new TreeMap<>();
        node.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
        return map;
    }
}
