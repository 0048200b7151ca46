package dev.zplan.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Provide
    Arbitrary<Value> values() {
        return Values.values();
    }

    @Provide
    Arbitrary<Resource> resources() {
        return Values.resources();
    }

    @Property(tries = 400)
    void everyValueComesBackFromText(@ForAll("values") Value value) throws JsonProcessingException {
        String text = JSON.writeValueAsString(ValueJson.write(value));

        assertThat(ValueJson.read(JSON.readTree(text))).as(text).isEqualTo(value);
        assertThat(text).doesNotContain("the clear text");
    }

    @Property(tries = 200)
    void everyValueComesBackWhicheverWayNumbersAreRead(@ForAll("values") Value value) throws JsonProcessingException {
        ObjectMapper exact = new ObjectMapper()
                .enable(
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                        DeserializationFeature.USE_BIG_INTEGER_FOR_INTS);
        String text = exact.writeValueAsString(ValueJson.write(value));

        assertThat(ValueJson.read(exact.readTree(text))).as(text).isEqualTo(value);
        assertThat(ValueJson.read(ValueJson.write(value))).isEqualTo(value);
    }

    @Property(tries = 200)
    void everyResourceComesBack(@ForAll("resources") Resource resource) throws JsonProcessingException {
        String text = JSON.writeValueAsString(ValueJson.write(resource));

        assertThat(ValueJson.readResource(JSON.readTree(text))).as(text).isEqualTo(resource);
        assertThat(text).doesNotContain("the clear text");
    }

    @Test
    void commonValuesAreShort() throws JsonProcessingException {
        Resource resource = Resource.of(
                new Address("gz1", "zonecfg", "web"),
                Map.of(
                        "ncpus", new Value.Num(new BigDecimal("2.50")),
                        "autoboot", Value.flag(true),
                        "brand", Value.text("10"),
                        "memory", Value.record(Map.of("swap", Value.size(10L << 30), "locked", Value.size(0))),
                        "net", Value.list(List.of(Value.record(Map.of("vid", Value.number(20))))),
                        "password", new Value.Secret("pbkdf2:1", "hush")));

        assertThat(JSON.writeValueAsString(ValueJson.write(resource)))
                .isEqualTo("{\"address\":\"gz1/zonecfg/web\",\"attributes\":{\"autoboot\":true,\"brand\":\"10\","
                        + "\"memory\":{\"locked\":{\"$size\":0},\"swap\":{\"$size\":10737418240}},\"ncpus\":2.5,"
                        + "\"net\":[{\"vid\":20}],\"password\":{\"$secret\":\"pbkdf2:1\"}}}");
    }

    @Test
    void aRecordIsNotTakenForASize() throws JsonProcessingException {
        Value value = Value.record(Map.of("$size", Value.number(1)));

        assertThat(JSON.writeValueAsString(ValueJson.write(value))).isEqualTo("{\"$record\":{\"$size\":1}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null", "{\"$size\":1.5}", "{\"$size\":\"1\"}", "{\"$size\":1e30}", "{\"$secret\":1}",
                        "{\"$number\":\"x\"}",
                "{\"$number\":\"1e999999999\"}", "{\"$other\":1}", "{\"a\":null}", "[null]", "1e999", "{\"$record\":[]}"
            })
    void whatIsNoValueIsRefused(String text) throws JsonProcessingException {
        var json = JSON.readTree(text);

        assertThatIllegalArgumentException().isThrownBy(() -> ValueJson.read(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"address\":\"a/b\",\"attributes\":{}}", "{\"address\":\"a/b/c\"}", "1"})
    void whatIsNoResourceIsRefused(String text) throws JsonProcessingException {
        var json = JSON.readTree(text);

        assertThatIllegalArgumentException().isThrownBy(() -> ValueJson.readResource(json));
    }
}
