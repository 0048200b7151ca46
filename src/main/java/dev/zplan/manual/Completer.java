package dev.zplan.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Tells how a command line may go on.
 *
 * @param root zplan, with at least the command that the line is about
 * @param names what there is in the workspace for an argument
 */
public record Completer(CommandLine root, Function<Place, List<String>> names) {

    /**
     * Where a word is wanted.
     *
     * @param command the whole name of the command, as {@code zplan pool show}
     * @param label what its help calls the argument, as {@code ZONE}; of an option with its name before, as {@code --host HOST}
     */
    public record Place(String command, String label) {}

    /**
     * A way on.
     *
     * @param word the whole word that may stand there
     * @param about what it means; empty where the word says it
     */
    public record Candidate(String word, String about) {}

    /**
     * The ways on.
     *
     * @param words those before the cursor, without {@code zplan} itself; the last is the one that is being written, maybe empty
     */
    public List<Candidate> complete(List<String> words) {
        CommandLine line = root;
        int positional = 0;
        @Nullable OptionSpec pending = null;
        boolean literal = false;
        for (String word : words.subList(0, words.size() - 1)) {
            if (literal) {
                positional++;
            } else if (pending != null) {
                pending = null;
            } else if (word.equals("--")) {
                literal = true;
            } else if (word.startsWith("-")) {
                pending = word.contains("=") ? null : valued(line, word);
            } else if (line.getSubcommands().containsKey(word)) {
                line = Objects.requireNonNull(line.getSubcommands().get(word));
            } else {
                positional++;
            }
        }
        String last = words.get(words.size() - 1);
        return candidates(line, pending, literal, positional, last).stream()
                .filter(candidate -> candidate.word().startsWith(last))
                .distinct()
                .toList();
    }

    private List<Candidate> candidates(
            CommandLine line, @Nullable OptionSpec pending, boolean literal, int positional, String last) {
        if (pending != null) {
            return values(line, pending, "");
        }
        int equals = last.indexOf('=');
        if (!literal && last.startsWith("-") && equals > 0) {
            OptionSpec option = valued(line, last.substring(0, equals));
            return option == null ? List.of() : values(line, option, last.substring(0, equals + 1));
        }
        if (!literal && last.startsWith("-")) {
            return options(line.getCommandSpec());
        }
        List<Candidate> all = new ArrayList<>();
        if (!literal && positional == 0) {
            CommandPage.visible(line).forEach(below -> all.add(new Candidate(below.getCommandName(), brief(below))));
        }
        if (!literal || line.getCommandSpec().usageMessage().customSynopsis().length == 0) {
            line.getCommandSpec().positionalParameters().stream()
                    .filter(parameter -> takes(parameter, positional))
                    .findFirst()
                    .ifPresent(parameter -> all.addAll(values(line, parameter, "")));
        }
        return all;
    }

    private static boolean takes(PositionalParamSpec parameter, int index) {
        return parameter.index().contains(index) && !parameter.hidden();
    }

    private static @Nullable OptionSpec valued(CommandLine line, String name) {
        OptionSpec option = line.getCommandSpec().findOption(name);
        return option == null || option.arity().max() == 0 ? null : option;
    }

    private static List<Candidate> options(CommandSpec spec) {
        return spec.options().stream()
                .filter(option -> !option.hidden())
                .map(option -> new Candidate(option.longestName(), String.join(" ", option.description())))
                .toList();
    }

    private static String brief(CommandLine line) {
        return String.join(" ", line.getCommandSpec().usageMessage().description());
    }

    private List<Candidate> values(CommandLine line, ArgSpec argument, String prefix) {
        String command = line.getCommandSpec().qualifiedName();
        String label = argument.isOption()
                ? ((OptionSpec) argument).longestName() + " " + argument.paramLabel()
                : argument.paramLabel();
        return Stream.concat(fixed(argument), names.apply(new Place(command, label)).stream())
                .map(word -> new Candidate(prefix + word, ""))
                .toList();
    }

    /** The words of an enumeration, and those that a label lists: {@code kdl|yaml}. */
    private static Stream<String> fixed(ArgSpec argument) {
        Class<?> type = argument.auxiliaryTypes().length > 0 ? argument.auxiliaryTypes()[0] : argument.type();
        Object[] constants = type.getEnumConstants();
        if (constants != null) {
            return Arrays.stream(constants).map(Object::toString);
        }
        return argument.paramLabel().matches("[a-z]+(\\|[a-z]+)+")
                ? Arrays.stream(argument.paramLabel().split("\\|"))
                : Stream.empty();
    }
}
