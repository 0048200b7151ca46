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
    private final Placing placing;
    private final Secrets secrets;
    private final Diagnostics out;

    Zones(TemplateLibrary templates, Expressions expressions, Placing placing, Secrets secrets, Diagnostics out) {
        this.templates = templates;
        this.expressions = expressions;
        this.placing = placing;
        this.secrets = secrets;
        this.out = out;
    }

    /** The zones that a node stands for: one, or as many as its {@code count} and its hosts say. Wrong ones are told and left out. */
    List<Block> expand(Draft written) {
        List<Block> zones = new ArrayList<>();
        templates.apply(written).map(placing::each).orElse(List.of()).forEach(zone -> zones.addAll(copies(zone)));
        return zones;
    }

    private List<Block> copies(Draft zone) {
        List<Block> zones = new ArrayList<>();
        Optional<Scalar> count = zone.scalar(COUNT);
        Scope there = placing.settle(zone, Map.of()).scope();
        Optional<Evaluated> base = name(zone).map(name -> expressions.evaluate(name, there, out));
        if (count.isEmpty()) {
            // a name may use variables only, so that everything else may use the name
            single(zone, base.orElse(null)).ifPresent(zones::add);
            return zones;
        }
        int copies = count(count.get(), there);
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

    private Optional<Block> single(Draft zone, @Nullable Evaluated name) {
        return check(zone, name(zone).orElse(null), name == null ? Map.of() : Map.of("name", name));
    }

    private static Optional<Scalar> name(Draft zone) {
        return zone.scalar(nameField(zone));
    }

    private static String nameField(Draft zone) {
        return Draft.keyField(zone.schema()).orElse("name");
    }

    private int count(Scalar scalar, Scope there) {
        Evaluated value = expressions.evaluate(scalar, there, out);
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
        Placing.Placed placed = placing.settle(zone, own);
        ZoneScope scope = new ZoneScope(placed.node(), placed.scope(), own, expressions, found);
        if (name != null) {
            scope.settle(name, Optional.ofNullable(own.get("name")));
        }
        Optional<Block> block = new Checker(scope, secrets, found).check(placed.node());
        found.list().forEach(diagnostic -> out.add(TemplateLibrary.pointingBack(diagnostic, zone.span())));
        return block;
    }
}
