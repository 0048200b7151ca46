package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code zfs get}. */
final class GetCommand {
    private static final List<String> COLUMNS = List.of("name", "property", "value", "received", "source");
    private static final List<String> STANDARD = List.of("name", "property", "value", "source");
    private static final List<String> SOURCES =
            List.of("local", "default", "inherited", "received", "temporary", "none");

    private static final String SPACE =
            "name,available,used,usedbysnapshots,usedbydataset,usedbyrefreservation,usedbychildren";

    private GetCommand() {}

    static int run(ZfsCall call) {
        Getopt given = Getopt.parse(":d:o:s:rt:Hp", call.args());
        if (given.fault().isPresent()) {
            return call.usageTelling(given.fault().get());
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
        Optional<String> bad = badList(wanted);
        if (bad.isPresent()) {
            return call.usage("bad property list: " + bad.get());
        }
        boolean all = wanted.equals("all");
        List<String> names = all ? List.of() : names(wanted);
        Set<DatasetType> types =
                given.value('t').flatMap(Selection::parseTypes).orElse(EnumSet.allOf(DatasetType.class));
        List<String> operands = given.operands().subList(1, given.operands().size());
        int depth = Selection.depth(given, types, !operands.isEmpty());
        Selection.Found found = new Selection(call, types, depth, true).find(operands);
        Values values = new Values(call.pools());
        boolean exact = given.has('p');
        boolean bare = given.has('H');
        boolean ownOnly = Set.of(Setting.LOCAL, Setting.RECEIVED).containsAll(sources);
        List<List<String>> table = new ArrayList<>();
        Set<String> shown = new LinkedHashSet<>(names);
        for (Node node : found.nodes()) {
            for (String name : all ? allOf(node, ownOnly) : names) {
                row(node, name, values, exact, sources, columns, all).ifPresent(table::add);
            }
            if (all && !bare) {
                shown.addAll(allOf(node, false));
            }
        }
        if (bare) {
            StringBuilder out = new StringBuilder();
            table.forEach(r -> out.append(String.join("\t", r)).append('\n'));
            call.console().out(out.toString());
        } else if (!table.isEmpty()) {
            call.console().out(new GetTable(columns, found.nodes(), shown, all, values).print(table));
        }
        return found.exitCode();
    }

    /** What is wrong with a list of properties (zprop_get_list). */
    static Optional<String> badList(String text) {
        if (text.isEmpty()) {
            return Optional.of("no properties specified");
        }
        for (String name : text.split(",")) {
            if (name.isEmpty()) {
                return Optional.of("empty property name");
            }
            if (!name.equals("all") && !name.equals("space") && !known(name)) {
                return Optional.of("invalid property '" + name + "'");
            }
        }
        return Optional.empty();
    }

    static boolean known(String name) {
        return Property.isUser(name)
                || Property.named(name).isPresent()
                || name.startsWith("written@")
                || name.startsWith("written#");
    }

    /** The names in a list of properties; {@code space} stands for several. */
    static List<String> names(String text) {
        return List.of(text.replaceAll("(?<=^|,)space(?=,|$)", SPACE).split(","));
    }

    /** Native properties in their order, then the user's by name; perhaps only those that the node has itself. */
    private static List<String> allOf(Node node, boolean ownOnly) {
        Set<String> own = new HashSet<>(node.local.keySet());
        own.addAll(node.received.keySet());
        List<String> names = new ArrayList<>();
        for (Property property : Property.TABLE) {
            boolean counts = !ownOnly || own.contains(property.name());
            if (counts && property.appliesTo(node) && !property.name().equals("name")) {
                names.add(property.name());
            }
        }
        TreeSet<String> user = new TreeSet<>();
        collectUser(node, user);
        for (Dataset d = ownOnly || node instanceof Bookmark ? null : node.head(); d != null; d = d.parent) {
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
        Setting setting = values.get(node, name);
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
                    case "received" -> received(node, label, property.filter(p -> !exact));
                    default -> setting.source();
                })
                .toList());
    }

    private static String received(Node node, String name, Optional<Property> forPeople) {
        String value = Setting.receivedOf(node, name);
        return forPeople.map(p -> Values.human(p, value)).orElse(value);
    }
}
