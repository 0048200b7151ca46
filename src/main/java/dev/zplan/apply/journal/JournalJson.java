package dev.zplan.apply.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.ValueJson;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Function;

/** Java records as JSON in ASCII on one line; the members of a record are named and ordered as its components. */
final class JournalJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Address.class, ToStringSerializer.instance)
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(Resource.class, new ResourceWriter())
                    .addDeserializer(Address.class, new Reader<>(json -> address(json.asText())))
                    .addDeserializer(Instant.class, new Reader<>(json -> Instant.parse(json.asText())))
                    .addDeserializer(Resource.class, new Reader<>(ValueJson::readResource)))
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private JournalJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON for " + value.getClass().getSimpleName(), e);
        }
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static JsonNode parse(String json) throws JsonProcessingException {
        return MAPPER.readTree(json);
    }

    static <T> T read(JsonNode json, Class<T> type) throws JsonProcessingException {
        return MAPPER.treeToValue(json, type);
    }

    private static Address address(String text) {
        return Address.parse(text).orElseThrow(() -> new IllegalArgumentException("not an address: " + text));
    }

    private static final class ResourceWriter extends JsonSerializer<Resource> {
        @Override
        public void serialize(Resource resource, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeTree(ValueJson.write(resource));
        }
    }

    private static final class Reader<T> extends JsonDeserializer<T> {

        private final Function<JsonNode, T> read;

        Reader(Function<JsonNode, T> read) {
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode json = parser.readValueAsTree();
            try {
                return read.apply(json);
            } catch (RuntimeException e) {
                throw context.weirdStringException(json.toString(), Object.class, String.valueOf(e.getMessage()));
            }
        }
    }
}
