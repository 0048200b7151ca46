package dev.zplan.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command of words and {@code ${name}} and nothing else, as most are: made without FreeMarker, which is not even loaded for it.
 *
 * @param texts what stands before, between and behind the names; one more than these
 * @param names of the values between them
 */
record PlainTemplate(List<String> texts, List<String> names) {

    /** What FreeMarker makes something of. */
    private static final List<String> MARKS = List.of("<#", "</#", "<@", "</@", "#{");

    /** Such a template; empty when it is more than that, or none at all. */
    static Optional<PlainTemplate> of(String text) {
        List<String> texts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int at = 0;
        for (int next = text.indexOf("${"); next >= 0; next = text.indexOf("${", at)) {
            int end = text.indexOf('}', next);
            String name = end < 0 ? "" : text.substring(next + 2, end);
            if (name.isEmpty() || !name.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
                return Optional.empty();
            }
            texts.add(text.substring(at, next));
            names.add(name);
            at = end + 1;
        }
        texts.add(text.substring(at));
        return MARKS.stream().anyMatch(text::contains)
                ? Optional.empty()
                : Optional.of(new PlainTemplate(List.copyOf(texts), List.copyOf(names)));
    }

    /** The command line for values as FreeMarker sees them; empty when one is missing or not a text. */
    Optional<String> render(Map<String, Object> values) {
        StringBuilder line = new StringBuilder(texts.get(0));
        for (int i = 0; i < names.size(); i++) {
            if (!(values.get(names.get(i)) instanceof String text)) {
                return Optional.empty();
            }
            line.append(ShellWords.quote(text)).append(texts.get(i + 1));
        }
        return Optional.of(line.toString());
    }
}
