package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.resource.Value;
import java.util.List;
import java.util.Map;

/**
 * What the given files want, all plans together.
 *
 * @param items zones and resources, in the order in which they were written; those with errors are left out
 * @param variables the variables by name, with the values that were used
 * @param secrets the clear text of every secret value that went into any field, by digest
 * @param diagnostics what is wrong or doubtful
 */
public record Spec(
        List<Item> items, Map<String, Value> variables, Map<String, String> secrets, List<Diagnostic> diagnostics) {

    /** Keeps copies. */
    public Spec {
        items = List.copyOf(items);
        variables = Map.copyOf(variables);
        secrets = Map.copyOf(secrets);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Without the clear texts. */
    @Override
    public String toString() {
        return "Spec[items=" + items + ", variables=" + variables + ", secrets=" + secrets.keySet() + ", diagnostics="
                + diagnostics + "]";
    }
}
