package dev.zplan.spec;

import dev.zplan.resource.Value;
import java.util.List;

/** Schemas like those of real zones, small enough for tests. */
final class Schemas {

    /** A text without blanks. */
    static final FieldType WORD = new FieldType() {
        @Override
        public String name() {
            return "word";
        }

        @Override
        public String about() {
            return "a text without blanks";
        }

        @Override
        public Outcome read(Value raw) {
            return raw instanceof Value.Text text
                            && !text.text().contains(" ")
                            && !text.text().isEmpty()
                    ? new Outcome.Accepted(raw)
                    : new Outcome.Refused("test::word", "`" + raw.show() + "` is not a word", "leave out the blanks");
        }
    };

    static final FieldType TEXT = VariableType.TEXT;
    static final FieldType NUMBER = VariableType.NUMBER;
    static final FieldType FLAG = VariableType.FLAG;
    static final FieldType SIZE = VariableType.SIZE;

    static final NodeSchema ATTR = new NodeSchema(
            "attr",
            "A note on the zone",
            true,
            true,
            List.of(FieldSchema.at(0, "name", WORD, "Its name"), FieldSchema.at(1, "value", TEXT, "Its value")),
            List.of(),
            null);

    static final NodeSchema DATASET = new NodeSchema(
            "dataset",
            "A dataset of the zone",
            true,
            true,
            List.of(
                    FieldSchema.at(0, "name", WORD, "Its name"),
                    FieldSchema.optional("quota", SIZE, "Its quota"),
                    FieldSchema.optional("delegate", FLAG, "Whether the zone manages it")),
            List.of(),
            TEXT);

    static final NodeSchema NET = new NodeSchema(
            "net",
            "A network interface",
            true,
            false,
            List.of(
                    FieldSchema.optional("over", WORD, "The link below"),
                    FieldSchema.optional("vlan", NUMBER, "The VLAN"),
                    FieldSchema.optional("address", WORD, "An address").asList()),
            List.of(),
            null);

    static final NodeSchema MEMORY = new NodeSchema(
            "memory",
            "Caps",
            false,
            false,
            List.of(
                    FieldSchema.optional("physical", SIZE, "Of physical memory"),
                    FieldSchema.optional("swap", SIZE, "Of swap")),
            List.of(),
            null);

    static final NodeSchema ZONE = new NodeSchema(
            "zone",
            "A zone",
            true,
            true,
            List.of(
                    FieldSchema.at(0, "name", WORD, "Its name"),
                    FieldSchema.optional("host", WORD, "Where it is"),
                    FieldSchema.optional("on", WORD, "Where there is one each").asList(),
                    FieldSchema.optional("template", WORD, "What it starts from"),
                    FieldSchema.optional("count", NUMBER, "How many copies"),
                    FieldSchema.optional("brand", WORD, "Its brand").withDefault(Value.text("ipkg")),
                    FieldSchema.optional("zonepath", WORD, "Where it lives").asRequired(),
                    FieldSchema.optional("ip-type", WORD, "exclusive or shared"),
                    FieldSchema.optional("autoboot", FLAG, "Whether it boots with the host"),
                    FieldSchema.optional("cpu-cap", NUMBER, "How many CPUs"),
                    FieldSchema.optional("about", TEXT, "What it is for"),
                    FieldSchema.optional("resolvers", WORD, "Name servers").asList()),
            List.of(NET, DATASET, ATTR, MEMORY),
            null);

    static final NodeSchema ETHERSTUB = new NodeSchema(
            "etherstub",
            "A virtual switch",
            true,
            true,
            List.of(
                    FieldSchema.at(0, "name", WORD, "Its name"),
                    FieldSchema.optional("host", WORD, "Where it is"),
                    FieldSchema.optional("on", WORD, "Where there is one each").asList(),
                    FieldSchema.optional("about", TEXT, "What it is for")),
            List.of(),
            null);

    private Schemas() {}
}
