package dev.zplan.sim.pkg;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code pkg list}, for people: {@code -H -a -i -n -q -s -u -v}. */
final class PackageList {

    private PackageList() {}

    static SimResult run(Call call) {
        Getopt options = call.options("Haifnqsuv", Map.of("no-refresh", 'f'));
        if (options.fault().isPresent()) {
            return call.usage(options);
        }
        boolean all = options.has('a') || options.has('n');
        List<String> names = all ? Catalog.names() : call.image().installedNames();
        List<String> unmatched = new ArrayList<>();
        List<String> chosen = new ArrayList<>();
        for (String pattern : options.operands()) {
            List<String> found =
                    names.stream().filter(n -> Catalog.matches(pattern, n)).toList();
            chosen.addAll(found);
            if (found.isEmpty()) {
                unmatched.add(pattern);
            }
        }
        List<String> shown = options.operands().isEmpty()
                ? names
                : chosen.stream().distinct().sorted().toList();
        Console console = new Console();
        if (options.has('u')) {
            return options.has('q')
                    ? console.exit(1)
                    : console.err("no packages have newer versions available").exit(1);
        }
        if (!options.has('q')) {
            table(call, options, shown, console);
            complain(unmatched, all, console);
        }
        return console.exit(shown.isEmpty() ? 1 : unmatched.isEmpty() ? 0 : 3);
    }

    private static void complain(List<String> unmatched, boolean all, Console console) {
        if (!unmatched.isEmpty()) {
            console.err("\npkg list: no packages matching the following patterns are " + (all ? "known" : "installed")
                    + ":\n  " + String.join("\n  ", unmatched));
        }
    }

    private static void table(Call call, Getopt options, List<String> names, Console console) {
        boolean verbose = options.has('v');
        boolean summary = options.has('s');
        String format = verbose ? "%-76s %s\n" : summary ? "%-55s %s\n" : "%-49s %-26s %s\n";
        if (!options.has('H') && !names.isEmpty()) {
            console.out(line(
                    format,
                    verbose
                            ? new String[] {"FMRI", "IFO"}
                            : summary
                                    ? new String[] {"NAME (PUBLISHER)", "SUMMARY"}
                                    : new String[] {"NAME (PUBLISHER)", "VERSION", "IFO"}));
        }
        String first =
                call.publishers().isEmpty() ? "" : call.publishers().get(0).name();
        for (String name : names) {
            String publisher = call.image().installed().getOrDefault(name, first);
            String flags = call.image().installed().containsKey(name) ? "i--" : "---";
            String version = Catalog.version(call.world().flavour(), name);
            String named = name + (publisher.equals(first) ? "" : " (" + publisher + ")");
            console.out(line(
                    format,
                    verbose
                            ? new String[] {fmri(publisher, name, version), flags}
                            : summary
                                    ? new String[] {named, Catalog.summary(name)}
                                    : new String[] {named, version, flags}));
        }
    }

    static String fmri(String publisher, String name, String version) {
        return "pkg://" + publisher + "/" + name + "@" + version + ":" + Catalog.timestamp();
    }

    private static String line(String format, String[] cells) {
        return String.format(Locale.ROOT, format, (Object[]) cells);
    }
}
