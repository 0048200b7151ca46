package dev.zplan.sim.zfs;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code zpool} on a simulated host: list, get, status, create, destroy, sync.
 *
 * <p>Success is 0, an error 1, wrong usage 2.
 */
public final class Zpool {
    private static final List<String> STANDARD = List.of(
            "name",
            "size",
            "allocated",
            "free",
            "checkpoint",
            "expandsize",
            "fragmentation",
            "capacity",
            "dedupratio",
            "health",
            "altroot");
    private static final Map<String, String> ALIASES = Map.of(
            "alloc", "allocated",
            "ckpoint", "checkpoint",
            "expandsz", "expandsize",
            "frag", "fragmentation",
            "cap", "capacity",
            "dedup", "dedupratio");
    private static final Map<String, String> SETTABLE = Map.of(
            "delegation", "on",
            "listsnapshots", "off",
            "autoreplace", "off",
            "autoexpand", "off",
            "failmode", "wait",
            "altroot", "-",
            "bootfs", "-",
            "cachefile", "-",
            "comment", "-");

    private static final String USAGE = """
            usage: zpool command args ...
            where 'command' is one of the following:

            \tcreate [-fnd] [-o property=value] ...\s
            \t    [-O file-system-property=value] ...\s
            \t    [-m mountpoint] [-R root] <pool> <vdev> ...
            \tdestroy [-f] <pool>
            \tlist [-Hp] [-o property[,...]] [-T d|u] [pool] ... [interval [count]]
            \tstatus [-vx] [-T d|u] [pool] ... [interval [count]]
            \tsync [pool] ...
            \tget [-Hp] [-o "all" | field[,...]] <"all" | property[,...]> <pool> ...
            """;

    private final Pools pools;
    private final Console console;

    private Zpool(Pools pools, Console console) {
        this.pools = pools;
        this.console = console;
    }

    /**
     * Runs it as root in the global zone.
     *
     * @param pools the pools, which it may change
     * @param flavour the distribution
     * @param args what follows {@code zpool}
     */
    public static SimResult run(Pools pools, Flavour flavour, List<String> args) {
        Console console = new Console();
        Zpool zpool = new Zpool(pools, console);
        if (args.isEmpty()) {
            return console.exit(zpool.usage("missing command"));
        }
        List<String> rest = args.subList(1, args.size());
        return console.exit(
                switch (args.get(0)) {
                    case "list" -> zpool.list(rest);
                    case "get" -> zpool.get(rest);
                    case "status" -> zpool.status(rest);
                    case "create" -> zpool.create(rest);
                    case "destroy" -> zpool.destroy(rest);
                    case "sync" -> zpool.missing(rest) ? 1 : 0;
                    default -> zpool.usage("unrecognized command '" + args.get(0) + "'");
                });
    }

    private int usage(String line) {
        console.err(line).errRaw(USAGE);
        return 2;
    }

    private int fault(Getopt.Fault fault) {
        return usage(
                fault.missingValue()
                        ? "missing argument for '" + fault.letter() + "' option"
                        : "invalid option '" + fault.letter() + "'");
    }

    /** Complains of the names that are no pools. */
    private boolean missing(List<String> names) {
        boolean missing = false;
        for (String name : names) {
            if (pools.pool(name).isEmpty()) {
                console.err("cannot open '" + name + "': no such pool");
                missing = true;
            }
        }
        return missing;
    }

    private List<Pool> chosen(List<String> names) {
        return pools.pools().stream()
                .filter(p -> names.isEmpty() || names.contains(p.name()))
                .toList();
    }

    private static String full(String property) {
        return ALIASES.getOrDefault(property, property);
    }

    private int list(List<String> args) {
        Getopt given = Getopt.parse("Ho:pvT:", args);
        if (given.fault().isPresent()) {
            return fault(given.fault().get());
        }
        List<String> columns = given.value('o')
                .map(o -> List.of(o.split(",")).stream().map(Zpool::full).toList())
                .orElse(STANDARD);
        Optional<String> bad = columns.stream().filter(c -> !known(c)).findFirst();
        if (bad.isPresent()) {
            return usage("bad property list: invalid property '" + bad.get() + "'");
        }
        int status = missing(given.operands()) ? 1 : 0;
        List<Pool> rows = chosen(given.operands());
        if (rows.isEmpty() && status == 0 && !given.has('H')) {
            console.out("no pools available\n");
        } else if (!rows.isEmpty()) {
            List<List<String>> lines = new ArrayList<>();
            for (Pool pool : rows) {
                lines.add(columns.stream()
                        .map(c -> value(pool, c, given.has('p')))
                        .toList());
            }
            console.out(given.has('H') ? tabbed(lines) : aligned(columns, lines));
        }
        return status;
    }

    private static boolean known(String property) {
        return STANDARD.contains(property) || SETTABLE.containsKey(property) || property.equals("guid");
    }

    private static String tabbed(List<List<String>> lines) {
        StringBuilder out = new StringBuilder();
        lines.forEach(l -> out.append(String.join("\t", l)).append('\n'));
        return out.toString();
    }

    /** Name and altroot to the left, all others to the right. */
    private static String aligned(List<String> columns, List<List<String>> lines) {
        StringBuilder out = new StringBuilder();
        List<List<String>> all = new ArrayList<>();
        all.add(columns.stream().map(Zpool::header).toList());
        all.addAll(lines);
        for (List<String> line : all) {
            for (int i = 0; i < columns.size(); i++) {
                int index = i;
                boolean left = columns.get(i).equals("name") || columns.get(i).equals("altroot");
                int least = columns.get(i).equals("health") ? 8 : left ? 0 : 5;
                int width = all.stream().mapToInt(l -> l.get(index).length()).reduce(least, Math::max);
                String pad = " ".repeat(width - line.get(i).length());
                out.append(i == 0 ? "" : "  ");
                boolean last = i + 1 == columns.size();
                out.append(left ? line.get(i) + (last ? "" : pad) : pad + line.get(i));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static String header(String column) {
        return switch (column) {
            case "allocated" -> "ALLOC";
            case "checkpoint" -> "CKPOINT";
            case "expandsize" -> "EXPANDSZ";
            case "fragmentation" -> "FRAG";
            case "capacity" -> "CAP";
            case "dedupratio" -> "DEDUP";
            default -> column.toUpperCase(Locale.ROOT);
        };
    }

    private String value(Pool pool, String property, boolean exact) {
        Space space = new Space(pools);
        long allocated = space.used(pool.root()) - reservedOnly(pool.root(), space);
        return switch (property) {
            case "name" -> pool.name();
            case "size" -> size(pool.size, exact);
            case "allocated" -> size(allocated, exact);
            case "free" -> size(pool.size - allocated, exact);
            case "fragmentation" -> exact ? "0" : "0%";
            case "capacity" -> allocated * 100 / pool.size + (exact ? "" : "%");
            case "dedupratio" -> exact ? "1.00" : "1.00x";
            case "health" -> pool.health();
            case "guid" -> Long.toUnsignedString(pool.guid);
            default -> pool.properties.getOrDefault(property, SETTABLE.getOrDefault(property, Setting.NONE));
        };
    }

    private static long reservedOnly(Dataset dataset, Space space) {
        return dataset.subtree().stream().mapToLong(space::byRefreservation).sum();
    }

    private static String size(long bytes, boolean exact) {
        return exact ? Long.toString(bytes) : Size.nice(bytes);
    }

    private int get(List<String> args) {
        Getopt given = Getopt.parse("Hpo:", args);
        if (given.fault().isPresent()) {
            return fault(given.fault().get());
        }
        if (given.operands().isEmpty()) {
            return usage("missing property argument");
        }
        String wanted = given.operands().get(0);
        List<String> all = new ArrayList<>(STANDARD.subList(1, STANDARD.size()));
        all.addAll(SETTABLE.keySet().stream()
                .filter(k -> !all.contains(k))
                .sorted()
                .toList());
        List<String> names = wanted.equals("all")
                ? all
                : List.of(wanted.split(",")).stream().map(Zpool::full).toList();
        Optional<String> bad = names.stream().filter(n -> !known(n)).findFirst();
        if (bad.isPresent()) {
            return usage("bad property list: invalid property '" + bad.get() + "'");
        }
        List<String> operands = given.operands().subList(1, given.operands().size());
        int status = missing(operands) ? 1 : 0;
        List<String> columns =
                List.of(given.value('o').orElse("name,property,value,source").split(","));
        List<List<String>> lines = new ArrayList<>();
        for (Pool pool : chosen(operands)) {
            names.forEach(n -> lines.add(
                    columns.stream().map(c -> cell(pool, n, c, given.has('p'))).toList()));
        }
        if (given.has('H')) {
            console.out(tabbed(lines));
        } else if (!lines.isEmpty()) {
            lines.add(0, columns.stream().map(c -> c.toUpperCase(Locale.ROOT)).toList());
            StringBuilder out = new StringBuilder();
            GetCommand.aligned(lines, out);
            console.out(out.toString());
        }
        return status;
    }

    private String cell(Pool pool, String property, String column, boolean exact) {
        return switch (column) {
            case "name" -> pool.name();
            case "property" -> property;
            case "value" -> value(pool, property, exact);
            default ->
                !SETTABLE.containsKey(property)
                        ? Setting.NONE
                        : pool.properties.containsKey(property) ? Setting.LOCAL : Setting.DEFAULT;
        };
    }

    private int status(List<String> args) {
        Getopt given = Getopt.parse("vxT:", args);
        if (given.fault().isPresent()) {
            return fault(given.fault().get());
        }
        if (missing(given.operands())) {
            return 1;
        }
        List<Pool> rows = chosen(given.operands());
        if (rows.isEmpty()) {
            console.out("no pools available\n");
        } else if (given.has('x') && rows.stream().allMatch(p -> p.health().equals("ONLINE"))) {
            console.out(
                    given.operands().isEmpty()
                            ? "all pools are healthy\n"
                            : "pool '" + rows.get(0).name() + "' is healthy\n");
        } else {
            console.out(String.join("\n", rows.stream().map(Zpool::describe).toList()));
        }
        return 0;
    }

    private static String describe(Pool pool) {
        String device = pool.properties.getOrDefault("device", "c1t0d0");
        int width = Math.max(pool.name().length(), device.length() + 2);
        return "  pool: " + pool.name() + "\n state: " + pool.health() + "\n  scan: none requested\nconfig:\n\n"
                + "\t" + row(width, "NAME", "STATE", "READ WRITE CKSUM")
                + "\t" + row(width, pool.name(), pool.health(), "    0     0     0")
                + "\t" + row(width, "  " + device, "ONLINE", "    0     0     0")
                + "\nerrors: No known data errors\n";
    }

    private static String row(int width, String name, String state, String counts) {
        return String.format("%-" + width + "s  %-8s %s%n", name, state, counts);
    }

    private int create(List<String> args) {
        Getopt given = Getopt.parse("fndo:O:m:R:", args);
        if (given.fault().isPresent()) {
            return fault(given.fault().get());
        }
        if (given.operands().isEmpty()) {
            return usage("missing pool name argument");
        }
        if (given.operands().size() < 2) {
            return usage("missing vdev specification");
        }
        String name = given.operands().get(0);
        String device = given.operands().get(1);
        if (!given.has('f')) {
            for (Pool other : pools.pools()) {
                if (device.equals(other.properties.get("device"))
                        && !other.name().equals(name)) {
                    console.err("invalid vdev specification")
                            .err("use '-f' to override the following errors:")
                            .err(device + " is part of active pool '" + other.name() + "'");
                    return 1;
                }
            }
        }
        Optional<String> mountpoint = given.value('m');
        for (String text : given.values('O')) {
            if (text.startsWith("mountpoint=")) {
                mountpoint = Optional.of(text.substring("mountpoint=".length()));
            }
        }
        Optional<String> refusal = pools.addPool(name, device, mountpoint);
        if (refusal.isPresent()) {
            console.err("cannot create '" + name + "': " + refusal.get());
            return 1;
        }
        for (String text : given.values('O')) {
            int equals = text.indexOf('=');
            if (equals > 0 && !text.startsWith("mountpoint=")) {
                pools.set(name, text.substring(0, equals), text.substring(equals + 1));
            }
        }
        return 0;
    }

    private int destroy(List<String> args) {
        Getopt given = Getopt.parse("f", args);
        if (given.fault().isPresent()) {
            return fault(given.fault().get());
        }
        if (given.operands().isEmpty()) {
            return usage("missing pool argument");
        }
        String name = given.operands().get(0);
        if (missing(List.of(name))) {
            return 1;
        }
        Optional<String> refusal = pools.removePool(name);
        if (refusal.isPresent()) {
            console.err("cannot destroy '" + name + "': " + refusal.get());
            return 1;
        }
        return 0;
    }
}
