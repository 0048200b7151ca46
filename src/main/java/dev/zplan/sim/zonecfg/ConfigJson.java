package dev.zplan.sim.zonecfg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A configuration as JSON: global properties as members, resources as a list of objects with a {@code resource-type}. */
final class ConfigJson {

    private static final String RESOURCES = "resources";
    private static final String RESOURCE_TYPE = "resource-type";
    private static final String MEMBERS = "members";

    private ConfigJson() {}

    static ObjectNode write(ZoneConfig config) {
        ObjectNode json = values(config.globals());
        ArrayNode resources = json.putArray(RESOURCES);
        for (ZoneResource resource : config.resources()) {
            ObjectNode node = resources.addObject();
            node.put(RESOURCE_TYPE, resource.type().text());
            node.setAll(values(resource.values()));
            if (!resource.members().isEmpty()) {
                ArrayNode members = node.putArray(MEMBERS);
                resource.members().forEach(m -> members.add(values(m)));
            }
        }
        return json;
    }

    static ZoneConfig read(ObjectNode json) {
        List<ZoneResource> resources = new ArrayList<>();
        for (JsonNode node : json.path(RESOURCES)) {
            String type = node.path(RESOURCE_TYPE).asText();
            List<Map<Property, String>> members = new ArrayList<>();
            for (JsonNode member : node.path(MEMBERS)) {
                members.add(values(member));
            }
            resources.add(new ZoneResource(
                    ResourceType.of(type).orElseThrow(() -> new IllegalArgumentException("no resource type " + type)),
                    values(node),
                    members));
        }
        return new ZoneConfig(values(json), resources);
    }

    private static ObjectNode values(Map<Property, String> values) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        values.forEach((p, v) -> node.put(p.text(), v));
        return node;
    }

    private static Map<Property, String> values(JsonNode node) {
        EnumMap<Property, String> values = new EnumMap<>(Property.class);
        node.properties().forEach(e -> {
            if (e.getValue().isTextual()) {
                Property.of(e.getKey())
                        .ifPresent(p -> values.put(p, e.getValue().textValue()));
            }
        });
        return values;
    }
}
