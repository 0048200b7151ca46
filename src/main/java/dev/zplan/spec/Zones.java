package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes checked zones of zone nodes: templates laid under, copies made, expressions evaluated. */
final class Zones {

    private static final String COUNT = "count";
    private static final int MOST = 999;

    private final TemplateLibrary templates;
    private final Expressions expressions;
    private final Scope variables;
    private final Secrets secrets;
    private final Diagnostics out;

    Zones(TemplateLibrary templates, Expressions expressions, Scope variables, Secrets secrets, Diagnostics out) {
        this.templates = templates;
        this.expressions = expressions;
        this.variables = variables;
        this.secrets = secrets;
        this.out = out;
    }

    /** The zones that a node stands for: one, or as many as its {@code count} says. Wrong ones are told and left out. */
    List<Block> expand(Draft written) {
        Optional<Draft> merged = templates.apply(written);
        List<Block> zones = new ArrayList<>();
        if (merged.isEmpty()) {
            return zones;
        }
        Draft zone = merged.get();
        Optional<Scalar> count = zone.scalar(COUNT);
        if (count.isEmpty()) {
            single(zone).ifPresent(zones::add);
            return zones;
        }
        Optional<Evaluated> base = name(zone).map(name -> expressions.evaluate(name, variables, out));
        int copies = count(count.get());
        for (int i = 1; i <= copies && base.isPresent(); i++) {
            Optional<Block> copy = copy(zone, base.get(), i);
            if (copy.isEmpty()) {
                break; // the others would only repeat it
            }
            zones.add(copy.get());
        }
        return zones;
    }

    private Optional<Block> copy(Draft zone, Evaluated base, int index) {
        Evaluated full = new Evaluated(Value.text(base.value().show() + index), base.secret());
        Scalar name = new Scalar(full.value(), name(zone).map(Scalar::span).orElse(zone.span()));
        Map<String, Evaluated> own = Map.of("name", full, "index", new Evaluated(Value.number(index), false));
        return check(zone.with(nameField(zone), name), name, own);
    }

    private Optional<Block> single(Draft zone) {
        Optional<Scalar> name = name(zone);
        // a name may use variables only, so that everything else may use the name
        Evaluated value =
                name.map(scalar -> expressions.evaluate(scalar, variables, out)).orElse(null);
        return check(zone, name.orElse(null), value == null ? Map.of() : Map.of("name", value));
    }

    private static Optional<Scalar> name(Draft zone) {
        return zone.scalar(nameField(zone));
    }

    private static String nameField(Draft zone) {
        return Draft.keyField(zone.schema()).orElse("name");
    }

    private int count(Scalar scalar) {
        Evaluated value = expressions.evaluate(scalar, variables, out);
        if (value == null) {
            return 0;
        }
        String text = value.value().show();
        if (!value.secret() && text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= MOST) {
            return Integer.parseInt(text);
        }
        out.error(
                "zplan::spec::count_invalid",
                (value.secret() ? "a secret" : "`" + text + "`") + " is not a number of copies",
                scalar.span(),
                "write a whole number from 0 to " + MOST);
        return 0;
    }

    private Optional<Block> check(Draft zone, @Nullable Scalar name, Map<String, Evaluated> own) {
        Diagnostics found = new Diagnostics();
        ZoneScope scope = new ZoneScope(zone, variables, own, expressions, found);
        if (name != null) {
            scope.settle(name, Optional.ofNullable(own.get("name")));
        }
        Optional<Block> block = new Checker(scope, secrets, found).check(zone);
        found.list().forEach(diagnostic -> out.add(TemplateLibrary.pointingBack(diagnostic, zone.span())));
        return block;
    }
}
