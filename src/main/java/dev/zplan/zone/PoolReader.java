package dev.zplan.zone;

import static dev.zplan.zone.ZoneSchema.optional;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.module.type.IpAddress;
import dev.zplan.module.type.IpPrefix;
import dev.zplan.module.type.Types;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.NodeSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads address pools from their checked files. */
public final class PoolReader {
    /** The node that a pool is. */
    public static final NodeSchema POOL = new NodeSchema(
            "pool",
            "Addresses that zones are given one each, with the link and the gateway that belong to them",
            true,
            true,
            List.of(
                    FieldSchema.at(0, "name", Types.of("word"), "The pool's name"),
                    optional("network", "network", "The network that all its addresses are in")
                            .asRequired(),
                    optional("gateway", "ip-address", "The default router; never given to a zone"),
                    optional(
                                    "reserved",
                                    "text",
                                    "Addresses that are never given, as `10.0.0.50` or `10.0.0.60-10.0.0.69`")
                            .asList(),
                    optional("link", "link-name", "The link or etherstub that the zones' VNICs are made over"),
                    optional(
                            "global-nic",
                            "word",
                            "The link over which OmniOS makes the VNICs at boot; instead of `link`"),
                    optional("vlan", "vlan-id", "The VLAN of the VNICs; 0 is untagged")
                            .withDefault(Value.number(0)),
                    optional("resolvers", "ip-address", "Name servers, for brands that write them into the zone")
                            .asList()),
            List.of(new NodeSchema(
                    "range",
                    "Addresses to give; without any range all hosts of the network",
                    true,
                    false,
                    List.of(
                            FieldSchema.at(0, "first", Types.of("ip-address"), "The lowest"),
                            FieldSchema.at(1, "last", Types.of("ip-address"), "The highest")),
                    List.of(),
                    null)),
            null);

    private final Diagnostics out;

    /** A reader that tells of what is wrong. */
    public PoolReader(Diagnostics out) {
        this.out = out;
    }

    /** The pools of these nodes by name; those with errors are left out, and told. */
    public Map<String, Pool> read(List<Block> blocks) {
        Map<String, Pool> pools = new LinkedHashMap<>();
        for (Block block : blocks) {
            read(block).ifPresent(pool -> {
                Pool earlier = pools.putIfAbsent(pool.name(), pool);
                if (earlier != null) {
                    out.error(
                            "zplan::pool::duplicate",
                            "there are two pools " + pool.name(),
                            pool.span(),
                            "the first is at " + earlier.span());
                }
            });
        }
        return pools;
    }

    private Optional<Pool> read(Block block) {
        int before = out.list().size();
        IpPrefix network = IpPrefix.parse(text(block, "network")).orElseThrow();
        IpAddress gateway = block.text("gateway").flatMap(IpAddress::parse).orElse(null);
        if (gateway != null) {
            inside(network, gateway, block.spanOf("gateway"));
        }
        if (block.value("link") != null && block.value("global-nic") != null) {
            out.error(
                    "zplan::pool::two_links",
                    "pool " + text(block, "name") + " has both a link and a global-nic",
                    block.spanOf("global-nic"),
                    "keep link for VNICs that zplan makes, or global-nic for those that OmniOS makes at boot");
        }
        Pool pool = new Pool(
                text(block, "name"),
                network,
                gateway,
                ranges(block, network),
                reserved(block, network),
                block.text("link").orElse(null),
                block.text("global-nic").orElse(null),
                block.text("vlan").map(Integer::parseInt).orElse(0),
                block.items("resolvers").stream().map(Value::show).toList(),
                block.spanOf("name"));
        return out.list().size() == before ? Optional.of(pool) : Optional.empty();
    }

    private static String text(Block block, String field) {
        return block.text(field).orElseThrow();
    }

    private List<Pool.Range> ranges(Block block, IpPrefix network) {
        List<Pool.Range> ranges = new ArrayList<>();
        for (Block range : block.blocks("range")) {
            add(ranges, network, text(range, "first"), text(range, "last"), range.spanOf("first"));
        }
        return ranges;
    }

    private List<Pool.Range> reserved(Block block, IpPrefix network) {
        List<Pool.Range> ranges = new ArrayList<>();
        for (Value item : block.items("reserved")) {
            String[] ends = item.show().split("-", 2);
            add(ranges, network, ends[0].strip(), ends[ends.length - 1].strip(), block.spanOf("reserved"));
        }
        return ranges;
    }

    private void add(List<Pool.Range> ranges, IpPrefix network, String from, String to, @Nullable Span span) {
        Optional<IpAddress> first = IpAddress.parse(from);
        Optional<IpAddress> last = IpAddress.parse(to);
        if (first.isEmpty() || last.isEmpty()) {
            out.error(
                    "zplan::value::address_invalid",
                    "\"" + (from.equals(to) ? from : from + "-" + to) + "\" is neither an address nor a range",
                    span,
                    "write 10.0.0.50 or 10.0.0.60-10.0.0.69");
        } else if (inside(network, first.get(), span) && inside(network, last.get(), span)) {
            if (first.get().compareTo(last.get()) > 0) {
                out.error(
                        "zplan::pool::range_backwards",
                        "the range from " + from + " to " + to + " is empty",
                        span,
                        "write the lower address first");
            } else {
                ranges.add(new Pool.Range(first.get(), last.get()));
            }
        }
    }

    private boolean inside(IpPrefix network, IpAddress address, @Nullable Span span) {
        if (!network.contains(address)) {
            out.error(
                    "zplan::pool::address_outside",
                    address + " is not in the pool's network " + network,
                    span,
                    "write an address from " + network.address() + " to " + network.last());
            return false;
        }
        return true;
    }
}
