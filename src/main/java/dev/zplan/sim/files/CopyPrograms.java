package dev.zplan.sim.files;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.ArrayList;
import java.util.List;

/** {@code cp}, {@code mv} and {@code ln -s}, after usr/src/cmd/mv/mv.c. */
final class CopyPrograms {

    private CopyPrograms() {}

    static SimResult copy(Run run) {
        boolean move = run.name().equals("mv");
        Getopt options = Getopt.parse(move ? "f" : "afrRpP", run.args());
        List<String> operands = options.operands();
        if (operands.size() < 2) {
            return insufficient(run, options);
        }
        if (options.fault().isPresent()) {
            return run.usage(options, usage(run));
        }
        String target = operands.get(operands.size() - 1);
        if (operands.size() > 2 && !run.files().isDirectory(target)) {
            return run.files().exists(target)
                    ? SimResult.fail(
                            2, run.name() + ": Target " + target + " must be a directory\n" + usage(run) + "\n")
                    : SimResult.fail(2, run.name() + ": " + target + " not found\n");
        }
        Console output = new Console();
        int status = 0;
        for (String source : operands.subList(0, operands.size() - 1)) {
            String problem = move ? move(run, source, target) : copy(run, options, source, target);
            if (!problem.isEmpty()) {
                output.err(run.name() + ": " + problem);
                status = 2;
            }
        }
        return output.exit(status);
    }

    private static SimResult insufficient(Run run, Getopt options) {
        return SimResult.fail(
                2,
                run.name() + ": Insufficient arguments (" + options.operands().size() + ")\n" + usage(run) + "\n");
    }

    private static String usage(Run run) {
        return switch (run.name()) {
            case "cp" ->
                "Usage: cp [-afinp] f1 f2\n       cp [-afinp] f1 ... fn d1\n       cp -r|-R [-P] [-afinp] d1 ... dn-1 dn";
            case "mv" -> "Usage: mv [-fin] f1 f2\n       mv [-fin] f1 ... fn d1\n       mv [-fin] d1 d2";
            default -> "Usage: ln [-fins] f1 [f2]\n       ln [-fins] f1 ... fn d1";
        };
    }

    /** Where a source goes: into a directory under its own name, else to the target itself. */
    private static String place(Run run, String source, String target) {
        return run.files().isDirectory(target)
                ? (target.endsWith("/") ? target : target + "/") + Run.last(source)
                : target;
    }

    private static String move(Run run, String source, String target) {
        FileView files = run.files();
        Entry entry = files.itself(source);
        if (entry == null) {
            return "cannot access " + source + ": " + Run.MISSING;
        }
        String to = place(run, source, target);
        String refusal = refusal(run, source, to);
        if (!refusal.isEmpty()) {
            return refusal;
        }
        if (files.isMountPoint(source) || !files.mountsBelow(source).isEmpty()) {
            return "cannot rename " + source + " to " + to + ": Device busy";
        }
        files.remove(to);
        files.copy(source, to);
        files.remove(source);
        return "";
    }

    private static String refusal(Run run, String source, String to) {
        FileView files = run.files();
        String from = files.absolute(source);
        if (from.equals(files.absolute(to))) {
            return source + " and " + to + " are identical";
        }
        if (files.absolute(to).startsWith(from + "/")) {
            return "cannot rename " + source + " to " + to + ": Invalid argument";
        }
        Entry old = files.itself(to);
        if (old != null && old.isDirectory() && !files.list(to).isEmpty()) {
            return "cannot rename " + source + " to " + to + ": File exists";
        }
        return files.isDirectory(run.parent(to)) ? "" : "cannot create " + to + ": " + Run.MISSING;
    }

    private static String copy(Run run, Getopt options, String source, String target) {
        boolean keep = options.has('p') || options.has('a');
        boolean links = options.has('P') || options.has('a');
        boolean recursive = options.has('r') || options.has('R') || options.has('a');
        Entry entry = links ? run.files().itself(source) : run.files().get(source);
        if (entry == null) {
            return "cannot access " + source + ": " + Run.MISSING;
        }
        if (entry.isDirectory() && !recursive) {
            return source + ": is a directory";
        }
        String to = place(run, source, target);
        if (run.files().absolute(source).equals(run.files().absolute(to))) {
            return source + " and " + to + " are identical";
        }
        if (!run.files().isDirectory(run.parent(to))) {
            return "cannot create " + to + ": " + Run.MISSING;
        }
        copyAll(run, source, to, links, keep);
        return "";
    }

    private static void copyAll(Run run, String source, String to, boolean links, boolean keep) {
        FileView files = run.files();
        Entry entry = links ? files.itself(source) : files.get(source);
        if (entry == null) {
            return;
        }
        List<String> names = entry.isDirectory() ? new ArrayList<>(files.list(source)) : List.of();
        Entry old = files.get(to);
        if (entry.isSymlink()) {
            files.replace(to, entry);
        } else if (old == null || !old.isDirectory()) {
            Entry mine = keep || old == null ? entry : old.withText(entry.text());
            files.put(
                    to,
                    keep ? entry : old == null ? MakePrograms.mine(run, entry.withMode(entry.mode() & ~022)) : mine);
        }
        for (String name : names) {
            copyAll(run, source + "/" + name, to + "/" + name, links, keep);
        }
    }

    static SimResult link(Run run) {
        Getopt options = Getopt.parse("fns", run.args());
        List<String> operands = options.operands();
        if (options.fault().isPresent()) {
            return run.usage(options, usage(run));
        }
        if (operands.isEmpty()) {
            return insufficient(run, options);
        }
        if (!options.has('s')) {
            return SimResult.fail(2, "ln: not simulated: a hard link\n");
        }
        String target = operands.size() == 1 ? "." : operands.get(operands.size() - 1);
        if (operands.size() > 2 && !run.files().isDirectory(target)) {
            return SimResult.fail(2, "ln: " + target + " not found\n");
        }
        Console output = new Console();
        int status = 0;
        for (String source : operands.subList(0, Math.max(1, operands.size() - 1))) {
            String to = place(run, source, target);
            Entry old = run.files().itself(to);
            String problem = old != null && old.isDirectory()
                    ? "cannot create link over directory " + to
                    : old != null && !options.has('f')
                            ? "cannot create " + to + ": File exists"
                            : run.files().isDirectory(run.parent(to)) ? "" : "cannot create " + to + ": " + Run.MISSING;
            if (problem.isEmpty()) {
                run.files().replace(to, MakePrograms.mine(run, Entry.symlink(source)));
            } else {
                output.err("ln: " + problem);
                status = 2;
            }
        }
        return output.exit(status);
    }
}
