package dev.zplan.author;

import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.kdl.KdlNode;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import dev.zplan.spec.Field;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is to be said of one zone or resource to where it is said. What comes from a template is said again by the zone
 * itself, which wins; only taking back what a template says is beyond a zone. Each change answers why it cannot be made.
 */
final class Pen {

    private final Block item;
    private final Source home;
    private final Function<Source, Sheet> sheets;

    /** For that top-level node. */
    Pen(Block item, Function<Source, Sheet> sheets) {
        this.item = item;
        this.home = item.span().source();
        this.sheets = sheets;
    }

    Block item() {
        return item;
    }

    /** Gives a field of the item, or of a block in it, that value; null takes the field away. */
    Optional<String> field(Block owner, String name, @Nullable Value value) {
        if (value instanceof Value.Secret) {
            return Optional.of("it is secret");
        }
        Field field = owner.fields().get(name);
        Span place = field == null || field.span().equals(owner.span()) ? null : field.span();
        if (place != null && isHome(place)) {
            return value == null ? sheet().remove(owner.span(), place) : sheet().replace(place, value);
        }
        if (value == null) {
            return Optional.of(place == null ? "no spec says it" : place + " says it for all that start from there");
        }
        if (isHome(owner.span())) {
            return sheet().add(owner.span(), name, value);
        }
        if (owner.schema().repeatable() && !owner.schema().keyed()) {
            return Optional.of(owner.span() + " says it for all that start from there");
        }
        boolean unnamed =
                owner.schema().field(name).filter(f -> f.position() > 0).isPresent();
        Value key = key(owner);
        return unnamed && key != null
                ? append(
                        item,
                        KdlNode.builder(owner.name())
                                .argument(Spelling.kdl(key))
                                .argument(Spelling.kdl(value))
                                .build())
                : sheet().addIn(item.span(), owner.name(), key, name, value);
    }

    private static @Nullable Value key(Block block) {
        return block.schema().fields().stream()
                .filter(f -> block.schema().keyed() && f.position() == 0)
                .findFirst()
                .map(f -> block.value(f.name()))
                .orElse(null);
    }

    /** Gives a field of a block that may stand once in {@code owner} that value; null takes it away. */
    Optional<String> field(Block owner, String block, String name, @Nullable Value value) {
        Optional<Block> there = owner.block(block);
        if (there.isPresent()) {
            return field(there.get(), name, value);
        }
        if (value == null) {
            return Optional.of("no spec says it");
        }
        if (value instanceof Value.Secret) {
            return Optional.of("it is secret");
        }
        return isHome(owner.span())
                ? sheet().addIn(owner.span(), block, null, name, value)
                : Optional.of(owner.span() + " says it for all that start from there");
    }

    /** Gives a block these unnamed values from that position on. */
    Optional<String> arguments(Block block, int from, List<Value> values) {
        return isHome(block.span())
                ? sheet().arguments(block.span(), from, values)
                : Optional.of(block.span() + " says it for all that start from there");
    }

    /** Adds a block to the item, or to a block in it. */
    Optional<String> append(Block owner, KdlNode block) {
        return isHome(owner.span())
                ? sheet().append(owner.span(), block)
                : Optional.of(owner.span() + " says it for all that start from there");
    }

    /** Takes a block away, or the item. */
    Optional<String> remove(Block block) {
        return isHome(block.span())
                ? sheet().removeNode(block.span())
                : Optional.of(block.span() + " says it for all that start from there");
    }

    /** Whether something is said in the item's own file. */
    boolean isHome(Span span) {
        return span.source().equals(home);
    }

    private Sheet sheet() {
        return sheets.apply(home);
    }
}
