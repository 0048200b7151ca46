package dev.zplan.manual;

import dev.zplan.manual.CommandPage.Entry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The commands as a page in Markdown. */
public final class CommandReference {

    private final StringBuilder text = new StringBuilder();

    private CommandReference() {}

    /**
     * The page.
     *
     * @param pages the first is that of zplan itself
     */
    public static String of(List<CommandPage> pages) {
        CommandReference reference = new CommandReference();
        CommandPage root = pages.get(0);
        reference.text.append("""
                # The commands

                This page is made from the help of the commands; `zplan COMMAND --help` prints the same, and so do the
                [manual pages](help.md).

                """);
        root.commands()
                .forEach(command -> reference.text.append("- [%s](#%s): %s%n"
                        .formatted(
                                command.term(), anchor(root.name() + " " + command.term()), plain(command.about()))));
        reference.text.append("\nEvery command has these options:\n");
        reference.table("option", root.common());
        reference.text.append("\nAnd these exit codes, where nothing else is said of it:\n");
        reference.table("code", root.exitCodes());
        pages.stream().skip(1).forEach(page -> reference.page(page, root.exitCodes()));
        return reference.text.toString();
    }

    private void page(CommandPage page, List<Entry> usual) {
        boolean top = page.name().chars().filter(c -> c == ' ').count() == 1;
        text.append("%n%s %s%n%n%s%n".formatted(top ? "##" : "###", page.name(), plain(page.about())));
        text.append("\n    ").append(page.synopsis()).append('\n');
        table("argument", page.arguments());
        table("option", page.options());
        table("command", page.commands());
        page.notes().forEach(note -> text.append('\n').append(plain(note)).append('\n'));
        if (!page.exitCodes().equals(usual)) {
            table("code", page.exitCodes());
        }
        if (!page.examples().isEmpty()) {
            int width = page.examples().stream()
                    .filter(example -> !example.about().isEmpty())
                    .mapToInt(example -> example.term().length())
                    .max()
                    .orElse(0);
            text.append(page.examples().stream()
                    .map(example -> example(example, width))
                    .collect(Collectors.joining("\n", "\n```sh\n", "\n```\n")));
        }
    }

    private static String example(Entry example, int width) {
        String padding = " ".repeat(Math.max(0, width - example.term().length()));
        return example.about().isEmpty() ? example.term() : example.term() + padding + "   # " + example.about();
    }

    private void table(String heading, List<Entry> entries) {
        if (!entries.isEmpty()) {
            text.append("%n| %s | meaning |%n| --- | --- |%n".formatted(heading));
            entries.forEach(entry ->
                    text.append("| `%s` | %s |%n".formatted(entry.term().replace("|", "\\|"), plain(entry.about()))));
        }
    }

    /** What Markdown would take for markup is none of it. */
    private static String plain(String prose) {
        return prose.replace("|", "\\|").replace("*", "\\*").replace("_", "\\_").replace("<", "&lt;");
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
