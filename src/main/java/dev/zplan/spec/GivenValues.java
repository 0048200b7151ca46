package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that variables are given from outside: by files, the environment, the command line, the last of them counting. */
final class GivenValues {

    private final Variables variables;
    private final Diagnostics out;
    private final Map<String, Scalar> given = new HashMap<>();

    GivenValues(Variables variables, Diagnostics out) {
        this.variables = variables;
        this.out = out;
    }

    Map<String, Scalar> read(Inputs inputs, TextFiles files) {
        for (Path path : inputs.files()) {
            files.read(path, null).ifPresent(this::file);
        }
        inputs.environment().forEach(this::environment);
        inputs.set().forEach(this::set);
        return given;
    }

    private void file(Source source) {
        Document document = new DocumentReader(List.of()).nodes(source);
        out.addAll(document.diagnostics());
        Map<String, Span> seen = new HashMap<>();
        for (SpecNode node : document.nodes()) {
            Span earlier = seen.putIfAbsent(node.name(), node.span());
            if (earlier != null) {
                out.error(
                        "zplan::spec::field_twice",
                        "`" + node.name() + "` is given twice",
                        node.span(),
                        "the first is at " + earlier);
            } else if (node.arguments().size() != 1 || !node.children().isEmpty()) {
                out.error(
                        "zplan::spec::variable_value",
                        "the variable `" + node.name() + "` takes one value",
                        node.span(),
                        "a file of variables holds names and values only");
            } else {
                give(node.name(), node.span(), node.arguments().get(0));
            }
        }
    }

    private void environment(String key, String value) {
        String name = key.substring(Inputs.PREFIX.length());
        if (!variables.knownNames().contains(name)) {
            out.warning(
                    "zplan::spec::unknown_variable",
                    key + " is set in the environment, but there is no variable `" + name + "`",
                    null,
                    known().help(name));
            return;
        }
        outside("environment", key, name, value);
    }

    private void set(String name, String value) {
        outside("--set", name, name, value);
    }

    /** The source shows only the name: the value may be secret. */
    private void outside(String source, String shown, String name, String value) {
        Span span = new Source(source, shown).span(1, 1, shown.codePointCount(0, shown.length()));
        give(name, span, new Scalar(Value.text(value), span));
    }

    private void give(String name, Span span, Scalar value) {
        @Nullable VariableDeclaration declaration = variables.declaration(name);
        if (!variables.knownNames().contains(name)) {
            out.error("zplan::spec::unknown_variable", "there is no variable `" + name + "`", span, known().help(name));
            return;
        }
        if (declaration != null) {
            variables.conceal(declaration, value);
        }
        given.put(name, value);
    }

    private Known known() {
        return new Known("variables", variables.knownNames());
    }
}
