package dev.zplan.sim.files;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Programs that read and write files, as far as automation needs them. Their messages are those of illumos (usr/src/cmd/cat,
 * mkdir, rm); root runs them, so permissions never stand in the way. An option that is not simulated is an illegal option.
 */
public final class FilePrograms {

    private static final String MISSING = "No such file or directory";
    private static final Set<String> NAMES = Set.of(
            "cat", "ls", "test", "[", "mkdir", "rm", "rmdir", "chmod", "cp", "mv", "touch", "echo", "true", "false");

    private final FileView files;

    /** Over what is mounted where. */
    public FilePrograms(FileView files) {
        this.files = files;
    }

    /** Whether there is such a program. */
    public static boolean has(String name) {
        return NAMES.contains(name);
    }

    /** Runs one of them. */
    public SimResult run(String name, List<String> args, String stdin) {
        return switch (name) {
            case "true" -> SimResult.ok("");
            case "false" -> SimResult.fail(1, "");
            case "echo" -> SimResult.ok(String.join(" ", args) + "\n");
            case "test", "[" -> test(name, args);
            case "cat" -> cat(args, stdin);
            case "ls" -> ls(args);
            case "mkdir" -> mkdir(args);
            case "rmdir" -> rmdir(args);
            case "rm" -> rm(args);
            case "chmod" -> chmod(args);
            case "touch" -> touch(args);
            case "cp", "mv" -> copy(name, args);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static SimResult usage(String program, Getopt options, String text) {
        Console output = new Console();
        options.fault()
                .ifPresent(f -> output.err(program + ": "
                        + (f.missingValue() ? "option requires an argument" : "illegal option") + " -- " + f.letter()));
        return output.err(text).exit(2);
    }

    private SimResult cat(List<String> args, String stdin) {
        Getopt options = Getopt.parse("u", args);
        if (options.fault().isPresent()) {
            return usage("cat", options, "usage: cat [ -usvtebn ] [-|file] ...");
        }
        StringBuilder out = new StringBuilder();
        StringBuilder err = new StringBuilder();
        List<String> sources = options.operands().isEmpty() ? List.of("-") : options.operands();
        for (String path : sources) {
            Entry entry = path.equals("-") ? Entry.file(stdin) : files.get(path);
            if (entry == null) {
                err.append("cat: cannot open ").append(path).append(": " + MISSING + "\n");
            } else if (entry.isDirectory()) {
                err.append("cat: input error on ").append(path).append(": Is a directory\n");
            } else {
                out.append(entry.text());
            }
        }
        return new SimResult(err.isEmpty() ? 0 : 2, out.toString(), err.toString());
    }

    private SimResult ls(List<String> args) {
        Getopt options = Getopt.parse("1ad", args);
        if (options.fault().isPresent()) {
            return usage("ls", options, "usage: ls -1ad [files]");
        }
        Console output = new Console();
        int status = 0;
        List<String> paths = options.operands().isEmpty() ? List.of("/") : options.operands();
        for (String path : paths) {
            Entry entry = files.get(path);
            if (entry == null) {
                output.err(path + ": " + MISSING);
                status = 2;
            } else if (!entry.isDirectory() || options.has('d')) {
                output.out(path + "\n");
            } else {
                if (paths.size() > 1) {
                    output.out(path + ":\n");
                }
                files.list(path).stream()
                        .filter(n -> options.has('a') || !n.startsWith("."))
                        .forEach(n -> output.out(n + "\n"));
            }
        }
        return output.exit(status);
    }

    private SimResult test(String name, List<String> args) {
        List<String> words = new ArrayList<>(args);
        if (name.equals("[")
                && (words.isEmpty() || !words.remove(words.size() - 1).equals("]"))) {
            return SimResult.fail(2, "[: ']' missing\n");
        }
        boolean negated = words.size() > 1 && words.get(0).equals("!");
        if (negated) {
            words.remove(0);
        }
        Boolean truth = truth(words);
        if (truth == null) {
            return SimResult.fail(2, name + ": unknown operator\n");
        }
        return new SimResult(truth ^ negated ? 0 : 1, "", "");
    }

    private @Nullable Boolean truth(List<String> words) {
        if (words.size() < 2) {
            return !words.isEmpty() && !words.get(0).isEmpty();
        }
        if (words.size() == 2) {
            String operand = words.get(1);
            Entry entry = files.get(operand);
            return switch (words.get(0)) {
                case "-e", "-r", "-w" -> entry != null;
                case "-f" -> entry != null && !entry.isDirectory();
                case "-d" -> entry != null && entry.isDirectory();
                case "-s" ->
                    entry != null && (entry.isDirectory() || !entry.text().isEmpty());
                case "-x" -> entry != null && (entry.mode() & 0111) != 0;
                case "-L", "-h" -> false;
                case "-n" -> !operand.isEmpty();
                case "-z" -> operand.isEmpty();
                default -> null;
            };
        }
        return switch (words.size() == 3 ? words.get(1) : "") {
            case "=" -> words.get(0).equals(words.get(2));
            case "!=" -> !words.get(0).equals(words.get(2));
            default -> null;
        };
    }

    private SimResult mkdir(List<String> args) {
        Getopt options = Getopt.parse("m:p", args);
        Integer mode = options.has('m') ? mode(options.value('m').orElse("")) : Integer.valueOf(0755);
        if (options.fault().isPresent() || options.operands().isEmpty() || mode == null) {
            return usage("mkdir", options, "mkdir: usage: mkdir [-m mode] [-p] dirname ...");
        }
        Console output = new Console();
        int status = 0;
        for (String path : options.operands()) {
            Entry old = files.get(path);
            if (old != null && options.has('p') && old.isDirectory()) {
                continue;
            }
            String problem = old != null
                    ? "File exists"
                    : options.has('p') || files.isDirectory(FileView.parent(path)) ? null : MISSING;
            if (problem == null) {
                files.makeDirectories(path);
                files.put(path, Entry.directory(mode));
            } else {
                output.err(
                        options.has('p')
                                ? "mkdir: \"" + path + "\": Exists but is not a directory"
                                : "mkdir: Failed to make directory \"" + path + "\"; " + problem);
                status = 2;
            }
        }
        return output.exit(status);
    }

    private SimResult rmdir(List<String> args) {
        Getopt options = Getopt.parse("", args);
        if (options.fault().isPresent() || options.operands().isEmpty()) {
            return usage("rmdir", options, "usage: rmdir [-ps] dirname ...");
        }
        Console output = new Console();
        int status = 0;
        for (String path : options.operands()) {
            String problem = !files.exists(path)
                    ? "Path component not found"
                    : !files.isDirectory(path)
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

    private SimResult rm(List<String> args) {
        Getopt options = Getopt.parse("frR", args);
        boolean force = options.has('f');
        boolean recursive = options.has('r') || options.has('R');
        if (options.fault().isPresent() || (options.operands().isEmpty() && !force)) {
            return usage("rm", options, "usage: rm [-fiRr] file ...");
        }
        Console output = new Console();
        int status = 0;
        for (String path : options.operands()) {
            Entry entry = files.get(path);
            String problem = entry == null
                    ? (force ? "" : path + ": " + MISSING)
                    : FileView.normal(path).equals("/")
                            ? "rm of / is not allowed"
                            : entry.isDirectory() && !recursive ? "rm: " + path + " is a directory" : mounted(path);
            if (problem == null) {
                files.remove(path);
            } else if (!problem.isEmpty()) {
                output.err(problem);
                status = 2;
            }
        }
        return output.exit(status);
    }

    private @Nullable String mounted(String path) {
        return files.isMountPoint(path) || !files.mountsBelow(path).isEmpty()
                ? "rm: Unable to remove directory " + path + ": Device busy"
                : null;
    }

    private SimResult chmod(List<String> args) {
        Getopt options = Getopt.parse("R", args);
        Integer mode =
                options.operands().size() < 2 ? null : mode(options.operands().get(0));
        if (options.fault().isPresent() || mode == null) {
            return usage("chmod", options, "chmod: usage: chmod [-R] <absolute-mode> file ...");
        }
        Console output = new Console();
        int status = 0;
        for (String path : options.operands().subList(1, options.operands().size())) {
            Entry entry = files.get(path);
            if (entry == null) {
                output.err("chmod: WARNING: can't access " + path);
                status = 1;
            } else {
                files.put(path, new Entry(mode, entry.content()));
            }
        }
        return output.exit(status);
    }

    private static @Nullable Integer mode(String text) {
        return text.matches("[0-7]{1,4}") ? Integer.valueOf(text, 8) : null;
    }

    private SimResult touch(List<String> args) {
        Console output = new Console();
        int status = 0;
        for (String path : args) {
            if (!files.exists(path) && files.isDirectory(FileView.parent(path))) {
                files.put(path, Entry.file(""));
            } else if (!files.exists(path)) {
                output.err("touch: cannot create " + path + ": " + MISSING);
                status = 1;
            }
        }
        return output.exit(status);
    }

    private SimResult copy(String name, List<String> args) {
        Getopt options = Getopt.parse(name.equals("cp") ? "frRp" : "f", args);
        if (options.fault().isPresent() || options.operands().size() != 2) {
            return usage(name, options, "usage: " + name + " [-f] source target");
        }
        String from = options.operands().get(0);
        String to = options.operands().get(1);
        Entry source = files.get(from);
        if (source == null) {
            return SimResult.fail(2, name + ": cannot access " + from + ": " + MISSING + "\n");
        }
        String target = files.isDirectory(to) ? to + from.substring(from.lastIndexOf('/')) : to;
        if (!files.isDirectory(FileView.parent(target))) {
            return SimResult.fail(2, name + ": cannot create " + target + ": " + MISSING + "\n");
        }
        if (name.equals("cp") && source.isDirectory() && !options.has('r') && !options.has('R')) {
            return SimResult.fail(2, "cp: " + from + ": is a directory\n");
        }
        FileView.Place source0 = files.place(from);
        FileView.Place target0 = files.place(target);
        target0.tree().copyFrom(source0.tree().copy(), source0.path(), target0.path());
        if (name.equals("mv")) {
            files.remove(from);
        }
        return SimResult.ok("");
    }
}
