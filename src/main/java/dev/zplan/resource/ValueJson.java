package dev.zplan.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values and resources as JSON, exact both ways.
 *
 * <p>Texts, flags and lists are JSON's own; so are numbers of up to 15 digits, which a reader that knows only doubles keeps
 * exact. What JSON has no word for is an object of one member that starts with {@code $}: {@code {"$size": 10737418240}} in
 * bytes, {@code {"$secret": digest}}, {@code {"$number": "digits"}}. Any other object is a record; a record that could be taken
 * for one of those is written as {@code {"$record": {…}}}. Members are sorted. The clear text of a secret is never written.
 */
public final class ValueJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SIZE = "$size";
    private static final String SECRET = "$secret";
    private static final String NUMBER = "$number";
    private static final String RECORD = "$record";

    /** What every double holds exactly, see IEEE 754. */
    private static final int DOUBLE_DIGITS = 15;

    /** The largest exponent, as in KDL: keeps a short text from becoming a number of a billion digits. */
    private static final int MAX_SCALE = 99_999;

    private ValueJson() {}

    /** The value as JSON. */
    public static JsonNode write(Value value) {
        if (value instanceof Value.Text text) {
            return NODES.textNode(text.text());
        } else if (value instanceof Value.Num num) {
            return numberNode(num.number());
        } else if (value instanceof Value.Flag flag) {
            return NODES.booleanNode(flag.on());
        } else if (value instanceof Value.Size size) {
            return NODES.objectNode().put(SIZE, size.bytes());
        } else if (value instanceof Value.Secret secret) {
            return NODES.objectNode().put(SECRET, secret.digest());
        } else if (value instanceof Value.Items items) {
            ArrayNode array = NODES.arrayNode(items.items().size());
            items.items().forEach(item -> array.add(write(item)));
            return array;
        }
        SortedMap<String, Value> members = ((Value.Members) value).members();
        ObjectNode object = object(members);
        return looksTagged(object) ? NODES.objectNode().set(RECORD, object) : object;
    }

    /** The resource as {@code {"address": …, "attributes": {…}}}. */
    public static ObjectNode write(Resource resource) {
        ObjectNode json = NODES.objectNode().put("address", resource.address().toString());
        json.set("attributes", object(resource.attributes()));
        return json;
    }

    /**
     * The value that was written as this; a secret has no clear text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Value read(JsonNode json) {
        if (json.isTextual()) {
            return Value.text(json.textValue());
        } else if (json.isNumber()) {
            return number(json.decimalValue());
        } else if (json.isBoolean()) {
            return Value.flag(json.booleanValue());
        } else if (json.isArray()) {
            List<Value> items = new ArrayList<>(json.size());
            json.forEach(item -> items.add(read(item)));
            return Value.list(items);
        } else if (!json.isObject()) {
            throw new IllegalArgumentException("not a value: " + json.getNodeType());
        }
        if (!looksTagged(json)) {
            return Value.record(members(json));
        }
        String tag = json.fieldNames().next();
        return tagged(tag, json.get(tag));
    }

    /**
     * The resource that was written as this.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Resource readResource(JsonNode json) {
        String name = json.path("address").asText();
        Address address = Address.parse(name)
                .orElseThrow(() -> new IllegalArgumentException("not an address (host/kind/name): `" + name + "`"));
        if (!json.path("attributes").isObject()) {
            throw new IllegalArgumentException(address + " has no attributes");
        }
        return Resource.of(address, members(json.get("attributes")));
    }

    private static JsonNode numberNode(BigDecimal number) {
        boolean small = number.precision() <= DOUBLE_DIGITS && number.scale() <= DOUBLE_DIGITS;
        if (!small) {
            return NODES.objectNode().put(NUMBER, number.toString());
        }
        return number.scale() == 0 ? NODES.numberNode(number.longValueExact()) : NODES.numberNode(number);
    }

    private static Value number(BigDecimal number) {
        if (Math.abs((long) number.scale()) > MAX_SCALE) {
            throw new IllegalArgumentException("a number beyond " + MAX_SCALE + " digits");
        }
        return new Value.Num(number);
    }

    private static Value tagged(String tag, JsonNode content) {
        if (tag.equals(SIZE) && content.isIntegralNumber() && content.canConvertToLong()) {
            return Value.size(content.longValue());
        } else if (tag.equals(SECRET) && content.isTextual()) {
            return new Value.Secret(content.textValue(), null);
        } else if (tag.equals(NUMBER) && content.isTextual()) {
            return number(new BigDecimal(content.textValue()));
        } else if (tag.equals(RECORD) && content.isObject()) {
            return Value.record(members(content));
        }
        throw new IllegalArgumentException("not a value: " + tag + " of " + content.getNodeType());
    }

    private static boolean looksTagged(JsonNode object) {
        return object.size() == 1 && object.fieldNames().next().startsWith("$");
    }

    private static ObjectNode object(SortedMap<String, Value> members) {
        ObjectNode object = NODES.objectNode();
        members.forEach((name, value) -> object.set(name, write(value)));
        return object;
    }

    private static Map<String, Value> members(JsonNode object) {
        Map<String, Value> members = new TreeMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), read(member.getValue())));
        return members;
    }
}
