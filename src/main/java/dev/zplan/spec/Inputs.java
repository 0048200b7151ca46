package dev.zplan.spec;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is said about variables outside the specs. A later source wins over an earlier one: files in their order, the
 * environment, {@code --set}.
 *
 * @param set what {@code --set NAME=VALUE} said
 * @param files the files of {@code --vars}, KDL or YAML, each a list of names and values
 * @param environment the environment; only names that begin with {@code ZPLAN_VAR_} are looked at
 */
public record Inputs(Map<String, String> set, List<Path> files, Map<String, String> environment) {

    /** What a variable's name has before it in the environment. */
    public static final String PREFIX = "ZPLAN_VAR_";

    /** Keeps copies. */
    public Inputs {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        files = List.copyOf(files);
        SortedMap<String, String> ours = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                ours.put(name, value);
            }
        });
        environment = Collections.unmodifiableMap(ours);
    }

    /** Nothing said. */
    public static Inputs none() {
        return new Inputs(Map.of(), List.of(), Map.of());
    }

    /** Names only: a value may be secret. */
    @Override
    public String toString() {
        return "Inputs[set=" + set.keySet() + ", files=" + files + ", environment=" + environment.keySet() + "]";
    }
}
