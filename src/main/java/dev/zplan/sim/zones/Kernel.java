package dev.zplan.sim.zones;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.sim.zonecfg.ZoneConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The zones that the kernel knows, in the order in which they came up. The global zone is not among them. */
public final class Kernel {

    private final Map<String, Booted> zones = new LinkedHashMap<>();
    private int nextId;
    private long serviceDelay;

    /** No zones; the first will be number 1. */
    public Kernel() {
        this.nextId = 1;
    }

    /**
     * A zone that is at least ready.
     *
     * @param id its number
     * @param state from {@code ready} on
     * @param config as it was when the zone became ready
     * @param vnics the VNICs that were made for it on demand
     */
    record Booted(int id, ZoneState state, ZoneConfig config, List<String> vnics) {

        Booted {
            vnics = List.copyOf(vnics);
        }

        Booted in(ZoneState changed) {
            return new Booted(id, changed, config, vnics);
        }
    }

    /** Reads what {@link #toJson} wrote. */
    public static Kernel fromJson(JsonNode json) {
        Kernel kernel = new Kernel();
        kernel.nextId = json.path("next-id").asInt();
        kernel.serviceDelay = json.path("service-delay").asLong();
        for (JsonNode zone : json.path("zones")) {
            List<String> vnics = new ArrayList<>();
            zone.path("vnics").forEach(v -> vnics.add(v.asText()));
            kernel.zones.put(
                    zone.path("name").asText(),
                    new Booted(
                            zone.path("id").asInt(),
                            ZoneState.of(zone.path("state").asText()),
                            ZoneConfig.fromJson((ObjectNode) zone.path("config")),
                            vnics));
        }
        return kernel;
    }

    /** The whole state. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("next-id", nextId);
        if (serviceDelay > 0) {
            json.put("service-delay", serviceDelay);
        }
        var list = json.putArray("zones");
        zones.forEach((name, zone) -> {
            ObjectNode node = list.addObject();
            node.put("name", name)
                    .put("id", zone.id())
                    .put("state", zone.state().word());
            node.set("config", zone.config().toJson());
            var vnics = node.putArray("vnics");
            zone.vnics().forEach(vnics::add);
        });
        return json;
    }

    /** How many seconds after its boot a zone's last service is online. */
    long serviceDelay() {
        return serviceDelay;
    }

    /** Lets the services of zones that boot from now on take so many seconds; at first they take none. */
    public void takeToBoot(long seconds) {
        serviceDelay = seconds;
    }

    /** The names of the zones, the oldest first. */
    List<String> names() {
        return List.copyOf(zones.keySet());
    }

    Map<String, Booted> all() {
        return Collections.unmodifiableMap(zones);
    }

    Optional<Booted> find(String name) {
        return Optional.ofNullable(zones.get(name));
    }

    /** A zone becomes ready, under a new number. */
    void start(String name, ZoneConfig config, List<String> vnics) {
        zones.put(name, new Booted(nextId++, ZoneState.READY, config, vnics));
    }

    void set(String name, ZoneState state) {
        zones.computeIfPresent(name, (n, zone) -> zone.in(state));
    }

    void end(String name) {
        zones.remove(name);
    }
}
