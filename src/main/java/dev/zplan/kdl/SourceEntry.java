package dev.zplan.kdl;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An argument or a property, as it stands in a text.
 *
 * @param name the name of the property; null for an argument
 * @param tokens all its tokens, those between included
 * @param valueFrom where its value starts among them, type annotation included
 */
record SourceEntry(@Nullable String name, List<KdlToken> tokens, int valueFrom) implements SourceContent {

    SourceEntry {
        tokens = List.copyOf(tokens);
    }

    /** The first token of the value, which is its type annotation if it has one. */
    KdlToken first() {
        return tokens.get(valueFrom);
    }

    KdlToken last() {
        return tokens.get(tokens.size() - 1);
    }

    /** The value. */
    KdlValue value() {
        KdlValue plain = Objects.requireNonNull(last().value());
        return tokens.subList(valueFrom, tokens.size() - 1).stream()
                .filter(KdlToken::isValue)
                .map(type -> ((KdlString) Objects.requireNonNull(type.value())).value())
                .findFirst()
                .map(plain::withType)
                .orElse(plain);
    }
}
