package dev.zplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The schemas of {@code docs/schema}. What zplan writes is held to them more strictly than they say: readers pass over members that
 * they do not know, but here every member has to be described.
 */
public final class Schemas {

    private static final Path FOLDER = Path.of(System.getProperty("zplan.root", "."), "docs/schema");
    private static final String BASE = "https://schema.test/";
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonSchemaFactory factory;

    private Schemas(Map<String, String> texts) {
        factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.schemas(texts)));
    }

    /** All of the folder. */
    public static Schemas load() {
        Map<String, String> texts = new HashMap<>();
        for (String name : names()) {
            texts.put(BASE + name, strict(tree(name)).toString());
        }
        return new Schemas(texts);
    }

    /** Their names, sorted. */
    public static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One as it is written. */
    public static JsonNode tree(String name) {
        try {
            return JSON.readTree(FOLDER.resolve(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode strict(JsonNode schema) {
        schema.forEach(Schemas::strict);
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        return schema;
    }

    /** Fails unless the JSON is what the schema says. */
    public void check(String name, String json) {
        JsonSchema schema = factory.getSchema(SchemaLocation.of(BASE + name));
        try {
            assertThat(schema.validate(JSON.readTree(json))).as(name).isEmpty();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
