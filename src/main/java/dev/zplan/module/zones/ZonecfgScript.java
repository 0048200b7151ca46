package dev.zplan.module.zones;

import dev.zplan.module.TemplateLanguage;
import dev.zplan.module.ZonecfgText;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The zonecfg commands from one configuration to another, one a line. Only verbs are used that both flavours know in every state
 * (zonecfg(8)): a changed record is removed and added again, nets are rewritten whole when their order is touched.
 */
final class ZonecfgScript {

    private static final List<String> GLOBALS = List.of(
            "zonepath",
            "brand",
            "ip-type",
            "autoboot",
            "bootargs",
            "pool",
            "limitpriv",
            "scheduling-class",
            "hostid",
            "fs-allowed",
            "cpu-shares",
            "max-lwps",
            "max-msg-ids",
            "max-processes",
            "max-sem-ids",
            "max-shm-ids",
            "max-shm-memory",
            "zfs-io-priority");

    /** Keyed resources and the property that is their key, in the order in which they are written. */
    private static final Map<String, String> KEYED = keyed();

    private static final List<String> SINGLE =
            List.of("capped-cpu", "capped-memory", "dedicated-cpu", "security-flags");

    private static final BigDecimal LITTLE = new BigDecimal("0.002");

    private final List<String> lines = new ArrayList<>();

    private ZonecfgScript() {}

    private static Map<String, String> keyed() {
        Map<String, String> keyed = new LinkedHashMap<>();
        keyed.put("fs", "dir");
        keyed.put("device", "match");
        keyed.put("rctl", "name");
        keyed.put("attr", "name");
        keyed.put("dataset", "name");
        keyed.put("admin", "user");
        return keyed;
    }

    /** Makes a zone that is not there. */
    static String create(Resource to) {
        ZonecfgScript script = new ZonecfgScript();
        script.lines.add("create -b");
        script.change(new TreeMap<>(), to.attributes());
        return script.end();
    }

    /** Brings a zone from one configuration to another; empty when they are the same. */
    static String update(Resource from, Resource to) {
        ZonecfgScript script = new ZonecfgScript();
        script.change(from.attributes(), to.attributes());
        return script.lines.isEmpty() ? "" : script.end();
    }

    private String end() {
        lines.add("verify");
        lines.add("commit");
        return String.join("\n", lines) + "\n";
    }

    /** Removals come first: a cap must be gone before the one that excludes it is set. */
    private void change(SortedMap<String, Value> from, SortedMap<String, Value> to) {
        SINGLE.forEach(name -> removeSingle(name, from.get(name), to.get(name)));
        KEYED.forEach((name, key) -> removeKeyed(name, key, members(from.get(name)), members(to.get(name))));
        List<Value> netsBefore = items(from.get("net"));
        List<Value> netsAfter = items(to.get("net"));
        boolean rewrite =
                netsBefore.size() > netsAfter.size() || !netsBefore.equals(netsAfter.subList(0, netsBefore.size()));
        if (rewrite && !netsBefore.isEmpty()) {
            lines.add("remove -F net");
        }
        GLOBALS.forEach(name -> global(name, from.get(name), to.get(name)));
        netsAfter.subList(rewrite ? 0 : netsBefore.size(), netsAfter.size()).forEach(this::addNet);
        KEYED.forEach((name, key) -> addKeyed(name, key, members(from.get(name)), members(to.get(name))));
        SINGLE.forEach(name -> addSingle(name, from.get(name), to.get(name)));
    }

    private void global(String name, @Nullable Value from, @Nullable Value to) {
        if (to != null && !to.equals(from)) {
            lines.add("set " + name + "=" + word(to));
        } else if (to == null && from != null) {
            lines.add("clear " + name);
        }
    }

    private void removeSingle(String name, @Nullable Value from, @Nullable Value to) {
        if (from != null && !from.equals(to)) {
            lines.add("remove " + name);
        }
    }

    private void addSingle(String name, @Nullable Value from, @Nullable Value to) {
        if (to != null && !to.equals(from)) {
            lines.add("add " + name);
            members(to)
                    .forEach((property, value) -> lines.add(
                            "set " + property + "=" + (name.equals("capped-cpu") ? cpus(value) : word(value))));
            lines.add("end");
        }
    }

    /**
     * OpenIndiana calculates with single precision and cuts off what is behind the point (zonecfg.c, {@code strtof(3C)}), so 2.34 would
     * come back as 2.33. A little more does it good, and is too little to be rounded up on OmniOS.
     */
    private static String cpus(Value value) {
        if (!(value instanceof Value.Num number)) {
            return word(value);
        }
        BigDecimal hundredths = number.number().movePointRight(2);
        boolean cut = (long) (number.number().floatValue() * 100) != hundredths.longValue();
        return cut ? number.number().add(LITTLE).toPlainString() : word(value);
    }

    private void removeKeyed(String name, String key, SortedMap<String, Value> from, SortedMap<String, Value> to) {
        from.forEach((which, value) -> {
            if (!value.equals(to.get(which))) {
                lines.add("remove " + name + " " + key + "=" + ZonecfgText.quote(which));
            }
        });
    }

    private void addKeyed(String name, String key, SortedMap<String, Value> from, SortedMap<String, Value> to) {
        to.forEach((which, value) -> {
            if (!value.equals(from.get(which))) {
                lines.add("add " + name);
                lines.add("set " + key + "=" + ZonecfgText.quote(which));
                body(name, value);
                lines.add("end");
            }
        });
    }

    private void body(String name, Value value) {
        switch (name) {
            case "rctl" -> items(value).forEach(v -> lines.add("add value " + rctlValue(members(v))));
            case "admin" ->
                lines.add("set auths="
                        + ZonecfgText.quote(String.join(
                                ",", items(value).stream().map(Value::show).toList())));
            default -> members(value).forEach(this::property);
        }
    }

    private void addNet(Value net) {
        lines.add("add net");
        members(net).forEach(this::property);
        lines.add("end");
    }

    private void property(String name, Value value) {
        if (name.equals("options")) {
            items(value).forEach(option -> lines.add("add options " + word(option)));
        } else if (name.equals("property")) {
            members(value)
                    .forEach((key, v) ->
                            lines.add("add property (name=" + ZonecfgText.quote(key) + ",value=" + word(v) + ")"));
        } else {
            lines.add("set " + name + "=" + word(value));
        }
    }

    private static String rctlValue(SortedMap<String, Value> value) {
        List<String> parts = new ArrayList<>();
        for (String name : List.of("priv", "limit", "action")) {
            parts.add(name + "=" + Objects.requireNonNull(value.get(name), name).show());
        }
        return "(" + String.join(",", parts) + ")";
    }

    private static String word(Value value) {
        if (value instanceof Value.Flag || value instanceof Value.Num || value instanceof Value.Size) {
            return value.show();
        }
        String text = value instanceof Value.Secret secret ? TemplateLanguage.clear(secret) : value.show();
        return ZonecfgText.quote(text);
    }

    private static SortedMap<String, Value> members(@Nullable Value value) {
        return value instanceof Value.Members members ? members.members() : new TreeMap<>();
    }

    private static List<Value> items(@Nullable Value value) {
        return value instanceof Value.Items items ? items.items() : List.of();
    }
}
