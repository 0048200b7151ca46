package dev.zplan.spec;

import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@code var} node.
 *
 * @param name the variable's name
 * @param span where it is declared
 * @param type null where the value decides
 * @param fallback its default as it was written; null for none
 * @param secret whether its value must not be seen
 * @param required whether it must have a value though nothing uses it
 * @param about what it is for; empty if nobody said
 */
record VariableDeclaration(
        String name,
        Span span,
        @Nullable VariableType type,
        @Nullable Scalar fallback,
        boolean secret,
        boolean required,
        String about) {

    /** Takes any text, number or flag as it is. */
    private static final FieldType ANY = new FieldType() {
        @Override
        public String name() {
            return "value";
        }

        @Override
        public String about() {
            return "a text, a number or a flag";
        }

        @Override
        public Outcome read(Value raw) {
            return new Outcome.Accepted(raw);
        }
    };

    /** How variables are declared. */
    static final NodeSchema SCHEMA = new NodeSchema(
            "var",
            "A value that is given from outside, or used in several places",
            true,
            true,
            List.of(
                    FieldSchema.at(0, "name", VariableType.TEXT, "How expressions name it"),
                    new FieldSchema("default", ANY, "Its value when nobody gives one", false, 1, false, null),
                    FieldSchema.optional("type", new OneOf(VariableType.words()), "What it may hold"),
                    FieldSchema.optional("secret", VariableType.FLAG, "Whether its value must not be seen"),
                    FieldSchema.optional(
                            "required", VariableType.FLAG, "Whether it needs a value though nothing uses it"),
                    FieldSchema.optional("about", VariableType.TEXT, "What it is for")),
            List.of(),
            null);

    /** The declaration in a checked node. */
    static VariableDeclaration of(Draft draft, Block block) {
        Optional<VariableType> type = block.text("type").flatMap(VariableType::named);
        return new VariableDeclaration(
                block.text("name").orElse(""),
                block.spanOf("name"),
                type.orElse(null),
                draft.scalar("default").orElse(null),
                block.is("secret"),
                block.is("required"),
                block.text("about").orElse(""));
    }

    /** Whether both say the same, wherever they stand. */
    boolean sameAs(VariableDeclaration other) {
        return name.equals(other.name)
                && type == other.type
                && secret == other.secret
                && required == other.required
                && about.equals(other.about)
                && (fallback == null
                        ? other.fallback == null
                        : (other.fallback != null && fallback.value().equals(other.fallback.value())));
    }

    /** The name only: a default may be secret. */
    @Override
    public String toString() {
        return "var " + name;
    }

    /** One of a few words. */
    private record OneOf(List<String> words) implements FieldType {
        @Override
        public String name() {
            return "word";
        }

        @Override
        public String about() {
            return "one of " + String.join(", ", words);
        }

        @Override
        public Outcome read(Value raw) {
            return words.contains(raw.show())
                    ? new Outcome.Accepted(raw)
                    : new Outcome.Refused(
                            "zplan::spec::variable_type",
                            "`" + raw.show() + "` is no type of variable",
                            new Known("types", words).help(raw.show()));
        }
    }
}
