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
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.SortedMap;
import java.util.TreeMap;

/** Facts as a file, so that a plan can be made where the hosts cannot be reached (docs/facts-file.md). */
public final class FactsFile {

    private static final int VERSION = 1;
    /** How the names of such files end in a folder of them. */
    public static final String SUFFIX = ".json";

    private static final String FORMAT = "zplan-facts";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private FactsFile() {}

    /** The text of a facts file; the same facts give the same bytes. */
    public static String write(Iterable<HostFacts> hosts) {
        try {
            return JSON.writeValueAsString(tree(hosts)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of values can always be written", e);
        }
    }

    /** What {@link #write} writes, as a tree. */
    public static ObjectNode tree(Iterable<HostFacts> hosts) {
        ObjectNode root = JSON.createObjectNode();
        root.put(FORMAT, VERSION);
        ObjectNode byName = root.putObject("hosts");
        for (HostFacts facts : hosts) {
            ObjectNode host = byName.putObject(facts.host());
            host.put("flavour", facts.flavour().id());
            host.put("release", facts.release());
            Instant taken = facts.taken();
            if (taken != null) {
                host.put("taken", taken.toString());
            }
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
        return root;
    }

    /**
     * The facts in a file, or in all files {@code *.json} of a folder, by host.
     *
     * @throws DiagnosticException when a file is none, or of another version, or when two of them tell of one host
     */
    public static SortedMap<String, HostFacts> read(Path path) {
        try {
            return Files.isDirectory(path) ? folder(path) : read(path.toString(), Files.readString(path));
        } catch (IOException e) {
            throw failure("unreadable", path + " cannot be read: " + e.getMessage());
        }
    }

    private static SortedMap<String, HostFacts> folder(Path folder) throws IOException {
        SortedMap<String, HostFacts> hosts = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                read(file.toString(), Files.readString(file)).forEach((name, facts) -> {
                    if (hosts.put(name, facts) != null) {
                        throw failure("twice", "two files in " + folder + " tell of the host " + name);
                    }
                });
            }
        }
        return hosts;
    }

    /**
     * The facts in the text of a file, by host.
     *
     * @param path how the user knows the file
     * @throws DiagnosticException when it is none, or of another version
     */
    public static SortedMap<String, HostFacts> read(String path, String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw failure("damaged", path + " is not JSON: " + e.getOriginalMessage());
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
                resources,
                node.has("taken") ? time(node.get("taken").asText()) : null);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a time", e);
        }
    }

    private static DiagnosticException failure(String code, String message) {
        return new DiagnosticException(Diagnostic.error(
                "zplan::facts::" + code, message, null, "facts files are written by zplan facts --out FILE"));
    }
}
