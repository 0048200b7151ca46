package dev.zplan.convert;

import dev.zplan.author.Sketch;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.module.type.PropertyTable;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.FieldType;
import dev.zplan.spec.NodeSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A node while it is put together from another tool's keys. Whatever cannot be carried over is told, with its place, and said again
 * in a remark; a value goes through the type of its field, so that the spec will take it.
 */
final class NodeDraft {

    private static final int SHORT = 60;

    private final NodeSchema schema;
    private final Diagnostics out;
    private final Map<Integer, List<Value>> arguments = new TreeMap<>();
    private final List<Sketch> entries = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    NodeDraft(NodeSchema schema, Diagnostics out) {
        this.schema = schema;
        this.out = out;
    }

    /** A block of this node; {@link #add} puts it in. */
    NodeDraft block(String name) {
        return new NodeDraft(schema.block(name).orElseThrow(), out);
    }

    /** Puts a block in. */
    void add(NodeDraft block) {
        entries.add(block.sketch());
    }

    /** Puts an attr in that no key of the other tool stands for. */
    void note(String name, String value) {
        NodeDraft attr = block("attr");
        attr.set("name", Value.text(name));
        attr.set("value", Value.text(value));
        add(attr);
    }

    /** Whether it says anything. */
    boolean isEmpty() {
        return arguments.isEmpty() && entries.isEmpty();
    }

    /** Whether it has that field or block. */
    boolean has(String name) {
        int position = schema.field(name).map(FieldSchema::position).orElse(-1);
        return arguments.containsKey(position)
                || entries.stream().anyMatch(e -> e.name().equals(name));
    }

    /** Whether a block of the same key is in it already. */
    boolean holds(NodeDraft block) {
        return block.schema.keyed()
                && entries.stream()
                        .anyMatch(e -> e.name().equals(block.schema.name())
                                && e.arguments().get(0).equals(block.key()));
    }

    private Value key() {
        return Objects.requireNonNull(arguments.get(0)).get(0);
    }

    /** Takes over what another node has to say, which will not be there to say it. */
    void adopt(NodeDraft other) {
        remarks.addAll(other.remarks);
    }

    /** Sets a field that no key of the other tool stands for. */
    void set(String field, Value value) {
        put(field, List.of(value));
    }

    /** Sets a list field that no single key of the other tool stands for. */
    void set(String field, List<? extends Value> values) {
        put(field, List.copyOf(values));
    }

    /** Whether a field has that single value. */
    boolean is(String field, String text) {
        return entries.stream()
                .anyMatch(e -> e.name().equals(field)
                        && e.arguments().size() == 1
                        && e.arguments().get(0).show().equals(text));
    }

    /** Sets a field; whether its type takes the value. */
    boolean set(String field, Value value, Datum.Entry from) {
        return set(field, List.of(value), from);
    }

    /** Sets a field to a word, which must be one; whether it is. */
    boolean set(String field, Datum.Entry from) {
        if (from.value() instanceof Datum.Word word) {
            return set(field, Value.text(word.text()), from);
        }
        shape(from, "one value");
        return false;
    }

    /** Sets a property of a dataset, if there is one of that name and it takes the value. */
    void property(String name, Datum.Entry from) {
        property(PropertyTable.ZFS, name, from);
    }

    /** Sets a property of a link, likewise; several words are one, with commas between them. */
    void linkProperty(String name, Datum.Entry from) {
        property(PropertyTable.LINK, name, from);
    }

    private void property(PropertyTable table, String name, Datum.Entry from) {
        Members.text(from, this).ifPresent(text -> {
            if (table.read(name, Value.text(text)) instanceof FieldType.Outcome.Refused refused) {
                refuse(from, refused.message(), refused.help());
            } else {
                set(name, Value.text(text), from);
            }
        });
    }

    /** Sets a list field; whether its type takes all values. */
    boolean set(String field, List<Value> values, Datum.Entry from) {
        List<Value> normal = new ArrayList<>();
        for (Value value : values) {
            FieldType.Outcome outcome = type(field).read(value);
            if (outcome instanceof FieldType.Outcome.Accepted accepted) {
                normal.add(accepted.value());
            } else if (outcome instanceof FieldType.Outcome.Refused refused) {
                refuse(from, refused.message(), refused.help());
                return false;
            }
        }
        put(field, normal);
        return true;
    }

    private FieldType type(String field) {
        return schema.field(field)
                .map(FieldSchema::type)
                .orElseGet(() -> Objects.requireNonNull(schema.open(), schema.name() + " has no " + field));
    }

    private void put(String field, List<Value> values) {
        int position = schema.field(field).map(FieldSchema::position).orElse(-1);
        if (position >= 0) {
            arguments.put(position, values);
        } else {
            entries.removeIf(e -> e.name().equals(field));
            entries.add(new Sketch(field, values, List.of(), List.of()));
        }
    }

    /** Tells that a value cannot be had in a spec. */
    void refuse(Datum.Entry from, String message, String help) {
        out.warning(
                "zplan::convert::refused_value", "`" + from.name() + "` is left out: " + message, from.span(), help);
        remark(from, message);
    }

    /** Tells that something else than such a value stands there. */
    void shape(Datum.Entry from, String wanted) {
        refuse(from, wanted + " is wanted here", "write " + wanted);
    }

    /** Tells that a key has no counterpart. */
    void unsupported(Datum.Entry from, String why) {
        out.warning("zplan::convert::unsupported_key", "`" + from.name() + "` is not carried over", from.span(), why);
        remark(from, why);
    }

    /** Tells that the tool itself has no such key. */
    void unknown(Datum.Entry from, String tool, Collection<String> known) {
        String last = from.name().substring(from.name().lastIndexOf('.') + 1);
        String why = Suggestion.nearest(last, known)
                .map(near -> "did you mean " + near + "?")
                .orElse(tool + " has no key of this name");
        out.warning("zplan::convert::unknown_key", "`" + from.name() + "` is not known", from.span(), why);
        remark(from, why);
    }

    private void remark(Datum.Entry from, String why) {
        remarks.add("not carried over: " + from.name() + shown(from) + " (" + why + ")");
    }

    /** Says something in the spec, on a line before the node. */
    void remark(String text) {
        remarks.add(text);
    }

    private static String shown(Datum.Entry from) {
        boolean secret = from.name().matches(".*(password|metadata|_pw|sshkey).*");
        return from.value() instanceof Datum.Word word && word.text().length() <= SHORT && !secret
                ? " = " + word.text()
                : "";
    }

    /** The node; fields before blocks, in the order of the documentation. */
    Sketch sketch() {
        List<String> order = new ArrayList<>();
        schema.fields().forEach(f -> order.add(f.name()));
        schema.blocks().forEach(b -> order.add(b.name()));
        List<Sketch> sorted = entries.stream()
                .sorted(Comparator.comparingInt(e -> order.contains(e.name()) ? order.indexOf(e.name()) : order.size()))
                .collect(Collectors.toList());
        List<Value> values = arguments.values().stream().flatMap(List::stream).toList();
        return new Sketch(schema.name(), values, sorted, remarks);
    }
}
