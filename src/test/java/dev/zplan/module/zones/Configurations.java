package dev.zplan.module.zones;

import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Configurations of zones as specs may want them. */
final class Configurations {

    static final Address ADDRESS = new Address("h", "zonecfg", "z1");

    private Configurations() {}

    /** Any configuration that the rules allow on that flavour. */
    static Arbitrary<Resource> any(Flavour flavour) {
        return Combinators.combine(globals(flavour), controls(flavour), records(flavour), nets(flavour))
                .as((globals, controls, records, nets) -> {
                    TreeMap<String, Value> all = new TreeMap<>(globals);
                    all.putAll(controls);
                    all.putAll(records);
                    all.putAll(nets);
                    return new Resource(ADDRESS, all);
                });
    }

    private static Arbitrary<SortedMap<String, Value>> globals(Flavour flavour) {
        return optional(Map.of(
                        "bootargs",
                                Arbitraries.of("-v", "-m verbose", "-m milestone=none")
                                        .map(Value::text),
                        "limitpriv",
                                Arbitraries.of("default", "default,dtrace_proc", "default,!net_rawaccess")
                                        .map(Value::text),
                        "hostid",
                                Arbitraries.of("00000001", "80808080", "fffffffe")
                                        .map(Value::text),
                        "fs-allowed",
                                Arbitraries.of("nfs", "nfs,tmpfs", "pcfs,ufs").map(Value::text)))
                .flatMap(optional -> Combinators.combine(
                                Arbitraries.of("/zones/a", "/zones/b"), Arbitraries.of(true, false))
                        .as((zonepath, autoboot) -> {
                            optional.put("zonepath", Value.text(zonepath));
                            optional.put("autoboot", Value.flag(autoboot));
                            optional.put("brand", Value.text(flavour == Flavour.OMNIOS ? "lipkg" : "ipkg"));
                            return optional;
                        }));
    }

    /** Limits; a dedicated-cpu stands against caps, shares, classes and pools. */
    private static Arbitrary<SortedMap<String, Value>> controls(Flavour flavour) {
        Map<String, Arbitrary<Value>> always = new HashMap<>(Map.of(
                "max-lwps", number(100, 9000),
                "max-processes", number(100, 9000),
                "max-msg-ids", number(0, 99),
                "max-sem-ids", number(0, 99),
                "max-shm-ids", number(0, 99),
                "max-shm-memory", Arbitraries.longs().between(0, 1L << 40).map(Value::size),
                "capped-memory", memory(flavour)));
        if (flavour == Flavour.OMNIOS) {
            always.put("zfs-io-priority", number(1, 100));
        }
        Arbitrary<SortedMap<String, Value>> shared = optional(Map.of(
                "cpu-shares", number(0, 500),
                "capped-cpu",
                        Arbitraries.integers()
                                .between(1, 1000)
                                .map(n -> Value.record(
                                        Map.of("ncpus", new Value.Num(new java.math.BigDecimal(n).movePointLeft(2))))),
                "pool", Arbitraries.of("p1", "p2").map(Value::text),
                "scheduling-class", Arbitraries.just("FSS").map(Value::text)));
        Arbitrary<SortedMap<String, Value>> dedicated = optional(Map.of(
                "dedicated-cpu",
                optional(Map.of("importance", number(1, 9)))
                        .flatMap(members -> Arbitraries.of("1", "2-4").map(n -> {
                            members.put("ncpus", Value.text(n));
                            return Value.record(members);
                        }))));
        return Combinators.combine(optional(always), Arbitraries.oneOf(shared, dedicated))
                .as((a, b) -> {
                    a.putAll(b);
                    return a;
                });
    }

    private static Arbitrary<Value> memory(Flavour flavour) {
        // OpenIndiana prints physical rounded: whole megabytes below a gigabyte come back as they were.
        Arbitrary<Value> physical = flavour == Flavour.OMNIOS
                ? Arbitraries.longs().between(1L << 20, 1L << 40).map(Value::size)
                : Arbitraries.longs().between(64, 1023).map(n -> Value.size(n << 20));
        return optional(Map.of(
                        "physical", physical,
                        "swap", Arbitraries.longs().between(50L << 20, 1L << 40).map(Value::size),
                        "locked", Arbitraries.of(Value.size(1), Value.size(1L << 20))))
                .filter(members -> !members.isEmpty())
                .map(Value::record);
    }

    private static Arbitrary<SortedMap<String, Value>> records(Flavour flavour) {
        Arbitrary<Value> fs = optional(Map.of(
                        "options",
                                Arbitraries.of("ro", "nodevices", "size=10m")
                                        .map(Value::text)
                                        .set()
                                        .ofMinSize(1)
                                        .map(s -> Value.list(s.stream()
                                                .sorted(java.util.Comparator.comparing(Value::show))
                                                .toList())),
                        "raw", Arbitraries.of("/dev/rdsk/c0").map(Value::text)))
                .flatMap(members -> text().map(special -> {
                    members.put("special", Value.text("/" + special));
                    members.put("type", Value.text(members.containsKey("raw") ? "ufs" : "lofs"));
                    return Value.record(members);
                }));
        Arbitrary<Value> attr =
                text().map(t -> Value.record(Map.of("type", Value.text("string"), "value", Value.text(t + "."))));
        Arbitrary<Value> device = flavour == Flavour.OMNIOS
                ? optional(Map.of(
                                "property",
                                map(Arbitraries.of("a", "b"), text().map(t -> Value.text(t + ".")))
                                        .filter(m -> !m.equals(Value.record(Map.of())))))
                        .map(Value::record)
                : Arbitraries.just(Value.record(Map.of()));
        Arbitrary<Value> rctl = Combinators.combine(number(0, 99), number(100, 999), Arbitraries.of(true, false))
                .as((low, high, both) -> Value.list(both ? List.of(limit(low), limit(high)) : List.of(limit(low))));
        Arbitrary<Value> flags = optional(Map.of(
                        "default", Arbitraries.of("aslr", "aslr,noexecstack").map(Value::text),
                        "lower", Arbitraries.of("aslr").map(Value::text),
                        "upper", Arbitraries.of("all").map(Value::text)))
                .filter(m -> m.containsKey("default"))
                .map(Value::record);
        return optional(Map.of(
                        "fs", map(text().map(t -> "/" + t), fs),
                        "device", map(text().map(t -> "/dev/" + t), device),
                        "attr", map(Arbitraries.of("note", "role.1", "a-b", "9"), attr),
                        "dataset",
                                map(
                                        Arbitraries.of("rpool/a", "rpool/b", "rpool/c d"),
                                        Arbitraries.just(Value.record(Map.of()))),
                        "admin",
                                map(
                                        Arbitraries.of("adm1", "adm2"),
                                        Arbitraries.of(List.of("login"), List.of("clonefrom", "manage"))
                                                .map(l -> Value.list(l.stream()
                                                        .map(Value::text)
                                                        .toList()))),
                        "rctl", map(Arbitraries.of("zone.max-lofi", "zone.max-lwps-x"), rctl),
                        "security-flags", flags))
                .map(all -> {
                    all.values().removeIf(v -> v.equals(Value.record(Map.of())));
                    return all;
                });
    }

    /** zonecfg takes privileged ones only (zonecfg_valid_rctlblk). */
    private static Value limit(Value limit) {
        return Value.record(Map.of("priv", Value.text("privileged"), "limit", limit, "action", Value.text("deny")));
    }

    private static Arbitrary<SortedMap<String, Value>> nets(Flavour flavour) {
        return Arbitraries.of("exclusive", "shared")
                .flatMap(ip -> net(ip.equals("shared"), flavour)
                        .list()
                        .uniqueElements(n -> ((Value.Members) n).get("physical"))
                        .ofMaxSize(3)
                        .map(list -> {
                            TreeMap<String, Value> all = new TreeMap<>();
                            all.put("ip-type", Value.text(ip));
                            if (!list.isEmpty()) {
                                all.put("net", Value.list(list));
                            }
                            return all;
                        }));
    }

    private static Arbitrary<Value> net(boolean shared, Flavour flavour) {
        return Combinators.combine(
                        Arbitraries.of("net0", "net1", "web_0", "web_1"),
                        Arbitraries.integers().between(1, 250),
                        Arbitraries.of(true, false),
                        text())
                .as((link, n, more, text) -> {
                    TreeMap<String, Value> net = new TreeMap<>();
                    net.put("physical", Value.text(link));
                    if (shared) {
                        net.put("address", Value.text("10.0.0." + n + "/24"));
                    } else if (more) {
                        net.put("allowed-address", Value.text("10.0.0." + n + "/24"));
                        net.put("defrouter", Value.text("10.0.0.254"));
                        if (flavour == Flavour.OMNIOS) {
                            net.put("property", Value.record(Map.of("note", Value.text(text + "."))));
                            net.put("global-nic", Value.text("igb0"));
                            net.put("mac-addr", Value.text("2:8:20:a:1:" + Integer.toHexString(n)));
                            net.put("vlan-id", Value.number(n));
                        }
                    }
                    return Value.record(net);
                });
    }

    /** Each name or not. */
    private static Arbitrary<SortedMap<String, Value>> optional(Map<String, Arbitrary<Value>> byName) {
        Arbitrary<SortedMap<String, Value>> all = Arbitraries.create(TreeMap::new);
        for (Map.Entry<String, Arbitrary<Value>> entry : new TreeMap<>(byName).entrySet()) {
            all = Combinators.combine(all, entry.getValue().optional(0.5)).as((map, value) -> {
                TreeMap<String, Value> more = new TreeMap<>(map);
                value.ifPresent(v -> more.put(entry.getKey(), v));
                return more;
            });
        }
        return all;
    }

    private static Arbitrary<Value> map(Arbitrary<String> keys, Arbitrary<Value> values) {
        return Arbitraries.maps(keys, values).ofMinSize(1).ofMaxSize(3).map(Value::record);
    }

    private static Arbitrary<Value> number(int least, int most) {
        return Arbitraries.integers().between(least, most).map(Value::number);
    }

    /** Any text that a quoted zonecfg string can hold. */
    private static Arbitrary<String> text() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .ofMinLength(1)
                .ofMaxLength(8)
                .map(t -> t.replace('"', '\''));
    }
}
