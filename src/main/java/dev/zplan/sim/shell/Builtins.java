package dev.zplan.sim.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the shell does itself. */
final class Builtins {

    private static final List<String> NAMES = List.of(
            ":", "break", "cd", "continue", "env", "eval", "exit", "export", "pwd", "read", "set", "sh", "unset");
    private static final List<String> REFUSED = List.of(
            "alias", "bg", "command", "exec", "fg", "getopts", "jobs", "kill", "let", "local", "return", "shift",
            "source", "trap", "typeset", "ulimit", "umask", "wait", ".");

    private final Shell shell;

    Builtins(Shell shell) {
        this.shell = shell;
    }

    /** The names of all builtins that are known. */
    static SortedSet<String> names() {
        return new TreeSet<>(NAMES);
    }

    /** Runs a builtin; null when there is none of that name. */
    @Nullable
    Integer run(List<String> argv, Streams streams) throws UnknownSyntax, Jump {
        String name = argv.get(0);
        List<String> args = argv.subList(1, argv.size());
        if (REFUSED.contains(name)) {
            throw new UnknownSyntax(name);
        }
        return switch (name) {
            case ":" -> 0;
            case "break" -> throw new Jump(Jump.To.BREAK, args.isEmpty() ? 1 : Math.max(1, number(name, args.get(0))));
            case "continue" ->
                throw new Jump(Jump.To.CONTINUE, args.isEmpty() ? 1 : Math.max(1, number(name, args.get(0))));
            case "cd" -> cd(args, streams);
            case "env" -> env(args, streams);
            case "eval" -> shell.carryOut(Parser.parse(String.join(" ", args)), streams);
            case "exit" -> {
                shell.leave(args.isEmpty() ? shell.status() : number(name, args.get(0)) & 0xff);
                throw new Jump(Jump.To.EXIT, 0);
            }
            case "export" -> export(args, streams);
            case "pwd" -> {
                streams.out().accept(shell.files().directory() + "\n");
                yield 0;
            }
            case "read" -> read(args, streams);
            case "set" -> set(args);
            case "sh", "/bin/sh", "/usr/bin/sh", "/sbin/sh", "ksh", "bash", "/bin/bash", "/usr/bin/bash" ->
                shell.child(args, streams);
            case "unset" -> {
                args.forEach(shell::unset);
                yield 0;
            }
            default -> null;
        };
    }

    private static int number(String name, String text) throws UnknownSyntax {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new UnknownSyntax(name + " " + text);
        }
    }

    private int cd(List<String> args, Streams streams) {
        String target = args.isEmpty() ? shell.value("HOME").orElse("/") : args.get(0);
        if (!shell.files().isDirectory(target)) {
            String why = shell.files().exists(target) ? "Not a directory" : "No such file or directory";
            streams.err().accept("sh: cd: " + target + ": [" + why + "]\n");
            return 1;
        }
        shell.moveTo(target);
        return 0;
    }

    private int env(List<String> args, Streams streams) throws UnknownSyntax, Jump {
        int at = 0;
        Map<String, String> changed = new TreeMap<>();
        while (at < args.size() && args.get(at).matches("[A-Za-z_][A-Za-z0-9_]*=(?s:.*)")) {
            String[] pair = args.get(at++).split("=", 2);
            changed.put(pair[0], pair[1]);
        }
        if (at < args.size() && args.get(at).startsWith("-")) {
            throw new UnknownSyntax("env " + args.get(at));
        }
        if (at == args.size()) {
            Map<String, String> all = new TreeMap<>(shell.environment());
            all.putAll(changed);
            all.forEach((name, value) -> streams.out().accept(name + "=" + value + "\n"));
            return 0;
        }
        return shell.program(args.subList(at, args.size()), streams, changed);
    }

    private int export(List<String> args, Streams streams) throws UnknownSyntax {
        if (args.isEmpty()) {
            new TreeMap<>(shell.environment())
                    .forEach((name, value) -> streams.out().accept(name + "=" + value + "\n"));
        }
        for (String arg : args) {
            String[] pair = arg.split("=", 2);
            if (pair[0].startsWith("-")) {
                throw new UnknownSyntax("export " + arg);
            }
            if (pair.length == 2) {
                shell.assign(pair[0], pair[1]);
            }
            shell.export(pair[0]);
        }
        return 0;
    }

    private int read(List<String> args, Streams streams) {
        List<String> names = args.stream().filter(a -> !a.equals("-r")).toList();
        String line = streams.in().line();
        String rest = line == null ? "" : line.strip();
        List<String> targets = names.isEmpty() ? List.of("REPLY") : names;
        for (int i = 0; i < targets.size(); i++) {
            String[] pieces = i + 1 < targets.size() ? rest.split("\\s+", 2) : new String[] {rest};
            shell.assign(targets.get(i), pieces[0]);
            rest = pieces.length > 1 ? pieces[1] : "";
        }
        return line == null ? 1 : 0;
    }

    private int set(List<String> args) throws UnknownSyntax {
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals("--")) {
                shell.parameters(args.subList(i + 1, args.size()));
                return 0;
            }
            if (!arg.matches("[-+][eu]+")) {
                throw new UnknownSyntax("set " + String.join(" ", args));
            }
            Arrays.stream(arg.substring(1).split(""))
                    .forEach(letter -> shell.option(letter.charAt(0), arg.startsWith("-")));
        }
        return 0;
    }
}
