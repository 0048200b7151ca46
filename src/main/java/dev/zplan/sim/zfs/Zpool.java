package dev.zplan.sim.zfs;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code zpool} on a simulated host: list, get, set, status, create, destroy, sync.
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
            "dedup", "dedupratio",
            "listsnaps", "listsnapshots",
            "expand", "autoexpand",
            "replace", "autoreplace");
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
            \tset <property=value> <pool>
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
                    case "set" -> zpool.set(rest);
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
            console.out(given.has('H') ? ZpoolText.tabbed(lines) : ZpoolText.aligned(columns, lines));
        }
        return status;
    }

    private static boolean known(String property) {
        return STANDARD.contains(property) || SETTABLE.containsKey(property) || property.equals("guid");
    }

    private String value(Pool pool, String property, boolean exact) {
        Space space = new Space(pools);
        long allocated = space.used(pool.root()) - reservedOnly(pool.root(), space);
        return switch (property) {
            case "name" -> pool.name();
            case "size" -> size(pool.size, exact);
            case "allocated" -> size(allocated, exact);
            case "free" -> size(pool.size - allocated, exact);
            case "fragmentation" -> pool.fragmentation() + (exact ? "" : "%");
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
            console.out(ZpoolText.tabbed(lines));
        } else if (!lines.isEmpty()) {
            console.out(ZpoolText.table(columns, names, lines));
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
            console.out(String.join("\n", rows.stream().map(ZpoolText::describe).toList()));
        }
        return 0;
    }

    private int set(List<String> args) {
        if (!args.isEmpty() && args.get(0).startsWith("-")) {
            return usage("invalid option '" + args.get(0).substring(1).replaceFirst("(?<=.).*", "") + "'");
        }
        if (args.isEmpty()) {
            return usage("missing property=value argument");
        }
        if (args.size() != 2) {
            return usage(args.size() < 2 ? "missing pool name" : "too many pool names");
        }
        int equals = args.get(0).indexOf('=');
        if (equals < 0) {
            return usage("missing value in property=value argument");
        }
        if (missing(args.subList(1, 2))) {
            return 1;
        }
        String given = args.get(0).substring(0, equals);
        String value = args.get(0).substring(equals + 1);
        String property = full(given);
        Optional<String> refusal = refusal(given, property, value);
        if (refusal.isPresent()) {
            console.err("cannot set property for '" + args.get(1) + "': " + refusal.get());
            return 1;
        }
        chosen(args.subList(1, 2)).forEach(p -> p.properties.put(property, value));
        return 0;
    }

    private static Optional<String> refusal(String given, String property, String value) {
        if (!known(property)) {
            return Optional.of("invalid property '" + given + "'");
        }
        if (!SETTABLE.containsKey(property)) {
            return Optional.of("'" + given + "' is readonly");
        }
        if (property.equals("altroot")) {
            return Optional.of("property 'altroot' can only be set during pool creation or import");
        }
        String words = property.equals("failmode") ? "wait | continue | panic" : "on | off";
        boolean free = Set.of("bootfs", "cachefile", "comment").contains(property);
        return free || List.of(words.split(" \\| ")).contains(value)
                ? Optional.empty()
                : Optional.of("'" + property + "' must be one of '" + words + "'");
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
        Optional<String> fault = nameFault(name);
        if (fault.isPresent()) {
            console.err("cannot create '" + name + "': " + fault.get());
            return 1;
        }
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

    /** What is wrong with the name of a new pool (zpool_name_valid). */
    private static Optional<String> nameFault(String name) {
        Optional<Integer> odd = name.chars()
                .filter(c -> !Character.isLetterOrDigit(c) && "-_.: ".indexOf(c) < 0)
                .boxed()
                .findFirst();
        if (odd.isPresent()) {
            return Optional.of("invalid character '" + Character.toString(odd.get()) + "' in pool name");
        }
        if (!name.matches("[a-zA-Z].*")) {
            return Optional.of("name must begin with a letter");
        }
        return name.matches("(mirror|raidz|spare).*|log") ? Optional.of("name is reserved") : Optional.empty();
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
