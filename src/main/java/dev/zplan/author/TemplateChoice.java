package dev.zplan.author;

import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.NodeSchema;
import dev.zplan.zone.ZoneSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the template that says most of a zone, and leaves out what it says, and what is so anyway. A template that says anything
 * else than the zone fits only where the zone can say otherwise.
 */
public final class TemplateChoice {

    private static final NodeSchema ZONE = ZoneSchema.ZONE;

    /** What the question to a template says itself. */
    private static final Set<String> QUESTION = Set.of("template", "host");

    private final TemplateValues values;
    private final List<String> preferred;

    /**
     * Chooses among these.
     *
     * @param values what the templates say of each zone
     * @param preferred the names of templates to take, where several fit as well, the first first
     */
    public TemplateChoice(TemplateValues values, List<String> preferred) {
        this.values = values;
        this.preferred = List.copyOf(preferred);
    }

    private record Fit(String template, Sketch rest, int saved) {}

    /** The zone as a person would write it; without a template where none fits. */
    public Sketch apply(Sketch zone) {
        String name = zone.arguments().get(0).show();
        Map<String, Block> templates = values.of(name);
        return templates.entrySet().stream()
                .flatMap(e -> fit(zone, e.getKey(), e.getValue()).stream())
                .max(Comparator.comparingInt(Fit::saved)
                        .thenComparing(fit -> -rank(fit.template()))
                        .thenComparing(Fit::template, Comparator.reverseOrder()))
                .map(fit -> with(fit.template(), fit.rest()))
                .orElseGet(() -> entries(zone, new Remains(zone, ZONE, null).entries()));
    }

    private int rank(String template) {
        int place = preferred.indexOf(template);
        return place < 0 ? preferred.size() : place;
    }

    private static Sketch with(String template, Sketch zone) {
        List<Sketch> all = new ArrayList<>(List.of(Sketch.field("template", Value.text(template))));
        all.addAll(zone.entries());
        return entries(zone, all);
    }

    private static Sketch entries(Sketch zone, List<Sketch> entries) {
        return new Sketch(zone.name(), zone.arguments(), entries, zone.remarks());
    }

    private static Optional<Fit> fit(Sketch zone, String name, Block template) {
        Remains remains = new Remains(zone, ZONE, template);
        Value brand = template.value("brand");
        boolean same = brand != null && brand.equals(remains.value("brand"));
        if (!same || !remains.fits()) {
            return Optional.empty();
        }
        List<Sketch> rest = remains.entries();
        return Optional.of(new Fit(name, entries(zone, rest), zone.entries().size() - rest.size()));
    }

    /** What a node has to say over a template's. */
    private record Remains(
            Sketch node, NodeSchema schema, @Nullable Block template) {

        /** The value of a field: given by name or by position, a list as such. */
        @Nullable
        Value value(String field) {
            FieldSchema known = schema.field(field).orElse(null);
            List<Value> given = known == null ? named(field) : given(known);
            if (given.isEmpty()) {
                return known == null ? null : known.fallback();
            }
            return known != null && known.list() ? Value.list(given) : given.get(0);
        }

        private List<Value> given(FieldSchema field) {
            int position = field.position();
            if (position < 0 || node.arguments().size() <= position) {
                return named(field.name());
            }
            return node.arguments()
                    .subList(position, field.list() ? node.arguments().size() : position + 1);
        }

        private List<Value> named(String field) {
            return node.entries().stream()
                    .filter(e -> e.name().equals(field))
                    .flatMap(e -> e.arguments().stream())
                    .toList();
        }

        /** Whether everything that the template says is also so here, or can be said otherwise. */
        boolean fits() {
            Block block = template;
            return block == null
                    || (block.fields().keySet().stream()
                                    .allMatch(name -> QUESTION.contains(name)
                                            || isKey(name)
                                            || isSaid(name)
                                            || Objects.equals(value(name), block.value(name)))
                            && block.blocks().stream()
                                    .map(Block::schema)
                                    .distinct()
                                    .allMatch(this::fits));
        }

        private boolean fits(NodeSchema inner) {
            List<Block> said = template == null ? List.of() : template.blocks(inner.name());
            List<Sketch> here = children(inner.name());
            if (isMerged(inner)) {
                return said.stream()
                        .allMatch(block -> here.stream()
                                .anyMatch(child ->
                                        matches(child, inner, block) && new Remains(child, inner, block).fits()));
            }
            return said.size() <= here.size()
                    && Stream.iterate(0, i -> i < said.size(), i -> i + 1)
                            .allMatch(i -> new Remains(here.get(i), inner, said.get(i)).isSame());
        }

        private boolean isSame() {
            Block block = template;
            return block != null
                    && fits()
                    && Stream.concat(
                                    schema.fields().stream().map(FieldSchema::name),
                                    node.entries().stream()
                                            .map(Sketch::name)
                                            .filter(name -> schema.block(name).isEmpty()))
                            .allMatch(name -> Objects.equals(value(name), block.value(name)))
                    && schema.blocks().stream()
                            .allMatch(inner -> remaining(inner).isEmpty());
        }

        private boolean isSaid(String field) {
            int position = schema.field(field).map(FieldSchema::position).orElse(-1);
            return (position >= 0 && position < node.arguments().size())
                    || node.entries().stream().anyMatch(e -> e.name().equals(field));
        }

        private List<Sketch> children(String name) {
            return node.entries().stream().filter(e -> e.name().equals(name)).toList();
        }

        private boolean isKey(String field) {
            return schema.keyed()
                    && schema.field(field).filter(f -> f.position() == 0).isPresent();
        }

        private static boolean isMerged(NodeSchema inner) {
            return !inner.repeatable() || inner.keyed();
        }

        private static boolean matches(Sketch child, NodeSchema inner, Block block) {
            String key = inner.fields().isEmpty() ? "" : inner.fields().get(0).name();
            return !inner.keyed() || Objects.equals(child.arguments().get(0), block.value(key));
        }

        /** The entries that the template does not make superfluous. */
        List<Sketch> entries() {
            List<Sketch> superfluous = new ArrayList<>();
            for (Sketch entry : node.entries()) {
                NodeSchema inner = schema.block(entry.name()).orElse(null);
                boolean needless =
                        inner == null ? isSuperfluous(entry) : !remaining(inner).contains(entry);
                if (needless && entry.remarks().isEmpty()) {
                    superfluous.add(entry);
                }
            }
            List<Sketch> rest = new ArrayList<>(node.entries());
            rest.removeAll(superfluous);
            return rest;
        }

        private boolean isSuperfluous(Sketch field) {
            Value said = template == null ? null : template.value(field.name());
            Value fallback =
                    schema.field(field.name()).map(FieldSchema::fallback).orElse(null);
            return !QUESTION.contains(field.name())
                    && Objects.equals(value(field.name()), said == null ? fallback : said);
        }

        private List<Sketch> remaining(NodeSchema inner) {
            List<Sketch> here = children(inner.name());
            List<Block> said = template == null ? List.of() : template.blocks(inner.name());
            if (!isMerged(inner)) {
                return here.subList(Math.min(said.size(), here.size()), here.size());
            }
            return here.stream()
                    .filter(child -> said.stream()
                            .noneMatch(
                                    block -> matches(child, inner, block) && new Remains(child, inner, block).isSame()))
                    .toList();
        }
    }
}
