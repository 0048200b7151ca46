package dev.zplan.spec;

import dev.zplan.diagnostic.Span;
import java.util.List;

/**
 * One node of a document. KDL's properties and YAML's scalar entries are children with one argument, so that
 * {@code memory physical="2G"}, {@code memory { physical "2G" }} and {@code memory: {physical: 2G}} are the same tree.
 *
 * @param name its name
 * @param span where the name stands
 * @param arguments its unnamed values, in order
 * @param children its properties and children, in order
 */
public record SpecNode(String name, Span span, List<Scalar> arguments, List<SpecNode> children) {

    /** Keeps copies. */
    public SpecNode {
        arguments = List.copyOf(arguments);
        children = List.copyOf(children);
    }
}
