package dev.zplan.sim.smf;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code svcprop} with {@code -p -q -c -C -z}: the properties of instances. */
public final class Svcprop {

    private static final String USAGE =
            "Usage: svcprop [-aCcfqtv] [-p [name/]name] [-s snapshot] {FMRI | pattern} ...\n"
                    + "       svcprop -w [-fqtv] [-p [name/]name] {FMRI | pattern}\n";

    private Svcprop() {}

    /** Runs it in a zone. */
    public static SimResult run(SmfWorld world, List<String> args) {
        Getopt options = Getopt.parse("cCqp:z:", args);
        if (options.fault().isPresent() || options.operands().isEmpty()) {
            return SimResult.fail(2, USAGE);
        }
        String name = options.value('z').orElse(world.self().name());
        Optional<SmfZone> zone = options.has('z') ? world.zone(name) : Optional.of(world.self());
        if (zone.isEmpty() || (options.has('z') && !world.self().global())) {
            return SimResult.fail(1, "svcprop: invalid zone '" + name + "'\n");
        }
        long now = world.now();
        if (!Services.answer(zone.get(), now)) {
            return SimResult.fail(
                    1, "svcprop: Couldn't bind to configuration repository: repository server unavailable.\n");
        }
        Services services = new Services(zone.get(), now);
        Console console = new Console();
        int status = 0;
        for (String operand : options.operands()) {
            List<Instance> found = services.list().stream()
                    .filter(i -> Patterns.matches(i.service(), operand))
                    .toList();
            if (found.isEmpty()) {
                complain(console, options, "Pattern '" + operand + "' doesn't match any entities");
                status = 1;
            }
            for (Instance instance : found) {
                status = Math.max(status, show(console, options, services, instance));
            }
        }
        return console.exit(status);
    }

    private static void complain(Console console, Getopt options, String text) {
        if (!options.has('q')) {
            console.err("svcprop: " + text);
        }
    }

    private static int show(Console console, Getopt options, Services services, Instance instance) {
        Map<String, Property> properties = properties(services, instance);
        int status = 0;
        for (String wanted : options.has('p') ? options.values('p') : List.of("")) {
            Map<String, Property> chosen = properties.entrySet().stream()
                    .filter(e -> wanted.isEmpty()
                            || e.getKey().equals(wanted)
                            || e.getKey().startsWith(wanted + "/"))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
            if (chosen.isEmpty()) {
                complain(
                        console,
                        options,
                        wanted.contains("/")
                                ? "Couldn't find property `" + wanted + "' in instance `" + instance.fmri() + "'."
                                : "Couldn't find property group `" + wanted + "' for instance `" + instance.fmri()
                                        + "'.");
                status = 1;
            }
            boolean alone = chosen.containsKey(wanted) && options.values('p').size() == 1;
            if (!options.has('q')) {
                chosen.forEach((name, property) ->
                        console.out((alone ? "" : name + " " + property.type() + " ") + shown(property) + "\n"));
            }
        }
        return status;
    }

    /** All that an instance has, what the restarter knows of it included. */
    static Map<String, Property> properties(Services services, Instance instance) {
        Map<String, Property> all = new TreeMap<>();
        Service service = instance.service();
        boolean kept = services.repository().enabled().getOrDefault(service.fmri(), service.enabled());
        all.put("general/enabled", new Property("boolean", List.of(Boolean.toString(kept))));
        if (instance.temporary()) {
            all.put("general_ovr/enabled", new Property("boolean", List.of(Boolean.toString(instance.enabled()))));
        }
        all.put(
                "restarter/state",
                new Property("astring", List.of(instance.state().word())));
        all.put(
                "restarter/next_state",
                new Property("astring", List.of(instance.next().word().replace("-", "none"))));
        all.put("restarter/state_timestamp", new Property("time", List.of(instance.since() + ".000000000")));
        all.put("tm_common_name/C", new Property("ustring", List.of(service.about())));
        if (service.name().equals("system/zones")) {
            all.put("stop/timeout_seconds", new Property("count", List.of("100")));
        }
        all.putAll(services.repository().propertiesOf(service));
        return all;
    }

    /** Values side by side, blanks and what the shell would notice behind backslashes, and nothing as two quotes. */
    private static String shown(Property property) {
        return property.values().stream()
                .map(v -> v.isEmpty() ? "\"\"" : v.replaceAll("([ \\t\\n\\\\\"'`$&|;<>()*?!\\[\\]{}~#^])", "\\\\$1"))
                .collect(Collectors.joining(" "));
    }
}
