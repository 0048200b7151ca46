package dev.zplan.plan;

import dev.zplan.module.CommandLine;
import dev.zplan.module.ShellWords;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes the clear texts of secrets out of whatever is shown, saved or logged.
 *
 * @param pattern matches every clear text, the longest first; nothing where there are none
 */
public record Redactor(Pattern pattern) {

    /** What stands in place of a secret. */
    public static final String MASK = "(secret)";

    /** A line of a secret text is worth hiding by itself from this length on; shorter ones ({@code end}) say nothing. */
    private static final int LINE = 8;

    private static final Pattern NEVER = Pattern.compile("(?!)");

    /** For these clear texts ({@code Desired.secrets().values()}); empty ones are passed over. */
    public static Redactor of(Collection<String> clearTexts) {
        TreeSet<String> needles = new TreeSet<>(
                (a, b) -> a.length() == b.length() ? a.compareTo(b) : Integer.compare(b.length(), a.length()));
        clearTexts.stream().flatMap(Redactor::needles).filter(n -> !n.isBlank()).forEach(needles::add);
        if (needles.isEmpty()) {
            return none();
        }
        return new Redactor(Pattern.compile(needles.stream().map(Pattern::quote).collect(Collectors.joining("|"))));
    }

    /** For nothing secret. */
    public static Redactor none() {
        return new Redactor(NEVER);
    }

    /** A secret as it is, as a shell word holds it, and its longer lines: a command may repeat one of them in a complaint. */
    private static Stream<String> needles(String clear) {
        String quoted = ShellWords.quote(clear);
        String inQuotes =
                quoted.length() > 2 && quoted.startsWith("'") ? quoted.substring(1, quoted.length() - 1) : clear;
        Stream<String> lines = clear.lines().map(String::strip).filter(l -> l.length() >= LINE);
        return Stream.concat(Stream.of(clear, inQuotes, clear.strip()), lines);
    }

    /** {@code text} without any secret. */
    public String text(String text) {
        return pattern.matcher(text).replaceAll(MASK);
    }

    /** The same command, not to be run but to be shown. */
    public CommandLine command(CommandLine command) {
        String stdin = command.stdin();
        return new CommandLine(command.argv().stream().map(this::text).toList(), stdin == null ? null : text(stdin));
    }

    /** The same commands, not to be run but to be shown. */
    public List<CommandLine> commands(List<CommandLine> commands) {
        return commands.stream().map(this::command).toList();
    }
}
