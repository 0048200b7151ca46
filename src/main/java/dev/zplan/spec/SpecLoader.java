package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads plans: reads their files and what these include, gives variables their values, lays templates under zones, evaluates
 * expressions and checks everything. Whatever is wrong comes with the result, all at once. The same inputs give the same result.
 *
 * @param zone what a zone may hold; its name is at position 0, and the fields that name a template, a number of copies and a
 *     host have a meaning here, if the schema has them
 * @param resources what the other top-level nodes may hold, by kind; those with a zone's field for templates are made like zones
 * @param templates where templates come from
 * @param current the current directory: messages name files relative to it
 * @param placement the hosts and groups that nodes may be put on
 */
public record SpecLoader(
        NodeSchema zone, List<NodeSchema> resources, Templates templates, Path current, Placement placement) {

    /** Keeps a copy. */
    public SpecLoader {
        resources = List.copyOf(resources);
    }

    /** What any plan may hold besides zones and resources: variables and includes. */
    public static List<NodeSchema> shared() {
        return List.of(VariableDeclaration.SCHEMA, PlanReader.INCLUDE);
    }

    /**
     * Loads these files together.
     *
     * @param files the plans, in the order in which they are to be told of
     * @param inputs the values of variables
     */
    public Spec load(List<PlanFile> files, Inputs inputs) {
        return load(files, inputs, Map.of());
    }

    /**
     * Loads these files together, some of them as if they held another text.
     *
     * @param files the plans, in the order in which they are to be told of
     * @param inputs the values of variables
     * @param instead the other texts, by absolute path, those of included files too
     */
    public Spec load(List<PlanFile> files, Inputs inputs, Map<Path, String> instead) {
        return new Load(instead).run(files, inputs);
    }

    /** One load. */
    private final class Load {
        private final Diagnostics out = new Diagnostics();
        private final Secrets secrets = new Secrets();
        private final Expressions expressions = new Expressions();
        private final Variables variables = new Variables(placement, expressions, out);
        private final TextFiles texts;

        Load(Map<Path, String> instead) {
            this.texts = new TextFiles(current, instead, out);
        }

        Spec run(List<PlanFile> files, Inputs inputs) {
            List<NodeSchema> schemas = new ArrayList<>(shared());
            schemas.add(zone);
            schemas.addAll(resources);
            List<PlanReader.PlanNode> nodes = new PlanReader(new DocumentReader(schemas), texts, out).read(files);
            declare(nodes);
            variables.resolve(new GivenValues(variables, out).read(inputs, texts));
            List<Item> items = new Duplicates(out).check(items(nodes));
            return new Spec(items, variables.values(secrets), secrets.used(), diagnostics());
        }

        private void declare(List<PlanReader.PlanNode> nodes) {
            Checker checker = new Checker(scalar -> new Evaluated(scalar.value(), false), new Secrets(), out);
            for (PlanReader.PlanNode node : nodes) {
                if (node.draft().name().equals(VariableDeclaration.SCHEMA.name())) {
                    checker.check(node.draft())
                            .map(block -> VariableDeclaration.of(node.draft(), block))
                            .ifPresent(variables::declare);
                }
            }
        }

        private List<Item> items(List<PlanReader.PlanNode> nodes) {
            TemplateLibrary library = new TemplateLibrary(templates, zone, expressions, variables, out);
            Placing placing = new Placing(placement, expressions, variables, out);
            Zones zones = new Zones(library, expressions, placing, secrets, out);
            List<Item> items = new ArrayList<>();
            for (PlanReader.PlanNode node : nodes) {
                Draft draft = node.draft();
                if (draft.name().equals(zone.name()) || isLikeZone(draft)) {
                    zones.expand(draft).forEach(block -> items.add(new Item(node.plan(), block)));
                } else if (!draft.name().equals(VariableDeclaration.SCHEMA.name())) {
                    placing.each(draft).stream()
                            .map(each -> placing.settle(each, Map.of()))
                            .flatMap(placed -> resource(placed).stream())
                            .forEach(block -> items.add(new Item(node.plan(), block)));
                }
            }
            return items;
        }

        /** Whether it starts from a template as zones do. */
        private boolean isLikeZone(Draft draft) {
            return draft.schema()
                    .field(TemplateLibrary.TEMPLATE)
                    .filter(field -> zone.fields().contains(field))
                    .isPresent();
        }

        private Optional<Block> resource(Placing.Placed placed) {
            return new Checker(scalar -> expressions.evaluate(scalar, placed.scope(), out), secrets, out)
                    .check(placed.node());
        }

        /** Each problem once, however many zones have it, and none with a secret in it. */
        private List<Diagnostic> diagnostics() {
            Redaction redaction =
                    new Redaction(variables.concealed(), secrets.used().values());
            Set<Problem> seen = new HashSet<>();
            return out.list().stream()
                    .filter(d -> seen.add(new Problem(d.code(), d.message(), d.span())))
                    .map(redaction::apply)
                    .toList();
        }
    }

    private record Problem(
            String code, String message, @Nullable Span span) {}
}
