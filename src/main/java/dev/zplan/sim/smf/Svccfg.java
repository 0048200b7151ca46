package dev.zplan.sim.smf;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.Entry;
import dev.zplan.sim.files.FileView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code svccfg}: select, list, listpg, listprop, setprop, addpg, delprop, delpg, refresh, import, apply, validate and delete, from the
 * command line, a file or standard input.
 */
public final class Svccfg {

    private static final String USAGE =
            "Usage:\tsvccfg [-v] [-s FMRI] [-f file]\n\tsvccfg [-v] [-s FMRI] <command> [args]\n";
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|([()])|([^\\s()]+)");

    private final FileView local;
    private final SmfWorld world;
    private final SmfZone zone;
    private final Console console = new Console();
    private @Nullable String selected;
    private boolean failed;

    private Svccfg(SmfWorld world, SmfZone zone) {
        this.local = world.self().files();
        this.world = world;
        this.zone = zone;
    }

    /** Runs it in a zone. */
    public static SimResult run(SmfWorld world, List<String> args, String stdin) {
        Getopt options = Getopt.parse("vs:f:z:", args);
        if (options.fault().isPresent()) {
            return SimResult.fail(2, USAGE);
        }
        String name = options.value('z').orElse(world.self().name());
        Optional<SmfZone> zone = options.has('z') ? world.zone(name) : Optional.of(world.self());
        if (zone.isEmpty() || (options.has('z') && !world.self().global())) {
            return SimResult.fail(1, "svccfg: invalid zone '" + name + "'\n");
        }
        if (!Services.answer(zone.get(), world.now())) {
            return SimResult.fail(
                    1, "svccfg: Could not connect to repository server: repository server unavailable.\n");
        }
        return new Svccfg(world, zone.get()).all(options, stdin);
    }

    private SimResult all(Getopt options, String stdin) {
        options.value('s').ifPresent(this::select);
        if (failed) {
            return console.exit(1);
        }
        if (!options.operands().isEmpty()) {
            command(words(options.operands()));
            return console.exit(failed ? 1 : 0);
        }
        String text = stdin;
        if (options.has('f') && !options.value('f').orElse("-").equals("-")) {
            String path = options.value('f').orElse("");
            Entry file = local.get(path);
            if (file == null) {
                return SimResult.fail(1, "svccfg: Could not open file \"" + path + "\": No such file or directory.\n");
            }
            text = file.text();
        }
        for (String line : text.lines().toList()) {
            if (!line.isBlank() && !line.strip().startsWith("#") && !failed) {
                command(words(List.of(line)));
            }
        }
        return console.exit(failed ? 1 : 0);
    }

    /** Words of the command line; one that holds blanks and follows a type or {@code =} is one value. */
    private static List<String> words(List<String> operands) {
        List<String> words = new ArrayList<>();
        boolean several = operands.size() > 1;
        for (String operand : operands) {
            boolean value = several && words.size() >= 3 && !operand.matches("[a-z_0-9]+:|[a-z_0-9]+:\\s.*|.*[()\"].*");
            if (value) {
                words.add(operand);
                continue;
            }
            for (Matcher word = WORD.matcher(operand); word.find(); ) {
                String quoted = word.group(1);
                words.add(quoted == null ? word.group() : quoted.replaceAll("\\\\(.)", "$1"));
            }
        }
        return words;
    }

    private void fail(String text) {
        console.err("svccfg: " + text);
        failed = true;
    }

    private Services services() {
        return new Services(zone, world.now());
    }

    private void command(List<String> words) {
        String verb = words.isEmpty() ? "" : words.get(0);
        List<String> args = words.subList(Math.min(1, words.size()), words.size());
        switch (verb) {
            case "select" -> select(args.isEmpty() ? "" : args.get(0));
            case "unselect" -> selected = null;
            case "list" -> list(args);
            case "import", "apply" -> load(verb, args);
            case "validate" -> validate(args);
            case "delete" -> delete(args);
            case "end", "exit", "quit" -> {}
            case "listpg", "listprop", "setprop", "addpg", "delprop", "delpg", "refresh" -> {
                if (selected == null) {
                    fail("An entity must be selected first.");
                } else {
                    new SelectedEntity(services(), selected, console)
                            .command(verb, args)
                            .ifPresent(this::fail);
                }
            }
            default -> fail("Unknown command \"" + verb + "\".");
        }
    }

    /** Selects an instance or a service. */
    private void select(String operand) {
        List<Service> services =
                services().list().stream().map(Instance::service).toList();
        for (Service service : services) {
            String name = "svc:/" + service.name();
            if (service.fmri().equals(operand) || service.fmri().equals("svc:/" + operand)) {
                selected = service.fmri();
                return;
            }
            if (name.equals(operand) || name.equals("svc:/" + operand)) {
                selected = name;
                return;
            }
        }
        List<Service> found = Patterns.matching(services, operand);
        if (found.size() == 1) {
            boolean instance = operand.contains(":");
            selected = instance ? found.get(0).fmri() : "svc:/" + found.get(0).name();
        } else if (found.isEmpty()) {
            fail("Pattern '" + operand + "' doesn't match any instances or services");
        } else {
            fail("Pattern '" + operand + "' matches multiple instances:");
            found.forEach(s -> console.err("    " + s.fmri()));
        }
    }

    private void list(List<String> args) {
        if (selected != null) {
            String name = selected;
            services().list().stream()
                    .filter(i -> name.equals("svc:/" + i.service().name()))
                    .forEach(i -> console.out(i.service().instance() + "\n"));
            return;
        }
        Pattern pattern = Patterns.glob(args.isEmpty() ? "*" : args.get(0));
        services().list().stream()
                .map(i -> i.service().name())
                .distinct()
                .sorted()
                .filter(n -> pattern.matcher(n).matches())
                .forEach(n -> console.out(n + "\n"));
    }

    private Optional<Manifest> manifest(List<String> args) {
        if (args.size() != 1) {
            fail("Syntax error.");
            return Optional.empty();
        }
        String path = args.get(0);
        Entry file = local.get(path);
        if (file == null || file.isDirectory()) {
            fail("couldn't parse document");
            return Optional.empty();
        }
        Optional<Manifest> manifest = Manifest.read(file.text());
        if (manifest.isEmpty()) {
            fail("couldn't parse document");
        }
        return manifest;
    }

    private void validate(List<String> args) {
        if (args.isEmpty() && selected != null) {
            return;
        }
        manifest(args);
    }

    private void load(String verb, List<String> args) {
        Optional<Manifest> manifest = manifest(args);
        if (manifest.isEmpty()) {
            return;
        }
        Services services = services();
        Repository repository = services.repository();
        if (verb.equals("apply")) {
            manifest.get().enabled().forEach((fmri, enabled) -> {
                Instance instance = services.find(fmri);
                if (instance != null) {
                    services.enable(instance, enabled, false);
                }
            });
            return;
        }
        for (Service service : manifest.get().services()) {
            repository.imported().removeIf(s -> s.fmri().equals(service.fmri()));
            repository.imported().add(service);
        }
        manifest.get()
                .properties()
                .forEach((owner, properties) -> repository
                        .properties()
                        .computeIfAbsent(owner, o -> new TreeMap<>())
                        .putAll(properties));
        repository.save(zone.files());
        Services after = services();
        for (Service service : manifest.get().services()) {
            Instance instance = after.find(service.fmri());
            if (instance != null) {
                after.mark(instance, "");
            }
        }
    }

    private void delete(List<String> args) {
        List<String> operands = args.stream().filter(a -> !a.equals("-f")).toList();
        if (operands.size() != 1) {
            fail("Syntax error.");
            return;
        }
        Services services = services();
        Repository repository = services.repository();
        List<Service> found = Patterns.matching(repository.imported(), operands.get(0));
        if (found.isEmpty()) {
            boolean known = services.list().stream().anyMatch(i -> Patterns.matches(i.service(), operands.get(0)));
            fail(
                    known
                            ? "not simulated: deleting " + operands.get(0) + ", which a package delivers"
                            : "Pattern '" + operands.get(0) + "' doesn't match any instances or services");
            return;
        }
        for (Service service : found) {
            Instance instance = services.find(service.fmri());
            if (instance != null && instance.enabled() && !args.contains("-f")) {
                fail("Instance \"" + service.fmri() + "\" is not disabled; use -f to delete it anyway.");
                return;
            }
            repository.imported().remove(service);
            repository.enabled().remove(service.fmri());
            for (String owner : List.of(service.fmri(), "svc:/" + service.name())) {
                repository.properties().remove(owner);
            }
        }
        repository.save(zone.files());
    }
}
