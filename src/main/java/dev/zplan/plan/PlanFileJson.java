package dev.zplan.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.ValueJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A node of a plan file that is being read. Every method but the plain accessors throws {@link IllegalArgumentException}, with
 * the path of the member, when the file does not hold what it should.
 *
 * @param node the JSON
 * @param path how it is reached from the top
 */
record PlanFileJson(JsonNode node, String path) {

    private static final Pattern PLACE = Pattern.compile("(.*):(\\d{1,9}):(\\d{1,9})", Pattern.DOTALL);

    PlanFileJson at(String name) {
        JsonNode member = node.get(name);
        String there = path.isEmpty() ? name : path + "." + name;
        if (member == null) {
            throw new IllegalArgumentException("`" + there + "` is missing");
        }
        return new PlanFileJson(member, there);
    }

    private IllegalArgumentException not(String what) {
        return new IllegalArgumentException("`" + path + "` is not " + what);
    }

    String text() {
        if (!node.isTextual()) {
            throw not("a text");
        }
        return node.textValue();
    }

    String text(String name) {
        return at(name).text();
    }

    @Nullable
    String textOrNull(String name) {
        PlanFileJson member = at(name);
        return member.node.isNull() ? null : member.text();
    }

    @Nullable
    Address addressOrNull(String name) {
        String text = textOrNull(name);
        return text == null ? null : address(text);
    }

    /** The texts that stand there; null for null, and for nothing: earlier releases wrote none. */
    @Nullable
    Set<String> textsOrNull(String name) {
        return !node.has(name) || at(name).node.isNull() ? null : new TreeSet<>(texts(name));
    }

    /** The time that stands there; null for null, and for nothing: earlier releases wrote none. */
    @Nullable
    Instant timeOrNull(String name) {
        if (!node.has(name)) {
            return null;
        }
        String text = textOrNull(name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw at(name).not("a time");
        }
    }

    boolean flag(String name) {
        PlanFileJson member = at(name);
        if (!member.node.isBoolean()) {
            throw member.not("true or false");
        }
        return member.node.booleanValue();
    }

    long number(String name) {
        PlanFileJson member = at(name);
        if (!member.node.isIntegralNumber() || !member.node.canConvertToLong()) {
            throw member.not("a whole number");
        }
        return member.node.longValue();
    }

    <T> List<T> list(String name, Function<PlanFileJson, T> read) {
        PlanFileJson member = at(name);
        if (!member.node.isArray()) {
            throw member.not("a list");
        }
        List<T> items = new ArrayList<>(member.node.size());
        for (JsonNode item : member.node) {
            items.add(read.apply(new PlanFileJson(item, member.path + "[" + items.size() + "]")));
        }
        return items;
    }

    List<String> texts(String name) {
        return list(name, PlanFileJson::text);
    }

    List<Address> addresses(String name) {
        return list(name, item -> address(item.text()));
    }

    SortedMap<String, String> texts() {
        if (!node.isObject()) {
            throw not("a record");
        }
        TreeMap<String, String> texts = new TreeMap<>();
        node.properties().forEach(member -> texts.put(member.getKey(), text(member.getKey())));
        return texts;
    }

    <T> T oneOf(String name, T[] all, Function<T, String> id) {
        PlanFileJson member = at(name);
        String text = member.text();
        return Arrays.stream(all)
                .filter(one -> id.apply(one).equals(text))
                .findFirst()
                .orElseThrow(() -> member.not(
                        "one of " + String.join(", ", Arrays.stream(all).map(id).toList())));
    }

    /** The resource whose attributes stand there; null for null. */
    @Nullable
    Resource resource(String name, Address address) {
        PlanFileJson member = at(name);
        if (member.node.isNull()) {
            return null;
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("address", address.toString());
        json.set("attributes", member.node);
        return ValueJson.readResource(json);
    }

    static Address address(String text) {
        return Address.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("`" + text + "` is not an address (host/kind/name)"));
    }

    @Nullable
    Span placeOrNull(String name) {
        String text = textOrNull(name);
        return text == null ? null : place(text);
    }

    /** The place that {@code file:line:column} names; the file's text is not known. */
    static Span place(String text) {
        Matcher matcher = PLACE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("`" + text + "` is not a place (file:line:column)");
        }
        return new Source(matcher.group(1), "")
                .span(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)), 0);
    }
}
