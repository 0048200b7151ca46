package dev.zplan.workspace;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Hosts of an inventory as {@code --limit} chooses them: terms with commas between, each the name of a group or host, a name with
 * {@code *} and {@code ?} in it, or a label as {@code rack=r12}; {@code !} before a term takes its hosts out again.
 *
 * @param inventory where they are looked for
 */
public record HostSelection(Inventory inventory) {

    /**
     * The hosts that the terms choose; all where there are only terms that take hosts out.
     *
     * @throws DiagnosticException {@code zplan::workspace::bad_limit} when a term stands for no host, or none is left
     */
    public SortedSet<String> of(List<String> limits) {
        List<String> terms = limits.stream()
                .flatMap(limit -> List.of(limit.split(",")).stream())
                .map(String::strip)
                .filter(term -> !term.isEmpty())
                .toList();
        SortedSet<String> chosen = new TreeSet<>();
        if (terms.stream().allMatch(term -> term.startsWith("!"))) {
            chosen.addAll(inventory.hosts().keySet());
        }
        terms.stream().filter(term -> !term.startsWith("!")).forEach(term -> chosen.addAll(hosts(term)));
        terms.stream().filter(term -> term.startsWith("!")).forEach(term -> chosen.removeAll(hosts(term.substring(1))));
        if (chosen.isEmpty()) {
            throw refusal("no host is left by --limit " + String.join(",", terms), "");
        }
        return chosen;
    }

    private Collection<String> hosts(String term) {
        int equals = term.indexOf('=');
        Collection<String> found;
        if (equals > 0) {
            found = labelled(term.substring(0, equals), term.substring(equals + 1));
        } else if (term.contains("*") || term.contains("?")) {
            found = like(term);
        } else {
            found = inventory.places().getOrDefault(term, List.of());
        }
        if (found.isEmpty() && !inventory.groups().containsKey(term)) {
            throw refusal("--limit " + term + " stands for no host", term);
        }
        return found;
    }

    private List<String> labelled(String name, String value) {
        return inventory.hosts().entrySet().stream()
                .filter(host -> value.equals(host.getValue().labels().get(name)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<String> like(String pattern) {
        Pattern compiled =
                Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
        return inventory.hosts().keySet().stream()
                .filter(host -> compiled.matcher(host).matches())
                .toList();
    }

    private DiagnosticException refusal(String message, String term) {
        Collection<String> places = inventory.places().keySet();
        return new DiagnosticException(Diagnostic.error(
                "zplan::workspace::bad_limit",
                message,
                null,
                Suggestion.nearest(term, places)
                                .map(near -> "did you mean " + near + "? ")
                                .orElse("")
                        + "groups and hosts: " + String.join(", ", places)
                        + "; labels are written as rack=r12"));
    }
}
