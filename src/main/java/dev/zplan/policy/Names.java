package dev.zplan.policy;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.module.FieldDef;
import dev.zplan.module.Kind;
import dev.zplan.module.ModuleDef;
import dev.zplan.workspace.Workspace;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that a policy may use: a misspelt one would make it a policy about nothing, and nobody would notice.
 *
 * @param workspace that has the kinds and the hosts
 */
record Names(Workspace workspace) {

    void kind(String name, Span place, Diagnostics out) {
        Set<String> known = new TreeSet<>(workspace.kinds().byName().keySet());
        known.add(Subject.ZONE);
        check("kind", "there is no kind of resource \"" + name + "\"", name, known, place, out);
    }

    void host(String name, Span place, Diagnostics out) {
        check(
                "host",
                "there is no host and no group of hosts \"" + name + "\"",
                name,
                workspace.settings().inventory().places().keySet(),
                place,
                out);
    }

    void label(String name, Span place, Diagnostics out) {
        Set<String> known = new TreeSet<>();
        workspace
                .settings()
                .hosts()
                .values()
                .forEach(h -> known.addAll(h.labels().keySet()));
        check("label", "no host has a label \"" + name + "\"", name, known, place, out);
    }

    /** The attribute must be one of any of the kinds. */
    void attribute(String path, Set<String> kinds, Span place, Diagnostics out) {
        Set<String> known = new TreeSet<>();
        Set<String> meant = new TreeSet<>();
        for (String name : kinds) {
            meant.add(Subject.attribute(name, path));
            Kind kind = workspace
                    .kinds()
                    .find(name.equals(Subject.ZONE) ? Subject.CONFIGURATION : name)
                    .orElse(null);
            if (kind == null) {
                return;
            }
            ModuleDef module = kind.module();
            known.addAll(module.facts());
            module.fields().stream().map(FieldDef::name).forEach(known::add);
            if (name.equals(Subject.ZONE)) {
                known.addAll(Subject.SPOKEN.keySet());
            }
        }
        if (meant.stream().noneMatch(known::contains)) {
            check(
                    "attribute",
                    String.join(", ", new TreeSet<>(kinds)) + " has no attribute \"" + path + "\"",
                    path,
                    known,
                    place,
                    out);
        }
    }

    private static void check(
            String code, String message, String name, Collection<String> known, Span place, Diagnostics out) {
        if (known.contains(name) || known.stream().anyMatch(new Globs(List.of(name))::match)) {
            return;
        }
        out.error(
                "zplan::policy_file::unknown_" + code,
                message,
                place,
                Suggestion.nearest(name, known)
                        .map(n -> "did you mean " + n + "?")
                        .orElse(known.isEmpty() ? "there are none" : "known are: " + String.join(", ", known)));
    }
}
