package dev.zplan.manual;

import dev.zplan.manual.CommandPage.Entry;
import java.util.List;

/** The help of a command as a page for man, in the macros of man(7), which every man knows. */
public final class ManPage {

    private final StringBuilder text = new StringBuilder();
    private final CommandPage page;

    private ManPage(CommandPage page) {
        this.page = page;
    }

    /** The name of its file: {@code zplan-sim-run.1}. */
    public static String file(CommandPage page) {
        return title(page) + ".1";
    }

    /**
     * The page.
     *
     * @param version of zplan
     * @param all all pages, for those that it refers to
     */
    public static String of(CommandPage page, String version, List<CommandPage> all) {
        return new ManPage(page).written(version, all);
    }

    private static String title(CommandPage page) {
        return page.name().replace(' ', '-');
    }

    private String written(String version, List<CommandPage> all) {
        // No date: the same program makes the same pages.
        text.append(".TH %s 1 \"\" \"%s\" \"User Commands\"%n"
                .formatted(quoted(title(page)), argument("zplan " + version)));
        text.append(".SH NAME\n%s \\- %s%n".formatted(escaped(title(page)), escaped(brief(page.about()))));
        text.append(".SH SYNOPSIS\n.nh\n.ad l\n").append(prose(page.synopsis())).append(".ad b\n.hy\n");
        text.append(".SH DESCRIPTION\n").append(prose(page.about()));
        page.notes().forEach(note -> text.append(".PP\n").append(prose(note)));
        list("ARGUMENTS", page.arguments());
        list("COMMANDS", page.commands());
        list("OPTIONS", page.options());
        list("COMMON OPTIONS", page.common());
        list("EXIT STATUS", page.exitCodes());
        examples();
        seeAlso(all);
        return text.toString();
    }

    private void list(String heading, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        text.append(".SH ").append(heading).append('\n');
        for (Entry entry : entries) {
            text.append(".TP\n\\fB")
                    .append(escaped(entry.term()))
                    .append("\\fR\n")
                    .append(prose(entry.about()));
        }
    }

    private void examples() {
        if (page.examples().isEmpty()) {
            return;
        }
        text.append(".SH EXAMPLES\n");
        for (Entry example : page.examples()) {
            text.append(".PP\n");
            if (!example.about().isEmpty()) {
                text.append(prose(example.about()));
            }
            text.append(".RS 4\n.nf\n").append(prose(example.term())).append(".fi\n.RE\n");
        }
    }

    /** The page above, and those below. */
    private void seeAlso(List<CommandPage> all) {
        List<String> others = all.stream()
                .filter(other -> parent(other.name()).equals(page.name())
                        || parent(page.name()).equals(other.name()))
                .map(other -> "\\fB" + escaped(title(other)) + "\\fR(1)")
                .toList();
        if (!others.isEmpty()) {
            text.append(".SH SEE ALSO\n").append(String.join(",\n", others)).append('\n');
        }
    }

    private static String parent(String name) {
        int blank = name.lastIndexOf(' ');
        return blank < 0 ? "" : name.substring(0, blank);
    }

    /** The first sentence, as a phrase. */
    private static String brief(String about) {
        int end = about.indexOf(". ");
        String sentence = end < 0 ? about : about.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** A line that is no request, whatever it begins with. */
    private static String prose(String line) {
        String safe = escaped(line);
        return (safe.startsWith(".") || safe.startsWith("'") ? "\\&" : "") + safe + "\n";
    }

    private static String quoted(String word) {
        return "\"" + argument(word) + "\"";
    }

    private static String argument(String word) {
        return escaped(word).replace("\"", "\\(dq");
    }

    /** Dashes and quotes stay those of the keyboard: people copy them. */
    private static String escaped(String words) {
        StringBuilder safe = new StringBuilder();
        words.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> safe.append("\\e");
                case '-' -> safe.append("\\-");
                case '\'' -> safe.append("\\(aq");
                case '`' -> safe.append("\\(ga");
                case '^' -> safe.append("\\(ha");
                case '~' -> safe.append("\\(ti");
                default -> {
                    if (c < 128) {
                        safe.appendCodePoint(c);
                    } else {
                        safe.append("\\[u%04X]".formatted(c));
                    }
                }
            }
        });
        return safe.toString();
    }
}
