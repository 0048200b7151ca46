package dev.zplan.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The help of one command, taken apart.
 *
 * @param name with those of the commands above it, as {@code zplan sim run}
 * @param about what it does, in sentences
 * @param synopsis how it is called, on one line
 * @param arguments what it takes by position
 * @param options what it takes by name, in the order of the alphabet; not those that every command has
 * @param common the options that every command has
 * @param commands the commands below it, each with what it does
 * @param notes further paragraphs
 * @param exitCodes what it ends with
 * @param examples how it is used
 */
public record CommandPage(
        String name,
        String about,
        String synopsis,
        List<Entry> arguments,
        List<Entry> options,
        List<Entry> common,
        List<Entry> commands,
        List<String> notes,
        List<Entry> exitCodes,
        List<Entry> examples) {

    private static final String EXAMPLES = "Examples:";
    private static final List<String> COMMON = List.of("--color", "--help", "--version");

    /**
     * A line of a list.
     *
     * @param term what is explained
     * @param about the explanation; empty for none
     */
    public record Entry(String term, String about) {}

    /** Keeps copies. */
    public CommandPage {
        arguments = List.copyOf(arguments);
        options = List.copyOf(options);
        common = List.copyOf(common);
        commands = List.copyOf(commands);
        notes = List.copyOf(notes);
        exitCodes = List.copyOf(exitCodes);
        examples = List.copyOf(examples);
    }

    /** The pages of a command and of all below it, in the order in which its help lists them; hidden ones are left out. */
    public static List<CommandPage> all(CommandLine line) {
        return Stream.concat(Stream.of(of(line)), visible(line).stream().flatMap(below -> all(below).stream()))
                .toList();
    }

    static List<CommandLine> visible(CommandLine line) {
        return line.getSubcommands().values().stream()
                .filter(below -> !below.getCommandSpec().usageMessage().hidden())
                .toList();
    }

    private static CommandPage of(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        UsageMessageSpec usage = spec.usageMessage();
        List<String> footer = Arrays.stream(usage.footer())
                .flatMap(text -> text.replace("%n", "\n").lines())
                .toList();
        int examples = footer.indexOf(EXAMPLES);
        List<String> notes = examples < 0 ? footer : footer.subList(0, examples);
        List<OptionSpec> options = spec.options().stream()
                .filter(option -> !option.hidden())
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .toList();
        return new CommandPage(
                spec.qualifiedName(),
                String.join(" ", usage.description()),
                synopsis(line),
                spec.positionalParameters().stream()
                        .filter(argument -> !argument.hidden())
                        .map(argument -> entry(argument.paramLabel(), argument))
                        .toList(),
                options.stream()
                        .filter(o -> !common(o))
                        .map(CommandPage::option)
                        .toList(),
                options.stream()
                        .filter(CommandPage::common)
                        .map(CommandPage::option)
                        .toList(),
                visible(line).stream()
                        .map(below -> new Entry(
                                below.getCommandName(),
                                String.join(
                                        " ",
                                        below.getCommandSpec().usageMessage().description())))
                        .toList(),
                notes.stream().filter(text -> !text.isBlank()).toList(),
                exitCodes(usage.exitCodeList()),
                examples < 0 ? List.of() : examples(footer.subList(examples + 1, footer.size())));
    }

    private static boolean common(OptionSpec option) {
        return COMMON.contains(option.longestName());
    }

    private static String synopsis(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        String[] custom = spec.usageMessage().customSynopsis();
        if (custom.length > 0) {
            return String.join(" ", custom);
        }
        Help help = new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF));
        return help.synopsis(0).strip().replaceAll("\\s+", " ");
    }

    private static Entry option(OptionSpec option) {
        String names = String.join(", ", option.names());
        boolean valued = option.arity().max() > 0;
        return entry(valued ? names + "=" + option.paramLabel() : names, option);
    }

    private static Entry entry(String term, ArgSpec argument) {
        return new Entry(term, String.join(" ", argument.description()).replace("%%", "%"));
    }

    private static List<Entry> exitCodes(Map<String, String> codes) {
        return codes.entrySet().stream()
                .map(code -> new Entry(code.getKey().strip(), code.getValue()))
                .toList();
    }

    /** An example may have a comment behind it, two blanks apart; or below it, where it is too long for that. */
    private static List<Entry> examples(List<String> lines) {
        List<Entry> examples = new ArrayList<>();
        for (String line : lines) {
            String text = line.strip();
            int gap = text.indexOf("   ");
            if (text.isEmpty()) {
                continue;
            }
            if (line.startsWith("     ") && !examples.isEmpty()) {
                Entry last = examples.remove(examples.size() - 1);
                examples.add(new Entry(last.term(), (last.about() + " " + text).strip()));
            } else if (gap < 0) {
                examples.add(new Entry(text, ""));
            } else {
                examples.add(
                        new Entry(text.substring(0, gap), text.substring(gap).strip()));
            }
        }
        return examples;
    }
}
