package dev.zplan.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the characters of a value, it is one word, or a part of one, and nothing else. */
class QuotingProperties {

    private static final Kinds KINDS = Modules.builtIn();

    /** A command of a module with the module that it is of. */
    private record Command(ModuleDef module, CommandTemplate template) {}

    @Property(tries = 60)
    void everyBuiltInCommandHasTheSameWordsWhateverTheValues(@ForAll("hostile") List<String> values) {
        for (Command command : commands()) {
            List<String> marks = new ArrayList<>();
            List<String> plain = words(command, () -> {
                marks.add("MARK" + marks.size() + "x");
                return marks.get(marks.size() - 1);
            });
            List<String> texts = new ArrayList<>();
            List<String> found = words(command, () -> {
                texts.add(values.get(texts.size() % values.size()));
                return texts.get(texts.size() - 1);
            });

            assertThat(found).as(command.template().text()).isEqualTo(filled(plain, marks, texts));
        }
    }

    @Property(tries = 25)
    void aShellReadsTheSameWords(@ForAll("hostile") List<String> values) {
        Assume.that(values.stream().noneMatch(v -> v.indexOf('\0') >= 0));
        CommandLine line = new CommandLine(values, null);
        for (String shell : shells()) {
            assertThat(wordsOf(shell, line.shell())).as(shell).isEqualTo(line.argv());
        }
    }

    @Property(tries = 300)
    void splittingIsTheWayBackFromQuoting(@ForAll("hostile") List<String> values) {
        assertThat(ShellWords.split(new CommandLine(values, null).shell())).isEqualTo(values);
    }

    @Property(tries = 60)
    void aHereDocumentHoldsItsTextWhateverItSays(@ForAll("hostile") List<String> lines) {
        Assume.that(lines.stream().noneMatch(v -> v.indexOf('\0') >= 0));
        String text = String.join("\n", lines) + "\nEOF\n$(echo no)\n";
        String script = new CommandLine(List.of("cat"), text).script();

        assertThat(run("/bin/sh", script)).isEqualTo(text);
    }

    private static List<Command> commands() {
        return KINDS.all().stream()
                .map(Kind::module)
                .flatMap(m -> Stream.concat(
                                m.commands().values().stream().flatMap(List::stream),
                                Stream.concat(
                                        m.claims().values().stream(),
                                        m.reads().stream().map(ReadDef::command)))
                        .map(t -> new Command(m, t)))
                .toList();
    }

    /** The words with a text from {@code next} for each value. */
    private static List<String> words(Command command, Supplier<String> next) {
        Map<String, Value> model = new TreeMap<>();
        ModuleDef module = command.module();
        model.put(module.key(), Value.text(next.get()));
        for (FieldDef field : module.fields()) {
            if (field.map()) {
                model.put(
                        field.name(),
                        Value.record(Map.of("a" + next.get(), Value.text(next.get()), "b", Value.text(next.get()))));
            } else if (field.name().equals("args")) {
                model.put("args", Value.list(List.of(Value.text(next.get()), Value.text(next.get()))));
            } else if (field.type().name().equals("vlan-id")
                    || field.type().name().equals("size")) {
                model.put(field.name(), Value.number(7));
            } else {
                model.put(field.name(), Value.text(next.get()));
            }
        }
        model.put("key", Value.text("k" + next.get()));
        model.put("value", Value.text(next.get()));
        model.put("after", Value.record(Map.of()));
        for (String more : List.of("aside", "to", "root", "zonepath", "publisher", "copy", "file")) {
            model.put(more, Value.text(next.get()));
        }
        model.put("options", Value.list(List.of(Value.text(next.get()), Value.text(next.get()))));
        return command.template().render(model).argv();
    }

    private static List<String> filled(List<String> plain, List<String> marks, List<String> texts) {
        return plain.stream()
                .map(word -> {
                    StringBuilder filled = new StringBuilder();
                    int at = 0;
                    for (int mark = word.indexOf("MARK"); mark >= 0; mark = word.indexOf("MARK", at)) {
                        int end = word.indexOf('x', mark) + 1;
                        filled.append(word, at, mark).append(texts.get(marks.indexOf(word.substring(mark, end))));
                        at = end;
                    }
                    return filled.append(word.substring(at)).toString();
                })
                .toList();
    }

    private static List<String> shells() {
        return Stream.of("/bin/sh", "/bin/dash", "/bin/bash")
                .filter(s -> new java.io.File(s).canExecute())
                .toList();
    }

    private static List<String> wordsOf(String shell, String line) {
        String out = run(shell, "set -- " + line + "\nfor w do printf '%s\\0' \"$w\"; done\n");
        List<String> words = new ArrayList<>(List.of(out.split("\0", -1)));
        words.remove(words.size() - 1);
        return words;
    }

    private static String run(String shell, String script) {
        try {
            ProcessBuilder builder = new ProcessBuilder(shell).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Texts of anything that Unicode has, and of what shells and FreeMarker care for. */
    @Provide
    Arbitrary<List<String>> hostile() {
        Arbitrary<String> any = Arbitraries.strings().all().filter(QuotingProperties::isUnicode);
        Arbitrary<String> syntax = Arbitraries.strings()
                .withChars(" '\"\\$`;|&<>(){}[]*?~#!=%\n\t\rab-${}\u00e9\u2713")
                .ofMaxLength(12);
        Arbitrary<String> known = Arbitraries.of(
                "",
                "'",
                "''",
                "\\",
                "\\'",
                "$(id)",
                "${x}",
                "<#if x>",
                "-",
                "--",
                "a b",
                "\n",
                "'; rm -rf /; '",
                "EOF");
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(1, any),
                        net.jqwik.api.Tuple.of(3, syntax),
                        net.jqwik.api.Tuple.of(2, known))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static boolean isUnicode(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
