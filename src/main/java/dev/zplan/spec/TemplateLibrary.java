package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The templates that zones start from, each read once, with those that they start from themselves already merged. */
final class TemplateLibrary {

    /** The field that names a template. */
    static final String TEMPLATE = "template";

    private final Templates templates;
    private final NodeSchema schema;
    private final Expressions expressions;
    private final Scope variables;
    private final Diagnostics out;
    private final Map<String, Optional<Draft>> merged = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    TemplateLibrary(Templates templates, NodeSchema zone, Expressions expressions, Scope variables, Diagnostics out) {
        this.templates = templates;
        this.schema = new NodeSchema(
                TEMPLATE, "What zones have in common", true, true, zone.fields(), zone.blocks(), zone.open());
        this.expressions = expressions;
        this.variables = variables;
        this.out = out;
    }

    /** A zone or template laid over the template that it names, if it names one; empty if that cannot be had. */
    Optional<Draft> apply(Draft draft) {
        Optional<Scalar> named = draft.scalar(TEMPLATE);
        if (named.isEmpty()) {
            return Optional.of(draft);
        }
        return named.map(scalar -> name(scalar))
                .flatMap(name -> find(name, named.get()))
                .map(draft::over);
    }

    private @Nullable String name(Scalar scalar) {
        Evaluated name = expressions.evaluate(scalar, variables, out);
        if (name != null && (name.secret() || !(name.value() instanceof Value.Text))) {
            out.error(
                    "zplan::spec::template_name",
                    "the name of a template is a text that is not secret",
                    scalar.span(),
                    "templates: " + String.join(", ", templates.names()));
            return null;
        }
        return name == null ? null : name.value().show();
    }

    private Optional<Draft> find(String name, Scalar use) {
        Optional<Draft> known = merged.get(name);
        if (known != null) {
            return known;
        }
        if (!open.add(name)) {
            out.error(
                    "zplan::spec::template_cycle",
                    "the template `" + name + "` starts from itself",
                    use.span(),
                    "the way is " + String.join(" → ", open) + " → " + name);
            return Optional.empty();
        }
        Optional<Source> source = templates.find(name);
        if (source.isEmpty()) {
            out.error(
                    "zplan::spec::unknown_template",
                    "there is no template `" + name + "`",
                    use.span(),
                    new Known("templates", templates.names()).help(name));
        }
        Optional<Draft> draft = source.flatMap(text -> read(name, text, use)).flatMap(this::apply);
        open.remove(name);
        merged.put(name, draft);
        return draft;
    }

    private Optional<Draft> read(String name, Source source, Scalar use) {
        Diagnostics found = new Diagnostics();
        List<Draft> drafts = new DocumentReader(List.of(schema)).drafts(source, found);
        found.list().forEach(diagnostic -> out.add(pointingBack(diagnostic, use.span())));
        String key = Draft.keyField(schema).orElse("name");
        for (Draft draft : drafts) {
            boolean right =
                    draft.scalar(key).filter(s -> s.value().show().equals(name)).isPresent();
            if (right && drafts.size() == 1) {
                return Optional.of(draft.without(key));
            }
        }
        if (!drafts.isEmpty()) {
            out.error(
                    "zplan::spec::template_name",
                    source.name() + " is not the one template `" + name + "`",
                    drafts.get(drafts.size() - 1).span(),
                    "a template's file holds one node, `template \"" + name + "\"`");
        }
        return Optional.empty();
    }

    /** What is wrong in a template, and which place brought it to light. */
    static Diagnostic pointingBack(Diagnostic diagnostic, Span user) {
        Span span = diagnostic.span();
        if (span != null && span.source().equals(user.source())) {
            return diagnostic;
        }
        String help = diagnostic.help() == null ? "" : diagnostic.help() + "\n";
        return new Diagnostic(
                diagnostic.severity(), diagnostic.code(), diagnostic.message(), span, help + "used at " + user);
    }
}
