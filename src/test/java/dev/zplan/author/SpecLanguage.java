package dev.zplan.author;

import dev.zplan.resource.Value;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.FieldType;
import dev.zplan.spec.NodeSchema;
import dev.zplan.zone.ZoneSchema;
import java.util.List;

/** The shape of specs, with fields that take anything: what is written must read back whatever the types allow. */
final class SpecLanguage {

    /** Takes any value as it is. */
    static final FieldType ANY = new FieldType() {
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

    static final NodeSchema ZONE = anything(ZoneSchema.ZONE);

    static final NodeSchema ETHERSTUB = resource("etherstub", null);

    static final NodeSchema DATASET = resource("dataset", ANY);

    private SpecLanguage() {}

    static List<NodeSchema> schemas() {
        return List.of(ZONE, ETHERSTUB, DATASET);
    }

    private static NodeSchema resource(String name, @org.jspecify.annotations.Nullable FieldType open) {
        return new NodeSchema(
                name,
                "A thing",
                true,
                true,
                List.of(FieldSchema.at(0, "name", ANY, "Its name"), FieldSchema.optional("host", ANY, "Where it is")),
                List.of(),
                open);
    }

    private static NodeSchema anything(NodeSchema schema) {
        List<FieldSchema> fields = schema.fields().stream()
                .filter(f -> !List.of("template", "count", "on").contains(f.name()))
                .map(f -> new FieldSchema(
                        f.name(), ANY, f.about(), schema.keyed() && f.position() == 0, f.position(), f.list(), null))
                .toList();
        return new NodeSchema(
                schema.name(),
                schema.about(),
                schema.repeatable(),
                schema.keyed(),
                fields,
                schema.blocks().stream().map(SpecLanguage::anything).toList(),
                schema.open() == null ? null : ANY);
    }
}
