package dev.zplan.author;

import dev.zplan.resource.Value;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.FieldType;
import dev.zplan.spec.NodeSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A node of a spec on its way to a sketch: only what its schema accepts gets in, the rest is told. */
final class Body {

    private final NodeSchema schema;
    private final List<Lost> lost;
    private final boolean whole;
    private final List<Value> arguments = new ArrayList<>();
    private final List<Sketch> entries = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private boolean broken;

    private Body(NodeSchema schema, List<Lost> lost, boolean whole) {
        this.schema = schema;
        this.lost = lost;
        this.whole = whole;
    }

    /** A node that says what nobody needs to say, too: a template may say otherwise. */
    static Body whole(NodeSchema schema, List<Lost> lost) {
        return new Body(schema, lost, true);
    }

    /** A node within this one, without what is so anyway. */
    Body inner(String block) {
        return new Body(schema.block(block).orElseThrow(), lost, false);
    }

    /** Adds an unnamed value; it belongs to the field of that position. */
    Body argument(@Nullable Value value) {
        int position = arguments.size();
        FieldSchema field = schema.fields().stream()
                .filter(f -> f.position() == position || (f.list() && f.position() >= 0 && f.position() < position))
                .findFirst()
                .orElseThrow();
        Value normal = broken ? null : normal(field.name(), field.type(), value);
        broken |= normal == null;
        if (!broken) {
            arguments.add(normal);
        }
        return this;
    }

    /** Adds a field; nothing where there is no value, or where that is so anyway. */
    Body field(String name, @Nullable Value value) {
        FieldSchema field = schema.field(name).orElse(null);
        FieldType type = field != null ? field.type() : Objects.requireNonNull(schema.open());
        Value normal = value == null ? null : normal(name, type, value);
        if (normal != null && (whole || field == null || !normal.equals(field.fallback()))) {
            entries.add(Sketch.field(name, normal));
        }
        return this;
    }

    /** Adds a field of several values. */
    Body list(String name, List<Value> values) {
        FieldType type = schema.field(name).orElseThrow().type();
        List<Value> normal = new ArrayList<>();
        values.forEach(value -> {
            Value one = normal(name, type, value);
            if (one != null) {
                normal.add(one);
            }
        });
        if (!normal.isEmpty()) {
            entries.add(new Sketch(name, normal, List.of(), List.of()));
        }
        return this;
    }

    /** Adds a node; nothing where a field that it needs is lost. */
    Body add(Body block) {
        boolean complete = block.schema.fields().stream()
                .filter(FieldSchema::required)
                .allMatch(field -> (field.position() >= 0 && field.position() < block.arguments.size())
                        || block.entries.stream().anyMatch(e -> e.name().equals(field.name())));
        if (complete) {
            entries.add(block.sketch());
        }
        return this;
    }

    /** Adds a node if there is anything in it. */
    Body addUnlessEmpty(Body block) {
        return block.entries.isEmpty() ? this : add(block);
    }

    /** Adds what people are to be told of the node. */
    Body remark(String remark) {
        remarks.add(remark);
        return this;
    }

    /** Tells what cannot be said of the node. */
    void lose(String what, String value) {
        lost.add(new Lost(what, value));
    }

    Sketch sketch() {
        return new Sketch(schema.name(), arguments, entries, remarks);
    }

    private @Nullable Value normal(String name, FieldType type, @Nullable Value value) {
        Value raw = value instanceof Value.Size size ? Value.text(size.show()) : value;
        if (raw == null || raw instanceof Value.Items || raw instanceof Value.Members || raw instanceof Value.Secret) {
            lose(where(name) + (raw == null ? ": there is no value" : ": its value has no plain form"), "");
            return null;
        }
        FieldType.Outcome outcome = type.read(raw);
        if (outcome instanceof FieldType.Outcome.Refused refused) {
            lose(where(name) + ": " + refused.message(), raw.show());
            return null;
        }
        return ((FieldType.Outcome.Accepted) outcome).value();
    }

    private String where(String field) {
        String key = arguments.isEmpty() ? "" : " " + arguments.get(0).show();
        return (schema.name().equals("zone") ? "" : schema.name() + key + " ") + field;
    }
}
