package dev.zplan.module;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.module.type.PropertyTable;
import dev.zplan.module.type.Types;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import dev.zplan.spec.FieldType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a {@link ModuleDef} of a module file's checked node. */
public final class ModuleReader {

    private final TemplateLanguage language;
    private final Diagnostics diagnostics;

    /** Tells its problems to {@code diagnostics}. */
    public ModuleReader(TemplateLanguage language, Diagnostics diagnostics) {
        this.language = language;
        this.diagnostics = diagnostics;
    }

    /**
     * The module.
     *
     * @param block a node of {@link ModuleSchema#module()}
     * @return null when it has errors
     */
    public @Nullable ModuleDef read(Block block) {
        try {
            return module(block);
        } catch (DiagnosticException e) {
            diagnostics.addAll(e.diagnostics());
            return null;
        }
    }

    private ModuleDef module(Block block) {
        Block key = block.block("key")
                .orElseThrow(() -> failure("the module has no key", block.span(), "add key \"name\" type=\"text\""));
        List<FieldDef> fields = fields(block);
        Map<String, List<CommandTemplate>> commands = new TreeMap<>();
        Map<String, Effect> effects = new TreeMap<>();
        Map<String, Duration> timeouts = new TreeMap<>();
        boolean purges = false;
        for (String purpose : List.of("create", "delete", "undo-create", "set-aside", "take-back", "rename")) {
            for (Block command : block.blocks(purpose)) {
                add(
                        commands,
                        purpose,
                        template(command, "command", command.text("stdin").orElse(null)));
                command.text("effect").flatMap(Effect::of).ifPresent(e -> effects.put(purpose, e));
                timeout(command, purpose, timeouts);
                purges |= command.is("after-commit");
            }
        }
        for (Block update : block.blocks("update")) {
            String field = text(update, "field");
            requireField(field, fields, texts(block, "fact"), update);
            for (String verb : List.of("set", "unset")) {
                if (update.value(verb) != null) {
                    add(commands, verb + " " + field, template(update, verb, null));
                }
            }
        }
        for (Block command : block.blocks("command")) {
            add(commands, text(command, "name"), template(command, "command", null));
            timeout(command, text(command, "name"), timeouts);
            purges |= command.is("after-commit");
        }
        Map<String, CommandTemplate> claims = new TreeMap<>();
        block.blocks("claim").forEach(c -> claims.put(text(c, "space"), template(c, "what", null)));
        return new ModuleDef(
                text(block, "kind"),
                text(block, "about"),
                text(key, "name"),
                type(key),
                key.text("parent-separator").orElse(null),
                fields,
                texts(block, "fact"),
                texts(block, "hidden"),
                reads(block, text(key, "name"), fields),
                commands,
                effects,
                timeouts,
                claims,
                block.text("serial").orElse(null),
                block.block("retry").map(ModuleReader::retry).orElse(null),
                purges,
                block.is("outlives"),
                block.text("driver").orElse(null),
                block.span().source().text(),
                block.span().source().name());
    }

    private List<FieldDef> fields(Block block) {
        List<FieldDef> fields = new ArrayList<>();
        for (Block field : block.blocks()) {
            boolean map = field.name().equals("map");
            if (!map && !field.name().equals("field")) {
                continue;
            }
            if (text(field, "name").equals(ModuleDef.MARK)) {
                throw failure(
                        "a field cannot be called " + ModuleDef.MARK,
                        field.spanOf("name"),
                        "the fact of that name tells which workspace owns a resource; choose another name");
            }
            FieldType type = type(field);
            fields.add(new FieldDef(
                    text(field, "name"),
                    type,
                    text(field, "about"),
                    map,
                    field.text("properties").map(ModuleReader::properties).orElse(null),
                    field.is("open"),
                    field.is("required"),
                    field.text("on-change").flatMap(OnChange::of).orElse(OnChange.UPDATE),
                    field.text("compare").flatMap(Compare::of).orElse(Compare.HOST),
                    field.is("host-chooses"),
                    field.text("default").map(d -> fallback(type, d, field)).orElse(null),
                    field.items("refers").stream().map(Value::show).toList()));
        }
        return fields;
    }

    private static PropertyTable properties(String name) {
        return name.equals("zfs") ? PropertyTable.ZFS : PropertyTable.LINK;
    }

    private static Value fallback(FieldType type, String text, Block field) {
        FieldType.Outcome outcome = type.read(Value.text(text));
        if (outcome instanceof FieldType.Outcome.Accepted accepted) {
            return accepted.value();
        }
        throw failure(
                "the default \"" + text + "\" is not of the type " + type.name(),
                field.spanOf("default"),
                type.about());
    }

    private static FieldType type(Block block) {
        String name = text(block, "type");
        return Types.byName(name)
                .orElseThrow(() -> failure(
                        "there is no type \"" + name + "\"",
                        block.spanOf("type"),
                        Suggestion.nearest(name, Types.names())
                                .map(n -> "did you mean \"" + n + "\"?")
                                .orElse("known types: " + String.join(", ", Types.names()))));
    }

    private List<ReadDef> reads(Block block, String key, List<FieldDef> fields) {
        Set<String> known = new HashSet<>(List.of(key, "-", "key", "value", "default", "source"));
        fields.forEach(f -> known.add(f.name()));
        known.addAll(texts(block, "fact"));
        List<ReadDef> reads = new ArrayList<>();
        for (Block read : block.blocks("read")) {
            List<String> columns = read.text("columns").stream()
                    .flatMap(c -> Arrays.stream(c.strip().split("\\s+")))
                    .toList();
            List<ReadDef.Condition> where = read.items("where").stream()
                    .map(w -> condition(w.show(), columns, read.spanOf("where")))
                    .toList();
            for (String column : columns) {
                boolean filters = where.stream().anyMatch(w -> w.column().equals(column));
                if (!filters
                        && !known.contains(column)
                        && !known.contains(MapColumn.of(column).map())) {
                    throw failure(
                            "the column \"" + column + "\" is neither a field nor a fact of the module",
                            read.spanOf("columns"),
                            "add fact \"" + column + "\", or write - for a column that nobody needs");
                }
            }
            reads.add(new ReadDef(
                    template(read, "command", null),
                    ReadDef.Scope.valueOf(text(read, "scope").toUpperCase(Locale.ROOT)),
                    ReadDef.Format.valueOf(text(read, "format").toUpperCase(Locale.ROOT)),
                    columns,
                    read.text("into").orElse(null),
                    read.is("adds"),
                    read.text("absent").orElse(null),
                    where,
                    read.is("asked")));
        }
        return reads;
    }

    private static ReadDef.Condition condition(String text, List<String> columns, Span span) {
        int at = text.indexOf('=');
        boolean not = at > 0 && text.charAt(at - 1) == '!';
        String column = at < 0 ? text : text.substring(0, not ? at - 1 : at);
        if (at < 0 || !columns.contains(column)) {
            throw failure(
                    "the condition \"" + text + "\" names no column",
                    span,
                    "write column=value or column!=value with one of: " + String.join(" ", columns));
        }
        return new ReadDef.Condition(column, not, List.of(text.substring(at + 1).split("\\|", -1)));
    }

    private static void requireField(String field, List<FieldDef> fields, Set<String> facts, Block update) {
        List<String> names = fields.stream().map(FieldDef::name).toList();
        if (!names.contains(field) && !facts.contains(field)) {
            throw failure(
                    "the module has no field \"" + field + "\"",
                    update.spanOf("field"),
                    "its fields are: " + String.join(", ", names));
        }
    }

    private CommandTemplate template(Block block, String field, @Nullable String stdin) {
        return CommandTemplate.of(language, text(block, field), stdin, block.spanOf(field));
    }

    private static void timeout(Block command, String purpose, Map<String, Duration> timeouts) {
        if (command.value("timeout") instanceof Value.Num seconds) {
            timeouts.put(purpose, Duration.ofSeconds(seconds.number().longValue()));
        }
    }

    private static Retry retry(Block block) {
        return new Retry(
                text(block, "match"),
                number(block, "times").intValue(),
                Duration.ofMillis(number(block, "pause-ms").longValue()));
    }

    private static BigDecimal number(Block block, String field) {
        return block.value(field) instanceof Value.Num num ? num.number() : BigDecimal.ONE;
    }

    private static <T> void add(Map<String, List<T>> map, String key, T value) {
        map.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    private static Set<String> texts(Block block, String field) {
        Set<String> texts = new HashSet<>();
        block.items(field).forEach(v -> texts.add(v.show()));
        return texts;
    }

    private static String text(Block block, String field) {
        return block.text(field).orElse("");
    }

    private static DiagnosticException failure(String message, Span span, String help) {
        return new DiagnosticException(Diagnostic.error("zplan::module::invalid", message, span, help));
    }
}
