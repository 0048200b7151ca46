package dev.zplan.sim.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The argument of {@code -p}: after {@code name=} all further words are its values, until one contains {@code =}. */
final class PropertyList {

    private PropertyList() {}

    /**
     * Reads it.
     *
     * @param namesOnly values are not allowed
     * @return names with values; a name without {@code =} has none; empty if the text is not such a list
     */
    static Optional<Map<String, List<String>>> parse(String text, boolean namesOnly) {
        Map<String, List<String>> properties = new LinkedHashMap<>();
        List<String> values = null;
        for (String word : text.split(",")) {
            int equals = word.indexOf('=');
            if ((word.isEmpty() && !text.isEmpty()) || equals == 0) {
                return Optional.empty();
            } else if (equals > 0 && namesOnly) {
                return Optional.empty();
            } else if (equals > 0) {
                values = properties.computeIfAbsent(word.substring(0, equals), k -> new ArrayList<>());
                if (equals + 1 < word.length()) {
                    values.add(word.substring(equals + 1));
                }
            } else if (values != null) {
                values.add(word);
            } else if (!word.isEmpty()) {
                properties.put(word, new ArrayList<>());
            }
        }
        return Optional.of(properties);
    }
}
