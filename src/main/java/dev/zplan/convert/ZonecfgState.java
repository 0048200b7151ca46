package dev.zplan.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A configuration that commands of zonecfg make, as plain texts. */
final class ZonecfgState {

    private final Map<String, String> globals = new LinkedHashMap<>();
    private final List<Part> parts = new ArrayList<>();

    /** A resource: its simple properties, and its lists as the operands of {@code add}. */
    static final class Part {
        private final String type;
        private final Map<String, String> simple = new LinkedHashMap<>();
        private final List<Element> lists = new ArrayList<>();

        Part(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }

        Map<String, String> simple() {
            return simple;
        }

        List<Element> lists() {
            return lists;
        }

        Part copy() {
            Part copy = new Part(type);
            copy.simple.putAll(simple);
            copy.lists.addAll(lists);
            return copy;
        }

        /** What tells it from others of its type; empty for what may stand once only, and for nets. */
        String key() {
            return switch (type) {
                case "fs" -> simple.getOrDefault("dir", "");
                case "device" -> simple.getOrDefault("match", "");
                case "admin" -> simple.getOrDefault("user", "");
                case "rctl", "attr", "dataset" -> simple.getOrDefault("name", "");
                default -> "";
            };
        }

        /** Whether it has these properties. */
        boolean matches(Map<String, String> wanted) {
            return wanted.entrySet().stream().allMatch(e -> e.getValue().equals(simple.get(e.getKey())));
        }
    }

    /**
     * An element of a list.
     *
     * @param list the list's name: options, value, property
     * @param text the operand, as {@code export} writes it
     */
    record Element(String list, String text) {}

    Map<String, String> globals() {
        return globals;
    }

    List<Part> parts() {
        return parts;
    }

    ZonecfgState copy() {
        ZonecfgState copy = new ZonecfgState();
        copy.globals.putAll(globals);
        parts.forEach(part -> copy.parts.add(part.copy()));
        return copy;
    }

    /** As {@code zonecfg export} would print it, but for the order; every value is quoted. */
    String export() {
        StringBuilder out = new StringBuilder("create -b\n");
        globals.forEach((name, value) -> set(out, name, value));
        for (Part part : parts) {
            out.append("add ").append(part.type).append('\n');
            part.simple.forEach((name, value) -> set(out, name, value));
            part.lists.forEach(element -> out.append("add ")
                    .append(element.list())
                    .append(' ')
                    .append(element.text())
                    .append('\n'));
            out.append("end\n");
        }
        return out.toString();
    }

    private static void set(StringBuilder out, String name, String value) {
        out.append("set ").append(name).append("=\"").append(value).append("\"\n");
    }
}
