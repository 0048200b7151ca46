package dev.zplan.sim.zones;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code svcs} over a few services that every illumos zone has; all are online as soon as the zone runs. */
final class Svcs {

    private static final List<String> SERVICES = List.of(
            "svc:/system/svc/restarter:default",
            "svc:/network/ip-interface-management:default",
            "svc:/network/ssh:default",
            "svc:/milestone/network:default",
            "svc:/milestone/multi-user:default",
            "svc:/milestone/multi-user-server:default");
    private static final List<String> GLOBAL_ONLY = List.of("svc:/system/zones:default");
    private static final String STIME = "12:00:00";

    private Svcs() {}

    /** In a zone; in the global one {@code -z} looks into another. */
    static SimResult run(Machine machine, Zone zone, List<String> args) {
        boolean global = zone.name().equals(Machine.GLOBAL);
        List<String> patterns = new ArrayList<>();
        Getopt options = permuted(args, patterns);
        if (options.fault().isPresent()) {
            return SimResult.fail(
                    2, "svcs: illegal option -- " + options.fault().get().letter() + "\n");
        }
        if (!options.has('z')) {
            return list(global, options, patterns);
        }
        if (!global) {
            return SimResult.fail(1, "svcs: svcs -z may only be used from the global zone\n");
        }
        String name = options.value('z').orElse("");
        Optional<Zone> other = machine.zone(name);
        if (other.isEmpty()) {
            return SimResult.fail(1, "svcs: invalid zone '" + name + "'\n");
        }
        if (other.get().name().equals(zone.name())) {
            return list(true, options, patterns);
        }
        boolean reachable = other.get().state() == ZoneState.RUNNING
                && Brand.of(other.get().brand()).filter(Brand::hasSmf).isPresent();
        return reachable
                ? list(false, options, patterns)
                : SimResult.fail(
                        1,
                        "svcs: Could not bind to repository server for zone " + name
                                + ": repository server unavailable\n");
    }

    /** svcs reads options after operands too. */
    private static Getopt permuted(List<String> args, List<String> patterns) {
        List<Getopt.Option> all = new ArrayList<>();
        List<String> rest = args;
        while (true) {
            Getopt part = Getopt.parse("Haz:o:x", rest);
            all.addAll(part.options());
            if (part.fault().isPresent() || part.operands().isEmpty()) {
                return new Getopt(all, List.of(), part.fault());
            }
            patterns.add(part.operands().get(0));
            rest = part.operands().subList(1, part.operands().size());
        }
    }

    private static SimResult list(boolean global, Getopt options, List<String> patterns) {
        Console console = new Console();
        if (options.has('x')) {
            return console.exit(0);
        }
        List<String> services = new ArrayList<>(SERVICES);
        if (global) {
            services.addAll(GLOBAL_ONLY);
        }
        List<String> columns =
                List.of(options.value('o').orElse("state,stime,fmri").split(","));
        if (columns.stream().anyMatch(c -> column(c, "").isEmpty())) {
            return SimResult.fail(
                    2, "svcs: Unknown column in -o " + options.value('o').orElse("") + "\n");
        }
        List<String> chosen = new ArrayList<>();
        int status = 0;
        for (String pattern : patterns) {
            List<String> found =
                    services.stream().filter(s -> matches(s, pattern)).toList();
            chosen.addAll(found);
            if (found.isEmpty()) {
                console.err("svcs: Pattern '" + pattern + "' doesn't match any instances");
                status = 1;
            }
        }
        if (!options.has('H')) {
            console.out(row(
                    columns,
                    columns.stream().map(c -> c.toUpperCase(Locale.ROOT)).toList()));
        }
        for (String service : patterns.isEmpty() ? services : chosen) {
            console.out(row(
                    columns,
                    columns.stream().map(c -> column(c, service).orElse("")).toList()));
        }
        return console.exit(status);
    }

    private static Optional<String> column(String column, String service) {
        return switch (column) {
            case "state", "sta" -> Optional.of("online");
            case "nstate" -> Optional.of("-");
            case "stime" -> Optional.of(STIME);
            case "fmri" -> Optional.of(service);
            default -> Optional.empty();
        };
    }

    private static String row(List<String> columns, List<String> cells) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            int width = columns.get(i).endsWith("state") ? 14 : columns.get(i).equals("stime") ? 8 : 0;
            row.append(String.format(Locale.ROOT, width == 0 ? "%s " : "%-" + width + "s ", cells.get(i)));
        }
        return row.toString().stripTrailing() + "\n";
    }

    /** A pattern is a whole FMRI or its end, with or without the instance. */
    private static boolean matches(String service, String pattern) {
        String path = pattern.startsWith("svc:/") ? pattern.substring("svc:/".length()) : pattern;
        String full = service.substring("svc:/".length());
        String name = full.substring(0, full.indexOf(':'));
        return full.equals(path)
                || name.equals(path)
                || (!pattern.startsWith("svc:/")
                        && (("/" + name).endsWith("/" + path) || ("/" + full).endsWith("/" + path)));
    }
}
