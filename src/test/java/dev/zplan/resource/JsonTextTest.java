package dev.zplan.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Jackson's mapper does, without it. */
class JsonTextTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "true",
                "[false, 0, -1, 2147483648, 123456789012345678901234567890, 1.5, 1e300]",
                "{\"a\": {\"b\": [1, [], {}, \"x\\u0001\\n\\\"\\\\ é \\ud83d\\ude00\"]}, \"c\": null}",
                "{\"twice\": 1, \"twice\": 2}",
                "1 and more"
            })
    void readsAndWritesAsTheMapperDoes(String text) throws JsonProcessingException {
        JsonNode tree = JsonText.read(text);
        assertThat(tree).isEqualTo(MAPPER.readTree(text));
        if (!tree.isMissingNode()) {
            assertThat(JsonText.write(tree)).isEqualTo(tree.toString());
            assertThat(JsonText.pretty(tree)).isEqualTo(tree.toPrettyString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1,", "{\"a\"}", "nul", "\"open", "{\"a\": 1 \"b\": 2}"})
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> JsonText.read(text)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void writesAnEmptyTreeInOneLine() {
        assertThat(JsonText.write(MAPPER.createObjectNode())).isEqualTo("{}");
    }
}
