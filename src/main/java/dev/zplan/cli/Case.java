package dev.zplan.cli;

import dev.zplan.diagnostic.Span;
import dev.zplan.policy.CaseSchema;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import dev.zplan.spec.Inputs;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user's test of plans.
 *
 * @param block what it says
 */
record Case(Block block) {

    String name() {
        return block.text("name").orElseThrow();
    }

    Span span() {
        return block.spanOf("name");
    }

    /** The name of its file, without suffix. */
    String file() {
        return span().source().name().replaceFirst("^.*/", "").replaceFirst("\\.[a-z]+$", "");
    }

    Optional<Block> given() {
        return block.block(CaseSchema.GIVEN);
    }

    Optional<Block> expect() {
        return block.block(CaseSchema.EXPECT);
    }

    /** The plans of the test, or those given; the test's own where those given are not said. */
    List<String> plans(Block of) {
        List<String> said = texts(of, CaseSchema.PLAN);
        return said.isEmpty() ? texts(block, CaseSchema.PLAN) : said;
    }

    /** The variables of the test, or of what is given. The environment has no say, so that a test shows the same everywhere. */
    static Inputs inputs(Block of, Path root) {
        Map<String, String> set = new LinkedHashMap<>();
        of.blocks(CaseSchema.VAR)
                .forEach(v ->
                        set.put(v.text("name").orElseThrow(), v.text("value").orElseThrow()));
        return new Inputs(
                set, texts(of, CaseSchema.VARS).stream().map(root::resolve).toList(), Map.of());
    }

    static List<String> texts(Block block, String field) {
        return block.items(field).stream().map(Value::show).toList();
    }
}
