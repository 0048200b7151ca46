package dev.zplan.plan;

import dev.zplan.module.AttributeChange;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.zone.Desired;
import dev.zplan.zone.DesiredResource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What was saved with its secrets put back.
 *
 * @param desired with the clear text of every secret that is known
 * @param missing the digests of those that are not
 */
public record PlanFileSecrets(Desired desired, SortedSet<String> missing) {

    /** Keeps a copy. */
    public PlanFileSecrets {
        missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
    }

    /**
     * Puts clear texts back.
     *
     * @param clearTexts by digest; more than are needed is fine
     */
    public static PlanFileSecrets restore(Desired saved, Map<String, String> clearTexts) {
        TreeMap<String, String> used = new TreeMap<>();
        TreeSet<String> missing = new TreeSet<>();
        Desired desired = mapped(saved, secret -> {
            String clear = clearTexts.get(secret.digest());
            if (clear == null) {
                missing.add(secret.digest());
                return secret;
            }
            used.put(secret.digest(), clear);
            return new Value.Secret(secret.digest(), clear);
        });
        return new PlanFileSecrets(
                new Desired(desired.resources(), desired.zones(), used, desired.diagnostics()), missing);
    }

    /** The same without clear texts. */
    static Desired hide(Desired desired, Redactor redactor) {
        Desired hidden = mapped(desired, PlanFileSecrets::hidden);
        return new Desired(
                hidden.resources(), hidden.zones(), Map.of(), PlanFile.redacted(hidden.diagnostics(), redactor));
    }

    /** The same without clear texts. */
    static Change hide(Change change, Redactor redactor) {
        return new Change(
                change.address(),
                change.action(),
                hide(change.before()),
                hide(change.after()),
                change.attributes().stream()
                        .map(a -> new AttributeChange(a.path(), hide(a.before()), hide(a.after()), a.onChange()))
                        .toList(),
                change.reasons().stream().map(redactor::text).toList(),
                change.plan(),
                change.zone(),
                change.span());
    }

    private static @Nullable Resource hide(@Nullable Resource resource) {
        return resource == null ? null : mapped(resource, PlanFileSecrets::hidden);
    }

    private static @Nullable Value hide(@Nullable Value value) {
        return value == null ? null : mapped(value, PlanFileSecrets::hidden);
    }

    private static Value.Secret hidden(Value.Secret secret) {
        return new Value.Secret(secret.digest(), null);
    }

    private static Desired mapped(Desired desired, UnaryOperator<Value.Secret> change) {
        List<DesiredResource> resources = desired.resources().stream()
                .map(r -> new DesiredResource(
                        mapped(r.resource(), change),
                        r.plan(),
                        r.zone(),
                        r.span(),
                        r.attributeSpans(),
                        r.dependsOn(),
                        r.protect()))
                .toList();
        return new Desired(resources, desired.zones(), desired.secrets(), desired.diagnostics());
    }

    private static Resource mapped(Resource resource, UnaryOperator<Value.Secret> change) {
        TreeMap<String, Value> attributes = new TreeMap<>(resource.attributes());
        attributes.replaceAll((name, value) -> mapped(value, change));
        return new Resource(resource.address(), attributes);
    }

    private static Value mapped(Value value, UnaryOperator<Value.Secret> change) {
        if (value instanceof Value.Secret secret) {
            return change.apply(secret);
        } else if (value instanceof Value.Items items) {
            return Value.list(items.items().stream().map(v -> mapped(v, change)).toList());
        } else if (value instanceof Value.Members members) {
            TreeMap<String, Value> mapped = new TreeMap<>(members.members());
            mapped.replaceAll((name, v) -> mapped(v, change));
            return Value.record(mapped);
        }
        return value;
    }
}
