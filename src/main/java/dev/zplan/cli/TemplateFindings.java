package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.plan.Planning;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import dev.zplan.spec.Inputs;
import dev.zplan.spec.Item;
import dev.zplan.spec.PlanFile;
import dev.zplan.spec.Spec;
import dev.zplan.workspace.Workspace;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is wrong with templates by themselves: found by a zone that says nothing but the template's name.
 *
 * @param workspace whose templates they are
 */
record TemplateFindings(Workspace workspace) {

    private static final String NOWHERE = "template-check.kdl";

    /** Plans declare variables, and templates may use them. */
    private static final Set<String> OF_PLANS = Set.of("zplan::spec::unknown_variable", "zplan::spec::variable_unset");

    /** All of it, each once. */
    List<Diagnostic> all() {
        Path nowhere = workspace.root().resolve("plans").resolve(NOWHERE).toAbsolutePath();
        StringBuilder zones = new StringBuilder();
        int number = 0;
        for (String name : workspace.templates().names()) {
            zones.append("zone \"check")
                    .append(number++)
                    .append("\" template=#\"")
                    .append(name)
                    .append("\"#\n");
        }
        Spec spec = new Planning(workspace, Snapshot.empty())
                .load(
                        List.of(new PlanFile("template-check", nowhere)),
                        Inputs.none(),
                        Map.of(nowhere, zones.toString()));
        Diagnostics found = new Diagnostics();
        Set<String> seen = new HashSet<>();
        spec.diagnostics().stream()
                .filter(d -> d.span() != null && !d.span().source().name().endsWith(NOWHERE))
                .filter(d -> !OF_PLANS.contains(d.code()))
                .map(TemplateFindings::alone)
                .forEach(found::add);
        spec.items().stream().map(Item::block).forEach(zone -> named(zone, found));
        return found.list().stream()
                .filter(d -> seen.add(d.code() + d.message() + d.span()))
                .toList();
    }

    /** Without the zone that is not there. */
    private static Diagnostic alone(Diagnostic finding) {
        String help = finding.help();
        return help == null
                ? finding
                : new Diagnostic(
                        finding.severity(),
                        finding.code(),
                        finding.message(),
                        finding.span(),
                        help.replaceFirst("\\s*used at [^\\n]*" + NOWHERE + "[^\\n]*", ""));
    }

    /** What it names has to be there. */
    private void named(Block zone, Diagnostics found) {
        for (Block net : zone.blocks("net")) {
            net.text("pool")
                    .filter(pool -> !workspace.pools().containsKey(pool))
                    .ifPresent(pool -> missing("pool", pool, workspace.pools().keySet(), net, found));
        }
        for (Block publisher : zone.blocks("publisher")) {
            Value name = publisher.value("name");
            if (name != null
                    && publisher.items("origin").isEmpty()
                    && !workspace.publishers().containsKey(name.show())) {
                missing("publisher", name.show(), workspace.publishers().keySet(), publisher, found);
            }
        }
    }

    private static void missing(String what, String name, Collection<String> known, Block block, Diagnostics found) {
        found.error(
                "zplan::template::unknown_" + what,
                "there is no " + what + " " + name,
                block.spanOf(what.equals("pool") ? what : "name"),
                Suggestion.nearest(name, known)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("write " + what + "s/" + name + ".kdl"));
    }
}
