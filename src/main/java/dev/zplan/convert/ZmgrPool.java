package dev.zplan.convert;

import dev.zplan.author.Sketch;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.type.IpAddress;
import dev.zplan.module.type.IpPrefix;
import dev.zplan.resource.Value;
import dev.zplan.zone.PoolReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An address pool of zmgr: network, gateway, stub, range. */
final class ZmgrPool {

    private static final Set<String> NETWORK = Set.of("network", "subnet", "cidr");
    private static final Set<String> LENGTH = Set.of("prefix", "prefix-length", "prefix-len", "netmask");
    private static final Set<String> GATEWAY = Set.of("gateway", "router", "defrouter");
    private static final Set<String> LINK = Set.of("stub", "etherstub", "vnic-stub", "link");
    private static final Set<String> RANGE = Set.of("range", "ip-range");
    private static final Set<String> FIRST = Set.of("range-start", "start", "first", "from");
    private static final Set<String> LAST = Set.of("range-end", "end", "last", "to");
    private static final Set<String> RESOLVERS = Set.of("dns", "resolver", "resolvers", "nameserver", "nameservers");

    private final ZmgrFile file;
    private final Diagnostics out;
    private final NodeDraft pool;
    private final Set<Datum.Entry> used = new HashSet<>();

    /** A pool as it is to be written. */
    record Written(IpPrefix network, Sketch sketch) {}

    ZmgrPool(ZmgrFile file, Diagnostics out) {
        this.file = file;
        this.out = out;
        this.pool = new NodeDraft(PoolReader.POOL, out);
    }

    /** The pool; empty, and told, if it says no network. */
    Optional<Written> write() {
        Optional<IpPrefix> network = network();
        if (network.isEmpty()) {
            Optional<Datum.Entry> said = find(file.table(), NETWORK);
            out.error(
                    "zplan::convert::no_network",
                    "the pool " + file.name() + " says no network with its prefix length",
                    said.map(Datum.Entry::span).orElse(file.table().span()),
                    "write it as 10.0.0.0/24");
            return Optional.empty();
        }
        pool.set("name", Value.text(file.name()));
        pool.set("network", Value.text(network.get().toString()));
        bounds();
        file.table().entries().forEach(this::entry);
        return Optional.of(new Written(network.get(), pool.sketch()));
    }

    private Optional<IpPrefix> network() {
        Optional<String> text = find(file.table(), NETWORK).flatMap(ZmgrPool::word);
        Optional<String> length = find(file.table(), LENGTH).flatMap(ZmgrPool::word);
        Optional<IpPrefix> whole = text.flatMap(IpPrefix::parse);
        find(file.table(), NETWORK).ifPresent(used::add);
        find(file.table(), LENGTH).filter(it -> whole.isEmpty()).ifPresent(used::add);
        return whole.or(() -> text.flatMap(address -> length.map(
                                l -> Netmask.length(l).map(String::valueOf).orElse(l))
                        .flatMap(l -> IpPrefix.parse(address + "/" + l))))
                .map(IpPrefix::network);
    }

    private static Optional<Datum.Entry> find(Datum.Table table, Set<String> names) {
        return table.entries().stream().filter(e -> names.contains(e.name())).findFirst();
    }

    private static Optional<String> word(Datum.Entry entry) {
        return entry.value() instanceof Datum.Word word ? Optional.of(word.text()) : Optional.empty();
    }

    private void entry(Datum.Entry entry) {
        String name = entry.name();
        if (GATEWAY.contains(name)) {
            once("gateway", entry);
        } else if (LINK.contains(name)) {
            once("link", entry);
        } else if (RANGE.contains(name)) {
            ranges(entry);
        } else if (RESOLVERS.contains(name)) {
            once("resolvers", entry);
        } else if (name.equals("reserved")) {
            once("reserved", entry);
        } else if (name.equals("vlan") || name.equals("vlan-id")) {
            once("vlan", entry);
        } else if (!used.contains(entry) && !file.isName(entry)) {
            pool.unknown(entry, "zmgr's document", List.of("network", "gateway", "stub", "range"));
        }
    }

    private void once(String field, Datum.Entry entry) {
        if (pool.has(field)) {
            pool.unsupported(entry, "the pool says it twice");
        } else {
            Members.words(entry, pool).ifPresent(words -> pool.set(field, words, entry));
        }
    }

    private void bounds() {
        Optional<Datum.Entry> first = find(file.table(), FIRST);
        Optional<Datum.Entry> last = find(file.table(), LAST);
        first.ifPresent(used::add);
        last.ifPresent(used::add);
        if (first.isPresent() && last.isPresent()) {
            bounds(first.get(), last.get());
        } else {
            first.or(() -> last)
                    .ifPresent(it -> pool.refuse(it, "the other end of the range is missing", "write both"));
        }
    }

    private void bounds(Datum.Entry first, Datum.Entry last) {
        NodeDraft range = pool.block("range");
        boolean lower = range.set("first", first);
        boolean upper = range.set("last", last);
        if (lower && upper) {
            pool.add(range);
            return;
        }
        pool.adopt(range);
        if (lower || upper) {
            pool.unsupported(lower ? first : last, "the other end of the range is no address");
        }
    }

    /** {@code range "a" "b"}, {@code range "a-b"}, {@code range start="a" end="b"}, and each of them again. */
    private void ranges(Datum.Entry entry) {
        if (entry.value() instanceof Datum.Table table) {
            Optional<String> first = find(table, FIRST).flatMap(ZmgrPool::word);
            Optional<String> last = find(table, LAST).flatMap(ZmgrPool::word);
            range(first.orElse(""), last.orElse(""), entry);
        } else if (entry.value() instanceof Datum.Word word) {
            String[] ends = word.text().split("\\s*-\\s*|\\.\\.", 2);
            range(ends[0], ends[ends.length - 1], entry);
        } else if (entry.value() instanceof Datum.Row row) {
            List<Datum> items = row.items();
            if (items.size() == 2
                    && items.get(0) instanceof Datum.Word first
                    && items.get(1) instanceof Datum.Word last
                    && IpAddress.parse(first.text()).isPresent()) {
                range(first.text(), last.text(), entry);
            } else {
                items.forEach(item -> ranges(new Datum.Entry(entry.name(), item.span(), item)));
            }
        }
    }

    private void range(String first, String last, Datum.Entry from) {
        NodeDraft range = pool.block("range");
        boolean both = range.set("first", Value.text(first), from) && range.set("last", Value.text(last), from);
        if (both) {
            pool.add(range);
        } else {
            pool.adopt(range);
        }
    }
}
