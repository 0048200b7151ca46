package dev.zplan.module;

import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.FieldType;
import dev.zplan.spec.NodeSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A module file: the fields of one kind, and the commands that read, create, change and delete it.
 *
 * @param kind its name
 * @param about what it is, one sentence
 * @param key the name of the field that tells one from another
 * @param keyType what a key may be
 * @param parentSeparator what separates a key from its parent's ({@code /} for datasets); null when keys have no parents
 * @param fields its fields
 * @param facts what else is read of it and never compared
 * @param hidden facts that change by themselves, left out when two readings of a host are compared
 * @param reads how it is read
 * @param commands its commands by purpose: {@code create}, {@code delete}, {@code undo-create}, {@code set-aside},
 *     {@code take-back}, {@code rename}, {@code set FIELD}, {@code unset FIELD}, and those of its driver
 * @param effects what a command does, where it isn't reversible, by the same names
 * @param timeouts how long a command may take, by the same names
 * @param claims what it holds alone: the space, and a template for what
 * @param serial the name of what its commands must not use at the same time; null for nothing
 * @param retry when to try again; null for never
 * @param purges whether deleting waits for the commit point
 * @param outlives whether it stays on the host, let go, when no spec names it any more
 * @param driver the Java class of commands that are more than data; null for none
 * @param text the file, for {@code zplan module show}
 * @param origin where the file is
 */
public record ModuleDef(
        String kind,
        String about,
        String key,
        FieldType keyType,
        @Nullable String parentSeparator,
        List<FieldDef> fields,
        Set<String> facts,
        Set<String> hidden,
        List<ReadDef> reads,
        Map<String, List<CommandTemplate>> commands,
        Map<String, Effect> effects,
        Map<String, Duration> timeouts,
        Map<String, CommandTemplate> claims,
        @Nullable String serial,
        @Nullable Retry retry,
        boolean purges,
        boolean outlives,
        @Nullable String driver,
        String text,
        String origin) {

    /** The fact that tells which workspace has marked a resource as its own; modules whose resources can bear a mark have it. */
    public static final String MARK = "workspace";

    /** How long a command may take when its module does not say. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    /** Keeps copies. */
    public ModuleDef {
        fields = List.copyOf(fields);
        facts = Set.copyOf(facts);
        hidden = Set.copyOf(hidden);
        reads = List.copyOf(reads);
        commands = Map.copyOf(commands);
        effects = Map.copyOf(effects);
        timeouts = Map.copyOf(timeouts);
        claims = Map.copyOf(claims);
    }

    /** The same module, read from a file of that name. */
    public ModuleDef readFrom(String file) {
        return new ModuleDef(
                kind,
                about,
                key,
                keyType,
                parentSeparator,
                fields,
                facts,
                hidden,
                reads,
                commands,
                effects,
                timeouts,
                claims,
                serial,
                retry,
                purges,
                outlives,
                driver,
                text,
                file);
    }

    /** The field of that name. */
    public Optional<FieldDef> field(String name) {
        for (FieldDef field : fields) {
            if (field.name().equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** The commands for a purpose; empty when the module has none. */
    public List<CommandTemplate> commands(String purpose) {
        return commands.getOrDefault(purpose, List.of());
    }

    /** How long the commands for a purpose may take. */
    public Duration timeout(String purpose) {
        return timeouts.getOrDefault(purpose, DEFAULT_TIMEOUT);
    }

    /** Whether resources of the kind can only be looked at. */
    public boolean readOnly() {
        return driver == null && commands("create").isEmpty();
    }

    /** What a spec may say of a resource of the kind at the top level. */
    public NodeSchema schema(List<FieldSchema> common) {
        List<FieldSchema> schemas = new ArrayList<>();
        schemas.add(FieldSchema.at(0, key, keyType, "Its name on the host"));
        List<NodeSchema> blocks = new ArrayList<>();
        FieldType open = null;
        for (FieldDef field : fields) {
            if (field.map() && field.open()) {
                open = entryType(field);
            } else if (field.map()) {
                blocks.add(new NodeSchema(
                        field.name(), field.about(), false, false, List.of(), List.of(), entryType(field)));
            } else {
                schemas.add(new FieldSchema(
                        field.name(), field.type(), field.about(), field.required(), -1, false, field.fallback()));
            }
        }
        schemas.addAll(common);
        return new NodeSchema(kind, about, true, true, schemas, blocks, open);
    }

    private static FieldType entryType(FieldDef field) {
        return field.properties() == null
                ? field.type()
                : new AnyScalar("property", "what the property allows: a word, a number, a size, #true or #false");
    }

    /** The longest time that any of its commands may take: a step's commands are of one kind. */
    public Duration longestTimeout() {
        return timeouts.values().stream().max(Duration::compareTo).orElse(DEFAULT_TIMEOUT);
    }
}
