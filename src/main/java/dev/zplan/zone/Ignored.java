package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.module.FieldDef;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.type.PropertyTable;
import dev.zplan.module.type.Types;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import dev.zplan.spec.FieldSchema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads which fields of a zone or resource may be on the host as they are. */
final class Ignored {

    /** How a spec says it. */
    static final FieldSchema FIELD = FieldSchema.optional(
                    "ignore-changes",
                    Types.of("text"),
                    "Fields that are set when it is made, and then left as the host has them, as `attr.role`")
            .asList();

    static final String STATE = "state";

    private static final String NAME = FIELD.name();

    /** Words of specs for those of zonecfg. */
    private static final Map<String, String> ZONECFG = Map.of("cpu-cap", "capped-cpu", "memory", "capped-memory");

    /** Blocks of a zone whose parts have names of the user's. */
    private static final Set<String> KEYED = Set.of("fs", "device", "dataset", "attr", "rctl", "admin");

    private static final Map<String, List<String>> PARTS = Map.of(
            "memory", List.of("physical", "swap", "locked"),
            "dedicated-cpu", List.of("ncpus", "importance"),
            "security-flags", List.of("default", "lower", "upper"));

    private final Diagnostics out;

    Ignored(Diagnostics out) {
        this.out = out;
    }

    /** Of a zone: paths of its configuration, and {@link #STATE}. */
    Set<String> ofZone(Block zone) {
        if (zone.items(NAME).isEmpty()) {
            return Set.of();
        }
        TreeMap<String, String> known = new TreeMap<>();
        ZoneSchema.compared().forEach(name -> known.put(name, ZONECFG.getOrDefault(name, name)));
        known.put(STATE, STATE);
        known.put("net", "net");
        KEYED.forEach(name -> known.put(name, name));
        PARTS.forEach((name, parts) -> {
            String path = ZONECFG.getOrDefault(name, name);
            known.put(name, path);
            parts.forEach(part -> known.put(name + "." + part, path + "." + part));
        });
        return paths(
                zone,
                known.keySet(),
                name -> Optional.ofNullable(known.get(name))
                        .or(() -> KEYED.stream()
                                .filter(k -> name.startsWith(k + ".") && name.length() > k.length() + 1)
                                .findFirst()
                                .map(k -> name)));
    }

    /** Of a resource of that module. */
    Set<String> of(Block block, ModuleDef module) {
        if (block.items(NAME).isEmpty()) {
            return Set.of();
        }
        TreeMap<String, String> known = new TreeMap<>();
        for (FieldDef field : module.fields()) {
            known.put(field.name(), field.name());
            if (field.properties() != null) {
                field.properties().names().forEach(p -> known.put(field.name() + "." + p, field.name() + "." + p));
            }
            if (field.open() && field.properties() != null) {
                field.properties().names().forEach(p -> known.putIfAbsent(p, field.name() + "." + p));
            }
        }
        return paths(
                block,
                known.keySet(),
                name -> Optional.ofNullable(known.get(name))
                        .or(() -> module.fields().stream()
                                .filter(FieldDef::map)
                                .flatMap(f -> userProperty(f, name).stream())
                                .findFirst()));
    }

    /** Of a dataset that a zone has. */
    Set<String> ofDataset(Block block) {
        if (block.items(NAME).isEmpty()) {
            return Set.of();
        }
        TreeMap<String, String> known = new TreeMap<>();
        known.put("volsize", "volsize");
        known.put("props", "props");
        PropertyTable.ZFS.names().forEach(p -> {
            known.put(p, "props." + p);
            known.put("props." + p, "props." + p);
        });
        return paths(
                block,
                known.keySet(),
                name -> Optional.ofNullable(known.get(name))
                        .or(() -> Optional.of(name)
                                .filter(n -> n.contains(":"))
                                .map(n -> n.startsWith("props.") ? n : "props." + n)));
    }

    /** Properties of users have a colon in their names (zfs(8)); entries of other maps have any name. */
    private static Optional<String> userProperty(FieldDef field, String name) {
        String prefix = field.name() + ".";
        boolean free = field.properties() == null;
        if (name.startsWith(prefix) && name.length() > prefix.length() && (free || name.contains(":"))) {
            return Optional.of(name);
        }
        return field.open() && name.contains(":") ? Optional.of(prefix + name) : Optional.empty();
    }

    private Set<String> paths(Block block, Collection<String> known, Function<String, Optional<String>> path) {
        Set<String> paths = new TreeSet<>();
        for (Value item : block.items(NAME)) {
            String name = item.show();
            path.apply(name)
                    .ifPresentOrElse(
                            paths::add,
                            () -> out.error(
                                    "zplan::spec::unknown_field",
                                    "there is no field " + name + " whose changes could be ignored",
                                    block.spanOf(NAME),
                                    Suggestion.nearest(name, known)
                                            .map(near -> "did you mean " + near + "?")
                                            .orElse("fields are: " + String.join(", ", known))));
        }
        return paths;
    }
}
