package dev.zplan.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.author.KdlWriter;
import dev.zplan.author.Sketch;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever a document says, each of its values is in the spec, or its key is told. */
class NothingIsLostTest {

    private static final List<String> ZADM = List.of(
            "zonepath",
            "ip-type",
            "limitpriv",
            "pool",
            "cpu-shares",
            "max-lwps",
            "max-shm-memory",
            "dns-domain",
            "resolvers",
            "attr",
            "capped-cpu",
            "capped-memory",
            "security-flags",
            "dataset",
            "dedicated-cpu",
            "device",
            "fs",
            "net",
            "rctl",
            "admin",
            "kernel-version",
            "vnc",
            "hostid",
            "autoboot");
    private static final List<String> VMADM = List.of(
            "alias",
            "hostname",
            "cpu_shares",
            "max_lwps",
            "max_physical_memory",
            "max_swap",
            "ram",
            "limit_priv",
            "fs_allowed",
            "dns_domain",
            "resolvers",
            "tags",
            "customer_metadata",
            "routes",
            "kernel_version",
            "datasets",
            "filesystems",
            "nics",
            "image_uuid",
            "uuid",
            "disks",
            "quota",
            "zoneid",
            "set_tags",
            "owner_uuid",
            "nowait");
    private static final List<String> INNER = List.of(
            "name",
            "value",
            "type",
            "physical",
            "swap",
            "ncpus",
            "importance",
            "match",
            "dir",
            "special",
            "options",
            "raw",
            "over",
            "global-nic",
            "allowed-address",
            "address",
            "defrouter",
            "mac-addr",
            "vlan-id",
            "ips",
            "gateway",
            "primary",
            "user",
            "auths",
            "priv",
            "limit",
            "action",
            "source",
            "target",
            "nic_tag",
            "ip",
            "netmask",
            "gateways",
            "mtu",
            "interface",
            "vlan_id",
            "mac",
            "upper",
            "zzz");

    /** A value that is like no other in the document: from its number comes a word, a count, an address, a path or a link. */
    private record Leaf(int kind) {
        String text(int number) {
            return switch (kind) {
                case 0 -> "\"w" + number + "e\"";
                case 1 -> Integer.toString(1000 + number);
                case 2 -> "\"10.0." + number + ".5/24\"";
                case 3 -> "\"/p/x" + number + "e\"";
                default -> "\"10.0." + number + ".1\"";
            };
        }
    }

    private static Arbitrary<Object> value() {
        Arbitrary<Object> leaf = Arbitraries.integers().between(0, 4).map(Leaf::new);
        Arbitrary<Object> list = leaf.list().ofMaxSize(2).map(l -> (Object) l);
        Arbitrary<Object> table = Arbitraries.maps(
                        Arbitraries.of(INNER), Arbitraries.frequencyOf(Tuple.of(6, leaf), Tuple.of(1, list)))
                .ofMaxSize(5)
                .map(m -> (Object) m);
        Arbitrary<Object> tables = table.list().ofMaxSize(3).map(l -> (Object) l);
        return Arbitraries.frequencyOf(Tuple.of(3, leaf), Tuple.of(1, list), Tuple.of(1, table), Tuple.of(3, tables));
    }

    private static Arbitrary<Map<String, Object>> document(List<String> keys) {
        Arbitrary<String> key = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.of(keys)),
                Tuple.of(1, Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(6)));
        return Arbitraries.maps(key, value()).ofMaxSize(8);
    }

    @Provide
    Arbitrary<Map<String, Object>> zadm() {
        return Combinators.combine(document(ZADM), Arbitraries.of("lipkg", "lx", "own"))
                .as(NothingIsLostTest::zone);
    }

    @Provide
    Arbitrary<Map<String, Object>> vmadm() {
        return Combinators.combine(document(VMADM), Arbitraries.of("joyent", "lx"))
                .as(NothingIsLostTest::zone);
    }

    private static Map<String, Object> zone(Map<String, Object> document, String brand) {
        Map<String, Object> zone = new LinkedHashMap<>(document);
        zone.put("zonename", "z");
        zone.put("brand", brand);
        return zone;
    }

    @Property(tries = 300)
    void ofZadm(@ForAll("zadm") Map<String, Object> document) {
        check(Format.zadm, document);
    }

    @Property(tries = 300)
    void ofVmadm(@ForAll("vmadm") Map<String, Object> document) {
        check(Format.vmadm, document);
    }

    /** Where a value stands, and what it looks like. */
    private record Said(List<String> paths, String text) {}

    private static final List<String> ZMGR = List.of(
            "template",
            "brand",
            "autoboot",
            "pool",
            "address_pool",
            "zonepath",
            "ip",
            "address",
            "vnic",
            "link",
            "network",
            "prefix",
            "gateway",
            "router",
            "stub",
            "etherstub",
            "range",
            "range-start",
            "range-end",
            "start",
            "dns",
            "reserved",
            "vlan",
            "cpu-shares",
            "zzz");

    @Provide
    Arbitrary<Map<String, Leaf>> fields() {
        return Arbitraries.maps(
                        Arbitraries.of(ZMGR),
                        Arbitraries.integers().between(0, 4).map(Leaf::new))
                .ofMaxSize(8);
    }

    @Property(tries = 300)
    void ofZmgr(
            @ForAll @From("fields") Map<String, Leaf> zone,
            @ForAll @From("fields") Map<String, Leaf> template,
            @ForAll @From("fields") Map<String, Leaf> pool) {
        List<Said> said = new ArrayList<>();
        Room room = Room.of(
                Format.zmgr,
                List.of(
                        new Source("zones/z.kdl", kdl(zone, said)),
                        new Source("templates/t.kdl", kdl(template, said)),
                        new Source("pools/p.kdl", "subnet \"10.0.0.0/16\"\n" + kdl(pool, said))));
        List<Sketch> nodes = room.converted().pieces().stream()
                .flatMap(p -> p.nodes().stream())
                .toList();
        check(said, KdlWriter.literal().print(bare(nodes)), room.converted());
    }

    /** Flat fields, in zmgr's language. */
    private static String kdl(Map<String, Leaf> fields, List<Said> said) {
        return fields.entrySet().stream()
                .map(e ->
                        e.getKey() + " " + json(e.getValue(), List.of(e.getKey().replace('_', '-')), said) + "\n")
                .collect(Collectors.joining());
    }

    private static void check(Format format, Map<String, Object> document) {
        List<Said> said = new ArrayList<>();
        String json = json(document, List.of(), said);
        Converted converted = Room.of(format, "z.json", json).converted();
        List<Sketch> nodes =
                converted.pieces().stream().flatMap(p -> p.nodes().stream()).toList();
        assertThat(nodes).hasSize(1);
        check(said, KdlWriter.literal().print(bare(nodes)), converted);
    }

    private static void check(List<Said> said, String spec, Converted converted) {
        List<String> told =
                converted.diagnostics().stream().map(Diagnostic::message).toList();
        for (Said leaf : said) {
            boolean carried = spec.contains(leaf.text);
            boolean named = leaf.paths.stream()
                    .map(path -> path.replace("[0]", ""))
                    .anyMatch(path -> told.stream()
                            .map(t -> t.replace("[0]", ""))
                            .anyMatch(t -> t.startsWith("`" + path + "`")
                                    || t.startsWith("`" + path + " ")
                                    || (t.startsWith("not carried over: ") && (t + ",").contains(" " + path + ","))));
            assertThat(carried || named)
                    .as("%s is lost in\n%s\n%s", leaf, spec, told)
                    .isTrue();
        }
    }

    /** Without remarks: they are a second message, and no value counts that stands in them alone. */
    private static List<Sketch> bare(List<Sketch> nodes) {
        return nodes.stream()
                .map(n -> new Sketch(n.name(), n.arguments(), bare(n.entries()), List.of()))
                .toList();
    }

    /** The document's text; all values but name and brand are noted, with their paths and those above them. */
    private static String json(Object value, List<String> paths, List<Said> said) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(e -> "\"" + e.getKey() + "\": "
                            + json(e.getValue(), path(paths, paths.isEmpty() ? "" : ".", e.getKey()), said))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            List<String> items = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                items.add(json(list.get(i), path(paths, "[", i + "]"), said));
            }
            return "[" + String.join(", ", items) + "]";
        }
        if (value instanceof Leaf leaf) {
            String text = leaf.text(said.size() + 1);
            said.add(new Said(paths, text.replace("\"", "").replaceFirst("^10\\.0\\.([0-9]+)\\..*", "10.0.$1.")));
            return text;
        }
        return "\"" + value + "\"";
    }

    private static List<String> path(List<String> paths, String sign, Object name) {
        List<String> longer = new ArrayList<>(paths);
        longer.add((paths.isEmpty() ? "" : paths.get(paths.size() - 1)) + sign + name);
        return longer;
    }
}
