package dev.zplan.workspace;

import dev.zplan.module.AnyScalar;
import dev.zplan.module.type.Types;
import dev.zplan.spec.Block;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.NodeSchema;
import dev.zplan.spec.Scalar;
import dev.zplan.zone.HostDefaults;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What may be said of one host, of a group, and of all hosts. Of two that say something the nearer to the host counts.
 *
 * @param labels by name
 * @param variables by name
 * @param defaults what zones get that say nothing
 */
record Layer(SortedMap<String, String> labels, SortedMap<String, Scalar> variables, HostDefaults defaults) {

    private static final NodeSchema LABEL = new NodeSchema(
            "label",
            "Something to choose hosts by, as `--limit rack=r12`",
            true,
            true,
            List.of(
                    FieldSchema.at(0, "name", Types.of("word"), "Its name"),
                    FieldSchema.at(1, "value", Types.of("word"), "Its value")),
            List.of(),
            null);

    private static final NodeSchema VARS = new NodeSchema(
            "vars",
            "Variables, for what is on these hosts; a host's count more than a group's, and those more than those of `all`",
            false,
            false,
            List.of(),
            List.of(),
            new AnyScalar("value", "a text, a number or a flag"));

    private static final NodeSchema DEFAULTS = new NodeSchema(
            "defaults",
            "What zones of these hosts get where neither they nor their templates say anything",
            false,
            false,
            List.of(
                    FieldSchema.optional(
                            "pool",
                            Types.of("text"),
                            "The address pool of a net that names neither pool, link nor address"),
                    FieldSchema.optional(
                            "over", Types.of("link-name"), "The link of a VNIC for which nothing else names one"),
                    FieldSchema.optional("template", Types.of("text"), "What `zplan create` starts from")),
            List.of(),
            null);

    /** The blocks that it is read from. */
    static final List<NodeSchema> BLOCKS = List.of(LABEL, VARS, DEFAULTS, StorageReader.SCHEMA);

    /** Keeps copies. */
    Layer {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }

    /** Says nothing. */
    static Layer empty() {
        return new Layer(new TreeMap<>(), new TreeMap<>(), HostDefaults.none());
    }

    /** What a checked block says. */
    static Layer of(Block block) {
        SortedMap<String, String> labels = new TreeMap<>();
        block.blocks("label")
                .forEach(l ->
                        labels.put(l.text("name").orElse(""), l.text("value").orElse("")));
        SortedMap<String, Scalar> variables = new TreeMap<>();
        block.block("vars")
                .ifPresent(vars -> vars.fields()
                        .forEach((name, field) -> variables.put(name, new Scalar(field.value(), field.span()))));
        HostDefaults defaults = block.block("defaults")
                .map(d -> new HostDefaults(
                        d.text("pool").orElse(null),
                        d.text("over").orElse(null),
                        d.text("template").orElse(null)))
                .orElse(HostDefaults.none());
        return new Layer(labels, variables, defaults);
    }

    /** This, and what {@code weaker} says besides. */
    Layer over(Layer weaker) {
        SortedMap<String, String> allLabels = new TreeMap<>(weaker.labels);
        allLabels.putAll(labels);
        SortedMap<String, Scalar> allVariables = new TreeMap<>(weaker.variables);
        allVariables.putAll(variables);
        return new Layer(allLabels, allVariables, defaults.or(weaker.defaults));
    }

    /** Values are not shown: one may be secret. */
    @Override
    public String toString() {
        return "Layer[labels=" + labels + ", variables=" + variables.keySet() + ", defaults=" + defaults + "]";
    }
}
