package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names that the expressions of one zone may use: the variables, the zone's own {@code name}, {@code index} and {@code host},
 * and its fields below {@code zone}. Fields are evaluated when they are asked for, and once.
 */
final class ZoneScope implements Scope, Checker.Values {

    private final Draft zone;
    private final Scope variables;
    private final Map<String, Evaluated> own;
    private final Expressions expressions;
    private final Diagnostics out;
    private final IdentityHashMap<Scalar, Optional<Evaluated>> known = new IdentityHashMap<>();
    private final Map<Scalar, String> open = new LinkedHashMap<>();

    /** @param own the names that are the zone's own: {@code name}, and {@code index} of a copy */
    ZoneScope(Draft zone, Scope variables, Map<String, Evaluated> own, Expressions expressions, Diagnostics out) {
        this.zone = zone;
        this.variables = variables;
        this.own = own;
        this.expressions = expressions;
        this.out = out;
    }

    /** Says what a scalar stands for, or that it has been told why it stands for nothing. */
    void settle(Scalar scalar, Optional<Evaluated> value) {
        known.put(scalar, value);
    }

    @Override
    public Lookup find(String name) {
        Evaluated mine = own.get(name);
        if (mine != null) {
            return new Lookup.Found(mine);
        }
        return switch (name) {
            case "zone" -> new Lookup.Inner(new Fields("zone.", zone));
            case "host" -> zone.scalar(name).isPresent() ? new Fields("zone.", zone).find(name) : variables.find(name);
            default -> variables.find(name);
        };
    }

    @Override
    public Collection<String> names() {
        TreeSet<String> names = new TreeSet<>(variables.names());
        names.addAll(own.keySet());
        names.add("zone");
        if (zone.scalar("host").isPresent()) {
            names.add("host");
        }
        return names;
    }

    @Override
    public @Nullable Evaluated of(Scalar scalar) {
        Optional<Evaluated> value = known.get(scalar);
        if (value == null) {
            value = Optional.ofNullable(expressions.evaluate(scalar, this, out));
            known.put(scalar, value);
        }
        return value.orElse(null);
    }

    private Lookup field(String path, Scalar scalar) {
        if (open.containsKey(scalar)) {
            List<String> way = new ArrayList<>(open.values());
            way = way.subList(way.indexOf(path), way.size());
            return new Lookup.Missing(new Lookup.Reason(
                    "zplan::spec::expression_cycle",
                    "`" + path + "` is made from itself",
                    "the way is " + String.join(" → ", way) + " → " + path));
        }
        open.put(scalar, path);
        Evaluated value = of(scalar);
        open.remove(scalar);
        return value == null ? new Lookup.Missing(null) : new Lookup.Found(value);
    }

    /** The single fields of a node, and its children that may stand only once. */
    private final class Fields implements Scope {
        private final String path;
        private final Draft draft;

        Fields(String path, Draft draft) {
            this.path = path;
            this.draft = draft;
        }

        @Override
        public Lookup find(String name) {
            Optional<Draft> block = block(name);
            if (block.isPresent()) {
                return new Lookup.Inner(new Fields(path + name + ".", block.get()));
            }
            Optional<FieldSchema> field = draft.schema().field(name);
            if (field.isPresent() && field.get().list()) {
                return new Lookup.Unknown();
            }
            Optional<Scalar> scalar = draft.scalar(name);
            if (scalar.isPresent()) {
                return field(path + name, scalar.get());
            }
            Value fallback = field.map(FieldSchema::fallback).orElse(null);
            return fallback == null ? new Lookup.Unknown() : new Lookup.Found(new Evaluated(fallback, false));
        }

        private Optional<Draft> block(String name) {
            return draft.blocks().stream()
                    .filter(b -> b.schema().name().equals(name) && !b.schema().repeatable())
                    .findFirst();
        }

        @Override
        public Collection<String> names() {
            TreeSet<String> names = new TreeSet<>();
            draft.fields().keySet().stream()
                    .filter(name ->
                            draft.schema().field(name).map(f -> !f.list()).orElse(true))
                    .forEach(names::add);
            draft.schema().fields().stream().filter(f -> f.fallback() != null).forEach(f -> names.add(f.name()));
            draft.blocks().stream()
                    .filter(b -> !b.schema().repeatable())
                    .forEach(b -> names.add(b.schema().name()));
            return names;
        }
    }
}
