package dev.zplan.cli;

import dev.zplan.author.KdlWriter;
import dev.zplan.author.SpecWriter;
import dev.zplan.author.YamlWriter;
import dev.zplan.spec.NodeSchema;
import java.util.List;

/** The languages that specs are written in. The names are what one writes on the command line. */
enum SpecLanguage {
    /** KDL. */
    kdl,
    /** YAML. */
    yaml;

    /** The language of a file of this name: KDL, unless its suffix is YAML's. */
    static SpecLanguage byName(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml") ? yaml : kdl;
    }

    /** A writer of plans, in whose texts nothing is an expression. */
    SpecWriter literal(List<NodeSchema> schemas) {
        return this == kdl ? KdlWriter.literal() : YamlWriter.literal(schemas);
    }

    /** A writer of texts as they are. */
    SpecWriter verbatim(List<NodeSchema> schemas) {
        return this == kdl ? KdlWriter.verbatim() : YamlWriter.verbatim(schemas);
    }

    /** A comment on a line of its own. */
    String comment(String text) {
        return (this == kdl ? "// " : "# ") + text + "\n";
    }
}
