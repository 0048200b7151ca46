package dev.zplan.sim.files;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code chmod}, {@code chown} and {@code chgrp}. */
final class OwnerPrograms {

    private OwnerPrograms() {}

    static SimResult chmod(Run run) {
        boolean recursive = !run.args().isEmpty() && run.args().get(0).equals("-R");
        List<String> words = recursive ? run.args().subList(1, run.args().size()) : run.args();
        if (words.size() < 2 || Mode.changed(words.get(0), 0, false) == null) {
            return words.size() < 2
                    ? SimResult.fail(2, "chmod: usage: chmod [-R] <absolute-mode> file ...\n")
                    : SimResult.fail(2, "chmod: invalid mode: `" + words.get(0) + "'\n");
        }
        Console output = new Console();
        int status = 0;
        for (String path : words.subList(1, words.size())) {
            if (run.files().get(path) == null) {
                output.err("chmod: WARNING: can't access " + path);
                status = 1;
            } else {
                change(run.files(), path, recursive, false, e -> {
                    Integer mode = Mode.changed(words.get(0), e.mode(), e.isDirectory());
                    return mode == null ? e : e.withMode(mode);
                });
            }
        }
        return output.exit(status);
    }

    static SimResult chown(Run run) {
        Getopt options = Getopt.parse("hR", run.args());
        if (options.fault().isPresent() || options.operands().size() < 2) {
            return run.usage(options, "usage:\n\tchown [-fhR] owner[:group] file...");
        }
        String[] names = options.operands().get(0).split(":", 2);
        Optional<Integer> owner = names[0].isEmpty()
                ? Optional.empty()
                : run.accounts().user(names[0]).map(Accounts.User::id).or(() -> number(names[0]));
        if (owner.isEmpty() && !names[0].isEmpty()) {
            return SimResult.fail(2, "chown: unknown user id " + names[0] + "\n");
        }
        String groupName = names.length == 2 ? names[1] : "";
        Optional<Integer> group = group(run, groupName);
        if (group.isEmpty() && !groupName.isEmpty()) {
            return SimResult.fail(2, "chown: unknown group id " + groupName + "\n");
        }
        return own(run, options, e -> e.ownedBy(owner.orElse(e.owner()), group.orElse(e.group())));
    }

    static SimResult chgrp(Run run) {
        Getopt options = Getopt.parse("hR", run.args());
        if (options.fault().isPresent() || options.operands().size() < 2) {
            return run.usage(options, "usage:\n\tchgrp [-fhR] group file...");
        }
        String name = options.operands().get(0);
        Optional<Integer> group = group(run, name);
        return group.isEmpty()
                ? SimResult.fail(2, "chgrp: unknown group: " + name + "\n")
                : own(run, options, e -> e.ownedBy(e.owner(), group.get()));
    }

    private static Optional<Integer> group(Run run, String name) {
        return run.accounts().group(name).map(Accounts.Group::id).or(() -> number(name));
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static SimResult own(Run run, Getopt options, UnaryOperator<Entry> change) {
        Console output = new Console();
        int status = 0;
        for (String path : options.operands().subList(1, options.operands().size())) {
            Entry entry =
                    options.has('h') ? run.files().itself(path) : run.files().get(path);
            if (entry == null) {
                output.err(run.name() + ": " + path + ": " + Run.MISSING);
                status = 2;
            } else {
                change(run.files(), path, options.has('R'), options.has('h'), change);
            }
        }
        return output.exit(status);
    }

    private static void change(
            FileView files, String path, boolean recursive, boolean itself, UnaryOperator<Entry> change) {
        Entry entry = itself ? files.itself(path) : files.get(path);
        if (entry == null) {
            return;
        }
        if (itself) {
            files.replace(path, change.apply(entry));
        } else {
            files.put(path, change.apply(entry));
        }
        if (recursive && entry.isDirectory()) {
            for (String name : files.list(path)) {
                String below = path + "/" + name;
                Entry look = files.itself(below);
                change(files, below, true, itself || (look != null && look.isSymlink()), change);
            }
        }
    }
}
