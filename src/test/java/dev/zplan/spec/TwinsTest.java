package dev.zplan.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Source;
import dev.zplan.kdl.KdlDocument;
import dev.zplan.kdl.KdlNode;
import dev.zplan.kdl.KdlPrinter;
import dev.zplan.kdl.KdlValue;
import dev.zplan.resource.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Whatever is written in both languages is the same. */
class TwinsTest {

    private static final FieldType ANY = new FieldType() {
        @Override
        public String name() {
            return "any";
        }

        @Override
        public String about() {
            return "anything";
        }

        @Override
        public Outcome read(Value raw) {
            return new Outcome.Accepted(raw);
        }
    };

    private static final NodeSchema THING = new NodeSchema(
            "thing",
            "A thing",
            true,
            true,
            List.of(
                    FieldSchema.at(0, "name", ANY, "Its name"),
                    FieldSchema.optional("one", ANY, "A value"),
                    FieldSchema.optional("many", ANY, "Values").asList()),
            List.of(),
            null);

    @Provide
    Arbitrary<Object> values() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12).map(text -> (Object) printable(text)),
                Arbitraries.of(
                        "no", "010", "1:30", "null", "~", "true", "1.0", "", " ", "- a", "a: b", "#", "*a", "&a", "!x",
                        "'", "\""),
                Arbitraries.longs().map(n -> (Object) n),
                Arbitraries.bigDecimals().ofScale(3).map(n -> (Object) n),
                Arbitraries.of(true, false));
    }

    /** The characters of a text that YAML can hold. */
    private static String printable(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(c -> c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c <= '~') || c >= 0xA0)
                .filter(c -> c < 0xD800 || (c > 0xDFFF && c < 0xFFFE && c != 0xFEFF) || c > 0xFFFF)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    @Property(tries = 150)
    void randomValuesAreTheSameInBoth(
            @ForAll("values") Object one, @ForAll("values") Object first, @ForAll("values") Object second) {
        KdlNode.Builder node = KdlNode.builder("thing").argument("t").property("one", kdl(one));
        node.child(KdlNode.builder("many").argument(kdl(first)).argument(kdl(second)));
        String kdl = new KdlPrinter().printToString(KdlDocument.of(node.build()));
        String yaml = yaml(Map.of("thing", Map.of("t", Map.of("one", one, "many", List.of(first, second)))));
        DocumentReader reader = new DocumentReader(List.of(THING));
        Checked fromKdl = reader.blocks(new Source("t.kdl", kdl));
        Checked fromYaml = reader.blocks(new Source("t.yaml", yaml));
        assertThat(fromKdl.diagnostics()).isEmpty();
        assertThat(fromYaml.diagnostics()).isEmpty();
        assertThat(values(fromYaml)).isEqualTo(values(fromKdl));
    }

    private static List<Value> values(Checked checked) {
        Block block = checked.blocks().get(0);
        return block.fields().values().stream().map(Field::value).toList();
    }

    private static KdlValue kdl(Object value) {
        if (value instanceof BigDecimal number) {
            return KdlValue.of(number);
        }
        if (value instanceof Long number) {
            return KdlValue.of(number);
        }
        return value instanceof Boolean flag ? KdlValue.of(flag) : KdlValue.of(value.toString());
    }

    private static String yaml(Object tree) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setDefaultScalarStyle(DumperOptions.ScalarStyle.PLAIN);
        return new Yaml(options).dump(tree);
    }
}
