package dev.zplan.sim.shell;

import dev.zplan.sim.files.FileView;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Makes arguments of words: variables, substitutions, splitting at blanks, names of files. */
final class Expansion {

    private final Shell shell;

    Expansion(Shell shell) {
        this.shell = shell;
    }

    /** The arguments that words stand for. */
    List<String> arguments(List<Word> words) throws UnknownSyntax, Jump {
        List<String> arguments = new ArrayList<>();
        for (Word word : words) {
            for (Field field : fields(word)) {
                arguments.addAll(field.wild() ? names(field) : List.of(field.text()));
            }
        }
        return arguments;
    }

    /** The one text that a word stands for, as in an assignment. */
    String text(Word word) throws UnknownSyntax, Jump {
        return whole(word).text();
    }

    /** The word as a pattern, as in {@code case}. */
    Field whole(Word word) throws UnknownSyntax, Jump {
        Field field = new Field();
        for (Word.Part part : word.parts()) {
            field.add(value(part), part.quoted());
        }
        return field;
    }

    private List<Field> fields(Word word) throws UnknownSyntax, Jump {
        List<Field> fields = new ArrayList<>();
        Field current = null;
        for (Word.Part part : word.parts()) {
            if (part instanceof Word.Text || part.quoted()) {
                if (part instanceof Word.Variable variable && variable.name().equals("@")) {
                    for (String one : shell.parameters()) {
                        Field field = new Field();
                        field.add(one, true);
                        fields.add(field);
                    }
                    continue;
                }
                current = current == null ? new Field() : current;
                current.add(value(part), part.quoted());
                continue;
            }
            String value = value(part);
            String[] pieces = value.strip().split("\\s+");
            if (!value.isEmpty() && Character.isWhitespace(value.charAt(0)) && current != null) {
                fields.add(current);
                current = null;
            }
            for (int i = 0; i < pieces.length && !value.isBlank(); i++) {
                if (i > 0 && current != null) {
                    fields.add(current);
                    current = null;
                }
                current = current == null ? new Field() : current;
                current.add(pieces[i], false);
            }
            if (!value.isBlank() && Character.isWhitespace(value.charAt(value.length() - 1)) && current != null) {
                fields.add(current);
                current = null;
            }
        }
        if (current != null) {
            fields.add(current);
        }
        return fields;
    }

    private String value(Word.Part part) throws UnknownSyntax, Jump {
        if (part instanceof Word.Text text) {
            return text.text();
        }
        if (part instanceof Word.Substitution substitution) {
            return shell.substituted(substitution.text());
        }
        if (part instanceof Word.Arithmetic arithmetic) {
            return Long.toString(Expression.value(
                    arithmetic.expression(), n -> shell.value(n).orElse("")));
        }
        return variable((Word.Variable) part);
    }

    private String variable(Word.Variable variable) throws UnknownSyntax, Jump {
        String value = shell.value(variable.name()).orElse(null);
        boolean missing =
                value == null || (value.isEmpty() && variable.otherwise().startsWith(":"));
        switch (variable.otherwise()) {
            case "-", ":-" -> {
                return missing || value == null ? text(variable.word()) : value;
            }
            case "+", ":+" -> {
                return missing ? "" : text(variable.word());
            }
            case ":?" -> {
                if (missing || value == null) {
                    String why = text(variable.word());
                    throw shell.fatal(variable.name() + ": " + (why.isEmpty() ? "parameter null or not set" : why));
                }
                return value;
            }
            default -> {
                if (value == null && shell.strict()) {
                    throw shell.fatal(variable.name() + ": parameter not set");
                }
                return value == null ? "" : value;
            }
        }
    }

    /** The files that a pattern names; if there are none, the pattern itself. */
    private List<String> names(Field field) {
        String text = field.text();
        FileView files = shell.files();
        TreeSet<String> found = new TreeSet<>(List.of(text.startsWith("/") ? "/" : ""));
        String[] parts = text.split("/+");
        for (String part : parts) {
            if (part.isEmpty()) {
                continue;
            }
            TreeSet<String> next = new TreeSet<>();
            Field one = new Field();
            one.add(part, false);
            for (String base : found) {
                String directory = base.isEmpty() ? "." : base;
                String prefix = base.isEmpty() || base.endsWith("/") ? base : base + "/";
                if (!one.wild()) {
                    if (files.itself(prefix + part) != null) {
                        next.add(prefix + part);
                    }
                } else if (files.isDirectory(directory)) {
                    files.list(directory).stream()
                            .filter(n -> part.startsWith(".") || !n.startsWith("."))
                            .filter(n -> one.matches(n, false))
                            .forEach(n -> next.add(prefix + n));
                }
            }
            found = next;
        }
        return found.isEmpty() ? List.of(text) : List.copyOf(found);
    }
}
