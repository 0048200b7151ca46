package dev.zplan.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.module.HostFacts;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.resource.ValueJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** Facts as a file, so that a plan can be made where the hosts cannot be reached (docs/facts-file.md). */
public final class FactsFile {

    private static final int VERSION = 1;
    private static final String FORMAT = "zplan-facts";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private FactsFile() {}

    /** The text of a facts file; the same facts give the same bytes. */
    public static String write(Iterable<HostFacts> hosts) {
        ObjectNode root = JSON.createObjectNode();
        root.put(FORMAT, VERSION);
        ObjectNode byName = root.putObject("hosts");
        for (HostFacts facts : hosts) {
            ObjectNode host = byName.putObject(facts.host());
            host.put("flavour", facts.flavour().id());
            host.put("release", facts.release());
            ObjectNode kinds = host.putObject("resources");
            for (Resource resource : facts.resources().values()) {
                Address address = resource.address();
                ObjectNode kind = kinds.has(address.kind())
                        ? (ObjectNode) kinds.get(address.kind())
                        : kinds.putObject(address.kind());
                ObjectNode attributes = kind.putObject(address.name());
                resource.attributes().forEach((name, value) -> attributes.set(name, ValueJson.write(value)));
            }
        }
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of values can always be written", e);
        }
    }

    /**
     * The facts in a file, by host.
     *
     * @throws DiagnosticException when it is none, or of another version
     */
    public static SortedMap<String, HostFacts> read(Path path) {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readString(path));
        } catch (JsonProcessingException e) {
            throw failure("damaged", path + " is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw failure("unreadable", path + " cannot be read: " + e.getMessage());
        }
        if (!root.has(FORMAT)) {
            throw failure("not_facts", path + " is not a facts file");
        }
        if (root.get(FORMAT).asInt() != VERSION) {
            throw failure(
                    "version", path + " is of version " + root.get(FORMAT).asText() + ", this zplan reads " + VERSION);
        }
        SortedMap<String, HostFacts> hosts = new TreeMap<>();
        try {
            root.path("hosts").properties().forEach(e -> hosts.put(e.getKey(), host(e.getKey(), e.getValue())));
        } catch (IllegalArgumentException e) {
            throw failure("damaged", path + " holds a value that cannot be read: " + e.getMessage());
        }
        return hosts;
    }

    private static HostFacts host(String name, JsonNode node) {
        SortedMap<Address, Resource> resources = new TreeMap<>();
        node.path("resources")
                .properties()
                .forEach(kind -> kind.getValue().properties().forEach(entry -> {
                    Address address = new Address(name, kind.getKey(), entry.getKey());
                    SortedMap<String, Value> attributes = new TreeMap<>();
                    entry.getValue()
                            .properties()
                            .forEach(a -> attributes.put(a.getKey(), ValueJson.read(a.getValue())));
                    resources.put(address, new Resource(address, attributes));
                }));
        return new HostFacts(
                name,
                Flavour.of(node.path("flavour").asText()).orElse(Flavour.OMNIOS),
                node.path("release").asText(),
                resources);
    }

    private static DiagnosticException failure(String code, String message) {
        return new DiagnosticException(Diagnostic.error(
                "zplan::facts::" + code, message, null, "facts files are written by zplan facts --out FILE"));
    }
}
