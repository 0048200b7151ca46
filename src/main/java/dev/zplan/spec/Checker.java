package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings the values of a node into the normal forms of their types, and sees that nothing is missing. */
final class Checker {

    /** The value that a scalar stands for. */
    interface Values {

        /** Null when it has none, which has then been told. */
        @Nullable
        Evaluated of(Scalar scalar);
    }

    private final Values values;
    private final Secrets secrets;
    private final Diagnostics out;

    Checker(Values values, Secrets secrets, Diagnostics out) {
        this.values = values;
        this.secrets = secrets;
        this.out = out;
    }

    /** The node, checked; empty when something is wrong with it, all of which has then been told. */
    Optional<Block> check(Draft draft) {
        NodeSchema schema = draft.schema();
        Map<String, Field> fields = new LinkedHashMap<>();
        boolean whole = draft.whole();
        for (FieldSchema field : schema.fields()) {
            whole &= field(draft, field, fields);
        }
        FieldType open = schema.open();
        for (String name : draft.fields().keySet()) {
            if (open != null && schema.field(name).isEmpty()) {
                whole &= field(draft, FieldSchema.optional(name, open, "any other field"), fields);
            }
        }
        List<Block> blocks = new ArrayList<>();
        for (Draft child : draft.blocks()) {
            check(child).ifPresent(blocks::add);
        }
        whole &= blocks.size() == draft.blocks().size();
        whole &= unique(blocks).size() == blocks.size();
        return whole ? Optional.of(new Block(schema, draft.span(), fields, blocks)) : Optional.empty();
    }

    /** The nodes without those whose keys turn out to be taken, now that expressions and types have been applied. */
    List<Block> unique(List<Block> blocks) {
        Map<List<Object>, Span> seen = new HashMap<>();
        List<Block> unique = new ArrayList<>();
        for (Block block : blocks) {
            Optional<Value> key =
                    block.schema().keyed() ? Draft.keyField(block.schema()).map(block::value) : Optional.empty();
            Span earlier = key.isEmpty() ? null : seen.putIfAbsent(List.of(block.name(), key.get()), block.span());
            if (earlier == null) {
                unique.add(block);
            } else {
                out.error(
                        "zplan::spec::key_twice",
                        "`" + block.name() + " " + key.orElseThrow().show() + "` is given twice",
                        block.span(),
                        "the first is at " + earlier);
            }
        }
        return unique;
    }

    private boolean field(Draft draft, FieldSchema field, Map<String, Field> fields) {
        Draft.Entry entry = draft.fields().get(field.name());
        Value fallback = field.fallback();
        if (entry != null) {
            Value value = field.list() ? list(draft, field, entry) : single(draft, field, entry);
            if (value != null) {
                fields.put(field.name(), new Field(value, entry.place()));
            }
            return value != null;
        }
        if (fallback != null) {
            fields.put(field.name(), new Field(fallback, draft.span()));
            return true;
        }
        if (field.required()) {
            missing(draft, field);
        }
        return !field.required();
    }

    private @Nullable Value single(Draft draft, FieldSchema field, Draft.Entry entry) {
        return entry.values().isEmpty()
                ? null
                : read(draft, field, entry.values().get(0));
    }

    private @Nullable Value list(Draft draft, FieldSchema field, Draft.Entry entry) {
        List<Value> items = new ArrayList<>();
        for (Scalar scalar : entry.values()) {
            Value item = read(draft, field, scalar);
            if (item != null) {
                items.add(item);
            }
        }
        return items.size() == entry.values().size() ? Value.list(items) : null;
    }

    private @Nullable Value read(Draft draft, FieldSchema field, Scalar scalar) {
        Evaluated evaluated = values.of(scalar);
        if (evaluated == null) {
            return null;
        }
        if (evaluated.secret() && draft.schema().keyed() && field.position() == 0) {
            out.error(
                    "zplan::spec::secret_name",
                    "`" + field.name() + "` of `" + draft.schema().name() + "` is a name and cannot be secret",
                    scalar.span(),
                    "names are shown in plans and commands: use a variable that is not secret");
            return null;
        }
        FieldType.Outcome outcome = field.type().read(evaluated.value());
        if (outcome instanceof FieldType.Outcome.Accepted accepted) {
            return evaluated.secret() ? secrets.use(accepted.value().show()) : accepted.value();
        }
        if (outcome instanceof FieldType.Outcome.Refused refused) {
            refused(field, scalar, evaluated, refused);
        }
        return null;
    }

    private void refused(FieldSchema field, Scalar scalar, Evaluated evaluated, FieldType.Outcome.Refused refused) {
        if (evaluated.secret()) {
            // the type's own sentence names the value, or a part of it
            String message = "the secret value of `" + field.name() + "` is not a "
                    + field.type().name();
            out.error(refused.code(), message, scalar.span(), field.type().about());
        } else {
            out.error(refused.code(), refused.message(), scalar.span(), refused.help());
        }
    }

    private void missing(Draft draft, FieldSchema field) {
        String key = draft.key();
        out.error(
                "zplan::spec::missing_field",
                "`" + draft.schema().name() + (key == null ? "" : " " + key) + "` needs `" + field.name() + "`",
                draft.span(),
                field.about() + ": " + field.type().about());
    }
}
