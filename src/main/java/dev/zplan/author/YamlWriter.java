package dev.zplan.author;

import dev.zplan.resource.Value;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.NodeSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes YAML as {@code docs/yaml.md} has it. Nodes of one name stand together, at the place of the first: a mapping has each
 * name once.
 */
public final class YamlWriter implements SpecWriter {

    private final List<NodeSchema> schemas;
    private final YamlWords words;

    private YamlWriter(List<NodeSchema> schemas, boolean expressions) {
        this.schemas = List.copyOf(schemas);
        this.words = new YamlWords(new Literals(expressions));
    }

    /**
     * Writes plans and templates: a <code>${</code> in a text is written so that it stays one.
     *
     * @param schemas what may stand at the top of the file: they know keys, positions and lists
     */
    public static YamlWriter literal(List<NodeSchema> schemas) {
        return new YamlWriter(schemas, true);
    }

    /** Writes texts as they are: files that know no expressions (pools, settings), or sketches with expressions in them. */
    public static YamlWriter verbatim(List<NodeSchema> schemas) {
        return new YamlWriter(schemas, false);
    }

    @Override
    public String suffix() {
        return "yaml";
    }

    @Override
    public String print(List<Sketch> nodes) {
        return YamlLayout.document(entries(nodes, schemas, true));
    }

    private List<YamlNode.Entry> entries(List<Sketch> sketches, List<NodeSchema> blocks, boolean top) {
        Map<String, List<Sketch>> byName = new LinkedHashMap<>();
        sketches.forEach(
                s -> byName.computeIfAbsent(s.name(), n -> new ArrayList<>()).add(s));
        List<YamlNode.Entry> entries = new ArrayList<>();
        byName.forEach((name, group) -> {
            Optional<NodeSchema> schema =
                    blocks.stream().filter(b -> b.name().equals(name)).findFirst();
            entries.add(
                    schema.isPresent()
                            ? blocks(schema.get(), group, top && Literals.isTall(name))
                            : field(name, group));
        });
        return entries;
    }

    /** A field, or what no schema knows. */
    private YamlNode.Entry field(String name, List<Sketch> group) {
        List<Value> values = group.stream().flatMap(s -> s.arguments().stream()).toList();
        List<Sketch> inside = group.stream().flatMap(s -> s.entries().stream()).toList();
        List<String> remarks = group.stream().flatMap(s -> s.remarks().stream()).toList();
        YamlNode value =
                inside.isEmpty() ? values(values) : new YamlNode.Mapping(entries(inside, List.of(), false), false);
        return new YamlNode.Entry(YamlWords.word(name), value, remarks);
    }

    private YamlNode values(List<Value> values) {
        return values.size() == 1
                ? word(values.get(0))
                : new YamlNode.Sequence(values.stream()
                        .map(value -> new YamlNode.Item(word(value), List.of()))
                        .toList());
    }

    private YamlNode word(Value value) {
        return new YamlNode.Word(words.value(value));
    }

    private YamlNode.Entry blocks(NodeSchema schema, List<Sketch> group, boolean tall) {
        String name = YamlWords.word(schema.name());
        FieldSchema key = schema.keyed() ? position(schema, 0) : null;
        if (key != null && group.stream().noneMatch(s -> s.arguments().isEmpty())) {
            return new YamlNode.Entry(name, keyed(schema, key, group, tall), List.of());
        }
        if (group.size() == 1) {
            return new YamlNode.Entry(
                    name, body(schema, group.get(0), 0, tall), group.get(0).remarks());
        }
        return new YamlNode.Entry(
                name,
                new YamlNode.Sequence(group.stream()
                        .map(s -> new YamlNode.Item(body(schema, s, 0, tall), s.remarks()))
                        .toList()),
                List.of());
    }

    private YamlNode keyed(NodeSchema schema, FieldSchema key, List<Sketch> group, boolean tall) {
        if (group.stream()
                .allMatch(s -> s.arguments().size() == 1
                        && s.entries().isEmpty()
                        && s.remarks().isEmpty())) {
            return values(group.stream().map(s -> s.arguments().get(0)).toList());
        }
        Map<Value, List<Sketch>> byKey = new LinkedHashMap<>();
        group.forEach(s -> byKey.computeIfAbsent(s.arguments().get(0), k -> new ArrayList<>())
                .add(s));
        List<YamlNode.Entry> entries = new ArrayList<>();
        byKey.forEach((value, same) -> entries.add(entry(schema, key, value, same, tall)));
        return new YamlNode.Mapping(entries, true);
    }

    /** What has one key; there are several where each is of another host. */
    private YamlNode.Entry entry(NodeSchema schema, FieldSchema key, Value value, List<Sketch> same, boolean tall) {
        String name = words.key(value);
        if (same.size() > 1) {
            List<YamlNode.Item> items = same.stream()
                    .map(s -> new YamlNode.Item(named(schema, s, 1, tall), s.remarks()))
                    .toList();
            return new YamlNode.Entry(name, new YamlNode.Sequence(items), List.of());
        }
        Sketch sketch = same.get(0);
        YamlNode body = body(schema, sketch, 1, tall);
        // a mapping that has the key's field with a word in it is taken for a body
        boolean doubtful = body instanceof YamlNode.Word && value.show().equals(key.name());
        return new YamlNode.Entry(name, doubtful ? named(schema, sketch, 1, tall) : body, sketch.remarks());
    }

    /** What a node says beyond its first {@code skip} arguments: a word if that is all and needs no name. */
    private YamlNode body(NodeSchema schema, Sketch sketch, int skip, boolean tall) {
        boolean one = sketch.arguments().size() == skip + 1 && sketch.entries().isEmpty();
        return one ? word(sketch.arguments().get(skip)) : named(schema, sketch, skip, tall);
    }

    private YamlNode named(NodeSchema schema, Sketch sketch, int skip, boolean tall) {
        List<Sketch> fields = new ArrayList<>();
        List<Value> arguments = sketch.arguments();
        for (int i = skip; i < arguments.size(); i++) {
            FieldSchema field = position(schema, i);
            if (field == null) {
                throw new IllegalArgumentException("`" + schema.name() + "` takes fewer than " + (i + 1) + " values");
            }
            fields.add(Sketch.field(field.name(), arguments.get(i)));
        }
        List<Sketch> all =
                Stream.concat(fields.stream(), sketch.entries().stream()).toList();
        return new YamlNode.Mapping(entries(all, schema.blocks(), false), tall);
    }

    /** The field that the argument at that position gives; null if there is none. */
    private static @Nullable FieldSchema position(NodeSchema schema, int position) {
        return schema.fields().stream()
                .filter(f -> f.position() == position || (f.list() && f.position() >= 0 && f.position() < position))
                .findFirst()
                .orElse(null);
    }
}
