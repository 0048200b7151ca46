package dev.zplan.sim.ip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** IP stacks as JSON and back. */
final class IpStackJson {

    private IpStackJson() {}

    static ObjectNode write(IpStack stack) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode interfaces = json.putArray("interfaces");
        stack.interfaces()
                .forEach(i -> interfaces
                        .addObject()
                        .put("name", i.name())
                        .put("persistent", i.persistent())
                        .put("active", i.active())
                        .put("granted", i.granted()));
        ArrayNode addresses = json.putArray("addresses");
        stack.addresses().forEach(a -> write(a, addresses.addObject()));
        ArrayNode grants = json.putArray("grants");
        stack.grants()
                .forEach(g -> grants.addObject()
                        .put("link", g.link())
                        .put("address", g.address())
                        .put("router", g.router()));
        ArrayNode routes = json.putArray("routes");
        stack.routes()
                .all()
                .forEach(r -> routes.addObject()
                        .put("destination", r.destination())
                        .put("prefix", r.prefix())
                        .put("gateway", r.gateway())
                        .put("link", r.link())
                        .put("direct", r.direct()));
        write(stack.routes().saved(), json.putArray("savedRoutes"));
        write(stack.running(), json.putObject("running"));
        write(stack.saved(), json.putObject("saved"));
        write(stack.nat(), json.putArray("nat"));
        return json;
    }

    private static void write(AddressObject address, ObjectNode json) {
        json.put("name", address.name())
                .put("type", address.type().name())
                .put("address", address.address())
                .put("prefix", address.prefix())
                .put("up", address.up())
                .put("savedUp", address.savedUp())
                .put("persistent", address.persistent())
                .put("active", address.active());
    }

    private static void write(List<String> texts, ArrayNode json) {
        texts.forEach(json::add);
    }

    private static void write(Map<String, String> texts, ObjectNode json) {
        texts.forEach(json::put);
    }

    static IpStack read(JsonNode json) {
        IpStack stack = new IpStack();
        for (JsonNode i : json.path("interfaces")) {
            stack.interfaces()
                    .add(new IpInterface(
                            text(i, "name"), flag(i, "persistent"), flag(i, "active"), flag(i, "granted")));
        }
        json.path("addresses").forEach(a -> stack.addresses().add(address(a)));
        for (JsonNode g : json.path("grants")) {
            stack.grants().add(new Grant(text(g, "link"), text(g, "address"), text(g, "router")));
        }
        for (JsonNode r : json.path("routes")) {
            stack.routes()
                    .all()
                    .add(new Route(
                            text(r, "destination"),
                            r.path("prefix").asInt(),
                            text(r, "gateway"),
                            text(r, "link"),
                            flag(r, "direct")));
        }
        read(json.path("savedRoutes"), stack.routes().saved());
        read(json.path("running"), stack.running());
        read(json.path("saved"), stack.saved());
        read(json.path("nat"), stack.nat());
        return stack;
    }

    private static AddressObject address(JsonNode json) {
        return new AddressObject(
                text(json, "name"),
                AddressObject.Type.valueOf(text(json, "type")),
                text(json, "address"),
                json.path("prefix").asInt(),
                flag(json, "up"),
                flag(json, "savedUp"),
                flag(json, "persistent"),
                flag(json, "active"));
    }

    private static void read(JsonNode json, List<String> texts) {
        json.forEach(text -> texts.add(text.asText()));
    }

    private static void read(JsonNode json, Map<String, String> texts) {
        json.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asText();
    }

    private static boolean flag(JsonNode json, String name) {
        return json.path(name).asBoolean();
    }
}
