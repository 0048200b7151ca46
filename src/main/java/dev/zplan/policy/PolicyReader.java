package dev.zplan.policy;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Severity;
import dev.zplan.plan.Action;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads a policy from its checked node, and checks that the names in it are known. */
final class PolicyReader {

    private final Names names;
    private final Diagnostics out;

    PolicyReader(Names names, Diagnostics out) {
        this.names = names;
        this.out = out;
    }

    Policy read(Block block) {
        Selection when = block.block(PolicySchema.WHEN)
                .map(this::selection)
                .orElseGet(() -> selection(new Block(block.schema(), block.span(), Map.of(), List.of())));
        List<Rule> rules = rules(block, when.kinds());
        Value most = block.value("max-changes");
        Long maxChanges = most == null
                ? null
                : Bounds.number(most).map(BigDecimal::longValue).orElse(null);
        return new Policy(
                block.text(PolicySchema.KEY).orElseThrow(),
                block.text("severity").orElse("deny").equals("warn") ? Severity.WARNING : Severity.ERROR,
                block.text("message").orElse(null),
                when,
                rules.isEmpty() && maxChanges == null ? List.of(new Rule.Forbid(Set.of())) : rules,
                maxChanges,
                block.spanOf(PolicySchema.KEY));
    }

    private Selection selection(Block when) {
        List<String> kinds = Subject.texts(when.items("kind"));
        Set<String> about = kinds.isEmpty() ? Set.of(Subject.ZONE) : Set.copyOf(kinds);
        about.forEach(kind -> names.kind(kind, when.spanOf("kind"), out));
        Globs hosts = globs(when, "host");
        hosts.texts().forEach(host -> names.host(host, when.spanOf("host"), out));
        Map<String, Globs> labels = values(when, PolicySchema.LABEL);
        when.blocks(PolicySchema.LABEL)
                .forEach(l -> names.label(l.text(PolicySchema.KEY).orElse(""), l.spanOf(PolicySchema.KEY), out));
        when.blocks(PolicySchema.ATTRIBUTE).forEach(a -> attribute(a, about));
        return new Selection(
                about,
                globs(when, "name"),
                globs(when, "except"),
                globs(when, "zone"),
                hosts,
                globs(when, "plan"),
                labels,
                values(when, PolicySchema.ATTRIBUTE),
                actions(when, "action"));
    }

    private List<Rule> rules(Block block, Set<String> kinds) {
        List<Rule> rules = new ArrayList<>();
        Set<Action> forbidden = actions(block, "forbid");
        if (!forbidden.isEmpty()) {
            rules.add(new Rule.Forbid(forbidden));
        }
        for (String attribute : Subject.texts(block.items("require"))) {
            names.attribute(attribute, kinds, block.spanOf("require"), out);
            rules.add(new Rule.Require(attribute));
        }
        block.blocks(PolicySchema.ONLY)
                .forEach(only -> rules.add(new Rule.Only(attribute(only, kinds), globs(only, PolicySchema.VALUES))));
        block.blocks(PolicySchema.MOST).forEach(b -> bound(b, kinds, true).ifPresent(rules::add));
        block.blocks(PolicySchema.LEAST).forEach(b -> bound(b, kinds, false).ifPresent(rules::add));
        return rules;
    }

    private Optional<Rule> bound(Block block, Set<String> kinds, boolean most) {
        String attribute = attribute(block, kinds);
        Value value = block.value("limit");
        Optional<BigDecimal> limit = value == null ? Optional.empty() : Bounds.number(value);
        if (limit.isEmpty()) {
            out.error(
                    "zplan::policy_file::limit",
                    "\"" + block.text("limit").orElse("") + "\" is neither a number nor a size",
                    block.spanOf("limit"),
                    "write it as 4, 2.5 or 8G");
        }
        return limit.map(
                n -> new Rule.Bound(attribute, most, n, block.text("limit").orElseThrow()));
    }

    private String attribute(Block block, Set<String> kinds) {
        String attribute = block.text(PolicySchema.KEY).orElseThrow();
        names.attribute(attribute, kinds, block.spanOf(PolicySchema.KEY), out);
        return attribute;
    }

    private static Map<String, Globs> values(Block block, String name) {
        Map<String, Globs> values = new TreeMap<>();
        block.blocks(name)
                .forEach(b -> values.put(b.text(PolicySchema.KEY).orElseThrow(), globs(b, PolicySchema.VALUES)));
        return values;
    }

    private static Globs globs(Block block, String field) {
        return new Globs(Subject.texts(block.items(field)));
    }

    private static Set<Action> actions(Block block, String field) {
        return Subject.texts(block.items(field)).stream()
                .map(id -> Action.valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_')))
                .collect(Collectors.toSet());
    }
}
