package dev.zplan.author;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lays YAML out: small mappings and lists in a line, the others over several. */
final class YamlLayout {

    private static final int WIDTH = 100;
    private static final int INDENTATION = 2;

    private final StringBuilder out = new StringBuilder();

    private YamlLayout() {}

    /** A document, with its entries apart from each other. */
    static String document(List<YamlNode.Entry> entries) {
        YamlLayout layout = new YamlLayout();
        for (YamlNode.Entry entry : entries) {
            if (!layout.out.isEmpty()) {
                layout.out.append('\n');
            }
            layout.entry(entry, 0, true);
        }
        return layout.out.toString();
    }

    /** Begins a line, unless it is begun already: behind the dash of a sequence. */
    private void entry(YamlNode.Entry entry, int indent, boolean fresh) {
        if (fresh) {
            remarks(entry.remarks(), indent);
            out.append(" ".repeat(indent));
        }
        out.append(entry.name()).append(':');
        Optional<String> line =
                line(entry.value(), WIDTH - indent - entry.name().length());
        if (line.isPresent()) {
            out.append(' ').append(line.get()).append('\n');
        } else {
            out.append('\n');
            block(entry.value(), indent + INDENTATION);
        }
    }

    private void block(YamlNode node, int indent) {
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach(entry -> entry(entry, indent, true));
        } else if (node instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(item -> item(item, indent));
        }
    }

    private void item(YamlNode.Item item, int indent) {
        remarks(item.remarks(), indent);
        out.append(" ".repeat(indent)).append("- ");
        Optional<String> line = line(item.value(), WIDTH - indent);
        if (line.isPresent()) {
            out.append(line.get()).append('\n');
        } else if (item.value() instanceof YamlNode.Mapping mapping
                && mapping.entries().get(0).remarks().isEmpty()) {
            entry(mapping.entries().get(0), indent + INDENTATION, false);
            mapping.entries().stream().skip(1).forEach(entry -> entry(entry, indent + INDENTATION, true));
        } else {
            out.setLength(out.length() - 1);
            out.append('\n');
            block(item.value(), indent + INDENTATION);
        }
    }

    private void remarks(List<String> remarks, int indent) {
        remarks.forEach(remark -> out.append(" ".repeat(indent))
                .append(("# " + Literals.remark(remark)).stripTrailing())
                .append('\n'));
    }

    /** A node in one line, if it is a word, or small and of words only. */
    private static Optional<String> line(YamlNode node, int width) {
        if (node instanceof YamlNode.Word word) {
            return Optional.of(word.text());
        }
        Optional<String> line = flow(node);
        boolean empty = line.filter(text -> text.length() == 2).isPresent();
        boolean tall = node instanceof YamlNode.Mapping mapping && mapping.tall();
        return empty ? line : line.filter(text -> !tall && text.length() <= width);
    }

    /** Mappings hold words and lists of words here, lists only words; deeper ones are better read over several lines. */
    private static Optional<String> flow(YamlNode node) {
        if (node instanceof YamlNode.Word word) {
            return Optional.of(word.text());
        }
        if (node instanceof YamlNode.Sequence sequence) {
            boolean small = sequence.items().stream()
                    .allMatch(item -> item.value() instanceof YamlNode.Word
                            && item.remarks().isEmpty());
            return small
                    ? Optional.of(sequence.items().stream()
                            .map(item -> flow(item.value()).orElseThrow())
                            .collect(Collectors.joining(", ", "[", "]")))
                    : Optional.empty();
        }
        List<YamlNode.Entry> entries = ((YamlNode.Mapping) node).entries();
        boolean small = entries.stream()
                .allMatch(entry -> entry.remarks().isEmpty()
                        && !(entry.value() instanceof YamlNode.Mapping)
                        && flow(entry.value()).isPresent());
        return small
                ? Optional.of(entries.stream()
                        .map(entry -> entry.name() + ": " + flow(entry.value()).orElseThrow())
                        .collect(Collectors.joining(", ", "{", "}")))
                : Optional.empty();
    }
}
