package dev.zplan.cli;

import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.kdl.KdlEditor;
import dev.zplan.kdl.KdlSource;
import dev.zplan.kdl.KdlSourceNode;
import dev.zplan.resource.Address;
import dev.zplan.spec.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Zones taken out of the files that specify them: looked into before anything is destroyed, done when all is. */
final class SpecRemoval {

    private final Context context;
    private final Map<SpecText, @Nullable String> next = new LinkedHashMap<>();

    private SpecRemoval(Context context) {
        this.context = context;
    }

    /**
     * Looks for the zones in the specs.
     *
     * @param items all that the specs hold
     * @param session whose workspace has them
     * @param gone the zones that go, as {@code HOST/zone/NAME}
     * @throws DiagnosticException when one cannot be taken out without others
     */
    static SpecRemoval of(Context context, Session session, List<Item> items, Set<Address> gone) {
        TreeMap<String, Span> places = new TreeMap<>();
        Map<String, Set<Address>> made = new TreeMap<>();
        for (Item item : items) {
            if (item.block().name().equals(Survey.ZONE)) {
                Span span = item.block().span();
                places.put(span.toString(), span);
                made.computeIfAbsent(span.toString(), s -> new TreeSet<>()).add(session.zone(item));
            }
        }
        Diagnostics problems = new Diagnostics();
        Map<String, List<Span>> byFile = new TreeMap<>();
        made.forEach((place, zones) -> {
            Set<Address> staying = new TreeSet<>(zones);
            staying.removeAll(gone);
            Span span = places.get(place);
            if (span != null && staying.isEmpty()) {
                byFile.computeIfAbsent(span.source().name(), f -> new ArrayList<>())
                        .add(span);
            } else if (span != null && staying.size() < zones.size()) {
                problems.error(
                        "zplan::destroy::shared_spec",
                        "this makes other zones too: " + staying.iterator().next(),
                        span,
                        "destroy all of them, or change `count`, `on` or `--limit`; without --remove-spec the spec stays");
            }
        });
        SpecRemoval removal = new SpecRemoval(context);
        byFile.values().forEach(spans -> removal.plan(spans, problems));
        if (problems.hasErrors()) {
            throw new DiagnosticException(problems.list());
        }
        return removal;
    }

    private void plan(List<Span> nodes, Diagnostics problems) {
        SpecText file = SpecText.read(
                context, context.current().resolve(nodes.get(0).source().name()));
        if (!file.source().name().endsWith(".kdl")) {
            yaml(file, nodes, problems);
            return;
        }
        KdlSource source = file.kdl();
        KdlEditor editor = new KdlEditor(source);
        for (Span span : nodes) {
            KdlSourceNode node = source.nodeAt(span.line(), span.column())
                    .orElseThrow(() -> new IllegalStateException("no node at " + span));
            editor.removeNode(node);
        }
        boolean empty = source.nodes().size() == nodes.size();
        next.put(file, empty ? null : editor.text());
    }

    /** A YAML file can only go as a whole. */
    private void yaml(SpecText file, List<Span> nodes, Diagnostics problems) {
        long others = file.source()
                        .text()
                        .lines()
                        .filter(line -> line.matches("[^\\s#].*"))
                        .count()
                - 1;
        long entries = file.source()
                .text()
                .lines()
                .filter(line -> line.matches(" {2}[^\\s#-].*"))
                .count();
        if (others > 0 || entries != nodes.size()) {
            problems.error(
                    "zplan::destroy::yaml_spec",
                    "zplan takes zones out of YAML files only where nothing else is in them",
                    nodes.get(0),
                    "take it out yourself, and leave --remove-spec away");
        } else {
            next.put(file, null);
        }
    }

    /** Does it, and says so. */
    void run() {
        next.forEach((file, text) -> {
            if (text != null) {
                file.replace(text);
                context.out().println("Took it out of " + file.source().name() + ".");
            } else {
                try {
                    Files.delete(file.path());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                context.out().println("Removed " + file.source().name() + ".");
            }
        });
    }
}
