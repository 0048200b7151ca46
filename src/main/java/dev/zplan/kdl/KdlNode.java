package dev.zplan.kdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node. Equality ignores where things stand in the text, and does not tell a node without children block from one with an
 * empty block.
 *
 * @param type the type annotation, or null
 * @param name the name
 * @param arguments the arguments, in order
 * @param properties the properties
 * @param children the nodes of the children block, in order; empty without one
 * @param nameSpan where the name stands, without the type annotation
 */
public record KdlNode(
        @Nullable String type,
        String name,
        List<KdlArgument> arguments,
        KdlProperties properties,
        List<KdlNode> children,
        KdlSpan nameSpan) {

    /**
     * Keeps copies.
     *
     * @throws IllegalArgumentException if the name or type holds an unpaired surrogate, which KDL cannot write
     */
    public KdlNode {
        CodePoints.requireScalars(name);
        CodePoints.requireScalars(type);
        arguments = List.copyOf(arguments);
        children = List.copyOf(children);
    }

    /** Starts a node made in code. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** The argument at that index, from 0. */
    public Optional<KdlArgument> argument(int index) {
        return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
    }

    /** The property of that name; the last one, if declared more than once. */
    public Optional<KdlProperty> property(String name) {
        return properties.get(name);
    }

    /** The children of that name, in order. */
    public List<KdlNode> children(String name) {
        return children.stream().filter(child -> child.name.equals(name)).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KdlNode node
                && Objects.equals(type, node.type)
                && name.equals(node.name)
                && arguments.equals(node.arguments)
                && properties.equals(node.properties)
                && children.equals(node.children);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, name, arguments, properties, children);
    }

    /** Makes a node, part by part, in the order in which it is to be printed. */
    public static final class Builder {
        private final String name;
        private final List<KdlArgument> arguments = new ArrayList<>();
        private final List<KdlProperty> properties = new ArrayList<>();
        private final List<KdlNode> children = new ArrayList<>();
        private @Nullable String type;
        private KdlSpan nameSpan = KdlSpan.NONE;

        private Builder(String name) {
            this.name = name;
        }

        /** Sets the type annotation; null for none. */
        public Builder type(@Nullable String type) {
            this.type = type;
            return this;
        }

        /** Adds an argument. */
        public Builder argument(KdlValue value) {
            return argument(KdlArgument.of(value));
        }

        /** Adds a string. */
        public Builder argument(String value) {
            return argument(KdlValue.of(value));
        }

        /** Adds a whole number. */
        public Builder argument(long value) {
            return argument(KdlValue.of(value));
        }

        /** Adds a boolean. */
        public Builder argument(boolean value) {
            return argument(KdlValue.of(value));
        }

        /** Adds a property. */
        public Builder property(String name, KdlValue value) {
            return property(KdlProperty.of(name, value));
        }

        /** Adds a string property. */
        public Builder property(String name, String value) {
            return property(name, KdlValue.of(value));
        }

        /** Adds a whole number property. */
        public Builder property(String name, long value) {
            return property(name, KdlValue.of(value));
        }

        /** Adds a boolean property. */
        public Builder property(String name, boolean value) {
            return property(name, KdlValue.of(value));
        }

        /** Adds a child. */
        public Builder child(KdlNode child) {
            children.add(child);
            return this;
        }

        /** Builds and adds a child. */
        public Builder child(Builder child) {
            return child(child.build());
        }

        /** Adds children. */
        public Builder children(List<KdlNode> more) {
            children.addAll(more);
            return this;
        }

        Builder argument(KdlArgument argument) {
            arguments.add(argument);
            return this;
        }

        Builder property(KdlProperty property) {
            properties.add(property);
            return this;
        }

        Builder nameSpan(KdlSpan span) {
            nameSpan = span;
            return this;
        }

        /** The node. */
        public KdlNode build() {
            return new KdlNode(type, name, arguments, KdlProperties.of(properties), children, nameSpan);
        }
    }
}
