package dev.zplan.convert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A zone as zadm's document in JSON: what {@code zadm show} would print, and {@code zadm create} takes. zadm's values are texts.
 */
public final class ZadmDocument {

    private static final List<String> PLAIN = List.of(
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
            "max-shm-memory");
    private static final List<String> RECORDS =
            List.of("capped-cpu", "capped-memory", "dedicated-cpu", "security-flags");

    /** Notes of the configuration that are keys of their own; the second and last of brand lx alone. */
    private static final Set<String> NOTES = Set.of("dns-domain", "resolvers");

    private static final Set<String> LX_NOTES = Set.of("kernel-version", "ipv6");
    private static final BigDecimal UNIT = BigDecimal.valueOf(1024);

    private final Diagnostics out = new Diagnostics();
    private final Map<String, Span> places;
    private final SortedMap<String, Object> document = new TreeMap<>();

    private ZadmDocument(Map<String, Span> places) {
        this.places = places;
    }

    /**
     * A document, and what of the zone it cannot say.
     *
     * @param text JSON, ending in a line end
     * @param diagnostics a warning for each thing that zadm has no key for
     */
    public record Rendered(String text, List<Diagnostic> diagnostics) {
        /** Keeps a copy. */
        public Rendered {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * Renders a zone.
     *
     * @param zonecfg its configuration, in zplan's normal form
     * @param others the other resources that belong to it: its VNICs, datasets, its installation
     * @param places where the configuration's attributes were written, by name; empty if nobody wrote them
     */
    public static Rendered render(Resource zonecfg, Collection<Resource> others, Map<String, Span> places) {
        ZadmDocument document = new ZadmDocument(places);
        document.globals(zonecfg);
        document.nets(zonecfg, others);
        document.storage(zonecfg);
        document.notes(zonecfg);
        document.admins(zonecfg);
        document.rest(zonecfg, others);
        return new Rendered(document.json(), document.out.list());
    }

    private void globals(Resource zonecfg) {
        document.put("zonename", zonecfg.address().name());
        for (String name : PLAIN) {
            Value value = zonecfg.get(name);
            if (value != null) {
                document.put(name, word(value));
            }
        }
        for (String name : RECORDS) {
            if (zonecfg.get(name) instanceof Value.Members members) {
                document.put(name, words(members));
            }
        }
    }

    private static String word(Value value) {
        return value instanceof Value.Size size ? size(size) : value.show();
    }

    /** zadm has the units K, M, G and T. */
    private static String size(Value.Size size) {
        String text = size.show();
        if (text.matches("[0-9]+[KMGT]")) {
            return text;
        }
        BigDecimal unit = text.matches("[0-9]+[PE]") ? UNIT.pow(4) : UNIT;
        String sign = text.matches("[0-9]+[PE]") ? "T" : "K";
        return BigDecimal.valueOf(size.bytes()).divide(unit).toPlainString() + sign;
    }

    private static SortedMap<String, Object> words(Value.Members members) {
        SortedMap<String, Object> words = new TreeMap<>();
        members.members().forEach((name, value) -> words.put(name, word(value)));
        return words;
    }

    private void nets(Resource zonecfg, Collection<Resource> others) {
        List<Object> nets = new ArrayList<>();
        boolean lx = "lx".equals(zonecfg.text("brand"));
        for (Value value : items(zonecfg.get("net"))) {
            if (value instanceof Value.Members net) {
                nets.add(net(net, others, lx));
            }
        }
        putAll("net", nets);
    }

    private SortedMap<String, Object> net(Value.Members net, Collection<Resource> others, boolean lx) {
        SortedMap<String, Object> keys = new TreeMap<>();
        net.members().forEach((name, value) -> {
            if (name.equals("property") && value instanceof Value.Members properties) {
                properties.members().forEach((property, text) -> property(keys, property, text, lx));
            } else {
                keys.put(name, word(value));
            }
        });
        String link = String.valueOf(keys.get("physical"));
        others.stream()
                .filter(r ->
                        r.address().kind().equals("vnic") && r.address().name().equals(link))
                .findFirst()
                .ifPresent(vnic -> vnic(keys, vnic));
        return keys;
    }

    private void property(SortedMap<String, Object> keys, String name, Value value, boolean lx) {
        if (lx && name.equals("ips")) {
            keys.put(name, Arrays.asList(value.show().split(",")));
        } else if (lx && (name.equals("gateway") || name.equals("primary"))) {
            keys.put(name, value.show());
        } else {
            unsupported("net", "property " + name + " of net " + keys.get("physical"));
        }
    }

    /** zadm makes the VNIC of a net over the link that {@code over} names. */
    private void vnic(SortedMap<String, Object> keys, Resource vnic) {
        keys.put("over", String.valueOf(vnic.text("over")));
        if (vnic.get("mac") != null) {
            keys.put("mac-addr", String.valueOf(vnic.text("mac")));
        }
        if (vnic.get("vid") != null && !Value.number(0).equals(vnic.get("vid"))) {
            keys.put("vlan-id", String.valueOf(vnic.text("vid")));
        }
        if (vnic.get("linkprop") instanceof Value.Members properties) {
            properties
                    .members()
                    .keySet()
                    .forEach(name -> unsupported(
                            "net",
                            "link property " + name + " of VNIC "
                                    + vnic.address().name()));
        }
    }

    private void storage(Resource zonecfg) {
        List<Object> mounts = new ArrayList<>();
        members(zonecfg.get("fs")).forEach((dir, value) -> {
            SortedMap<String, Object> fs = new TreeMap<>(Map.of("dir", dir));
            members(value)
                    .forEach((name, it) -> fs.put(
                            name,
                            it instanceof Value.Items list
                                    ? list.items().stream().map(Value::show).toList()
                                    : word(it)));
            mounts.add(fs);
        });
        putAll("fs", mounts);
        List<Object> datasets = new ArrayList<>();
        members(zonecfg.get("dataset")).keySet().forEach(name -> datasets.add(Map.of("name", name)));
        putAll("dataset", datasets);
        List<Object> devices = new ArrayList<>();
        members(zonecfg.get("device")).forEach((match, value) -> {
            devices.add(Map.of("match", match));
            members(value).keySet().forEach(name -> unsupported("device", "properties of device " + match));
        });
        putAll("device", devices);
    }

    private void notes(Resource zonecfg) {
        boolean lx = "lx".equals(zonecfg.text("brand"));
        List<Object> notes = new ArrayList<>();
        members(zonecfg.get("attr")).forEach((name, attr) -> {
            SortedMap<String, Value> note = members(attr);
            Value value = note.get("value");
            String text = value == null ? "" : value.show();
            boolean string = Value.text("string").equals(note.get("type"));
            if (value instanceof Value.Secret) {
                unsupported("attr", "the secret in attr " + name);
            } else if (string && name.equals("resolvers")) {
                document.put(name, Arrays.asList(text.split(",")));
            } else if (string && (NOTES.contains(name) || (lx && LX_NOTES.contains(name)))) {
                document.put(name, text);
            } else {
                SortedMap<String, Object> words = new TreeMap<>(Map.of("name", name));
                note.forEach((key, it) -> words.put(key, it.show()));
                notes.add(words);
            }
        });
        putAll("attr", notes);
    }

    /** One user with one word is all that zadm has room for. */
    private void admins(Resource zonecfg) {
        for (Map.Entry<String, Value> admin : members(zonecfg.get("admin")).entrySet()) {
            List<Value> auths = items(admin.getValue());
            if (auths.size() == 1 && !document.containsKey("admin")) {
                document.put(
                        "admin",
                        new TreeMap<>(Map.of(
                                "user", admin.getKey(), "auths", auths.get(0).show())));
            } else {
                unsupported("admin", "admin " + admin.getKey());
            }
        }
    }

    private void rest(Resource zonecfg, Collection<Resource> others) {
        members(zonecfg.get("rctl")).keySet().forEach(name -> unsupported("rctl", "resource control " + name));
        if (zonecfg.get("zfs-io-priority") != null) {
            unsupported("zfs-io-priority", "zfs-io-priority");
        }
        for (Resource other : others) {
            String name = other.address().name();
            if (other.address().kind().equals("dataset")
                    && other.get("props") instanceof Value.Members properties
                    && !properties.members().isEmpty()) {
                unsupported(null, "the properties of dataset " + name);
            }
            if (other.address().kind().equals("install") && other.get("source") != null) {
                unsupported(null, "what the zone is installed from, which is an option of zadm create (-i)");
            }
        }
    }

    private void unsupported(@Nullable String attribute, String what) {
        Span place = attribute == null ? null : places.get(attribute);
        out.warning(
                "zplan::convert::unsupported_field",
                "zadm's document has no room for " + what,
                place,
                "set it by hand where zadm manages the zone");
    }

    private void putAll(String key, List<Object> values) {
        if (!values.isEmpty()) {
            document.put(key, values);
        }
    }

    private static SortedMap<String, Value> members(@Nullable Value value) {
        return value instanceof Value.Members members ? members.members() : new TreeMap<>();
    }

    private static List<Value> items(@Nullable Value value) {
        return value instanceof Value.Items items ? items.items() : List.of();
    }

    /** As zadm prints it: sorted, three blanks deep. */
    private String json() {
        DefaultIndenter indenter = new DefaultIndenter("   ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return new ObjectMapper()
                            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                            .writer(printer)
                            .writeValueAsString(document)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
