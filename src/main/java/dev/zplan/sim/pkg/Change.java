package dev.zplan.sim.pkg;

import static java.util.Map.entry;

import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code pkg install}, {@code uninstall} and {@code update}; there is never anything newer. */
final class Change {

    private static final Map<String, Character> LONG = Map.ofEntries(
            entry("accept", 'a'),
            entry("licenses", 'l'),
            entry("no-index", 'i'),
            entry("no-refresh", 'f'),
            entry("ignore-missing", 'm'),
            entry("deny-new-be", 'd'),
            entry("no-backup-be", 'b'));

    private Change() {}

    static SimResult run(Call call) {
        Getopt options = call.options("nvqC:g:ralifmdb", LONG);
        if (options.fault().isPresent()) {
            return call.usage(options);
        }
        if (call.command().equals("update")) {
            return nothing(call, options, "No updates available for this image.");
        }
        if (options.operands().isEmpty()) {
            return call.usage("at least one package name required");
        }
        boolean install = call.command().equals("install");
        List<String> names = install ? Catalog.names() : call.image().installedNames();
        TreeSet<String> chosen = new TreeSet<>();
        List<String> unmatched = new ArrayList<>();
        for (String pattern : options.operands()) {
            List<String> found =
                    names.stream().filter(n -> Catalog.matches(pattern, n)).toList();
            chosen.addAll(found);
            if (found.isEmpty()) {
                unmatched.add(pattern);
            }
        }
        if (!unmatched.isEmpty() && !options.has('m')) {
            return call.fail(
                    1,
                    install
                            ? "\nThe following pattern(s) did not match any allowable packages.  Try\n"
                                    + "using a different matching pattern, or refreshing publisher information:\n\n\t"
                                    + String.join("\n\t", unmatched)
                            : "\nThe following pattern(s) did not match any packages:\n\t"
                                    + String.join("\n\t", unmatched));
        }
        chosen.removeIf(n -> install == call.image().installed().containsKey(n));
        if (chosen.isEmpty()) {
            return nothing(call, options, "No updates necessary for this image.");
        }
        return install && call.publishers().stream().noneMatch(Publisher::enabled)
                ? call.fail(
                        1,
                        "\nThe following pattern(s) did not match any allowable packages.  Try\n"
                                + "using a different matching pattern, or refreshing publisher information:\n\n\t"
                                + String.join("\n\t", options.operands()))
                : carryOut(call, options, install, chosen);
    }

    private static SimResult nothing(Call call, Getopt options, String text) {
        return new SimResult(call.nothing(), options.has('q') ? "" : text + "\n", "");
    }

    private static SimResult carryOut(Call call, Getopt options, boolean install, Set<String> names) {
        String plan = plan(call, install, names.size());
        if (!superset(call)) {
            return call.fail(1, mismatch(call));
        }
        if (options.has('n')) {
            return SimResult.ok(options.has('q') ? "" : plan);
        }
        String publisher = call.publishers().stream()
                .filter(Publisher::enabled)
                .map(Publisher::name)
                .findFirst()
                .orElse("");
        names.forEach(n -> {
            if (install) {
                call.image().installed().put(n, publisher);
            } else {
                call.image().installed().remove(n);
            }
        });
        call.image().save(call.root());
        return SimResult.ok(options.has('q') ? "" : plan + "\n" + progress(install, names.size()));
    }

    /** Whether a linked image's publishers begin with those of its parent, as sticky (linkedimage/common.py, pubcheck). */
    private static boolean superset(Call call) {
        List<String> parent = enabled(call.parent());
        List<String> own = enabled(call.publishers());
        return own.size() >= parent.size() && own.subList(0, parent.size()).equals(parent);
    }

    private static List<String> enabled(List<Publisher> publishers) {
        return publishers.stream()
                .filter(Publisher::enabled)
                .map(p -> p.name() + (p.sticky() ? "" : " (non-sticky)"))
                .toList();
    }

    private static String mismatch(Call call) {
        return "\nInvalid child image publisher configuration.  Child image publisher\n"
                + "configuration must be a superset of the parent image publisher configuration.\n"
                + "Please update the child publisher configuration to match the parent.  If the\n"
                + "child image is a zone this can be done automatically by detaching and\nattaching the zone.\n\n"
                + "The parent image has the following enabled publishers:"
                + numbered(enabled(call.parent()))
                + "\n\nThe child image has the following enabled publishers:"
                + numbered(enabled(call.publishers()));
    }

    private static String numbered(List<String> names) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            text.append("\n    PUBLISHER ").append(i).append(": ").append(names.get(i));
        }
        return text.toString();
    }

    /** What is to change, and in a running root what boot environments have to do with it; the labels end in one column. */
    private static String plan(Call call, boolean install, int count) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {install ? "Packages to install:" : "Packages to remove:", Integer.toString(count)});
        if (call.live()) {
            rows.add(new String[] {"Create boot environment:", "No"});
            rows.add(new String[] {"Create backup boot environment:", "No"});
        }
        int labels = rows.stream().mapToInt(r -> r[0].length()).max().orElse(1);
        int values = rows.stream().mapToInt(r -> r[1].length()).max().orElse(1);
        StringBuilder text = new StringBuilder();
        rows.forEach(r -> text.append(String.format(Locale.ROOT, "%" + labels + "s %" + values + "s\n", r[0], r[1])));
        return text.toString();
    }

    private static String progress(boolean install, int count) {
        String ratio = count + "/" + count;
        String download = String.format(
                        Locale.ROOT, "%-30s%14s%14s%13s%8s\n", "DOWNLOAD", "PKGS", "FILES", "XFER (MB)", "SPEED")
                + String.format(
                        Locale.ROOT, "%-30s%14s%14s%13s%8s\n\n", "Completed", ratio, ratio, "0.1/0.1", "212k/s");
        String first = install ? "Installing new actions" : "Removing old actions";
        StringBuilder phases = new StringBuilder(String.format(Locale.ROOT, "%-32s%20s\n", "PHASE", "ITEMS"));
        phases.append(String.format(Locale.ROOT, "%-32s%20s\n", first, ratio));
        for (String done :
                List.of("Updating package state database", "Updating package cache", "Updating image state")) {
            String value = done.endsWith("cache") ? (install ? "0/0" : ratio) : "Done";
            phases.append(String.format(Locale.ROOT, "%-32s%20s\n", done, value));
        }
        phases.append(String.format(Locale.ROOT, "%-32s%20s\n", "Creating fast lookup database", "Done"));
        return (install ? download : "") + phases;
    }
}
