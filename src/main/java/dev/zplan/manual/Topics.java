package dev.zplan.manual;

import dev.zplan.diagnostic.Suggestion;
import dev.zplan.module.Kinds;
import dev.zplan.module.type.PropertyTable;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.NodeSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be explained.
 *
 * @param chapters the nodes, by the files that they stand in
 * @param kinds the modules that fields end in
 */
public record Topics(List<Chapter> chapters, Kinds kinds) {

    /** Keeps a copy. */
    public Topics {
        chapters = List.copyOf(chapters);
    }

    /** What was found under a path, or what is next to it. */
    public sealed interface Answer {

        /** One topic, or one for each kind of file that knows the name. */
        record Found(List<Topic> topics) implements Answer {}

        /**
         * Nothing.
         *
         * @param within the path as far as it is known; empty for none of it
         * @param word the word that is not
         * @param nearest the whole path with the nearest known word in its place
         * @param known the words that are known there
         */
        record Unknown(String within, String word, Optional<String> nearest, Collection<String> known)
                implements Answer {}
    }

    /** Finds what {@code path} names: words with dots between them. */
    public Answer find(String path) {
        List<String> words = List.of(path.split("\\.", -1));
        List<Topic> found = new ArrayList<>();
        Answer.@Nullable Unknown unknown = null;
        for (Chapter chapter : chapters) {
            for (NodeSchema top : chapter.nodes()) {
                if (top.name().equals(words.get(0))) {
                    Answer answer = below(chapter, top, words);
                    if (answer instanceof Answer.Found topics) {
                        found.addAll(topics.topics());
                    } else {
                        unknown = (Answer.Unknown) answer;
                    }
                }
            }
        }
        if (!found.isEmpty()) {
            return new Answer.Found(found);
        }
        return unknown != null ? unknown : unknown(words, 0, new TreeSet<>(topNames()));
    }

    /** The paths of all nodes and fields, in the order of the chapters. */
    public List<String> paths() {
        List<String> paths = new ArrayList<>();
        chapters.forEach(chapter -> chapter.nodes().forEach(node -> collect("", node, paths)));
        return paths.stream().distinct().toList();
    }

    private static void collect(String prefix, NodeSchema node, List<String> paths) {
        String path = prefix + node.name();
        paths.add(path);
        node.fields().forEach(field -> paths.add(path + "." + field.name()));
        node.blocks().forEach(block -> collect(path + ".", block, paths));
    }

    private Stream<String> names() {
        return chapters.stream().flatMap(c -> c.nodes().stream()).map(NodeSchema::name);
    }

    private List<String> topNames() {
        return names().toList();
    }

    private Answer below(Chapter chapter, NodeSchema top, List<String> words) {
        NodeSchema node = top;
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            Optional<NodeSchema> block = node.block(word);
            if (block.isPresent()) {
                node = block.get();
                continue;
            }
            Optional<FieldSchema> field = node.field(word);
            boolean last = i == words.size() - 1;
            if (field.isPresent() && last) {
                return new Answer.Found(
                        List.of(new Topic(chapter.files(), words, node, field.get(), null, change(words))));
            }
            if (field.isEmpty() && last && takes(node, word)) {
                return new Answer.Found(
                        List.of(new Topic(chapter.files(), words, node, null, node.open(), anyChange(words, node))));
            }
            return unknown(words, i, field.isPresent() ? List.of() : known(node));
        }
        return new Answer.Found(List.of(new Topic(
                chapter.files(), words, node, null, null, words.size() > 1 ? change(words) : Optional.empty())));
    }

    /** Whether a node takes a field that it does not name. ZFS has a list of those that it knows. */
    private static boolean takes(NodeSchema node, String word) {
        if (node.open() == null) {
            return false;
        }
        return switch (node.name()) {
            case "dataset", "volume" -> PropertyTable.ZFS.names().contains(word) || word.contains(":");
            case "linkprop" -> PropertyTable.LINK.names().contains(word);
            default -> true;
        };
    }

    private static Collection<String> known(NodeSchema node) {
        TreeSet<String> known = new TreeSet<>();
        node.fields().forEach(field -> known.add(field.name()));
        node.blocks().forEach(block -> known.add(block.name()));
        if (node.open() != null && (node.name().equals("dataset") || node.name().equals("volume"))) {
            known.addAll(PropertyTable.ZFS.names());
        }
        if (node.open() != null && node.name().equals("linkprop")) {
            known.addAll(PropertyTable.LINK.names());
        }
        return known;
    }

    private static Answer unknown(List<String> words, int at, Collection<String> known) {
        Optional<String> nearest = Suggestion.nearest(words.get(at), known).map(near -> {
            List<String> corrected = new ArrayList<>(words);
            corrected.set(at, near);
            return String.join(".", corrected);
        });
        return new Answer.Unknown(String.join(".", words.subList(0, at)), words.get(at), nearest, known);
    }

    private Optional<String> change(List<String> words) {
        if (words.size() == 2 && words.get(1).equals("name")) {
            boolean outlives = kinds.find(words.get(0))
                    .map(kind -> kind.module().outlives())
                    .orElse(words.get(0).equals("volume"));
            boolean real = kinds.find(words.get(0)).isPresent()
                    || List.of("zone", "volume").contains(words.get(0));
            return real
                    ? Optional.of("another name means another one: it is made, and the former one is "
                            + (outlives ? "let go, and stays on the host" : "deleted")
                            + "; unless `moved` says that it is the same")
                    : Optional.empty();
        }
        return new Wiring(kinds).of(words).map(Wiring.Effect::show);
    }

    /** Of a field that the node does not name. */
    private Optional<String> anyChange(List<String> words, NodeSchema node) {
        String word = words.get(words.size() - 1);
        if ((node.name().equals("dataset") || node.name().equals("volume")) && PropertyTable.ZFS.isForCreation(word)) {
            return Optional.of("replace: only the creation of a dataset can say it, and what it holds is lost");
        }
        List<String> general = new ArrayList<>(words);
        general.set(words.size() - 1, Topic.ANY);
        return change(general);
    }
}
