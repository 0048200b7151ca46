package dev.zplan.sim.pkg;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code pkg info}: what is known of packages, those installed or with {@code -r} all. */
final class PackageInfo {

    private PackageInfo() {}

    static SimResult run(Call call) {
        Getopt options = call.options("lqr", Map.of());
        boolean remote = options.has('r');
        if (options.fault().isPresent()) {
            return call.usage(options);
        }
        if (options.has('l') && remote) {
            return call.usage("-l and -r may not be combined");
        }
        if (remote && options.operands().isEmpty()) {
            return call.usage("must request remote info for specific packages");
        }
        List<String> names = remote ? Catalog.names() : call.image().installedNames();
        List<String> missing = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<String> patterns = options.operands().isEmpty() ? List.of("*") : options.operands();
        for (String pattern : patterns) {
            List<String> found =
                    names.stream().filter(n -> Catalog.matches(pattern, n)).toList();
            found.forEach(n -> texts.add(text(call, n)));
            if (found.isEmpty()) {
                missing.add(pattern);
            }
        }
        Console console = new Console();
        if (!options.has('q')) {
            console.out(String.join("\n", texts));
            complain(missing, remote, !texts.isEmpty(), console);
        }
        return console.exit(missing.isEmpty() ? 0 : texts.isEmpty() ? 1 : 3);
    }

    private static void complain(List<String> missing, boolean remote, boolean others, Console console) {
        if (missing.isEmpty()) {
            return;
        }
        String why = remote
                ? "pkg: info: no packages matching the following patterns you specified were\n"
                        + "found in the catalog.  Try relaxing the patterns, refreshing, and/or\nexamining the catalogs:\n"
                : "pkg: info: no packages matching the following patterns you specified are\n"
                        + "installed on the system.  Try querying remotely instead:\n";
        StringBuilder list = new StringBuilder();
        missing.forEach(m -> list.append("        ").append(m));
        console.err((others ? "\n" : "") + why + "\n" + list);
    }

    private static String text(Call call, String name) {
        boolean installed = call.image().installed().containsKey(name);
        String first =
                call.publishers().isEmpty() ? "" : call.publishers().get(0).name();
        String publisher = call.image().installed().getOrDefault(name, first);
        String version = Catalog.version(call.world().flavour(), name);
        String[] parts = version.split("-", 2);
        return "          Name: " + name + "\n"
                + "       Summary: " + Catalog.summary(name) + "\n"
                + "         State: " + (installed ? "Installed" : "Not installed") + "\n"
                + "     Publisher: " + publisher + "\n"
                + "       Version: " + parts[0] + "\n"
                + "        Branch: " + parts[1] + "\n"
                + "Packaging Date: May  3, 2021 at 12:00:00 PM\n"
                + "          Size: 1.00 MB\n"
                + "          FMRI: " + PackageList.fmri(publisher, name, version) + "\n";
    }
}
