package dev.zplan.sim.zfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of zpool. */
final class ZpoolText {

    private ZpoolText() {}

    static String tabbed(List<List<String>> lines) {
        StringBuilder out = new StringBuilder();
        lines.forEach(l -> out.append(String.join("\t", l)).append('\n'));
        return out.toString();
    }

    /** Name and altroot to the left, all others to the right. */
    static String aligned(List<String> columns, List<List<String>> lines) {
        StringBuilder out = new StringBuilder();
        List<List<String>> all = new ArrayList<>();
        all.add(columns.stream().map(ZpoolText::header).toList());
        all.addAll(lines);
        for (List<String> line : all) {
            for (int i = 0; i < columns.size(); i++) {
                int index = i;
                boolean left = columns.get(i).equals("name") || columns.get(i).equals("altroot");
                int least = columns.get(i).equals("health") ? 8 : left ? 0 : 5;
                int width = all.stream().mapToInt(l -> l.get(index).length()).reduce(least, Math::max);
                String pad = " ".repeat(width - line.get(i).length());
                out.append(i == 0 ? "" : "  ");
                boolean last = i + 1 == columns.size();
                out.append(left ? line.get(i) + (last ? "" : pad) : pad + line.get(i));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static String header(String column) {
        return switch (column) {
            case "allocated" -> "ALLOC";
            case "checkpoint" -> "CKPOINT";
            case "expandsize" -> "EXPANDSZ";
            case "fragmentation" -> "FRAG";
            case "capacity" -> "CAP";
            case "dedupratio" -> "DEDUP";
            case "listsnapshots" -> "LISTSNAPS";
            case "autoexpand" -> "EXPAND";
            case "autoreplace" -> "REPLACE";
            default -> column.toUpperCase(Locale.ROOT);
        };
    }

    /** Columns as wide as what they could hold by their properties; the last one is not padded. */
    static String table(List<String> columns, List<String> properties, List<List<String>> lines) {
        int value = 5;
        for (String property : properties) {
            int words = property.equals("health") || property.equals("failmode") ? 8 : 5;
            value = Math.max(value, Math.max(words, header(property).length()));
        }
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int index = i;
            int least = columns.get(i).equals("value") ? value : columns.get(i).length();
            widths.add(lines.stream().mapToInt(l -> l.get(index).length()).reduce(least, Math::max));
        }
        StringBuilder out = new StringBuilder();
        List<List<String>> all = new ArrayList<>();
        all.add(columns.stream().map(c -> c.toUpperCase(Locale.ROOT)).toList());
        all.addAll(lines);
        for (List<String> line : all) {
            for (int i = 0; i < line.size(); i++) {
                boolean last = i + 1 == line.size();
                String pad = " ".repeat(Math.max(0, widths.get(i) - line.get(i).length()) + 2);
                out.append(line.get(i)).append(last ? "" : pad);
            }
            out.append('\n');
        }
        return out.toString();
    }

    static String describe(Pool pool) {
        String device = pool.properties.getOrDefault("device", "c1t0d0");
        int width = Math.max(10, Math.max(pool.name().length(), device.length() + 2));
        return "  pool: " + pool.name() + "\n state: " + pool.health() + "\n  scan: none requested\nconfig:\n\n"
                + row(width, "NAME", "STATE", " READ WRITE CKSUM")
                + row(width, pool.name(), pool.health(), "    0     0     0")
                + row(width, "  " + device, "ONLINE", "    0     0     0")
                + "\nerrors: No known data errors\n";
    }

    private static String row(int width, String name, String state, String counts) {
        return String.format("\t%-" + width + "s  %-8s %s%n", name, state, counts);
    }
}
