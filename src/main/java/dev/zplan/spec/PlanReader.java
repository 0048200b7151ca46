package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads plan files and what they include, each file once, and once per plan. */
final class PlanReader {

    /** How other files are included. */
    static final NodeSchema INCLUDE = new NodeSchema(
            "include",
            "Another file whose nodes belong to this plan",
            true,
            false,
            List.of(FieldSchema.at(0, "path", VariableType.TEXT, "Its path, relative to this file")
                    .asList()),
            List.of(),
            null);

    /** A top-level node of a plan. */
    record PlanNode(String plan, Draft draft) {}

    private final DocumentReader documents;
    private final TextFiles files;
    private final Diagnostics out;
    private final Map<Path, List<Draft>> read = new HashMap<>();
    private final List<PlanNode> nodes = new ArrayList<>();

    PlanReader(DocumentReader documents, TextFiles files, Diagnostics out) {
        this.documents = documents;
        this.files = files;
        this.out = out;
    }

    /** All top-level nodes but the includes, in order. */
    List<PlanNode> read(List<PlanFile> plans) {
        for (PlanFile plan : plans) {
            new Reading(plan.plan()).file(plan.path(), null);
        }
        return List.copyOf(nodes);
    }

    private List<Draft> drafts(Path path, @Nullable Span from) {
        List<Draft> known = read.get(path);
        if (known == null) {
            known = files.read(path, from).map(this::drafts).orElse(List.of());
            read.put(path, known);
        }
        return known;
    }

    private List<Draft> drafts(Source source) {
        return documents.drafts(source, out);
    }

    /** The reading of one plan. */
    private final class Reading {
        private final String plan;
        private final Set<Path> done = new LinkedHashSet<>();
        private final Set<Path> open = new LinkedHashSet<>();

        Reading(String plan) {
            this.plan = plan;
        }

        void file(Path path, @Nullable Span from) {
            Path absolute = files.absolute(path);
            if (open.contains(absolute)) {
                String way = open.stream().map(files::name).collect(Collectors.joining(" → "));
                out.error(
                        "zplan::spec::include_cycle",
                        files.name(absolute) + " includes itself",
                        from,
                        "the way is " + way + " → " + files.name(absolute));
                return;
            }
            if (!done.add(absolute)) {
                return;
            }
            open.add(absolute);
            for (Draft draft : drafts(absolute, from)) {
                if (draft.name().equals(INCLUDE.name())) {
                    include(draft, absolute);
                } else {
                    nodes.add(new PlanNode(plan, draft));
                }
            }
            open.remove(absolute);
        }

        private void include(Draft include, Path including) {
            Draft.Entry paths = include.fields().get("path");
            for (Scalar path : paths == null ? List.<Scalar>of() : paths.values()) {
                try {
                    file(including.resolveSibling(path.value().show()), path.span());
                } catch (InvalidPathException e) {
                    out.error(
                            "zplan::spec::file_missing", "this is not a path", path.span(), "write the path of a file");
                }
            }
            if (paths == null || paths.values().isEmpty()) {
                out.error(
                        "zplan::spec::missing_field",
                        "`include` needs a path",
                        include.span(),
                        "write `include \"PATH\"`");
            }
        }
    }
}
