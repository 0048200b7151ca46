package dev.zplan.spec;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Blocks in one line, without their places. */
final class Shown {

    private Shown() {}

    static List<String> of(Spec spec) {
        return spec.items().stream()
                .map(item -> item.plan() + ": " + of(item.block()))
                .toList();
    }

    static String of(Block block) {
        return Stream.concat(
                        block.fields().entrySet().stream()
                                .map(e ->
                                        e.getKey() + "=" + e.getValue().value().show()),
                        block.blocks().stream().map(Shown::of))
                .collect(Collectors.joining(", ", block.name() + "{", "}"));
    }
}
