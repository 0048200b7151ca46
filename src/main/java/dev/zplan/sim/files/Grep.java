package dev.zplan.sim.files;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code grep}: basic regular expressions, {@code -E} extended ones, {@code -F} plain texts. */
final class Grep {

    private static final String USAGE = "Usage: grep [-c|-l|-q] [-hivnx] [-E|-F] [-e pattern] pattern file . . .";

    private Grep() {}

    static SimResult run(Run run) {
        Getopt options = Getopt.parse("EFchilnqsvxe:", run.args());
        List<String> operands = new ArrayList<>(options.operands());
        List<String> patterns = new ArrayList<>(options.values('e'));
        if (patterns.isEmpty() && !operands.isEmpty()) {
            patterns.add(operands.remove(0));
        }
        if (options.fault().isPresent() || patterns.isEmpty()) {
            return run.usage(options, USAGE);
        }
        Pattern pattern;
        try {
            pattern = pattern(options, patterns);
        } catch (PatternSyntaxException e) {
            return SimResult.fail(2, "grep: illegal regular expression: " + e.getDescription() + "\n");
        }
        Console console = new Console();
        boolean found = false;
        boolean failed = false;
        for (String path : operands.isEmpty() ? List.of("-") : operands) {
            String text = TextPrograms.text(run, path);
            if (text == null) {
                failed = true;
                if (!options.has('s')) {
                    console.err("grep: can't open \"" + path + "\"");
                }
            } else {
                String prefix = operands.size() > 1 && !options.has('h') ? path + ":" : "";
                found |= search(options, pattern, text, path, prefix, console);
            }
        }
        return console.exit(found && options.has('q') ? 0 : failed ? 2 : found ? 0 : 1);
    }

    private static boolean search(
            Getopt options, Pattern pattern, String text, String path, String prefix, Console console) {
        int number = 0;
        int count = 0;
        boolean lines = !options.has('c') && !options.has('l') && !options.has('q');
        for (String line : TextPrograms.lines(text)) {
            number++;
            boolean matches = options.has('x')
                    ? pattern.matcher(line).matches()
                    : pattern.matcher(line).find();
            if (matches != options.has('v')) {
                count++;
                if (lines) {
                    console.out(prefix + (options.has('n') ? number + ":" : "") + line + "\n");
                }
            }
        }
        if (options.has('c')) {
            console.out(prefix + count + "\n");
        } else if (options.has('l') && count > 0) {
            console.out(path + "\n");
        }
        return count > 0;
    }

    private static Pattern pattern(Getopt options, List<String> patterns) {
        List<String> alternatives = patterns.stream()
                .flatMap(String::lines)
                .map(p -> options.has('F') ? Pattern.quote(p) : options.has('E') ? p : basic(p))
                .toList();
        return Pattern.compile(
                alternatives.isEmpty() ? "" : "(?:" + String.join("|", alternatives) + ")",
                options.has('i') ? Pattern.CASE_INSENSITIVE : 0);
    }

    /** In a basic expression braces and parentheses are special after a backslash, and {@code + ? |} never. */
    private static String basic(String pattern) {
        StringBuilder java = new StringBuilder();
        boolean inBrackets = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (inBrackets) {
                java.append(c == '\\' ? "\\\\" : Character.toString(c));
                inBrackets = c != ']' || pattern.charAt(i - 1) == '[';
            } else if (c == '\\' && i + 1 < pattern.length()) {
                char next = pattern.charAt(++i);
                java.append("(){}".indexOf(next) >= 0 ? Character.toString(next) : "\\" + next);
            } else if ("(){}+?|".indexOf(c) >= 0 || (c == '*' && i == 0)) {
                java.append('\\').append(c);
            } else {
                java.append(c);
                inBrackets = c == '[';
            }
        }
        return java.toString();
    }
}
