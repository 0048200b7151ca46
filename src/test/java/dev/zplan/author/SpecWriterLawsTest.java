package dev.zplan.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.Inputs;
import dev.zplan.spec.NodeSchema;
import dev.zplan.spec.Placement;
import dev.zplan.spec.PlanFile;
import dev.zplan.spec.Spec;
import dev.zplan.spec.SpecLoader;
import dev.zplan.spec.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Whatever is written reads back, in both languages. */
class SpecWriterLawsTest {

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            " a",
            "a ",
            "a: b",
            "a #b",
            "#",
            "- a",
            "*a",
            "&a",
            "!x",
            "'",
            "\"",
            "\\",
            "\\n",
            "a\nb\r\n",
            "\t",
            "\u0001",
            "\u2028",
            "\uFEFF",
            "\u200E",
            "é",
            "😀",
            "true",
            "null",
            "~",
            "no",
            "010",
            "1:30",
            "0x1f",
            "1e3",
            "5.10",
            "-",
            ".5",
            "{",
            "[a]",
            "${x}",
            "$${x}",
            "$${",
            "${",
            "$$",
            "a${b",
            "<#if>",
            "name",
            "value",
            "<<",
            "special",
            "//",
            "/*",
            "key=v",
            "(t)",
            "r#\"x\"#",
            "..",
            "---",
            "...",
            "%a",
            "@a",
            "`a`",
            "a,b",
            "?",
            "inf",
            "nan");

    /** Random nodes of a schema, few and shallow. */
    private record Author(Random random) {

        Value value() {
            return switch (random.nextInt(8)) {
                case 0 -> Value.number(random.nextInt(2000) - 1000);
                case 1 -> new Value.Num(java.math.BigDecimal.valueOf(random.nextInt(9999), 3));
                case 2 -> Value.flag(random.nextBoolean());
                case 3 -> Value.size((long) random.nextInt(100) << 20);
                default -> text();
            };
        }

        Value text() {
            return Value.text(HOSTILE.get(random.nextInt(HOSTILE.size()))
                    + (random.nextBoolean() ? "" : HOSTILE.get(random.nextInt(HOSTILE.size()))));
        }

        List<String> remarks() {
            return random.nextInt(4) > 0 ? List.of() : List.of("a remark", text().show());
        }

        Sketch node(NodeSchema schema, int depth) {
            List<Value> arguments = new ArrayList<>();
            List<Sketch> entries = new ArrayList<>();
            for (FieldSchema field : schema.fields().stream()
                    .filter(f -> f.position() == arguments.size())
                    .toList()) {
                if (field.position() == 0 && (schema.keyed() || random.nextInt(4) > 0)) {
                    arguments.add(text());
                } else if (field.position() > 0 && !arguments.isEmpty() && random.nextBoolean()) {
                    arguments.addAll(values(field));
                }
            }
            for (FieldSchema field : schema.fields()) {
                if (field.position() < 0 && random.nextInt(6) == 0) {
                    entries.add(new Sketch(field.name(), values(field), List.of(), remarks()));
                }
            }
            if (schema.open() != null) {
                Stream.of("org.example:a b", "compression", "x${y", "")
                        .filter(n -> random.nextBoolean())
                        .forEach(name -> entries.add(Sketch.field(name, value())));
            }
            for (NodeSchema block : schema.blocks()) {
                int count = random.nextInt(5) > 1 ? 0 : block.repeatable() ? 1 + random.nextInt(3) : 1;
                Set<Value> keys = new HashSet<>();
                for (int i = 0; i < count && depth < 3; i++) {
                    Sketch inner = node(block, depth + 1);
                    if (!block.keyed() || keys.add(inner.arguments().get(0))) {
                        entries.add(inner);
                    }
                }
            }
            java.util.Collections.shuffle(entries, random);
            return new Sketch(schema.name(), arguments, entries, remarks());
        }

        private List<Value> values(FieldSchema field) {
            if (field.name().equals("host")) {
                return List.of(Value.text("h" + random.nextInt(2)));
            }
            if (!field.list()) {
                return List.of(value());
            }
            return Stream.generate(this::value)
                    .limit(field.position() < 0 ? random.nextInt(3) : 1 + random.nextInt(2))
                    .toList();
        }

        List<Sketch> document() {
            List<Sketch> nodes = new ArrayList<>();
            Set<List<Object>> keys = new HashSet<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                NodeSchema schema = SpecLanguage.schemas().get(random.nextInt(3));
                Sketch node = node(schema, 0);
                Value host = node.entries().stream()
                        .filter(e -> e.name().equals("host"))
                        .map(e -> e.arguments().get(0))
                        .findFirst()
                        .orElse(Value.text(""));
                if (keys.add(List.of(schema.name(), node.arguments().get(0), host.show()))) {
                    nodes.add(node);
                }
            }
            return nodes;
        }
    }

    @Property(tries = 150)
    void whatIsWrittenReadsBack(@ForAll long seed) throws IOException {
        List<Sketch> nodes = new Author(new Random(seed)).document();
        List<String> expected = nodes.stream()
                .map(n -> expected(n, schema(SpecLanguage.schemas(), n.name())))
                .sorted()
                .toList();
        for (SpecWriter writer : List.of(KdlWriter.literal(), YamlWriter.literal(SpecLanguage.schemas()))) {
            String text = writer.print(nodes);
            Spec spec = load(writer.suffix(), text);
            assertThat(spec.diagnostics()).as(text).isEmpty();
            assertThat(spec.items().stream().map(i -> shown(i.block())).sorted())
                    .as(text)
                    .isEqualTo(expected);
        }
    }

    private static Spec load(String suffix, String text) throws IOException {
        Path file = Files.createTempFile("zplan", "." + suffix);
        try {
            Files.writeString(file, text);
            return new SpecLoader(
                            SpecLanguage.ZONE,
                            List.of(SpecLanguage.ETHERSTUB, SpecLanguage.DATASET),
                            Templates.of(Map.of()),
                            Path.of("").toAbsolutePath(),
                            Placement.none())
                    .load(List.of(new PlanFile("p", file)), Inputs.none());
        } finally {
            Files.delete(file);
        }
    }

    private static NodeSchema schema(List<NodeSchema> schemas, String name) {
        return schemas.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }

    /** A block without places; nodes of other names may change places with it, those of its own may not. */
    private static String shown(Block block) {
        Map<String, Object> fields = new TreeMap<>();
        block.fields().forEach((name, field) -> fields.put(name, exact(field.value())));
        Map<String, List<String>> blocks = new TreeMap<>();
        block.blocks()
                .forEach(b ->
                        blocks.computeIfAbsent(b.name(), n -> new ArrayList<>()).add(shown(b)));
        return block.name() + fields + blocks;
    }

    private static String expected(Sketch sketch, NodeSchema schema) {
        Map<String, Object> fields = new TreeMap<>();
        List<Value> arguments = sketch.arguments();
        for (FieldSchema field : schema.fields()) {
            if (field.position() >= 0 && field.position() < arguments.size()) {
                fields.put(
                        field.name(),
                        field.list()
                                ? exact(Value.list(arguments.subList(field.position(), arguments.size())))
                                : exact(arguments.get(field.position())));
            }
        }
        Map<String, List<String>> blocks = new TreeMap<>();
        for (Sketch entry : sketch.entries()) {
            NodeSchema block = schema.block(entry.name()).orElse(null);
            if (block != null) {
                blocks.computeIfAbsent(entry.name(), n -> new ArrayList<>()).add(expected(entry, block));
            } else {
                boolean list = schema.field(entry.name()).map(FieldSchema::list).orElse(false);
                fields.put(
                        entry.name(),
                        list
                                ? exact(Value.list(entry.arguments()))
                                : exact(entry.arguments().get(0)));
            }
        }
        return schema.name() + fields + blocks;
    }

    private static @Nullable Object exact(@Nullable Value value) {
        if (value instanceof Value.Items list) {
            return list.items().stream().map(SpecWriterLawsTest::exact).toList();
        }
        return value instanceof Value.Size size ? Value.text(size.show()) : value;
    }
}
