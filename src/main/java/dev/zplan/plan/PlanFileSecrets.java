package dev.zplan.plan;

import dev.zplan.module.AttributeChange;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.zone.Desired;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was saved with its secrets put back.
 *
 * @param desired with the clear text of every secret that is known
 * @param missing the digests of those that are not
 */
public record PlanFileSecrets(Desired desired, SortedSet<String> missing) {

    private static final SecretMapping HIDDEN = new SecretMapping(secret -> new Value.Secret(secret.digest(), null));

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
        Desired desired = new SecretMapping(secret -> {
                    String clear = clearTexts.get(secret.digest());
                    if (clear == null) {
                        missing.add(secret.digest());
                        return secret;
                    }
                    used.put(secret.digest(), clear);
                    return new Value.Secret(secret.digest(), clear);
                })
                .on(saved);
        return new PlanFileSecrets(
                new Desired(desired.resources(), desired.zones(), desired.moves(), used, desired.diagnostics()),
                missing);
    }

    /** The same without clear texts. */
    static Desired hide(Desired desired, Redactor redactor) {
        Desired hidden = HIDDEN.on(desired);
        return new Desired(
                hidden.resources(),
                hidden.zones(),
                hidden.moves(),
                Map.of(),
                PlanFile.redacted(hidden.diagnostics(), redactor));
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
                change.span(),
                change.from());
    }

    /** The same without clear texts. */
    static Drift hide(Drift drift) {
        List<Drift.Attribute> attributes = drift.attributes().stream()
                .map(a -> new Drift.Attribute(a.path(), hide(a.applied()), hide(a.found()), a.next()))
                .toList();
        return new Drift(drift.address(), drift.plan(), drift.zone(), attributes, drift.next());
    }

    private static @Nullable Resource hide(@Nullable Resource resource) {
        return HIDDEN.onAny(resource);
    }

    private static @Nullable Value hide(@Nullable Value value) {
        return value == null ? null : HIDDEN.on(value);
    }
}
