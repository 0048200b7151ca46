package dev.zplan.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the commands of a host take.
 *
 * @param all what every command takes of which no word is named
 * @param words what a command takes that has that word among its words; the longest of several
 */
public record Delays(Duration all, Map<String, Duration> words) {

    /** No time at all. */
    public static final Delays NONE = new Delays(Duration.ZERO, new TreeMap<>());

    private static final Pattern TIME = Pattern.compile("(?:(.+)=)?(\\d{1,6})(ms|s)");

    /** Sorted by word. */
    public Delays {
        words = Collections.unmodifiableMap(new TreeMap<>(words));
    }

    /**
     * Reads what people write.
     *
     * @param texts {@code TIME} or {@code WORD=TIME}, with {@code TIME} as {@code 5s} or {@code 500ms}; the last of several for one word counts
     * @throws IllegalArgumentException when one is something else; its message is that text
     */
    public static Delays parse(List<String> texts) {
        Duration all = Duration.ZERO;
        Map<String, Duration> words = new TreeMap<>();
        for (String text : texts) {
            Matcher parts = TIME.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException(text);
            }
            long number = Long.parseLong(parts.group(2));
            Duration time = parts.group(3).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
            if (parts.group(1) == null) {
                all = time;
            } else {
                words.put(parts.group(1), time);
            }
        }
        return new Delays(all, words);
    }

    /** Whether no command takes any time. */
    public boolean areNone() {
        return all.isZero() && words.isEmpty();
    }

    /** How long a command of those words takes. */
    public Duration of(List<String> argv) {
        return argv.stream()
                .map(words::get)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(all);
    }

    /** What {@link #parse} reads as this: nothing where no command takes time. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        if (!all.isZero()) {
            texts.add(text(all));
        }
        for (Map.Entry<String, Duration> word : words.entrySet()) {
            texts.add(word.getKey() + "=" + text(word.getValue()));
        }
        return texts;
    }

    private static String text(Duration time) {
        return time.toMillisPart() == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    JsonNode toJson() {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        texts().forEach(json::add);
        return json;
    }

    /** What {@link #toJson} wrote; none where there is nothing. */
    static Delays fromJson(JsonNode json) {
        List<String> texts = new ArrayList<>();
        json.forEach(text -> texts.add(text.asText()));
        return parse(texts);
    }
}
