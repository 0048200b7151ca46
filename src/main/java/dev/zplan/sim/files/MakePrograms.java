package dev.zplan.sim.files;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import org.jspecify.annotations.Nullable;

/** {@code mkdir}, {@code rmdir}, {@code rm}, {@code touch} and {@code tee}. */
final class MakePrograms {

    private MakePrograms() {}

    static SimResult mkdir(Run run) {
        Getopt options = Getopt.parse("m:p", run.args());
        Integer mode =
                options.has('m') ? Mode.changed(options.value('m').orElse(""), 0777, true) : Integer.valueOf(0755);
        if (options.fault().isPresent() || options.operands().isEmpty() || mode == null) {
            return run.usage(options, "mkdir: usage: mkdir [-m mode] [-p] dirname ...");
        }
        Console output = new Console();
        int status = 0;
        for (String path : options.operands()) {
            String problem = make(run, path, mode, options.has('p'));
            if (!problem.isEmpty()) {
                output.err(problem);
                status = 2;
            }
        }
        return output.exit(status);
    }

    private static String make(Run run, String path, int mode, boolean parents) {
        Entry old = run.files().get(path);
        if (old != null && parents && old.isDirectory()) {
            return "";
        }
        if (old != null && parents) {
            return "mkdir: \"" + path + "\": Exists but is not a directory";
        }
        if (old != null || (!parents && !run.files().isDirectory(run.parent(path)))) {
            return "mkdir: Failed to make directory \"" + path + "\"; " + (old != null ? "File exists" : Run.MISSING);
        }
        run.files().makeDirectories(run.parent(path));
        run.files().put(path, mine(run, Entry.directory(mode)));
        return "";
    }

    /** Belonging to who runs the program. */
    static Entry mine(Run run, Entry entry) {
        Accounts.User user = run.accounts().user(run.user()).orElse(Accounts.SUPER_USER);
        return entry.ownedBy(user.id(), user.group());
    }

    static SimResult rmdir(Run run) {
        Getopt options = Getopt.parse("", run.args());
        if (options.fault().isPresent() || options.operands().isEmpty()) {
            return run.usage(options, "usage: rmdir [-ps] dirname ...");
        }
        FileView files = run.files();
        Console output = new Console();
        int status = 0;
        for (String path : options.operands()) {
            Entry entry = files.itself(path);
            String problem = entry == null
                    ? "Path component not found"
                    : !entry.isDirectory()
                            ? "Path component not a directory"
                            : !files.list(path).isEmpty() ? "Directory not empty" : null;
            if (problem != null || files.isMountPoint(path)) {
                output.err("rmdir: directory \"" + path + "\": "
                        + (problem == null ? "Directory is a mount point or in use" : problem));
                status = 2;
            } else {
                files.remove(path);
            }
        }
        return output.exit(status);
    }

    static SimResult rm(Run run) {
        Getopt options = Getopt.parse("frR", run.args());
        boolean force = options.has('f');
        if (options.fault().isPresent() || (options.operands().isEmpty() && !force)) {
            return run.usage(options, "usage: rm [-fiRr] file ...");
        }
        Console output = new Console();
        int status = 0;
        for (String path : options.operands()) {
            Entry entry = run.files().itself(path);
            if (entry == null && force) {
                continue;
            }
            String problem = entry == null
                    ? path + ": " + Run.MISSING
                    : refusal(run.files(), path, entry, options.has('r') || options.has('R'));
            if (problem == null) {
                run.files().remove(path);
            } else {
                output.err(problem);
                status = 2;
            }
        }
        return output.exit(status);
    }

    private static @Nullable String refusal(FileView files, String path, Entry entry, boolean recursive) {
        if (!entry.isDirectory()) {
            return null;
        }
        if (files.absolute(path).equals("/")) {
            return "rm of / is not allowed";
        }
        if (!recursive) {
            return "rm: " + path + " is a directory";
        }
        return files.isMountPoint(path) || !files.mountsBelow(path).isEmpty()
                ? "rm: Unable to remove directory " + path + ": Device busy"
                : null;
    }

    static SimResult touch(Run run) {
        Getopt options = Getopt.parse("c", run.args());
        if (options.fault().isPresent() || options.operands().isEmpty()) {
            return run.usage(options, "usage: touch [-acm] file ...");
        }
        Console output = new Console();
        int status = 0;
        for (String path : options.operands()) {
            if (run.files().exists(path) || options.has('c')) {
                continue;
            }
            if (run.files().isDirectory(run.parent(path))) {
                run.files().put(path, mine(run, Entry.file("")));
            } else {
                output.err("touch: cannot create " + path + ": " + Run.MISSING);
                status = 1;
            }
        }
        return output.exit(status);
    }

    static SimResult tee(Run run) {
        Getopt options = Getopt.parse("ai", run.args());
        if (options.fault().isPresent()) {
            return run.usage(options, "usage: tee [ -i ] [ -a ] [file ] ...");
        }
        Console output = new Console().out(run.stdin());
        int status = 0;
        for (String path : options.operands()) {
            Entry old = run.files().get(path);
            if ((old != null && old.isDirectory()) || !run.files().isDirectory(run.parent(path))) {
                output.err("tee: " + path + ": " + (old == null ? Run.MISSING : "Is a directory"));
                status = 1;
                continue;
            }
            Entry kept = old == null ? mine(run, Entry.file("")) : old;
            run.files().put(path, kept.withText((options.has('a') ? kept.text() : "") + run.stdin()));
        }
        return output.exit(status);
    }
}
