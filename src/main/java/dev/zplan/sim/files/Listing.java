package dev.zplan.sim.files;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code ls}, one name a line, with {@code -a -A -d -l -n}. Times of files are not kept: a long listing shows the day on which
 * simulated hosts begin.
 */
final class Listing {

    private static final String TIME = "Jan  1 12:00";

    private final Run run;
    private final Getopt options;
    private final Console output = new Console();

    private Listing(Run run, Getopt options) {
        this.run = run;
        this.options = options;
    }

    static SimResult run(Run run) {
        Getopt options = Getopt.parse("1aAdln", run.args());
        if (options.fault().isPresent()) {
            return run.usage(options, "usage: ls -1aAdln [files]");
        }
        return new Listing(run, options).all(options.operands().isEmpty() ? List.of(".") : options.operands());
    }

    private SimResult all(List<String> paths) {
        int status = 0;
        List<String> directories = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String path : paths) {
            Entry entry = entry(path);
            if (entry == null) {
                output.err(path + ": " + Run.MISSING);
                status = 2;
            } else if (entry.isDirectory() && !options.has('d')) {
                directories.add(path);
            } else {
                others.add(path);
            }
        }
        others.forEach(path -> line(path, path));
        for (String directory : directories) {
            if (paths.size() > 1) {
                output.out((others.isEmpty() && directory.equals(directories.get(0)) ? "" : "\n") + directory + ":\n");
            }
            if (isLong()) {
                output.out("total " + names(directory).count() + "\n");
            }
            names(directory).forEach(name -> line(directory + "/" + name, name));
        }
        return output.exit(status);
    }

    private boolean isLong() {
        return options.has('l') || options.has('n');
    }

    /** Of a link that is named on the command line what it leads to, unless it is itself shown in detail. */
    private @Nullable Entry entry(String path) {
        Entry entry = isLong() || options.has('d')
                ? run.files().itself(path)
                : run.files().get(path);
        return entry == null ? run.files().itself(path) : entry;
    }

    private Stream<String> names(String directory) {
        Stream<String> dots = options.has('a') ? Stream.of(".", "..") : Stream.empty();
        return Stream.concat(
                dots,
                run.files().list(directory).stream()
                        .filter(n -> options.has('a') || options.has('A') || !n.startsWith(".")));
    }

    private void line(String path, String name) {
        Entry entry = run.files().itself(path);
        if (!isLong() || entry == null) {
            output.out(name + "\n");
            return;
        }
        Accounts accounts = run.accounts();
        boolean numbers = options.has('n');
        String owner = numbers ? Integer.toString(entry.owner()) : accounts.userName(entry.owner());
        String group = numbers ? Integer.toString(entry.group()) : accounts.groupName(entry.group());
        int size = entry.isDirectory()
                ? run.files().list(path).size() + 2
                : entry.isSymlink() ? target(entry).length() : entry.text().length();
        String type = entry.isDirectory() ? "d" : entry.isSymlink() ? "l" : "-";
        String links = entry.isDirectory() ? "  2" : "  1";
        output.out(type + Mode.shown(entry.mode()) + " " + links + " " + owner + padding(owner, 8) + " " + group
                + padding(group, 8) + " " + padding(Integer.toString(size), 7) + size + " " + TIME + " " + name
                + (entry.isSymlink() ? " -> " + target(entry) : "") + "\n");
    }

    private static String padding(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length()));
    }

    private static String target(Entry link) {
        String target = link.link();
        return target == null ? "" : target;
    }
}
