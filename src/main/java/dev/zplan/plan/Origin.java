package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Kinds;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an apply set out from: enough to compute its plan again, long after, whatever the hosts have become. No clear text of a
 * secret is in it.
 *
 * @param plan the plan, with what it wanted
 * @param facts the hosts as the plan found them
 * @param registry what was owned
 */
public record Origin(PlanFile plan, SortedMap<String, HostFacts> facts, Snapshot registry) {

    /** Keeps a copy. */
    public Origin {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    /** Of that plan, made by this version of zplan. */
    public static Origin of(Plan plan, String zplan) {
        SortedMap<String, HostFacts> facts = new TreeMap<>(plan.request().facts());
        facts.replaceAll((name, host) -> new SecretMapping(Origin::hidden).on(host));
        return new Origin(PlanFile.of(plan, zplan), facts, plan.request().registry());
    }

    private static Value.Secret hidden(Value.Secret secret) {
        return new Value.Secret(secret.digest(), null);
    }

    /**
     * The plan once more.
     *
     * @param plan with the clear texts of secrets where they are known
     * @param missing digests of wanted secrets that are not: the plan can be taken back, but not carried on
     */
    public record Again(Plan plan, SortedSet<String> missing) {}

    /**
     * Computes the plan again.
     *
     * @param clearTexts what is known of secrets, by digest
     * @throws DiagnosticException {@code zplan::recover::plan_differs} when today's modules or today's zplan make another of it
     */
    public Again again(Kinds kinds, Map<String, String> clearTexts) {
        SortedSet<String> unknown = new TreeSet<>();
        SecretMapping guess = new SecretMapping(secret -> {
            String clear = clearTexts.get(secret.digest());
            if (clear == null) {
                unknown.add(secret.digest());
            }
            return new Value.Secret(secret.digest(), clear == null ? Redactor.MASK : clear);
        });
        SortedMap<String, HostFacts> shown = new TreeMap<>(facts);
        shown.replaceAll((name, host) -> guess.on(host));
        Plan guessed =
                new Planner().plan(PlanRequest.of(guess.on(plan.desired()), shown, registry, kinds, plan.scope()));
        if (!same(PlanFile.of(guessed, plan.zplan()).steps(), unknown.isEmpty())) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::recover::plan_differs",
                    "the steps of the plan would be others today: modules or zplan have changed since it was made by zplan "
                            + plan.zplan(),
                    null,
                    "put the modules back as they were, or use that version, until it is recovered"));
        }
        SortedSet<String> missing =
                PlanFileSecrets.restore(plan.desired(), clearTexts).missing();
        return new Again(honest(guessed, unknown), missing);
    }

    /** @param toTheLetter also in its commands, which cannot be compared where secrets are hidden in them */
    private boolean same(List<PlanFileStep> again, boolean toTheLetter) {
        return toTheLetter ? again.equals(plan.steps()) : names(again).equals(names(plan.steps()));
    }

    private static List<StepId> names(List<PlanFileStep> steps) {
        return steps.stream().map(PlanFileStep::id).toList();
    }

    /** Without the text that stood in for unknown secrets, so that it never reaches a host. */
    private static Plan honest(Plan guessed, SortedSet<String> unknown) {
        if (unknown.isEmpty()) {
            return guessed;
        }
        SecretMapping honest =
                new SecretMapping(s -> unknown.contains(s.digest()) ? new Value.Secret(s.digest(), null) : s);
        PlanRequest request = guessed.request();
        SortedMap<String, HostFacts> facts = new TreeMap<>(request.facts());
        facts.replaceAll((name, host) -> honest.on(host));
        return new Plan(
                PlanRequest.of(
                        honest.on(request.desired()), facts, request.registry(), request.kinds(), request.scope()),
                guessed.changes(),
                guessed.steps().stream().map(honest::on).toList(),
                guessed.digests(),
                guessed.diagnostics());
    }
}
