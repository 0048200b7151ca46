package dev.zplan.sim.files;

import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.Accounts.Group;
import dev.zplan.sim.files.Accounts.User;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** {@code id}, {@code getent}, {@code useradd}, {@code userdel}, {@code groupadd} and {@code groupdel} over the files in /etc. */
final class AccountPrograms {

    private static final String SHADOW = "/etc/shadow";

    private AccountPrograms() {}

    static SimResult id(Run run) {
        Getopt options = Getopt.parse("agnu", run.args());
        if (options.fault().isPresent() || options.operands().size() > 1) {
            return run.usage(options, "Usage: id [-ap] [user]");
        }
        String name =
                options.operands().isEmpty() ? run.user() : options.operands().get(0);
        Optional<User> found = run.accounts().user(name);
        if (found.isEmpty()) {
            return SimResult.fail(1, "id: invalid user name: \"" + name + "\"\n");
        }
        User user = found.get();
        String group = run.accounts().groupName(user.group());
        if (options.has('u') || options.has('g')) {
            boolean names = options.has('n');
            return SimResult.ok(
                    (options.has('u') ? (names ? user.name() : user.id() + "") : names ? group : user.group() + "")
                            + "\n");
        }
        String groups = options.has('a')
                ? " groups="
                        + run.accounts().groupsOf(user).stream()
                                .map(AccountPrograms::shown)
                                .collect(Collectors.joining(","))
                : "";
        return SimResult.ok(
                "uid=" + user.id() + "(" + user.name() + ") gid=" + user.group() + "(" + group + ")" + groups + "\n");
    }

    private static String shown(Group group) {
        return group.id() + "(" + group.name() + ")";
    }

    static SimResult getent(Run run) {
        String file = run.args().isEmpty()
                ? ""
                : switch (run.args().get(0)) {
                    case "passwd" -> Accounts.PASSWD;
                    case "group" -> Accounts.GROUP;
                    default -> "";
                };
        if (file.isEmpty()) {
            return SimResult.fail(1, "getent: not simulated: " + String.join(" ", run.args()) + "\n");
        }
        List<String> keys = run.args().subList(1, run.args().size());
        Entry entry = run.files().get(file);
        List<String> lines = entry == null ? List.of() : entry.text().lines().toList();
        List<String> chosen = keys.isEmpty()
                ? lines
                : keys.stream()
                        .flatMap(k -> lines.stream().filter(l -> names(l, k)).limit(1))
                        .toList();
        String out = chosen.stream().map(l -> l + "\n").collect(Collectors.joining());
        return new SimResult(keys.isEmpty() || chosen.size() == keys.size() ? 0 : 2, out, "");
    }

    private static boolean names(String line, String key) {
        String[] fields = line.split(":", -1);
        return fields[0].equals(key) || (fields.length > 2 && fields[2].equals(key));
    }

    static SimResult useradd(Run run) {
        Getopt options = Getopt.parse("c:d:g:G:ms:u:", run.args());
        if (options.fault().isPresent() || options.operands().size() != 1) {
            return run.usage(
                    options,
                    "usage:\tuseradd [-u uid] [-g group] [-G group[[,group]...]] [-d dir] [-s shell] [-c comment] [-m] login");
        }
        String name = options.operands().get(0);
        Accounts accounts = run.accounts();
        if (accounts.user(name).isPresent()) {
            return SimResult.fail(9, "UX: useradd: ERROR: " + name + " is already in use.  Choose another.\n");
        }
        String groupName = options.value('g').orElse("1");
        Optional<Integer> group = accounts.group(groupName)
                .map(Group::id)
                .or(() -> groupName.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(groupName)) : Optional.empty());
        if (group.isEmpty()) {
            return SimResult.fail(6, "UX: useradd: ERROR: Group " + groupName + " does not exist.  Choose another.\n");
        }
        String id = options.value('u').orElse(Integer.toString(accounts.free(Accounts.PASSWD)));
        if (!id.matches("[0-9]{1,9}")) {
            return SimResult.fail(3, "UX: useradd: ERROR: Invalid uid " + id + ".\n");
        }
        if (accounts.userName(Integer.parseInt(id)).matches(".*[^0-9].*")) {
            return SimResult.fail(4, "UX: useradd: ERROR: uid " + id + " is already in use.  Choose another.\n");
        }
        String home = options.value('d').orElse("/home/" + name);
        append(
                run,
                Accounts.PASSWD,
                String.join(
                        ":",
                        name,
                        "x",
                        id,
                        group.get().toString(),
                        options.value('c').orElse(""),
                        home,
                        options.value('s').orElse("/bin/sh")));
        append(run, SHADOW, name + ":*LK*:::::::");
        options.value('G').ifPresent(groups -> Arrays.stream(groups.split(",")).forEach(g -> join(run, g, name)));
        if (options.has('m')) {
            run.files().makeDirectories(home);
            run.files().put(home, Entry.directory(0755).ownedBy(Integer.parseInt(id), group.get()));
        }
        return SimResult.ok("");
    }

    private static void join(Run run, String group, String user) {
        rewrite(run, Accounts.GROUP, l -> l.startsWith(group + ":") ? l + (l.endsWith(":") ? "" : ",") + user : l);
    }

    static SimResult userdel(Run run) {
        Getopt options = Getopt.parse("r", run.args());
        if (options.fault().isPresent() || options.operands().size() != 1) {
            return run.usage(options, "usage:\tuserdel [-r] login");
        }
        String name = options.operands().get(0);
        Optional<User> user = run.accounts().user(name);
        if (user.isEmpty()) {
            return SimResult.fail(6, "UX: userdel: ERROR: " + name + " does not exist.\n");
        }
        drop(run, Accounts.PASSWD, name);
        drop(run, SHADOW, name);
        if (options.has('r')) {
            run.files().remove(user.get().home());
        }
        return SimResult.ok("");
    }

    static SimResult groupadd(Run run) {
        Getopt options = Getopt.parse("g:", run.args());
        if (options.fault().isPresent() || options.operands().size() != 1) {
            return run.usage(options, "usage:\tgroupadd [-g gid [-o]] group");
        }
        String name = options.operands().get(0);
        if (run.accounts().group(name).isPresent()) {
            return SimResult.fail(9, "UX: groupadd: ERROR: " + name + " is already in use.  Choose another.\n");
        }
        String id = options.value('g').orElse(Integer.toString(run.accounts().free(Accounts.GROUP)));
        append(run, Accounts.GROUP, name + "::" + id + ":");
        return SimResult.ok("");
    }

    static SimResult groupdel(Run run) {
        if (run.args().size() != 1) {
            return SimResult.fail(2, "usage:\tgroupdel group\n");
        }
        String name = run.args().get(0);
        if (run.accounts().group(name).isEmpty()) {
            return SimResult.fail(6, "UX: groupdel: ERROR: " + name + " does not exist.\n");
        }
        drop(run, Accounts.GROUP, name);
        return SimResult.ok("");
    }

    private static void append(Run run, String file, String line) {
        Entry old = run.files().get(file);
        Entry entry = old == null ? Entry.file("") : old;
        run.files().put(file, entry.withText(entry.text() + line + "\n"));
    }

    private static void drop(Run run, String file, String name) {
        rewrite(run, file, l -> l.startsWith(name + ":") ? "" : l);
    }

    private static void rewrite(Run run, String file, UnaryOperator<String> change) {
        Entry entry = run.files().get(file);
        if (entry != null) {
            run.files()
                    .put(
                            file,
                            entry.withText(entry.text()
                                    .lines()
                                    .map(change)
                                    .filter(l -> !l.isEmpty())
                                    .map(l -> l + "\n")
                                    .collect(Collectors.joining())));
        }
    }
}
