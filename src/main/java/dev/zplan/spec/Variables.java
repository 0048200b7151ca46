package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The variables of a load: declared in files, given from outside, and known to every expression. */
final class Variables implements Scope {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> RESERVED =
            Set.of("name", "index", "host", "zone", "true", "false", "gt", "gte", "lt", "lte", "as", "in", "using");

    private final Map<String, VariableDeclaration> declared = new LinkedHashMap<>();
    private final Map<String, Lookup> values = new HashMap<>();
    private final Set<String> outside = new HashSet<>();
    private final List<Scalar> concealed = new ArrayList<>();
    private final Placement placement;
    private final Expressions expressions;
    private final Diagnostics out;

    Variables(Placement placement, Expressions expressions, Diagnostics out) {
        this.placement = placement;
        this.expressions = expressions;
        this.out = out;
    }

    /** Takes a declaration. */
    void declare(VariableDeclaration declaration) {
        String name = declaration.name();
        if (RESERVED.contains(name) || !NAME.matcher(name).matches()) {
            out.error(
                    "zplan::spec::variable_name",
                    "`" + name + "` cannot be the name of a variable",
                    declaration.span(),
                    RESERVED.contains(name)
                            ? "it already has a meaning in expressions"
                            : "use letters, digits and _, a letter first: a dash would mean subtraction");
            return;
        }
        if (declaration.fallback() != null) {
            conceal(declaration, declaration.fallback());
        }
        placement.valuesOf(name).forEach(value -> conceal(declaration, value));
        VariableDeclaration earlier = declared.putIfAbsent(name, declaration);
        if (earlier != null && !earlier.sameAs(declaration)) {
            out.error(
                    "zplan::spec::variable_twice",
                    "the variable `" + name + "` is declared differently in two places",
                    declaration.span(),
                    "the first is at " + earlier.span() + "; variables are shared by all files loaded together");
        }
    }

    /** Gives every variable its value, in the order of their declarations. */
    void resolve(Map<String, Scalar> given) {
        outside.addAll(given.keySet());
        given.forEach((name, value) -> values.put(name, new Lookup.Found(new Evaluated(value.value(), false))));
        for (VariableDeclaration declaration : declared.values()) {
            values.put(declaration.name(), lookup(declaration, given.get(declaration.name())));
        }
    }

    /** Whether it was given a value from outside, which counts more than what any file says. */
    boolean isGiven(String name) {
        return outside.contains(name);
    }

    /** A variable with a value that an inventory gives it, in the type that it has. */
    Lookup typed(String name, Scalar value) {
        VariableDeclaration declaration = declared.get(name);
        if (declaration == null) {
            return new Lookup.Found(new Evaluated(value.value(), false));
        }
        VariableType type = declaration.type();
        return typed(name, type, new Evaluated(value.value(), declaration.secret()), value.span());
    }

    private Lookup lookup(VariableDeclaration declaration, @Nullable Scalar given) {
        Scalar written = declaration.fallback();
        // a default that is not needed still tells the type, but its problems do not matter
        Diagnostics problems = given == null ? out : new Diagnostics();
        Evaluated fallback = written == null ? null : expressions.evaluate(written, this, problems);
        VariableType type = declaration.type();
        if (given != null) {
            VariableType likely = type == null && fallback != null ? VariableType.of(fallback.value()) : type;
            Evaluated value = new Evaluated(given.value(), declaration.secret());
            return typed(declaration.name(), likely, value, given.span());
        }
        if (written == null) {
            return unset(declaration);
        }
        if (fallback == null) {
            return new Lookup.Missing(null);
        }
        Evaluated value = new Evaluated(fallback.value(), fallback.secret() || declaration.secret());
        return typed(declaration.name(), type, value, written.span());
    }

    private Lookup typed(String name, @Nullable VariableType type, Evaluated value, Span span) {
        if (type == null) {
            return new Lookup.Found(value);
        }
        if (type.read(value.value()) instanceof FieldType.Outcome.Accepted accepted) {
            return new Lookup.Found(new Evaluated(accepted.value(), value.secret()));
        }
        String shown = value.secret() ? "its secret value" : "`" + value.value().show() + "`";
        out.error(
                "zplan::spec::variable_type",
                "the variable `" + name + "` is a " + type.word() + ", and " + shown + " is not",
                span,
                "give " + type.about());
        return new Lookup.Missing(null);
    }

    private Lookup unset(VariableDeclaration declaration) {
        Lookup.Reason why = new Lookup.Reason(
                "zplan::spec::variable_unset",
                "the variable `" + declaration.name() + "` has no value",
                "give it one with `--set " + declaration.name()
                        + "=VALUE`, in a file with `--vars FILE`, or in the environment as " + Inputs.PREFIX
                        + declaration.name());
        if (declaration.required() && placement.valuesOf(declaration.name()).isEmpty()) {
            out.error(why.code(), why.message(), declaration.span(), why.help());
            return new Lookup.Missing(null);
        }
        return new Lookup.Missing(why);
    }

    @Override
    public Lookup find(String name) {
        return values.getOrDefault(name, new Lookup.Unknown());
    }

    @Override
    public Collection<String> names() {
        return values.keySet();
    }

    /** All that may be given a value: those that are declared, and those that some host has. */
    Collection<String> knownNames() {
        Set<String> known = new TreeSet<>(placement.names());
        known.addAll(declared.keySet());
        return known;
    }

    @Nullable
    VariableDeclaration declaration(String name) {
        return declared.get(name);
    }

    /** The values, secrets as such. */
    Map<String, Value> values(Secrets secrets) {
        Map<String, Value> all = new TreeMap<>();
        values.forEach((name, lookup) -> {
            if (lookup instanceof Lookup.Found found) {
                Evaluated value = found.value();
                all.put(name, value.secret() ? secrets.of(value.value().show()) : value.value());
            }
        });
        return all;
    }

    /** Takes note of what a secret variable was given, whether or not it comes to be used. */
    void conceal(VariableDeclaration declaration, Scalar given) {
        if (declaration.secret()) {
            concealed.add(given);
        }
    }

    /** What must not be shown, and where it stands. */
    List<Scalar> concealed() {
        List<Scalar> all = new ArrayList<>(concealed);
        declared.forEach((name, declaration) -> {
            if (find(name) instanceof Lookup.Found found && found.value().secret()) {
                all.add(new Scalar(found.value().value(), declaration.span()));
            }
        });
        return all;
    }
}
