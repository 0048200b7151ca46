package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code zfs get}. */
final class GetCommand {
    private static final List<String> COLUMNS = List.of("name", "property", "value", "received", "source");
    private static final List<String> STANDARD = List.of("name", "property", "value", "source");
    private static final List<String> SOURCES =
            List.of("local", "default", "inherited", "received", "temporary", "none");

    private GetCommand() {}

    static int run(ZfsCall call) {
        Getopt given = Getopt.parse("d:o:s:rt:Hp", call.args());
        if (given.fault().isPresent()) {
            return call.usage(given.fault().get());
        }
        Optional<String> badDepth = Selection.badDepth(given.value('d'));
        if (badDepth.isPresent()) {
            return call.usage(badDepth.get());
        }
        List<String> columns = given.value('o')
                .map(o -> o.equals("all") ? COLUMNS : List.of(o.split(",")))
                .orElse(STANDARD);
        Optional<String> badColumn =
                columns.stream().filter(c -> !COLUMNS.contains(c)).findFirst();
        if (badColumn.isPresent()) {
            return call.usage("invalid column name '" + badColumn.get() + "'");
        }
        List<String> sources = given.value('s').map(s -> List.of(s.split(","))).orElse(SOURCES);
        Optional<String> badSource =
                sources.stream().filter(s -> !SOURCES.contains(s)).findFirst();
        if (badSource.isPresent()) {
            return call.usage("invalid source '" + badSource.get() + "'");
        }
        Optional<String> badType =
                given.value('t').filter(t -> Selection.parseTypes(t).isEmpty());
        if (badType.isPresent()) {
            return call.usage("invalid type '" + Selection.badType(badType.get()) + "'");
        }
        return withProperties(call, given, columns, Set.copyOf(sources));
    }

    private static int withProperties(ZfsCall call, Getopt given, List<String> columns, Set<String> sources) {
        if (given.operands().isEmpty()) {
            return call.usage("missing property argument");
        }
        String wanted = given.operands().get(0);
        List<String> names = List.of(wanted.split(","));
        if (!wanted.equals("all")) {
            Optional<String> bad = names.stream()
                    .filter(n -> !Property.isUser(n) && Property.named(n).isEmpty())
                    .findFirst();
            if (bad.isPresent()) {
                return call.usage("bad property list: invalid property '" + bad.get() + "'");
            }
        }
        Set<DatasetType> types =
                given.value('t').flatMap(Selection::parseTypes).orElse(EnumSet.allOf(DatasetType.class));
        int depth = given.value('d').map(Integer::parseInt).orElse(given.has('r') ? Selection.ALL : 0);
        List<String> operands = given.operands().subList(1, given.operands().size());
        Selection.Found found = new Selection(call, types, depth, true).find(operands);
        Values values = new Values(call.pools());
        List<List<String>> table = new ArrayList<>();
        boolean ownOnly = Set.of(Setting.LOCAL, Setting.RECEIVED).containsAll(sources);
        for (Node node : found.nodes()) {
            for (String name : wanted.equals("all") ? allOf(node, ownOnly) : names) {
                row(node, name, values, given.has('p'), sources, columns, wanted.equals("all"))
                        .ifPresent(table::add);
            }
        }
        print(call, given.has('H'), columns, table);
        return found.exitCode();
    }

    /** Native properties in their order, then the user's by name; perhaps only those that the node has itself. */
    private static List<String> allOf(Node node, boolean ownOnly) {
        List<String> names = new ArrayList<>();
        for (Property property : Property.TABLE) {
            boolean own = node.local.containsKey(property.name()) || node.received.containsKey(property.name());
            if (property.appliesTo(node) && !property.name().equals("name") && (own || !ownOnly)) {
                names.add(property.name());
            }
        }
        TreeSet<String> user = new TreeSet<>();
        Dataset dataset = node instanceof Snapshot snapshot ? snapshot.dataset() : (Dataset) node;
        collectUser(node, user);
        for (Dataset d = dataset; d != null; d = d.parent) {
            collectUser(d, user);
        }
        names.addAll(user);
        return names;
    }

    private static void collectUser(Node node, Set<String> names) {
        node.local.keySet().stream().filter(Property::isUser).forEach(names::add);
        node.received.keySet().stream().filter(Property::isUser).forEach(names::add);
    }

    private static Optional<List<String>> row(
            Node node,
            String name,
            Values values,
            boolean exact,
            Set<String> sources,
            List<String> columns,
            boolean all) {
        Optional<Property> property = Property.isUser(name) ? Optional.empty() : Property.named(name);
        Setting setting = property.isPresent() ? values.get(node, property.get()) : Values.user(node, name);
        boolean missing = setting.value().isEmpty() || setting.value().equals(Setting.NONE);
        if (!sources.contains(setting.sourceKind()) || (missing && all)) {
            return Optional.empty();
        }
        String raw = missing ? Setting.NONE : setting.value();
        String value = exact || property.isEmpty() ? raw : Values.human(property.get(), raw);
        String label = property.map(Property::name).orElse(name);
        return Optional.of(columns.stream()
                .map(c -> switch (c) {
                    case "name" -> node.name();
                    case "property" -> label;
                    case "value" -> value;
                    case "received" -> Setting.receivedOf(node, label);
                    default -> setting.source();
                })
                .toList());
    }

    private static void print(ZfsCall call, boolean bare, List<String> columns, List<List<String>> table) {
        StringBuilder out = new StringBuilder();
        if (bare) {
            table.forEach(r -> out.append(String.join("\t", r)).append('\n'));
        } else if (!table.isEmpty()) {
            List<List<String>> lines = new ArrayList<>();
            lines.add(columns.stream().map(c -> c.toUpperCase(Locale.ROOT)).toList());
            lines.addAll(table);
            aligned(lines, out);
        }
        call.console().out(out.toString());
    }

    /** Each column as wide as its longest entry, two blanks between, the last one unpadded. */
    static void aligned(List<List<String>> lines, StringBuilder out) {
        int columns = lines.get(0).size();
        int[] widths = new int[columns];
        for (List<String> line : lines) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        for (List<String> line : lines) {
            for (int i = 0; i < columns; i++) {
                String value = line.get(i);
                boolean last = i + 1 == columns;
                out.append(value).append(last ? "" : " ".repeat(widths[i] - value.length() + 2));
            }
            out.append('\n');
        }
    }
}
