package dev.zplan.sim.pkg;

import static java.util.Map.entry;

import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.pkg.Publisher.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code pkg set-publisher} and {@code pkg unset-publisher} (client_api.py, _add_update_pub). */
final class SetPublisher {

    private static final String LETTERS = "Pedvk:c:O:g:G:m:M:p:SNA:B:FRUX:Q:W:";
    private static final Map<String, Character> LONG = Map.ofEntries(
            entry("origin-uri", 'O'),
            entry("add-origin", 'g'),
            entry("remove-origin", 'G'),
            entry("add-mirror", 'm'),
            entry("remove-mirror", 'M'),
            entry("enable", 'e'),
            entry("disable", 'd'),
            entry("no-refresh", 'R'),
            entry("reset-uuid", 'U'),
            entry("sticky", 'S'),
            entry("non-sticky", 'N'),
            entry("search-after", 'A'),
            entry("search-before", 'B'),
            entry("search-first", 'F'),
            entry("set-property", 'Q'),
            entry("unset-property", 'W'),
            entry("proxy", 'X'));

    /** Those that need no names (sigpolicy.py). */
    private static final List<String> POLICIES = List.of("ignore", "verify", "require-signatures");

    private final Call call;
    private final Getopt options;
    private final Image image;

    private SetPublisher(Call call, Getopt options) {
        this.call = call;
        this.options = options;
        this.image = call.image();
    }

    static SimResult run(Call call) {
        Getopt options = call.options(LETTERS, LONG);
        if (options.fault().isPresent()) {
            return call.usage(options);
        }
        return new SetPublisher(call, options).run();
    }

    static SimResult unset(Call call) {
        List<String> names = call.args();
        if (names.isEmpty()) {
            return call.usage("at least one publisher must be specified");
        }
        StringBuilder problems = new StringBuilder();
        int failed = 0;
        for (String name : names) {
            boolean system = call.system().stream().anyMatch(p -> p.name().equals(name));
            if (system || !call.image().publishers().removeIf(p -> p.name().equals(name))) {
                failed++;
                problems.append("\nRemoval failed for '")
                        .append(name)
                        .append("': ")
                        .append(
                                system
                                        ? "Publisher '" + name + "' is a system publisher and cannot be unset."
                                        : "Unknown publisher '" + name + "'.")
                        .append('\n');
            }
        }
        call.image().save(call.root());
        return failed == 0 ? SimResult.ok("") : call.fail(failed == names.size() ? 1 : 3, problems.toString());
    }

    /** A URI as it is kept: with a slash at its end; what has no scheme is a path. */
    static String uri(Call call, String text) {
        String full = text.matches("[a-z]+:.*")
                ? text
                : "file://" + call.world().files().absolute(text);
        return full.endsWith("/") ? full : full + "/";
    }

    private SimResult run() {
        List<String> operands = options.operands();
        Optional<String> repository = options.value('p').map(u -> uri(call, u));
        if (operands.isEmpty() && repository.isEmpty()) {
            return call.usage("requires a publisher name");
        }
        if (operands.size() > 1) {
            return call.usage("only one publisher name may be specified");
        }
        if (repository.isPresent()
                && List.of('O', 'g', 'G', 'm', 'M', 'e', 'd', 'R').stream().anyMatch(options::has)) {
            return call.usage(
                    "the -p option may not be combined with options that change origins, mirrors or whether it is enabled");
        }
        if (options.has('S') && options.has('N')) {
            return call.usage("--sticky and --non-sticky may not be combined");
        }
        return repository.isPresent() ? fromRepository(repository.get(), operands) : named(operands.get(0));
    }

    private SimResult fromRepository(String uri, List<String> operands) {
        Optional<String> known =
                Catalog.publisherAt(uri).or(() -> operands.stream().findFirst());
        if (known.isEmpty()) {
            return call.fail(
                    1,
                    "The specified URI does not appear to point to a valid pkg repository.\n"
                            + "Please check the URI and the client's network configuration.\nAdditional details:\n\n"
                            + "Unable to contact valid package repository: " + uri);
        }
        String name = known.get();
        if (!operands.isEmpty() && !operands.get(0).equals(name)) {
            return call.fail(
                    1,
                    "\nUnknown publisher(s) " + operands.get(0) + ". The repository at " + uri
                            + " provides the following publisher(s): " + name);
        }
        boolean added = image.find(name).isEmpty();
        Publisher publisher = image.find(name).orElse(Publisher.of(name));
        if (publisher.origins().stream().noneMatch(o -> o.uri().equals(uri))) {
            publisher = publisher.withOrigins(plus(publisher.origins(), origin(uri)));
        }
        image.put(settled(publisher));
        Optional<String> problem = order(name);
        if (problem.isPresent()) {
            return call.fail(1, "\n" + problem.get());
        }
        image.save(call.root());
        return SimResult.ok("pkg set-publisher:\n  " + (added ? "Added" : "Updated") + " publisher(s): " + name + "\n");
    }

    private SimResult named(String name) {
        if (!name.matches("[A-Za-z0-9][-A-Za-z0-9_.]*")) {
            return call.fail(1, "\n'" + name + "' is not a valid publisher name.");
        }
        if (call.system().stream().anyMatch(p -> p.name().equals(name))
                && (options.has('d') || options.has('A') || options.has('B') || options.has('F'))) {
            String what = options.has('d') ? "disabled" : "moved";
            return call.fail(1, "\nPublisher '" + name + "' is a system publisher and cannot be " + what + ".");
        }
        Optional<Publisher> old = image.find(name);
        boolean removes = List.of('G', 'm', 'M').stream().anyMatch(options::has);
        if (old.isEmpty() && removes && !options.has('O') && !options.has('g')) {
            return call.fail(1, "Unknown publisher '" + name + "'.");
        }
        Publisher publisher = old.orElse(Publisher.of(name));
        List<Origin> origins = options.value('O')
                .map(u -> new ArrayList<>(List.of(origin(uri(call, u)))))
                .orElse(new ArrayList<>(publisher.origins()));
        Optional<String> problem = change(origins, options.values('G'), options.values('g'), "origin");
        List<Origin> mirrors = new ArrayList<>(publisher.mirrors());
        problem = problem.or(() -> change(mirrors, options.values('M'), options.values('m'), "mirror"));
        if (problem.isPresent()) {
            return call.fail(1, "\n" + problem.get());
        }
        Publisher changed = settled(publisher.withOrigins(origins).withMirrors(mirrors));
        boolean keyed = !options.value('k').orElse("").isEmpty()
                || !options.value('c').orElse("").isEmpty();
        if (keyed
                && Stream.concat(changed.origins().stream(), changed.mirrors().stream())
                        .noneMatch(Origin::secure)) {
            return call.fail(2, "Publisher '" + name + "' does not have any SSL-based origins or mirrors.");
        }
        problem = policy();
        if (problem.isPresent()) {
            return call.fail(1, "\n" + problem.get());
        }
        image.put(withProperties(changed));
        problem = order(name);
        if (problem.isPresent()) {
            return call.fail(1, "\n" + problem.get());
        }
        image.save(call.root());
        return SimResult.ok("");
    }

    private Optional<String> policy() {
        return options.values('Q').stream()
                .filter(p -> p.startsWith("signature-policy="))
                .map(p -> p.substring("signature-policy=".length()))
                .filter(p -> !POLICIES.contains(p))
                .map(p -> p + " is not a valid value for this property:signature-policy")
                .findFirst();
    }

    private Publisher withProperties(Publisher publisher) {
        Map<String, String> properties = new TreeMap<>(publisher.properties());
        options.values('W').forEach(properties::remove);
        options.values('Q').forEach(p -> properties.put(p.replaceFirst("=.*", ""), p.replaceFirst("[^=]*=?", "")));
        return publisher.withProperties(properties);
    }

    private Origin origin(String uri) {
        return new Origin(uri, true, options.value('X').orElse(""), "", "");
    }

    private static List<Origin> plus(List<Origin> origins, Origin more) {
        List<Origin> all = new ArrayList<>(origins);
        all.add(more);
        return all;
    }

    private Optional<String> change(List<Origin> origins, List<String> remove, List<String> add, String kind) {
        if (remove.contains("*")) {
            origins.clear();
        } else {
            for (String one : remove) {
                String uri = uri(call, one);
                if (!origins.removeIf(o -> o.uri().equals(uri))) {
                    return Optional.of("Unknown repository " + kind + " '" + one + "'");
                }
            }
        }
        for (String one : add) {
            String uri = uri(call, one);
            boolean known = origins.stream().anyMatch(o -> o.uri().equals(uri));
            if (known && !options.has('e') && !options.has('d')) {
                String what = kind.equals("origin") ? "Origin" : "Mirror";
                return Optional.of(what + " '" + uri + "' already exists for the specified publisher.");
            }
            if (!known) {
                origins.add(origin(uri));
            }
        }
        return Optional.empty();
    }

    /** With what was asked of it as a whole: sticky, enabled, keys. With {@code -g}, {@code -e} and {@code -d} are about origins. */
    private Publisher settled(Publisher publisher) {
        Publisher changed = publisher;
        if (options.has('S') || options.has('N')) {
            changed = changed.sticky(options.has('S'));
        }
        if (options.has('e') || options.has('d')) {
            List<String> uris =
                    options.values('g').stream().map(u -> uri(call, u)).toList();
            boolean all = options.values('g').contains("*");
            boolean on = options.has('e');
            changed = options.has('g')
                    ? changed.eachOrigin(o -> all || uris.contains(o.uri()) ? o.enabled(on) : o)
                    : changed.enabled(on);
        }
        if (options.has('k') || options.has('c')) {
            changed = changed.eachOrigin(this::keyed).eachMirror(this::keyed);
        }
        return changed;
    }

    private Origin keyed(Origin origin) {
        return origin.secure()
                ? origin.with(
                        options.value('k').orElse(origin.key()),
                        options.value('c').orElse(origin.certificate()))
                : origin;
    }

    /** Puts the publisher where it is to be searched. */
    private Optional<String> order(String name) {
        Optional<String> other = options.value('A').or(() -> options.value('B'));
        if (other.isPresent() && other.get().equals(name)) {
            return Optional.of("Cannot search a repository before or after itself");
        }
        if (other.isPresent() && image.find(other.get()).isEmpty()) {
            return Optional.of(
                    other.get() + " is an unknown publisher; no other publishers can be ordered relative to it.");
        }
        if (other.isPresent() || options.has('F') || options.has('P')) {
            Publisher moved = image.find(name).orElseThrow();
            image.publishers().remove(moved);
            int at = other.map(o -> image.publishers().indexOf(image.find(o).orElseThrow()))
                    .map(i -> options.has('A') ? i + 1 : i)
                    .orElse(0);
            image.publishers().add(at, moved);
        }
        return Optional.empty();
    }
}
