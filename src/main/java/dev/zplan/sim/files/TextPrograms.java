package dev.zplan.sim.files;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code cat}, {@code head}, {@code tail}, {@code wc}, {@code sort} and {@code cut}. */
final class TextPrograms {

    private static final String CUT_USAGE = "usage: cut -f list [-d delim] [-s] [file ...]";

    private TextPrograms() {}

    static SimResult cat(Run run) {
        Getopt options = Getopt.parse("u", run.args());
        if (options.fault().isPresent()) {
            return run.usage(options, "usage: cat [ -usvtebn ] [-|file] ...");
        }
        Console console = new Console();
        boolean failed = false;
        for (String path : options.operands().isEmpty() ? List.of("-") : options.operands()) {
            Entry entry =
                    path.equals("-") ? Entry.file(run.stdin()) : run.files().get(path);
            if (entry == null) {
                console.err("cat: cannot open " + path + ": " + Run.MISSING);
            } else if (entry.isDirectory()) {
                console.err("cat: input error on " + path + ": Is a directory");
            } else {
                console.out(entry.text());
            }
            failed |= entry == null || entry.isDirectory();
        }
        return console.exit(failed ? 2 : 0);
    }

    /** The text of a file; null when there is none. */
    static @Nullable String text(Run run, String path) {
        Entry entry = path.equals("-") ? Entry.file(run.stdin()) : run.files().get(path);
        return entry == null || entry.isDirectory() ? null : entry.text();
    }

    static List<String> lines(String text) {
        return new ArrayList<>(text.lines().toList());
    }

    /** Lines with their ends; the last may lack its own. */
    private static List<String> wholeLines(String text) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(at, end));
            at = end;
        }
        return lines;
    }

    static SimResult head(Run run) {
        return ends(run, "usage: head [-q] [-v] [-n #] [-c #] [-#] [filename...]", 1, (text, count) -> {
            List<String> lines = wholeLines(text);
            return String.join("", lines.subList(0, (int) Math.min(count, lines.size())));
        });
    }

    static SimResult tail(Run run) {
        return ends(run, "usage: tail [+/-[n][lbc][f]] [file]", 2, (text, count) -> {
            List<String> lines = wholeLines(text);
            int from = count < 0 ? (int) Math.min(-count - 1, lines.size()) : (int) Math.max(0, lines.size() - count);
            return String.join("", lines.subList(from, lines.size()));
        });
    }

    /** {@code -n N}, {@code -N} and for tail {@code -n +N}, which is handed on as a negative number. */
    private static SimResult ends(Run run, String usage, int failure, BiFunction<String, Long, String> part) {
        List<String> args = new ArrayList<>(run.args());
        if (!args.isEmpty() && args.get(0).matches("[-+][0-9]+")) {
            String number = args.get(0);
            args.set(0, "-n" + (number.startsWith("+") ? number : number.substring(1)));
        }
        Getopt options = Getopt.parse("qn:", args);
        String count = options.value('n').orElse("10");
        if (options.fault().isPresent() || !count.matches("[-+]?[0-9]{1,9}")) {
            return SimResult.fail(failure, usage + "\n");
        }
        long number = count.startsWith("+")
                ? -Math.max(1, Long.parseLong(count.substring(1)))
                : Math.abs(Long.parseLong(count));
        List<String> paths = options.operands().isEmpty() ? List.of("-") : options.operands();
        Console console = new Console();
        int status = 0;
        boolean first = true;
        for (String path : paths) {
            String text = text(run, path);
            if (text == null) {
                console.err((run.name().equals("head") ? "" : "tail: ") + path + ": " + Run.MISSING);
                status = 1;
                continue;
            }
            if (paths.size() > 1 && !options.has('q')) {
                console.out((first ? "" : "\n") + "==> " + path + " <==\n");
            }
            first = false;
            console.out(part.apply(text, number));
        }
        return console.exit(status);
    }

    static SimResult wc(Run run) {
        Getopt options = Getopt.parse("clmw", run.args());
        if (options.fault().isPresent()) {
            return run.usage(options, "usage: wc [-c | -m | -C] [-lw] [file ...]");
        }
        Console console = new Console();
        long[] total = new long[3];
        int status = 0;
        for (String path : options.operands().isEmpty() ? List.of("-") : options.operands()) {
            String text = text(run, path);
            if (text == null) {
                console.err("wc: " + path + ": " + Run.MISSING);
                status = 2;
                continue;
            }
            long[] counts = {
                text.chars().filter(c -> c == '\n').count(),
                Optional.of(text.trim())
                        .filter(t -> !t.isEmpty())
                        .map(t -> t.split("\\s+").length)
                        .orElse(0),
                text.getBytes(StandardCharsets.UTF_8).length
            };
            for (int i = 0; i < counts.length; i++) {
                total[i] += counts[i];
            }
            console.out(counted(options, counts, path.equals("-") ? "" : " " + path));
        }
        if (options.operands().size() > 1) {
            console.out(counted(options, total, " total"));
        }
        return console.exit(status);
    }

    private static String counted(Getopt options, long[] counts, String name) {
        boolean all = options.options().isEmpty();
        StringBuilder line = new StringBuilder();
        String letters = "lwc";
        for (int i = 0; i < counts.length; i++) {
            if (all || options.has(letters.charAt(i)) || (i == 2 && options.has('m'))) {
                line.append(String.format(Locale.ROOT, " %7d", counts[i]));
            }
        }
        return line + name + "\n";
    }

    static SimResult sort(Run run) {
        Getopt options = Getopt.parse("nru", run.args());
        if (options.fault().isPresent()) {
            return run.usage(options, "usage: sort [-nru] [file ...]");
        }
        List<String> lines = new ArrayList<>();
        for (String path : options.operands().isEmpty() ? List.of("-") : options.operands()) {
            String text = text(run, path);
            if (text == null) {
                return SimResult.fail(2, "sort: can't open file " + path + ": " + Run.MISSING + "\n");
            }
            lines.addAll(lines(text));
        }
        Comparator<String> order = options.has('n')
                ? Comparator.comparingDouble(TextPrograms::number).thenComparing(Comparator.naturalOrder())
                : Comparator.naturalOrder();
        lines.sort(options.has('r') ? order.reversed() : order);
        List<String> kept = options.has('u') ? lines.stream().distinct().toList() : lines;
        return SimResult.ok(kept.isEmpty() ? "" : String.join("\n", kept) + "\n");
    }

    private static double number(String line) {
        Matcher digits = Pattern.compile("\\s*(-?[0-9]+(\\.[0-9]+)?)").matcher(line);
        return digits.lookingAt() ? Double.parseDouble(digits.group(1)) : 0;
    }

    static SimResult cut(Run run) {
        Getopt options = Getopt.parse("d:f:s", run.args());
        String list = options.value('f').orElse("");
        String separator = options.value('d').orElse("\t");
        if (options.fault().isPresent() || !list.matches("[0-9]+(,[0-9]+)*") || separator.length() != 1) {
            return run.usage(options, CUT_USAGE);
        }
        StringBuilder out = new StringBuilder();
        for (String path : options.operands().isEmpty() ? List.of("-") : options.operands()) {
            String text = text(run, path);
            if (text == null) {
                return new SimResult(2, out.toString(), "cut: WARNING: cannot open " + path + "\n");
            }
            lines(text).stream()
                    .filter(l -> l.contains(separator) || !options.has('s'))
                    .forEach(l -> out.append(fields(l, separator, list)).append('\n'));
        }
        return SimResult.ok(out.toString());
    }

    private static String fields(String line, String separator, String list) {
        if (!line.contains(separator)) {
            return line;
        }
        String[] fields = line.split(Pattern.quote(separator), -1);
        List<String> chosen = new ArrayList<>();
        Arrays.stream(list.split(","))
                .mapToInt(Integer::parseInt)
                .sorted()
                .distinct()
                .filter(n -> n >= 1 && n <= fields.length)
                .forEach(n -> chosen.add(fields[n - 1]));
        return String.join(separator, chosen);
    }
}
