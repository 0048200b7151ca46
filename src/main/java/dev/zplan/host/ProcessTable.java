package dev.zplan.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which process another one has started, as {@code ps -e -o pid,ppid} tells it (POSIX).
 *
 * @param parents by process
 */
record ProcessTable(Map<String, String> parents) {

    private static final Pattern LINE = Pattern.compile("\\s*(\\d+)\\s+(\\d+)\\s*");

    /** Lines that are something else, as the heading, are passed over. */
    static ProcessTable parse(String text) {
        Map<String, String> parents = new LinkedHashMap<>();
        text.lines().map(LINE::matcher).filter(Matcher::matches).forEach(m -> parents.put(m.group(1), m.group(2)));
        return new ProcessTable(parents);
    }

    /** A process and all below it. */
    List<String> below(String root) {
        List<String> tree = new ArrayList<>(List.of(root));
        for (int i = 0; i < tree.size(); i++) {
            String parent = tree.get(i);
            parents.forEach((process, itsParent) -> {
                if (itsParent.equals(parent) && !tree.contains(process)) {
                    tree.add(process);
                }
            });
        }
        return tree;
    }
}
