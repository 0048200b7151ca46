package dev.zplan.sim.zonecfg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The zones of one host in the order of {@code /etc/zones/index}, without the global one. Finding a zone is a map lookup. Not safe
 * for use by several threads at once.
 */
public final class ZoneIndex {

    private final Supplier<String> newUuid;
    private Map<String, ZoneEntry> entries = new LinkedHashMap<>();
    private Optional<ZoneConfig> globalConfig = Optional.empty();
    /** The last number given to a zone: never given again, as in {@code /etc/zones/did.txt}. */
    private int lastDebugId;

    /** An empty table; zones that need an identity get it from {@code newUuid}. */
    public ZoneIndex(Supplier<String> newUuid) {
        this.newUuid = newUuid;
    }

    /** All zones in order. */
    public List<ZoneEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** The zone with that name. */
    public Optional<ZoneEntry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** The lines of the index file, that of the global zone first. */
    public List<String> indexLines() {
        List<String> lines = new ArrayList<>();
        lines.add("global:installed:/");
        entries.values().forEach(e -> lines.add(e.indexLine()));
        return lines;
    }

    /** The configuration of the global zone, if it was ever written. */
    public Optional<ZoneConfig> globalConfig() {
        return globalConfig;
    }

    /** Writes the configuration of the global zone. */
    public void setGlobalConfig(ZoneConfig config) {
        globalConfig = Optional.of(config);
    }

    /**
     * Puts a new zone at the end in state {@code configured}, or makes an existing one {@code configured} again with this
     * configuration; that takes its uuid and brings a new debug id. Its zonepath is the configuration's.
     */
    public void create(String name, ZoneConfig config) {
        entries.put(
                name,
                new ZoneEntry(
                        name,
                        ZoneEntry.CONFIGURED,
                        config.get(Property.ZONEPATH),
                        Optional.empty(),
                        ++lastDebugId,
                        config));
    }

    /** Replaces the configuration of a zone, and with it the zonepath. A zone beyond {@code configured} gets a uuid if it has none. */
    public void setConfig(String name, ZoneConfig config) {
        String zonepath = config.get(Property.ZONEPATH);
        ZoneEntry entry = existing(name).withConfig(config);
        entries.put(name, identified(zonepath.isEmpty() ? entry : entry.withZonepath(zonepath)));
    }

    /** Changes the lasting state. Below {@code installed} the uuid is lost; {@code incomplete} and {@code installed} bring one. */
    public void setState(String name, String state) {
        ZoneEntry entry = existing(name).withState(state);
        entries.put(name, identified(state.equals(ZoneEntry.INSTALLED) ? entry : entry.withUuid(Optional.empty())));
    }

    /** Moves a zone, in the index and in its configuration. */
    public void setZonepath(String name, String zonepath) {
        ZoneEntry entry = existing(name);
        entries.put(name, entry.withZonepath(zonepath).withConfig(entry.config().with(Property.ZONEPATH, zonepath)));
    }

    /** Writes an entry as it is: for restoring a recorded host, without any of the rules. */
    public void put(ZoneEntry entry) {
        entries.put(entry.name(), entry);
    }

    /** Gives a zone another name, in its place. A zone beyond {@code configured} gets a uuid if it has none. */
    public void rename(String name, String changed) {
        existing(name);
        Map<String, ZoneEntry> renamed = new LinkedHashMap<>();
        entries.forEach((n, e) -> {
            ZoneEntry kept = n.equals(name) ? identified(e.withName(changed)) : e;
            renamed.put(kept.name(), kept);
        });
        entries = renamed;
    }

    /** Forgets a zone; one that does not exist is no fault. */
    public void remove(String name) {
        entries.remove(name);
    }

    private ZoneEntry existing(String name) {
        ZoneEntry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no zone " + name);
        }
        return entry;
    }

    private ZoneEntry identified(ZoneEntry entry) {
        boolean needs =
                !entry.state().equals(ZoneEntry.CONFIGURED) && entry.uuid().isEmpty();
        return needs ? entry.withUuid(Optional.of(newUuid.get())) : entry;
    }

    /** As JSON, for a state file. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        globalConfig.ifPresent(c -> json.set("global", c.toJson()));
        json.put("last-debug-id", lastDebugId);
        ArrayNode zones = json.putArray("zones");
        for (ZoneEntry entry : entries.values()) {
            ObjectNode node = zones.addObject()
                    .put("name", entry.name())
                    .put("state", entry.state())
                    .put("zonepath", entry.zonepath());
            entry.uuid().ifPresent(u -> node.put("uuid", u));
            node.put("debug-id", entry.debugId());
            node.set("config", entry.config().toJson());
        }
        return json;
    }

    /** From what {@link #toJson} wrote. Throws IllegalArgumentException for anything else. */
    public static ZoneIndex fromJson(ObjectNode json, Supplier<String> newUuid) {
        ZoneIndex index = new ZoneIndex(newUuid);
        if (json.get("global") instanceof ObjectNode global) {
            index.setGlobalConfig(ZoneConfig.fromJson(global));
        }
        index.lastDebugId = json.path("last-debug-id").asInt();
        for (JsonNode node : json.path("zones")) {
            if (!(node.get("config") instanceof ObjectNode config)) {
                throw new IllegalArgumentException("a zone without config");
            }
            index.put(new ZoneEntry(
                    node.path("name").asText(),
                    node.path("state").asText(),
                    node.path("zonepath").asText(),
                    Optional.ofNullable(node.get("uuid")).map(JsonNode::asText),
                    node.path("debug-id").asInt(),
                    ZoneConfig.fromJson(config)));
        }
        return index;
    }
}
