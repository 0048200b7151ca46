package dev.zplan.policy;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Severity;
import dev.zplan.diagnostic.Span;
import dev.zplan.workspace.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rules for some of what plans are about.
 *
 * @param name its name
 * @param severity whether a plan that breaks it can be applied all the same
 * @param message why it is there, or null
 * @param when what it is about
 * @param rules what must hold for each subject; with none of them, and no limit, there must be no subject
 * @param maxChanges of how many subjects anything may happen to in one plan; null for any number
 * @param span where it stands
 */
public record Policy(
        String name,
        Severity severity,
        @Nullable String message,
        Selection when,
        List<Rule> rules,
        @Nullable Long maxChanges,
        Span span) {

    /** Keeps a copy. */
    public Policy {
        rules = List.copyOf(rules);
    }

    /** The code of its diagnostics: {@code zplan::policy::NAME}, the name in small letters, digits and underscores. */
    public String code() {
        return "zplan::policy::" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }

    /** What of a plan breaks it. */
    List<Diagnostic> violations(List<Subject> subjects, Inventory inventory) {
        List<Subject> ours =
                subjects.stream().filter(s -> when.holds(s, inventory)).toList();
        List<Diagnostic> broken = new ArrayList<>();
        for (Subject subject : ours) {
            for (Rule rule : rules) {
                rule.broken(subject)
                        .ifPresent(what ->
                                broken.add(violation(subject.address() + " " + what, subject.place(rule.attribute()))));
            }
        }
        tooMany(ours).ifPresent(broken::add);
        return broken;
    }

    private Optional<Diagnostic> tooMany(List<Subject> ours) {
        List<Subject> changed = ours.stream().filter(Subject::isChanged).toList();
        return maxChanges == null || changed.size() <= maxChanges
                ? Optional.empty()
                : Optional.of(violation(
                        "the plan changes " + changed.size() + " " + String.join(", ", when.kinds())
                                + ", and the most is " + maxChanges + ": "
                                + String.join(
                                        ", ",
                                        changed.stream()
                                                .map(s -> s.address().toString())
                                                .limit(maxChanges + 1)
                                                .toList())
                                + (changed.size() > maxChanges + 1 ? " …" : ""),
                        null));
    }

    /** What no spec asks for is shown at the policy. */
    private Diagnostic violation(String what, @Nullable Span place) {
        String why = message == null ? "" : message + "\n";
        return new Diagnostic(
                severity,
                code(),
                what,
                place == null ? span : place,
                why + "the policy \"" + name + "\" is at " + span);
    }
}
