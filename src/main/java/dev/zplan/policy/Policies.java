package dev.zplan.policy;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.plan.Plan;
import dev.zplan.spec.Block;
import dev.zplan.spec.Checked;
import dev.zplan.workspace.Inventory;
import dev.zplan.workspace.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The policies of a workspace.
 *
 * @param list in the order of their files
 * @param inventory the hosts
 * @param diagnostics what is wrong with them
 */
public record Policies(List<Policy> list, Inventory inventory, List<Diagnostic> diagnostics) {

    /** The folder that they are in. */
    public static final String FOLDER = "policies";

    /** Keeps copies. */
    public Policies {
        list = List.copyOf(list);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Reads those of a workspace. */
    public static Policies of(Workspace workspace) {
        Diagnostics out = new Diagnostics();
        Checked checked = workspace.read(FOLDER, List.of(PolicySchema.POLICY));
        out.addAll(checked.diagnostics());
        PolicyReader reader = new PolicyReader(new Names(workspace), out);
        Map<String, Policy> byCode = new LinkedHashMap<>();
        for (Block block : checked.blocks()) {
            Policy policy = reader.read(block);
            Policy earlier = byCode.putIfAbsent(policy.code(), policy);
            if (earlier != null) {
                out.error(
                        "zplan::policy_file::duplicate",
                        "the policies \"" + earlier.name() + "\" and \"" + policy.name() + "\" have the same code "
                                + policy.code(),
                        policy.span(),
                        "the first is at " + earlier.span());
            }
        }
        return new Policies(List.copyOf(byCode.values()), workspace.settings().inventory(), out.list());
    }

    /** The plan, with what breaks a policy among its diagnostics; one that is denied, or whose policies cannot be read, has no steps. */
    public Plan judge(Plan plan) {
        List<Diagnostic> found = new ArrayList<>(diagnostics);
        if (!plan.hasErrors() && diagnostics.isEmpty() && !list.isEmpty()) {
            List<Subject> subjects = Subject.of(plan);
            list.forEach(policy -> found.addAll(policy.violations(subjects, inventory)));
        }
        if (found.isEmpty()) {
            return plan;
        }
        boolean denied = found.stream().anyMatch(Diagnostic::isError);
        List<Diagnostic> all = new ArrayList<>(plan.diagnostics());
        all.addAll(found);
        return new Plan(plan.request(), plan.changes(), denied ? List.of() : plan.steps(), plan.digests(), all);
    }

    /** Of each policy how often a plan that was judged breaks it, by name. */
    public Map<String, Long> account(Plan judged) {
        Map<String, Long> account = new TreeMap<>();
        list.forEach(policy -> account.put(
                policy.name(),
                judged.diagnostics().stream()
                        .filter(d -> d.code().equals(policy.code()))
                        .count()));
        return account;
    }
}
