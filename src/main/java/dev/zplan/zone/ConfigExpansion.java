package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Address;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns a zone into its configuration, as zonecfg has it. */
final class ConfigExpansion {
    private static final List<String> GLOBALS =
            List.of("brand", "ip-type", "bootargs", "pool", "limitpriv", "scheduling-class", "hostid", "fs-allowed");
    private static final Set<String> SECURITY_FLAGS =
            Set.of("aslr", "forbidnullmap", "noexecstack", "all", "none", "default");
    private static final int ATTR_LIMIT = 255;

    /** The attr that says whose a zone is, see the driver of its configuration. */
    private static final String MARK = "zplan";

    private final NetExpansion nets;
    private final Diagnostics out;

    ConfigExpansion(NetExpansion nets, Diagnostics out) {
        this.nets = nets;
        this.out = out;
    }

    DesiredResource zonecfg(
            ZoneUnit zone, List<Net> zoneNets, List<Volumes.Attached> volumes, List<Address> dependsOn) {
        Block block = zone.block();
        Wanted config = new Wanted();
        for (String name : GLOBALS) {
            Value value = block.value(name);
            config.put(name, value != null && value.show().isEmpty() ? null : value, block.spanOf(name));
        }
        config.put("zonepath", zone.zonepath().map(Value::text).orElse(null), block.spanOf("zonepath"));
        config.put("autoboot", Value.flag(block.is("autoboot")), block.spanOf("autoboot"));
        checkGlobals(zone);
        List<Value> entries =
                zoneNets.stream().flatMap(net -> nets.entries(net).stream()).toList();
        if (!entries.isEmpty()) {
            config.put("net", Value.list(entries), zoneNets.get(0).block().span());
        }
        new StorageExpansion(out).configure(zone, volumes, config);
        new ResourceControls(out).configure(zone, config);
        attrs(zone, zoneNets, config);
        admins(zone, config);
        block.block("security-flags").ifPresent(flags -> securityFlags(flags, config));
        return config.resource(zone, zone.address("zonecfg"), zone.span(), dependsOn);
    }

    private void checkGlobals(ZoneUnit zone) {
        Block block = zone.block();
        Optional<String> path = zone.zonepath();
        if (path.isEmpty()) {
            out.error(
                    "zplan::zone::zonepath_missing",
                    "zone " + zone.name() + " has no zonepath, and the dataset for zones has no mountpoint on host "
                            + zone.host().name(),
                    zone.span(),
                    "give that dataset a mountpoint, or write zonepath \"/zones/" + zone.name() + "\"");
        } else if (path.get().equals("/")) {
            out.error(
                    "zplan::zone::zonepath_root",
                    "the zonepath cannot be /",
                    block.spanOf("zonepath"),
                    "write a directory of its own, as /zones/" + zone.name());
        }
        if (block.text("pool").filter(pool -> pool.startsWith("SUNW")).isPresent()) {
            out.error(
                    "zplan::zone::pool_reserved",
                    "resource pools whose names begin with SUNW are reserved",
                    block.spanOf("pool"),
                    "name another pool");
        }
    }

    private void attrs(ZoneUnit zone, List<Net> zoneNets, Wanted config) {
        SortedMap<String, Value> attrs = new TreeMap<>();
        Span place = zone.span();
        for (Block attr : zone.block().blocks("attr")) {
            place = attr.span();
            Value value = attr.value("value");
            String type = attr.text("type").orElse("string");
            if (attr.text("name").equals(Optional.of(MARK))) {
                out.error(
                        "zplan::attr::reserved",
                        "the attr " + MARK + " is zplan's own: it says which workspace owns the zone",
                        attr.spanOf("name"),
                        "give it another name");
            } else if (value != null) {
                checkAttr(attr, type, value);
                attrs.put(attr.text("name").orElseThrow(), attr(type, value));
            }
        }
        String resolvers = resolvers(zoneNets);
        if (!resolvers.isEmpty() && honoursResolvers(zone)) {
            attrs.putIfAbsent("resolvers", attr("string", Value.text(resolvers)));
        }
        config.putMembers("attr", attrs, place);
    }

    private static Value attr(String type, Value value) {
        return Value.record(Map.of("type", Value.text(type), "value", value));
    }

    private static String resolvers(List<Net> zoneNets) {
        List<String> all = new ArrayList<>();
        for (Net net : zoneNets) {
            Pool pool = net.pool();
            if (pool != null) {
                all.addAll(pool.resolvers());
            }
        }
        return String.join(",", all.stream().distinct().toList());
    }

    /** OmniOS' own brands and lx write them into the zone; plain illumos brands do not read them. */
    private static boolean honoursResolvers(ZoneUnit zone) {
        return zone.onOmnios();
    }

    private void checkAttr(Block attr, String type, Value value) {
        if (value instanceof Value.Secret) {
            return;
        }
        String text = value.show();
        boolean legal = switch (type) {
            case "boolean" -> text.equals("true") || text.equals("false");
            case "int" -> text.matches("-?[0-9]{1,18}");
            case "uint" -> text.matches("[0-9]{1,18}");
            default -> !text.isEmpty() && text.length() <= ATTR_LIMIT;
        };
        if (!legal) {
            out.error(
                    "zplan::attr::value_invalid",
                    "the value of attr " + attr.text("name").orElseThrow() + " is not one of type " + type,
                    attr.spanOf("value"),
                    type.equals("string")
                            ? "write 1 to " + ATTR_LIMIT + " characters; this has " + text.length()
                            : type.equals("boolean") ? "write true or false" : "write a whole number");
        }
    }

    private static void admins(ZoneUnit zone, Wanted config) {
        SortedMap<String, Value> admins = new TreeMap<>();
        for (Block admin : zone.block().blocks("admin")) {
            TreeSet<String> auths = new TreeSet<>();
            admin.items("auths").forEach(auth -> auths.add(auth.show()));
            admins.put(
                    admin.text("user").orElseThrow(),
                    Value.list(auths.stream().map(Value::text).toList()));
            config.putMembers("admin", admins, admin.span());
        }
    }

    private void securityFlags(Block block, Wanted config) {
        SortedMap<String, Value> members = new TreeMap<>();
        for (String field : List.of("default", "lower", "upper")) {
            Value value = block.value(field);
            if (value == null || value.show().isEmpty()) {
                continue;
            }
            List<String> unknown = words(value).stream()
                    .filter(w -> !SECURITY_FLAGS.contains(w))
                    .toList();
            if (!unknown.isEmpty()) {
                out.error(
                        "zplan::zone::security_flag_unknown",
                        "there is no security flag " + String.join(", ", unknown),
                        block.spanOf(field),
                        "known are " + String.join(", ", new TreeSet<>(SECURITY_FLAGS)));
            }
            members.put(field, value);
        }
        Value lower = members.get("lower");
        Value initial = members.get("default");
        if (lower != null && initial != null && !covers(words(initial), words(lower))) {
            out.error(
                    "zplan::zone::security_flags_order",
                    "the default security flags lack some of the lower ones",
                    block.spanOf("default"),
                    "what no process can do without (lower) must be among what it starts with (default)");
        }
        config.putMembers("security-flags", members, block.span());
    }

    private static List<String> words(Value value) {
        return Arrays.asList(value.show().split(","));
    }

    private static boolean covers(List<String> all, List<String> part) {
        return all.contains("all")
                || all.contains("default")
                || part.stream().allMatch(word -> all.contains(word) || word.equals("none") || word.equals("default"));
    }
}
