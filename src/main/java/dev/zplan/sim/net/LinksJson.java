package dev.zplan.sim.net;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Links as JSON and back. */
final class LinksJson {

    private LinksJson() {}

    static ObjectNode write(Links links) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("random", links.random());
        node.put("next-id", links.nextId());
        ArrayNode zones = node.putArray("zones");
        links.readyZones().forEach(zones::add);
        ArrayNode all = node.putArray("links");
        links.all().forEach(l -> write(l, all.addObject()));
        return node;
    }

    private static void write(Link link, ObjectNode node) {
        node.put("id", link.id);
        node.put("name", link.name());
        node.put("class", link.linkClass().word());
        ArrayNode over = node.putArray("over");
        link.over().forEach(over::add);
        node.put("mac", link.mac());
        node.put("mac-type", link.macType());
        node.put("vid", link.vid());
        node.put("mtu", link.mtu());
        node.put("persistent", link.persistent());
        node.put("active", link.active());
        node.put("in-use", link.inUse());
        link.zone().ifPresent(z -> node.put("zone", z));
        write(link.running, node.putObject("running"));
        write(link.saved, node.putObject("saved"));
        write(link.details, node.putObject("details"));
    }

    private static void write(Map<String, String> map, ObjectNode node) {
        map.forEach(node::put);
    }

    static Links read(ObjectNode node) {
        Links links = new Links(node.path("random").asLong());
        node.path("zones").forEach(z -> links.zoneReady(z.asText()));
        node.path("links").forEach(l -> links.add(readLink(l)));
        links.setNextId(node.path("next-id").asInt(1));
        return links;
    }

    private static Link readLink(JsonNode node) {
        List<String> over = new ArrayList<>();
        node.path("over").forEach(o -> over.add(o.asText()));
        Link link = new Link(
                node.path("id").asInt(),
                node.path("name").asText(),
                LinkClass.valueOf(node.path("class").asText().toUpperCase(Locale.ROOT)),
                over,
                node.path("mtu").asInt());
        link.mac = node.path("mac").asText();
        link.macType = node.path("mac-type").asText();
        link.vid = node.path("vid").asInt();
        link.persistent = node.path("persistent").asBoolean();
        link.active = node.path("active").asBoolean();
        link.inUse = node.path("in-use").asBoolean();
        link.zone = node.hasNonNull("zone") ? node.path("zone").asText() : null;
        read(node.path("running"), link.running);
        read(node.path("saved"), link.saved);
        read(node.path("details"), link.details);
        return link;
    }

    private static void read(JsonNode node, Map<String, String> map) {
        node.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
    }
}
