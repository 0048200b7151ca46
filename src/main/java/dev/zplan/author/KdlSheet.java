package dev.zplan.author;

import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.kdl.KdlEditor;
import dev.zplan.kdl.KdlNode;
import dev.zplan.kdl.KdlParseException;
import dev.zplan.kdl.KdlSource;
import dev.zplan.kdl.KdlSourceEntry;
import dev.zplan.kdl.KdlSourceNode;
import dev.zplan.kdl.KdlString;
import dev.zplan.resource.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A KDL text: whatever is not changed stays as it was written. */
final class KdlSheet implements Sheet {

    private static final Pattern EXPRESSION = Pattern.compile("(?<!\\$)\\$\\{");

    private final KdlSource source;
    private final KdlEditor editor;
    private final Map<KdlSourceNode, Integer> removed = new HashMap<>();
    private final Set<List<Object>> added = new HashSet<>();
    private final Map<List<Object>, Fresh> fresh = new LinkedHashMap<>();

    /** A child that is added field by field. */
    private record Fresh(KdlSourceNode owner, KdlNode.Builder child) {}

    /** Of a text that a spec was read from, so that it is known to be KDL. */
    KdlSheet(Source text) {
        try {
            this.source = KdlSource.of(text.name(), text.text());
        } catch (KdlParseException e) {
            throw new IllegalArgumentException(e);
        }
        this.editor = new KdlEditor(source);
    }

    @Override
    public Optional<String> replace(Span at, Value value) {
        Optional<KdlSourceEntry> entry = source.entryAt(at.line(), at.column());
        Optional<String> why = whyNot(entry, at);
        if (why.isEmpty()) {
            editor.setValue(entry.orElseThrow(), Spelling.kdl(value));
        }
        return why;
    }

    @Override
    public Optional<String> remove(Span owner, Span at) {
        Optional<KdlSourceEntry> entry = source.entryAt(at.line(), at.column());
        Optional<KdlSourceNode> block = source.nodeAt(owner.line(), owner.column());
        if (entry.isEmpty() || block.isEmpty()) {
            return Optional.of(at + " is no field of its own");
        }
        KdlSourceNode node = entry.get().node();
        String property = entry.get().property();
        if (property == null && node.nameSpan().equals(block.get().nameSpan())) {
            return Optional.of(at + " cannot be left out");
        }
        if (removed.merge(block.get(), 1, Integer::sum) == entries(block.get())) {
            editor.removeNode(block.get());
        } else if (property == null) {
            editor.removeNode(node);
        } else {
            editor.removeProperty(node, property);
        }
        return Optional.empty();
    }

    /** How many entries a block has that says nothing by being there; -1 for one that does. */
    private static int entries(KdlSourceNode block) {
        return block.arguments().isEmpty()
                ? block.properties().size() + block.nodes().size()
                : -1;
    }

    /** Once is enough: two parts of a zone may ask for the same. */
    @Override
    public Optional<String> add(Span owner, String field, Value value) {
        if (!added.add(List.of(owner, field, value))) {
            return Optional.empty();
        }
        return at(owner, node -> {
            if (node.nodes().isEmpty()) {
                editor.setProperty(node, field, Spelling.kdl(value));
            } else {
                editor.append(
                        node,
                        KdlNode.builder(field).argument(Spelling.kdl(value)).build());
            }
        });
    }

    @Override
    public Optional<String> arguments(Span place, int from, List<Value> values) {
        return at(place, node -> {
            int old = node.arguments().size();
            for (int i = 0; i < values.size(); i++) {
                if (from + i < old) {
                    editor.setArgument(node, from + i, Spelling.kdl(values.get(i)));
                } else {
                    editor.addArgument(node, Spelling.kdl(values.get(i)));
                }
            }
            for (int i = from + values.size(); i < old; i++) {
                editor.removeArgument(node, i);
            }
        });
    }

    @Override
    public Optional<String> append(Span owner, KdlNode child) {
        return at(owner, node -> editor.append(node, child));
    }

    @Override
    public Optional<String> addIn(Span owner, String block, @Nullable Value key, String field, Value value) {
        List<Object> name = List.of(owner, block, Optional.ofNullable(key));
        return at(
                owner,
                node -> fresh.computeIfAbsent(name, n -> new Fresh(node, child(block, key)))
                        .child()
                        .property(field, Spelling.kdl(value)));
    }

    private static KdlNode.Builder child(String block, @Nullable Value key) {
        KdlNode.Builder child = KdlNode.builder(block);
        return key == null ? child : child.argument(Spelling.kdl(key));
    }

    @Override
    public Optional<String> removeNode(Span node) {
        return at(node, editor::removeNode);
    }

    private Optional<String> at(Span place, Consumer<KdlSourceNode> change) {
        Optional<KdlSourceNode> node = source.nodeAt(place.line(), place.column());
        node.ifPresent(change);
        return node.isPresent() ? Optional.empty() : Optional.of(place + " is no node of its own");
    }

    private static Optional<String> whyNot(Optional<KdlSourceEntry> entry, Span at) {
        if (entry.isEmpty()) {
            return Optional.of(at + " is no value of its own");
        }
        return entry.get().value() instanceof KdlString text
                        && EXPRESSION.matcher(text.value()).find()
                ? Optional.of(at + " is an expression, \"" + text.value() + "\"")
                : Optional.empty();
    }

    @Override
    public String text() {
        fresh.values().forEach(f -> editor.append(f.owner(), f.child().build()));
        fresh.clear();
        return editor.text();
    }
}
