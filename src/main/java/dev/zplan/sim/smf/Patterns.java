package dev.zplan.sim.smf;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How operands name instances: whole FMRIs, their ends, the names of instances, or patterns as of fnmatch(3C). */
final class Patterns {

    private Patterns() {}

    static List<Service> matching(List<Service> services, String operand) {
        return services.stream().filter(s -> matches(s, operand)).toList();
    }

    static boolean matches(Service service, String operand) {
        String path = operand.startsWith("svc:/") ? operand.substring("svc:/".length()) : operand;
        String full = service.name() + ":" + service.instance();
        boolean whole = operand.startsWith("svc:/");
        if (operand.matches(".*[*?\\[].*")) {
            Pattern pattern = glob(path);
            if (whole) {
                return pattern.matcher(full).matches();
            }
            return ends(full).anyMatch(e -> pattern.matcher(e).matches())
                    || ends(service.name()).anyMatch(e -> pattern.matcher(e).matches())
                    || pattern.matcher(service.instance()).matches();
        }
        return whole
                ? full.equals(path) || service.name().equals(path)
                : ends(full).anyMatch(path::equals)
                        || ends(service.name()).anyMatch(path::equals)
                        || service.instance().equals(path);
    }

    private static Stream<String> ends(String path) {
        return Stream.iterate(path, p -> !p.isEmpty(), p -> p.contains("/") ? p.substring(p.indexOf('/') + 1) : "");
    }

    /** A pattern of the shell as a regular expression. */
    static Pattern glob(String text) {
        StringBuilder java = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int end = c == '[' ? text.indexOf(']', i + 2) : -1;
            if (end > 0) {
                String set = text.substring(i + 1, end).replaceAll("([\\\\\\[&^])", "\\\\$1");
                java.append(set.startsWith("!") ? "[^" + set.substring(1) : "[" + set)
                        .append(']');
                i = end;
            } else {
                java.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)));
            }
        }
        return Pattern.compile(java.toString());
    }
}
