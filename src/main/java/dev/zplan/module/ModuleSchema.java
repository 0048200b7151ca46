package dev.zplan.module;

import dev.zplan.module.type.Types;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.FieldType;
import dev.zplan.spec.NodeSchema;
import java.util.List;

/** What a module file may hold. */
public final class ModuleSchema {

    private static final FieldType TEXT = Types.of("text");
    private static final FieldType SCRIPT = new AnyScalar("script", "a text of any number of lines");
    private static final FieldType FLAG = Types.of("flag");
    private static final FieldType NUMBER = Types.of("number");
    private static final FieldType ON_CHANGE = Types.of("update|restart|grow|replace|forbid");
    private static final FieldType COMPARE = Types.of("host|registry|never");
    private static final FieldType EFFECT = Types.of("reversible|compensable|disruptive|final");

    private ModuleSchema() {}

    /** The one top-level node. */
    public static NodeSchema module() {
        return new NodeSchema(
                "module",
                "The definition of one kind of resource",
                false,
                true,
                List.of(
                        FieldSchema.at(0, "kind", TEXT, "The kind's name, as specs and addresses use it"),
                        FieldSchema.optional("about", TEXT, "What it is, one sentence")
                                .asRequired(),
                        FieldSchema.optional("driver", TEXT, "The Java driver of a kind that is more than data"),
                        FieldSchema.optional("serial", TEXT, "What its commands must not use at the same time"),
                        FieldSchema.optional("fact", TEXT, "What else is read and never compared")
                                .asList(),
                        FieldSchema.optional("hidden", TEXT, "Facts that change by themselves")
                                .asList(),
                        FieldSchema.optional("outlives", FLAG, "Whether it stays on the host when no spec names it")
                                .withDefault(Value.flag(false))),
                List.of(
                        key(),
                        field("field"),
                        field("map"),
                        read(),
                        command("create"),
                        command("delete"),
                        command("undo-create"),
                        command("set-aside"),
                        command("take-back"),
                        command("rename"),
                        update(),
                        named(),
                        claim(),
                        retry()),
                null);
    }

    private static NodeSchema node(String name, String about, boolean repeatable, FieldSchema... fields) {
        return new NodeSchema(name, about, repeatable, false, List.of(fields), List.of(), null);
    }

    private static NodeSchema key() {
        return node(
                "key",
                "The field that tells one resource from another",
                false,
                FieldSchema.at(0, "name", TEXT, "Its name"),
                FieldSchema.optional("type", TEXT, "Its type").asRequired(),
                FieldSchema.optional("parent-separator", TEXT, "What separates a key from its parent's"));
    }

    private static NodeSchema field(String name) {
        return node(
                name,
                name.equals("map") ? "A field that holds names and values" : "A field",
                true,
                FieldSchema.at(0, "name", TEXT, "Its name"),
                FieldSchema.optional("type", TEXT, "Its type; of each value, for a map")
                        .asRequired(),
                FieldSchema.optional("about", TEXT, "What it means").withDefault(Value.text("")),
                FieldSchema.optional("required", FLAG, "Whether a spec must say it")
                        .withDefault(Value.flag(false)),
                FieldSchema.optional("open", FLAG, "Whether a map's entries are written without a block")
                        .withDefault(Value.flag(false)),
                FieldSchema.optional("on-change", ON_CHANGE, "What a change asks for")
                        .withDefault(Value.text("update")),
                FieldSchema.optional("compare", COMPARE, "What it is held against")
                        .withDefault(Value.text("host")),
                FieldSchema.optional("host-chooses", FLAG, "Whether the host chooses where nobody says")
                        .withDefault(Value.flag(false)),
                FieldSchema.optional(
                        "properties", Types.of("zfs|link"), "The table of properties that a map's names are from"),
                FieldSchema.optional("default", TEXT, "Its value where nobody says"),
                FieldSchema.optional("refers", TEXT, "The kinds that it may name")
                        .asList());
    }

    private static NodeSchema read() {
        return node(
                "read",
                "How resources of the kind are read",
                true,
                FieldSchema.at(0, "command", TEXT, "The command"),
                FieldSchema.optional("scope", Types.of("host|key"), "Once for the host, or once for each key")
                        .withDefault(Value.text("host")),
                FieldSchema.optional(
                                "format", Types.of("lines|colons|tabs|words|json|exit|driver"), "How its output is cut")
                        .withDefault(Value.text("lines")),
                FieldSchema.optional("columns", TEXT, "What each column is, separated by blanks"),
                FieldSchema.optional("into", TEXT, "The map that its rows go to"),
                FieldSchema.optional("adds", FLAG, "Whether its rows only tell more of resources that are there")
                        .withDefault(Value.flag(false)),
                FieldSchema.optional("absent", TEXT, "What the command complains of when there is nothing to list"),
                FieldSchema.optional(
                                "asked",
                                FLAG,
                                "Whether, of the keys that were listed, only those are read that a spec or the registry speaks of")
                        .withDefault(Value.flag(false)),
                FieldSchema.optional("where", TEXT, "Rows that count: column=value|value or column!=value")
                        .asList());
    }

    private static NodeSchema command(String name) {
        return node(
                name,
                "A command to " + name,
                true,
                FieldSchema.at(0, "command", TEXT, "The command"),
                FieldSchema.optional("stdin", SCRIPT, "What it reads, a zonecfg script"),
                FieldSchema.optional("effect", EFFECT, "What it does"),
                FieldSchema.optional("after-commit", FLAG, "Whether it waits for the commit point"),
                FieldSchema.optional("timeout", NUMBER, "How long it may take, in seconds"));
    }

    private static NodeSchema update() {
        return node(
                "update",
                "How a field, or one entry of a map, is changed in place; of a fact, how it is put back on the way back",
                true,
                FieldSchema.at(0, "field", TEXT, "The field or fact"),
                FieldSchema.optional("set", TEXT, "The command that sets it"),
                FieldSchema.optional("unset", TEXT, "The command that takes it away"));
    }

    private static NodeSchema named() {
        return node(
                "command",
                "A command of the driver",
                true,
                FieldSchema.at(0, "name", TEXT, "What the driver calls it"),
                FieldSchema.at(1, "command", TEXT, "The command"),
                FieldSchema.optional("after-commit", FLAG, "Whether it waits for the commit point"),
                FieldSchema.optional("timeout", NUMBER, "How long it may take, in seconds"));
    }

    private static NodeSchema claim() {
        return node(
                "claim",
                "What only one resource of a host can hold at a time",
                true,
                FieldSchema.at(0, "space", TEXT, "What kind of thing"),
                FieldSchema.at(1, "what", TEXT, "Which one, a template"));
    }

    private static NodeSchema retry() {
        return node(
                "retry",
                "When a failed command is worth another try",
                false,
                FieldSchema.at(0, "match", TEXT, "A text in what it complained of"),
                FieldSchema.optional("times", NUMBER, "How many tries in all").withDefault(Value.number(5)),
                FieldSchema.optional("pause-ms", NUMBER, "The pause between them")
                        .withDefault(Value.number(300)));
    }
}
