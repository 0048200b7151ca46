package dev.zplan.sim.zfs;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The usage texts of zfs; their wording differs between releases, only their first lines are to be relied on. */
final class ZfsUsage {
    private static final Set<String> WITH_PROPERTIES = Set.of("set", "get", "inherit", "list");

    private ZfsUsage() {}

    static String whole(List<Subcommand> subcommands) {
        return "usage: zfs command args ...\nwhere 'command' is one of the following:\n\n"
                + subcommands.stream().map(ZfsUsage::synopsis).collect(Collectors.joining())
                + "\nEach dataset is of the form: pool/[dataset/]*dataset[@name]\n"
                + closing();
    }

    static String of(Subcommand subcommand) {
        return "usage:\n" + synopsis(subcommand)
                + (WITH_PROPERTIES.contains(subcommand.name()) ? properties() : closing());
    }

    private static String synopsis(Subcommand subcommand) {
        return subcommand.synopsis().lines().map(l -> "\t" + l + "\n").collect(Collectors.joining());
    }

    private static String closing() {
        return "\nFor the property list, run: zfs set|get\n\nFor the delegated permission list, run: zfs allow|unallow\n";
    }

    private static String properties() {
        return "\nThe following properties are supported:\n\n\tPROPERTY       EDIT  INHERIT   VALUES\n\n"
                + Property.TABLE.stream()
                        .sorted(ZfsUsage::order)
                        .map(ZfsUsage::line)
                        .collect(Collectors.joining());
    }

    private static int order(Property a, Property b) {
        boolean ra = a.attribute() == Property.Attribute.READONLY;
        boolean rb = b.attribute() == Property.Attribute.READONLY;
        return ra == rb ? a.name().compareTo(b.name()) : ra ? -1 : 1;
    }

    private static String line(Property p) {
        String edit = p.attribute() == Property.Attribute.READONLY ? " NO    " : "YES    ";
        String inherit = p.attribute() == Property.Attribute.INHERIT ? "  YES   " : "   NO   ";
        return String.format("\t%-15s %s%s%s%n", p.name(), edit, inherit, p.values());
    }
}
