package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.zfs.Grants.Grantee;
import dev.zplan.sim.zfs.Grants.Kind;
import dev.zplan.sim.zfs.Grants.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code zfs allow} and {@code zfs unallow}. */
final class AllowCommands {
    private static final Set<String> OPERATIONS = Set.of(
            "allow",
            "bookmark",
            "clone",
            "create",
            "destroy",
            "diff",
            "hold",
            "mount",
            "promote",
            "receive",
            "release",
            "rename",
            "rollback",
            "send",
            "share",
            "snapshot",
            "userprop",
            "userquota",
            "groupquota",
            "userused",
            "groupused",
            "userobjquota",
            "groupobjquota",
            "userobjused",
            "groupobjused",
            "load-key",
            "change-key",
            "projectused",
            "projectquota",
            "projectobjused",
            "projectobjquota");
    private static final int HEADING = 70;

    private final ZfsCall call;
    private final Getopt given;
    private final boolean taking;

    private AllowCommands(ZfsCall call, Getopt given, boolean taking) {
        this.call = call;
        this.given = given;
        this.taking = taking;
    }

    static int allow(ZfsCall call) {
        return run(call, Getopt.parse("ldugecsh", call.args()), false);
    }

    static int unallow(ZfsCall call) {
        return run(call, Getopt.parse("ldugecsrh", call.args()), true);
    }

    private static int run(ZfsCall call, Getopt given, boolean taking) {
        return given.fault().isPresent()
                ? call.usage(given.fault().get())
                : new AllowCommands(call, given, taking).run();
    }

    private int run() {
        List<String> operands = given.operands();
        long whose = "uge".chars().filter(c -> given.has((char) c)).count();
        if (whose > 1) {
            return wrong("-u, -g, and -e are mutually exclusive");
        }
        boolean everyone = given.has('e')
                || (whose == 0 && !operands.isEmpty() && operands.get(0).equals("everyone"));
        for (char only : new char[] {'s', 'c', 'e'}) {
            String others = only == 's' ? "cuge" : only == 'c' ? "suged".concat("l") : "sc";
            if (given.has(only) && others.chars().anyMatch(c -> given.has((char) c))) {
                return wrong("invalid options combined with -" + only);
            }
        }
        if (operands.size() == 1 && !taking && !everyone && !given.has('c') && !given.has('s')) {
            return show(operands.get(0));
        }
        boolean named = !given.has('c') && !everyone;
        List<String> rest = everyone && !given.has('e') ? operands.subList(1, operands.size()) : operands;
        int full = named ? 3 : 2;
        if (rest.size() != full && !(taking && rest.size() == full - 1)) {
            return wrong("wrong number of parameters");
        }
        if (given.has('s') && !rest.get(0).startsWith("@")) {
            return wrong("invalid set name: missing '@' prefix");
        }
        String who = named ? rest.get(0) : "";
        Optional<String> permissions = rest.size() == full ? Optional.of(rest.get(full - 2)) : Optional.empty();
        return change(who, everyone, permissions, rest.get(rest.size() - 1));
    }

    /** A wrong call: the usage of these two is a long one of its own, with the fault at its end. */
    private int wrong(String fault) {
        call.console()
                .errRaw("Usage: "
                        + call.subcommand().synopsis().lines().findFirst().orElse("") + "\n");
        call.console().errRaw("\nzfs: error: " + fault + "\n");
        return ZfsCall.USAGE;
    }

    private Optional<Dataset> open(String name) {
        Optional<Dataset> dataset = call.open(name);
        if (dataset.isEmpty()) {
            call.fail("Failed to open dataset: " + name);
        }
        return dataset;
    }

    private int change(String who, boolean everyone, Optional<String> permissions, String name) {
        List<Grantee> grantees = new ArrayList<>();
        if (everyone || given.has('c')) {
            grantees.add(new Grantee(everyone ? Kind.EVERYONE : Kind.CREATE, ""));
        }
        for (String one : who.isEmpty() ? new String[0] : who.split(",")) {
            Optional<Kind> kind = given.has('s') ? Optional.of(Kind.SET) : kindOf(one);
            if (kind.isEmpty()) {
                String what = given.has('u') ? "user" : given.has('g') ? "group" : "user/group";
                return wrong("invalid " + what + " " + one);
            }
            grantees.add(new Grantee(kind.get(), one));
        }
        Optional<Dataset> dataset = open(name);
        if (dataset.isEmpty()) {
            return ZfsCall.MINUS_ONE;
        }
        String head = "cannot set permissions on '" + name + "'";
        Set<String> wanted = new TreeSet<>();
        for (String permission : permissions.map(p -> p.split(",")).orElse(new String[0])) {
            Optional<String> canonical = permission(permission);
            if (canonical.isEmpty()) {
                return call.fail(head + ": " + ZfsCall.WRONG_TYPE);
            }
            wanted.add(canonical.get());
        }
        if (!call.may(dataset.get(), "allow") || !call.may(dataset.get(), wanted.toArray(new String[0]))) {
            return call.fail(head + ": " + ZfsCall.DENIED);
        }
        boolean both = !given.has('l') && !given.has('d');
        Reach reach = new Reach(both || given.has('l'), both || given.has('d'));
        List<Dataset> places = given.has('r') ? dataset.get().subtree() : List.of(dataset.get());
        for (Grantee grantee : grantees) {
            boolean placeless = grantee.kind() == Kind.SET || grantee.kind() == Kind.CREATE;
            Reach where = placeless ? new Reach(true, true) : reach;
            if (taking) {
                places.forEach(d -> d.grants.remove(grantee, permissions.isPresent() ? wanted : null, where));
            } else {
                wanted.forEach(p -> dataset.get().grants.add(grantee, p, where));
            }
        }
        return 0;
    }

    private Optional<Kind> kindOf(String name) {
        boolean number = name.matches("[0-9]+");
        if (!given.has('g') && (number || isUser(name))) {
            return Optional.of(Kind.USER);
        }
        return !given.has('u') && (number || isGroup(name)) ? Optional.of(Kind.GROUP) : Optional.empty();
    }

    private boolean isUser(String name) {
        return call.pools().accounts().users.contains(name)
                || call.pools().ground().surroundings().hasUser(name);
    }

    private boolean isGroup(String name) {
        return Accounts.GROUPS.contains(name)
                || call.pools().ground().surroundings().hasGroup(name);
    }

    private static Optional<String> permission(String text) {
        if (OPERATIONS.contains(text) || text.matches("@[-_.: a-zA-Z0-9]{1,62}")) {
            return Optional.of(text);
        }
        return Property.named(text)
                .filter(p -> p.attribute() != Property.Attribute.READONLY)
                .map(Property::name);
    }

    private int show(String name) {
        Optional<Dataset> dataset = open(name);
        if (dataset.isEmpty()) {
            return ZfsCall.MINUS_ONE;
        }
        for (Dataset d = dataset.get(); d != null; d = d.parent) {
            if (!d.grants.all.isEmpty()) {
                String heading = "---- Permissions on " + d.name() + " ";
                call.console().out(heading + "-".repeat(Math.max(0, HEADING - heading.length())) + "\n");
                showSets(d.grants, Kind.SET, "Permission sets:");
                showSets(d.grants, Kind.CREATE, "Create time permissions:");
                showUsers(d.grants, new Reach(true, false), "Local permissions:");
                showUsers(d.grants, new Reach(false, true), "Descendent permissions:");
                showUsers(d.grants, new Reach(true, true), "Local+Descendent permissions:");
            }
        }
        return 0;
    }

    private void showSets(Grants grants, Kind kind, String title) {
        boolean first = true;
        for (Map.Entry<Grantee, TreeMap<String, Reach>> entry : grants.all.entrySet()) {
            if (entry.getKey().kind() == kind) {
                String who = entry.getKey().name();
                call.console().out((first ? title + "\n" : "") + "\t" + (who.isEmpty() ? "" : who + " "));
                call.console().out(String.join(",", entry.getValue().keySet()) + "\n");
                first = false;
            }
        }
    }

    private void showUsers(Grants grants, Reach reach, String title) {
        boolean first = true;
        for (Map.Entry<Grantee, TreeMap<String, Reach>> entry : grants.all.entrySet()) {
            Grantee who = entry.getKey();
            String permissions = entry.getValue().entrySet().stream()
                    .filter(p -> p.getValue().equals(reach))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.joining(","));
            if (who.kind() != Kind.SET && who.kind() != Kind.CREATE && !permissions.isEmpty()) {
                String label = who.kind() == Kind.USER ? "user " : who.kind() == Kind.GROUP ? "group " : "everyone";
                call.console().out((first ? title + "\n" : "") + "\t" + label + who.name() + " " + permissions + "\n");
                first = false;
            }
        }
    }
}
