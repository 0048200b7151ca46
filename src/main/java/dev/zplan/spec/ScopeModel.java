package dev.zplan.spec;

import dev.zplan.resource.Value;
import freemarker.template.SimpleNumber;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateNumberModel;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A scope as FreeMarker sees it. It gives texts, numbers, flags and scopes, and nothing of Java's. */
final class ScopeModel implements TemplateHashModel {

    /** A size counts as its bytes in arithmetic, and is written with its unit. */
    record SizeModel(Value.Size size) implements TemplateNumberModel {
        @Override
        public Number getAsNumber() {
            return BigDecimal.valueOf(size.bytes());
        }
    }

    private final Scope scope;
    private final String path;
    private final Trace trace;

    /**
     * @param path what the scope's names are written after, with the dot; empty at the top
     * @param trace learns what was used
     */
    ScopeModel(Scope scope, String path, Trace trace) {
        this.scope = scope;
        this.path = path;
        this.trace = trace;
    }

    @Override
    public @Nullable TemplateModel get(String name) {
        Lookup lookup = scope.find(name);
        if (lookup instanceof Lookup.Found found) {
            trace.used(found.value());
            return model(found.value().value());
        }
        if (lookup instanceof Lookup.Inner inner) {
            return new ScopeModel(inner.scope(), path + name + ".", trace);
        }
        trace.missed(lookup instanceof Lookup.Missing missing ? missing : new Lookup.Missing(unknown(name)));
        return null;
    }

    private Lookup.Reason unknown(String name) {
        String full = path + name;
        Known known = new Known(
                "what an expression may name here",
                scope.names().stream().map(candidate -> path + candidate).toList());
        String dashed = scope.names().stream()
                .filter(candidate -> candidate.startsWith(name + "-"))
                .findFirst()
                .map(candidate ->
                        "write " + path.replaceAll("\\.$", "") + "[\"" + candidate + "\"] for a name with a dash")
                .orElse(known.help(full));
        return new Lookup.Reason(
                "zplan::spec::unknown_variable", "there is no `" + full + "` to use in an expression", dashed);
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    private static TemplateModel model(Value value) {
        if (value instanceof Value.Num num) {
            return new SimpleNumber(num.number());
        }
        if (value instanceof Value.Flag flag) {
            return flag.on() ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE;
        }
        if (value instanceof Value.Size size) {
            return new SizeModel(size);
        }
        return new SimpleScalar(value.show());
    }
}
