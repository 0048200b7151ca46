package dev.zplan.module.zones;

import dev.zplan.module.FieldDef;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.type.RctlAliases;
import dev.zplan.module.type.Types;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code zonecfg export} prints (zonecfg.c {@code export_func}; recorded for both flavours): global properties are
 * not quoted and run to the end of the line, those of resources are.
 */
final class ZonecfgExport {

    private static final Pattern SET = Pattern.compile("set ([a-z-]+)=(.*)");
    private static final Pattern ADD_VALUE = Pattern.compile("add ([a-z]+) (.*)");
    private static final Pattern PAIR = Pattern.compile("([a-z]+)=(\"[^\"]*\"|[^,)]*)");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** The types of properties of resources; the module file has those of the global ones. */
    private static final Map<String, FieldType> TYPES = Map.ofEntries(
            type("net", "address", "ip-prefix"),
            type("net", "allowed-address", "ip-prefix"),
            type("net", "defrouter", "ip-address"),
            type("net", "mac-addr", "mac-address"),
            type("net", "vlan-id", "vlan-id"),
            type("capped-memory", "physical", "size"),
            type("capped-memory", "swap", "size"),
            type("capped-memory", "locked", "size"),
            type("dedicated-cpu", "ncpus", "cpu-range"),
            type("dedicated-cpu", "importance", "number"),
            type("security-flags", "default", "word-set"),
            type("security-flags", "lower", "word-set"),
            type("security-flags", "upper", "word-set"));

    private final ModuleDef module;
    private final SortedMap<String, Value> attributes = new TreeMap<>();
    private final List<Value> nets = new ArrayList<>();
    private final SortedMap<String, Value.Items> rctls = new TreeMap<>();

    private ZonecfgExport(ModuleDef module) {
        this.module = module;
    }

    private static Map.Entry<String, FieldType> type(String resource, String property, String type) {
        return Map.entry(resource + "." + property, Types.of(type));
    }

    /**
     * The configuration in the normal form of its module. What a type refuses stays as the host has it; lines that are not
     * understood are passed over.
     */
    static SortedMap<String, Value> parse(String output, Flavour flavour, ModuleDef module) {
        ZonecfgExport export = new ZonecfgExport(module);
        export.read(output.lines().toList());
        if (!export.nets.isEmpty()) {
            export.attributes.put("net", Value.list(export.nets));
        }
        RctlAliases.attributes(export.rctls, flavour)
                .forEach((name, value) -> export.attributes.merge(name, value, ZonecfgExport::both));
        return export.attributes;
    }

    /** OpenIndiana has a part of capped-memory in the resource, the rest in controls. */
    private static Value both(Value resource, Value controls) {
        SortedMap<String, Value> members = new TreeMap<>();
        for (Value value : List.of(resource, controls)) {
            if (value instanceof Value.Members some) {
                members.putAll(some.members());
            }
        }
        return Value.record(members);
    }

    private void read(List<String> lines) {
        String resource = null;
        SortedMap<String, Value> members = new TreeMap<>();
        for (String line : lines) {
            if (resource == null && line.startsWith("add ")) {
                resource = line.substring(4).strip();
                members = new TreeMap<>();
            } else if (resource != null && line.equals("end")) {
                add(resource, members);
                resource = null;
            } else if (line.startsWith("set ")) {
                Matcher set = SET.matcher(line);
                if (set.matches() && resource == null) {
                    global(set.group(1), set.group(2));
                } else if (set.matches()) {
                    FieldType type = TYPES.get(resource + "." + set.group(1));
                    members.put(set.group(1), normal(type, unquote(set.group(2))));
                }
            } else if (resource != null) {
                addTo(members, line);
            }
        }
    }

    private void global(String name, String value) {
        attributes.put(name, normal(module.field(name).map(FieldDef::type).orElse(null), unquote(value)));
    }

    private static Value normal(@Nullable FieldType type, String text) {
        Value raw = Value.text(text);
        return type != null && type.read(raw) instanceof FieldType.Outcome.Accepted accepted ? accepted.value() : raw;
    }

    /** {@code add options ro}, {@code add value (priv=…)}, {@code add property (name=…,value=…)}. */
    private static void addTo(SortedMap<String, Value> members, String line) {
        Matcher add = ADD_VALUE.matcher(line);
        if (!add.matches()) {
            return;
        }
        String what = add.group(1);
        if (what.equals("property")) {
            SortedMap<String, Value> pair = pairs(add.group(2));
            SortedMap<String, Value> properties = new TreeMap<>();
            if (members.get("property") instanceof Value.Members former) {
                properties.putAll(former.members());
            }
            properties.put(show(pair.get("name")), Value.text(show(pair.get("value"))));
            members.put("property", Value.record(properties));
            return;
        }
        List<Value> list = new ArrayList<>();
        if (members.get(what) instanceof Value.Items former) {
            list.addAll(former.items());
        }
        list.add(what.equals("value") ? Value.record(pairs(add.group(2))) : Value.text(unquote(add.group(2))));
        members.put(what, Value.list(list));
    }

    private static SortedMap<String, Value> pairs(String text) {
        SortedMap<String, Value> pairs = new TreeMap<>();
        Matcher pair = PAIR.matcher(text);
        while (pair.find()) {
            String value = unquote(pair.group(2));
            pairs.put(
                    pair.group(1),
                    pair.group(1).equals("limit") && DIGITS.matcher(value).matches()
                            ? new Value.Num(new BigDecimal(value))
                            : Value.text(value));
        }
        return pairs;
    }

    private void add(String resource, SortedMap<String, Value> members) {
        switch (resource) {
            case "net" -> nets.add(Value.record(members));
            case "rctl" ->
                rctls.put(
                        show(members.get("name")),
                        members.get("value") instanceof Value.Items values ? values : new Value.Items(List.of()));
            case "fs" -> {
                members.computeIfPresent("options", (name, options) -> sorted(options));
                keyed("fs", "dir", members);
            }
            case "attr" -> {
                if (!ZonecfgMark.isIn(members)) {
                    keyed(resource, "name", members);
                } else {
                    attributes.put(ModuleDef.MARK, Value.text(show(members.get("value"))));
                }
            }
            case "dataset" -> keyed(resource, "name", members);
            case "device" -> keyed(resource, "match", members);
            case "admin" -> {
                List<Value> auths = Arrays.stream(show(members.get("auths")).split(","))
                        .sorted()
                        .map(Value::text)
                        .toList();
                put("admin", show(members.get("user")), Value.list(auths));
            }
            default -> attributes.put(resource, Value.record(members));
        }
    }

    private void keyed(String resource, String key, SortedMap<String, Value> members) {
        put(resource, show(members.remove(key)), Value.record(members));
    }

    private void put(String resource, String key, Value value) {
        SortedMap<String, Value> all = new TreeMap<>();
        if (attributes.get(resource) instanceof Value.Members former) {
            all.putAll(former.members());
        }
        all.put(key, value);
        attributes.put(resource, Value.record(all));
    }

    /** zoneadmd joins the options with commas (vplat.c): one that has a comma is several, one given twice is one. */
    private static Value sorted(Value options) {
        return options instanceof Value.Items items
                ? Value.list(items.items().stream()
                        .flatMap(option -> Arrays.stream(option.show().split(",")))
                        .distinct()
                        .sorted()
                        .map(Value::text)
                        .toList())
                : options;
    }

    private static String unquote(String text) {
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static String show(@Nullable Value value) {
        return value == null ? "" : value.show();
    }
}
