package dev.zplan.sim.files;

import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code printf} with {@code %s %b %d %i %o %x %X %u %c %%}, widths, precisions and the usual escapes. */
final class Printf {

    private static final Pattern CONVERSION = Pattern.compile("%([-0+ #]*)(\\d*)(?:\\.(\\d+))?([sbdioxXuc%])");

    private final List<String> args;
    private int next;

    private Printf(List<String> args) {
        this.args = args;
    }

    static SimResult run(Run run) {
        if (run.args().isEmpty()) {
            return SimResult.fail(1, "usage: printf format [argument...]\n");
        }
        Printf printf = new Printf(run.args().subList(1, run.args().size()));
        String format = run.args().get(0);
        StringBuilder out = new StringBuilder();
        try {
            do {
                out.append(printf.once(format));
            } while (printf.next > 0 && printf.next < printf.args.size());
        } catch (NumberFormatException e) {
            return new SimResult(1, out.toString(), "printf: " + e.getMessage() + " expected numeric value\n");
        } catch (IllegalArgumentException e) {
            return new SimResult(1, out.toString(), "printf: " + e.getMessage() + "\n");
        }
        return SimResult.ok(out.toString());
    }

    private String once(String format) {
        StringBuilder out = new StringBuilder();
        Matcher conversion = CONVERSION.matcher(format);
        int at = 0;
        while (at < format.length()) {
            int percent = format.indexOf('%', at);
            int end = percent < 0 ? format.length() : percent;
            out.append(escaped(format.substring(at, end)));
            at = end;
            if (percent >= 0) {
                if (!conversion.find(percent) || conversion.start() != percent) {
                    throw new IllegalArgumentException("not simulated: " + format.substring(percent));
                }
                out.append(converted(conversion));
                at = conversion.end();
            }
        }
        return out.toString();
    }

    private String converted(Matcher conversion) {
        char letter = conversion.group(4).charAt(0);
        if (letter == '%') {
            return "%";
        }
        String arg = next < args.size() ? args.get(next) : "";
        next++;
        String flags = conversion.group(1) + conversion.group(2);
        String precision = conversion.group(3);
        return switch (letter) {
            case 's', 'b', 'c' -> {
                String text = letter == 'b'
                        ? escaped(arg)
                        : letter == 'c' ? arg.substring(0, Math.min(1, arg.length())) : arg;
                String cut = precision == null
                        ? text
                        : text.substring(0, Math.min(text.length(), Integer.parseInt(precision)));
                yield flags.isEmpty()
                        ? cut
                        : String.format(Locale.ROOT, "%" + flags.replace("0", digits(flags)) + "s", cut);
            }
            default -> {
                long number = arg.isEmpty() ? 0 : Long.decode(arg);
                yield String.format(Locale.ROOT, "%" + flags + (letter == 'i' || letter == 'u' ? 'd' : letter), number);
            }
        };
    }

    /** A leading zero means nothing for texts; within a width it stays. */
    private static String digits(String flags) {
        return flags.startsWith("0") ? "" : "0";
    }

    /** A text whose backslash escapes stand for what they mean. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            char letter = text.charAt(++i);
            switch (letter) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case '\\' -> out.append('\\');
                case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                    int end = i + 1;
                    while (end < Math.min(i + 3, text.length()) && "01234567".indexOf(text.charAt(end)) >= 0) {
                        end++;
                    }
                    out.append((char) Integer.parseInt(text.substring(i, end), 8));
                    i = end - 1;
                }
                default -> out.append('\\').append(letter);
            }
        }
        return out.toString();
    }
}
