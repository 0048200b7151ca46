package dev.zplan.cli;

import dev.zplan.author.Sketch;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.module.type.IpPrefix;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Value;
import dev.zplan.workspace.Workspace;
import dev.zplan.zone.HostDefaults;
import dev.zplan.zone.Pool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A zone that is being put together from a few words and the workspace's defaults. */
final class NewZone {

    private final Workspace workspace;
    private final HostDefaults defaults;
    private final List<Sketch> entries = new ArrayList<>();
    private final Map<String, List<Sketch>> blocks = new LinkedHashMap<>();

    NewZone(Workspace workspace, String host) {
        this.workspace = workspace;
        this.defaults = workspace.settings().inventory().defaults(host);
    }

    /** Starts from that template; where none is named from the default one, or from that of what the host runs. */
    void template(@Nullable String named, Supplier<Flavour> flavour) {
        String template = Optional.ofNullable(named)
                .or(() -> Optional.ofNullable(defaults.template()))
                .orElseGet(() -> flavour.get().id());
        entries.add(Sketch.field("template", Value.text(template)));
    }

    /** Has an address: that one, or the next of a pool. */
    void net(@Nullable String poolNamed, @Nullable String address) {
        Pool pool = pool(poolNamed);
        List<Sketch> net = new ArrayList<>();
        net.add(Sketch.field("pool", Value.text(pool.name())));
        if (address != null) {
            String length = address.contains("/") ? "" : "/" + pool.network().length();
            if (IpPrefix.parse(address + length).isEmpty()) {
                throw refused(
                        "address",
                        "\"" + address + "\" is no address",
                        "write it as " + pool.network().address());
            }
            net.add(Sketch.field("address", Value.text(address + length)));
        }
        entries.add(new Sketch("net", List.of(), net, List.of()));
    }

    private Pool pool(@Nullable String named) {
        Map<String, Pool> pools = workspace.pools();
        String name = Optional.ofNullable(named)
                .or(() -> Optional.ofNullable(defaults.pool()))
                .or(() -> pools.size() == 1 ? pools.keySet().stream().findFirst() : Optional.empty())
                .orElseThrow(() -> refused(
                        "pool",
                        pools.isEmpty() ? "there is no pool" : "nothing says which pool the address is to come from",
                        (pools.isEmpty()
                                        ? ""
                                        : "--pool is one of: "
                                                + String.join(
                                                        ", ",
                                                        pools.keySet().stream()
                                                                .sorted()
                                                                .toList()) + "; ")
                                + "`defaults` in zplan.kdl may name one; --no-net makes a zone without a network"));
        Pool pool = pools.get(name);
        if (pool == null) {
            throw refused(
                    "pool",
                    "there is no pool " + name,
                    "pools are: "
                            + String.join(", ", pools.keySet().stream().sorted().toList()));
        }
        return pool;
    }

    /** Sets a field, or one of a block where there is a dot in its name. Whether there is such a field is found when it is loaded. */
    void field(String name, String value) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            entries.add(Sketch.field(name, value(value)));
        } else {
            blocks.computeIfAbsent(name.substring(0, dot), block -> new ArrayList<>())
                    .add(Sketch.field(name.substring(dot + 1), value(value)));
        }
    }

    /** Flags and plain numbers are not texts. */
    private static Value value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Value.flag(text.equals("true"));
        }
        return text.matches("0|[1-9][0-9]{0,17}") ? Value.number(Long.parseLong(text)) : Value.text(text);
    }

    /** The zone. */
    Sketch sketch(String name) {
        List<Sketch> all = new ArrayList<>(entries);
        blocks.forEach((block, fields) -> all.add(new Sketch(block, List.of(), fields, List.of())));
        return new Sketch("zone", List.of(Value.text(name)), all, List.of());
    }

    private static DiagnosticException refused(String code, String message, String help) {
        return new DiagnosticException(Diagnostic.error("zplan::create::" + code, message, null, help));
    }
}
