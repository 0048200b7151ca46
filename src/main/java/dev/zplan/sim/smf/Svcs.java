package dev.zplan.sim.smf;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code svcs} (usr/src/cmd/svc/svcs/svcs.c). Of its modes {@code -l}, {@code -L} and {@code -n} are not simulated. */
public final class Svcs {

    private static final String USAGE =
            "Usage: svcs [-aHpv] [-o col[,col ... ]] [-R restarter] [-sS col] [-Z | -z zone ]\n"
                    + "            [<service> ...]\n"
                    + "       svcs -d | -D [-Hpv] [-o col[,col ... ]] [-sS col] [-Z | -z zone ]\n"
                    + "            [<service> ...]\n"
                    + "       svcs [-l | -L] [-Z | -z zone] <service> ...\n"
                    + "       svcs -x [-v] [-Z | -z zone] [<service> ...]\n"
                    + "       svcs -?";

    private final SmfWorld world;
    private final Getopt options;
    private final Console console = new Console();
    private int status;

    private Svcs(SmfWorld world, Getopt options) {
        this.world = world;
        this.options = options;
    }

    /** Runs it in a zone. */
    public static SimResult run(SmfWorld world, List<String> args) {
        Getopt options = Getopt.parse("aHpvo:R:s:S:dDlLnxZz:", args);
        Svcs svcs = new Svcs(world, options);
        if (options.fault().isPresent()) {
            svcs.console.err("svcs: "
                    + (options.fault().get().missingValue() ? "option requires an argument" : "illegal option") + " -- "
                    + options.fault().get().letter());
            return svcs.console.err(USAGE).exit(2);
        }
        return svcs.refused().orElseGet(svcs::run);
    }

    private Optional<SimResult> refused() {
        long modes = List.of('d', 'D', 'l', 'L', 'n', 'x').stream()
                .filter(options::has)
                .count();
        boolean x = options.has('x');
        if (modes > 1
                || (modes > 0
                        && (options.has('a') || options.has('R') || options.has('s') || options.has('S'))
                        && !listsDependencies())
                || (listsDependencies()
                        && (options.has('a') || options.operands().isEmpty()))
                || (x && (options.has('H') || options.has('p') || options.has('o')))) {
            return Optional.of(SimResult.fail(2, USAGE + "\n"));
        }
        for (char letter : new char[] {'l', 'L', 'n', 'R'}) {
            if (options.has(letter)) {
                return Optional.of(SimResult.fail(2, "svcs: not simulated: -" + letter + "\n"));
            }
        }
        if ((options.has('z') || options.has('Z')) && !world.self().global()) {
            String letter = options.has('z') ? "z" : "Z";
            return Optional.of(SimResult.fail(1, "svcs: svcs -" + letter + " may only be used from the global zone\n"));
        }
        return options.has('z') && options.has('Z') ? Optional.of(SimResult.fail(2, USAGE + "\n")) : Optional.empty();
    }

    private boolean listsDependencies() {
        return options.has('d') || options.has('D');
    }

    private SimResult run() {
        long now = world.now();
        if (options.has('a') && !options.operands().isEmpty()) {
            console.err("svcs: -a ignored when used with arguments.");
        }
        List<Services> zones = new ArrayList<>();
        if (options.has('Z')) {
            world.running().stream().filter(z -> Services.answer(z, now)).forEach(z -> zones.add(new Services(z, now)));
        } else {
            String name = options.value('z').orElse(world.self().name());
            Optional<SmfZone> zone = options.has('z') ? world.zone(name) : Optional.of(world.self());
            if (zone.isEmpty()) {
                return console.err("svcs: invalid zone '" + name + "'").exit(1);
            }
            if (!Services.answer(zone.get(), now)) {
                String why = "repository server unavailable";
                return console.err(
                                options.has('z')
                                        ? "svcs: Could not bind to repository server for zone " + name + ": " + why
                                        : "svcs: Could not bind to repository server: " + why + ".  Exiting.")
                        .exit(1);
            }
            zones.add(new Services(zone.get(), now));
        }
        if (options.has('x')) {
            explain(zones);
            return console.exit(status);
        }
        return list(zones);
    }

    private void explain(List<Services> zones) {
        List<String> paragraphs = new ArrayList<>();
        for (Services services : zones) {
            Explanation explanation = new Explanation(services, options.has('v'), options.has('z') || options.has('Z'));
            List<Instance> chosen = options.operands().isEmpty() ? explanation.causes() : chosen(services);
            chosen.forEach(i -> paragraphs.add(explanation.of(i)));
        }
        console.out(String.join("\n", paragraphs));
    }

    /** The instances that the operands name, each once; complains of operands that name none. */
    private List<Instance> chosen(Services services) {
        Set<Instance> chosen = new LinkedHashSet<>();
        for (String operand : options.operands()) {
            List<Instance> found = services.list().stream()
                    .filter(i -> Patterns.matches(i.service(), operand))
                    .toList();
            chosen.addAll(found);
            if (found.isEmpty() && !options.has('Z')) {
                console.err("svcs: Pattern '" + operand + "' doesn't match any instances");
                status = 1;
            }
        }
        return List.copyOf(chosen);
    }

    private List<Instance> selected(Services services) {
        if (options.has('d')) {
            Set<String> needs = chosen(services).stream()
                    .flatMap(i -> i.service().needs().stream())
                    .collect(Collectors.toSet());
            return filtered(services, i -> needs.contains(i.fmri()));
        }
        if (options.has('D')) {
            List<String> named = chosen(services).stream().map(Instance::fmri).toList();
            return filtered(services, i -> i.service().needs().stream().anyMatch(named::contains));
        }
        if (!options.operands().isEmpty()) {
            return chosen(services);
        }
        boolean all = options.has('a');
        return filtered(services, i -> all || i.enabled() || i.temporary());
    }

    private static List<Instance> filtered(Services services, Predicate<Instance> wanted) {
        return services.list().stream().filter(wanted).toList();
    }

    private SimResult list(List<Services> zones) {
        String zone = options.has('Z') ? "zone," : "";
        String names = options.value('o')
                .orElse(zone + (options.has('v') ? "state,nstate,stime,ctid,fmri" : "state,stime,fmri"));
        List<Columns> columns = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            Optional<Columns> column = Columns.of(name);
            if (column.isEmpty()) {
                return console.err("svcs: Unknown column \"" + name + "\".").exit(1);
            }
            columns.add(column.get());
        }
        boolean next = columns.stream()
                .anyMatch(c -> List.of(Columns.N, Columns.SN, Columns.NSTA, Columns.NSTATE)
                        .contains(c));
        List<Row> rows = new ArrayList<>();
        for (Services services : zones) {
            for (Instance instance : selected(services)) {
                rows.add(new Row(services.zone(), instance, line(columns, services, instance, next)));
            }
        }
        Optional<Comparator<Row>> order = order();
        if (options.has('s') || options.has('S') || options.value('o').isEmpty()) {
            if (order.isEmpty()) {
                return console.exit(1);
            }
            rows.sort(order.get());
        }
        if (!options.has('H')) {
            console.out(columns.stream()
                            .map(Columns::header)
                            .collect(Collectors.joining())
                            .stripTrailing() + "\n");
        }
        rows.forEach(r -> console.out(r.text()));
        return console.exit(status);
    }

    private record Row(SmfZone zone, Instance instance, String text) {}

    private String line(List<Columns> columns, Services services, Instance instance, boolean next) {
        String line = columns.stream()
                        .map(c -> c.cell(instance, services.zone(), services.now(), next))
                        .collect(Collectors.joining())
                        .stripTrailing()
                + "\n";
        boolean process = options.has('p')
                && instance.running()
                && !instance.service().process().isEmpty();
        return process ? line + Processes.line(services, instance) : line;
    }

    private Optional<Comparator<Row>> order() {
        Comparator<Row> order = null;
        for (Getopt.Option option : options.options()) {
            if (option.letter() != 's' && option.letter() != 'S') {
                continue;
            }
            Optional<Columns> column = Columns.of(option.value());
            if (column.isEmpty()) {
                console.err("svcs: Unrecognized sort column \"" + option.value() + "\".");
                return Optional.empty();
            }
            Comparator<Row> one = by(column.get());
            Comparator<Row> turned = option.letter() == 'S' ? one.reversed() : one;
            order = order == null ? turned : order.thenComparing(turned);
        }
        Comparator<Row> usual =
                by(Columns.STATE).thenComparing(by(Columns.STIME)).thenComparing(by(Columns.FMRI));
        return Optional.of(
                order != null ? order : options.has('Z') ? by(Columns.ZONE).thenComparing(usual) : usual);
    }

    private static Comparator<Row> by(Columns column) {
        return switch (column) {
            case STATE, STA, S, SN ->
                Comparator.comparing(r -> r.instance().state().rank());
            case NSTATE, NSTA, N ->
                Comparator.comparing(r -> r.instance().next().rank());
            case STIME -> Comparator.comparing(r -> r.instance().since());
            case FMRI -> Comparator.comparing(r -> r.instance().fmri());
            case INST -> Comparator.comparing(r -> r.instance().service().instance());
            case SVC -> Comparator.comparing(r -> r.instance().service().name());
            case ZONE -> Comparator.comparing(r -> r.zone().name());
            case CTID, DESC, SCOPE -> Comparator.comparing(r -> 0);
        };
    }
}
