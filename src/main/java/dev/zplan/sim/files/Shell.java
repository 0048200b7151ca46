package dev.zplan.sim.files;

import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.Token.Operator;
import dev.zplan.sim.files.Token.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A small {@code sh}: commands separated by {@code ;}, newline, {@code &&}, {@code ||} and {@code |}, quotes, redirections, {@code !},
 * assignments before a command (ignored) and {@code exit}. Anything else (variables, globs, loops) ends with status 2 and a message.
 */
public final class Shell {

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*", Pattern.DOTALL);
    private static final String NULL = "/dev/null";

    private final FileView files;
    private final Programs programs;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private int status;
    private boolean exited;

    private Shell(FileView files, Programs programs) {
        this.files = files;
        this.programs = programs;
    }

    /** Runs a program that the shell was told to run. */
    @FunctionalInterface
    public interface Programs {
        /** Runs it; an unknown one gives 127. */
        SimResult run(List<String> argv, String stdin);
    }

    /** Runs a text. */
    public static SimResult run(String text, String stdin, FileView files, Programs programs) {
        Shell shell = new Shell(files, programs);
        try {
            shell.list(Lexer.tokens(text), stdin);
        } catch (UnknownSyntax e) {
            return SimResult.fail(2, "sh: not simulated: " + e.getMessage() + "\n");
        }
        return new SimResult(shell.status, shell.out.toString(), shell.err.toString());
    }

    private void list(List<Token> tokens, String stdin) throws UnknownSyntax {
        List<Token> pipeline = new ArrayList<>();
        String joint = ";";
        for (Token token : tokens) {
            if (token instanceof Operator op && List.of(";", "&&", "||").contains(op.sign())) {
                step(joint, pipeline, stdin);
                pipeline = new ArrayList<>();
                joint = op.sign();
            } else {
                pipeline.add(token);
            }
        }
        step(joint, pipeline, stdin);
    }

    private void step(String joint, List<Token> pipeline, String stdin) throws UnknownSyntax {
        boolean due = joint.equals(";") || joint.equals("&&") == (status == 0);
        if (!due || exited || pipeline.isEmpty()) {
            return;
        }
        String input = stdin;
        List<Token> command = new ArrayList<>();
        for (Token token : pipeline) {
            if (token instanceof Operator op && op.sign().equals("|")) {
                input = command(command, input);
                command = new ArrayList<>();
            } else {
                command.add(token);
            }
        }
        out.append(command(command, input));
    }

    /** Runs one command; returns what it wrote to its standard output and did not redirect. */
    private String command(List<Token> tokens, String stdin) throws UnknownSyntax {
        List<String> argv = new ArrayList<>();
        Map<String, String> redirections = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token instanceof Word word) {
                argv.add(word.text());
            } else if (token instanceof Operator op && op.sign().equals("2>&1")) {
                redirections.put("2>&1", "");
            } else if (token instanceof Operator op
                    && i + 1 < tokens.size()
                    && tokens.get(++i) instanceof Word target) {
                redirections.put(op.sign(), target.text());
            } else {
                throw new UnknownSyntax("a redirection without a file");
            }
        }
        while (!argv.isEmpty() && ASSIGNMENT.matcher(argv.get(0)).matches()) {
            argv.remove(0);
        }
        boolean negated = !argv.isEmpty() && argv.get(0).equals("!");
        if (negated) {
            argv.remove(0);
        }
        SimResult result = execute(argv, input(redirections.get("<"), stdin));
        status = negated ? (result.exitCode() == 0 ? 1 : 0) : result.exitCode();
        return output(result, redirections);
    }

    private String input(@Nullable String source, String stdin) {
        if (source == null) {
            return stdin;
        }
        Entry entry = files.get(source);
        return entry == null ? "" : entry.text();
    }

    private SimResult execute(List<String> argv, String stdin) throws UnknownSyntax {
        if (argv.isEmpty()) {
            return SimResult.ok("");
        }
        return switch (argv.get(0)) {
            case ":" -> SimResult.ok("");
            case "exit" -> {
                exited = true;
                yield new SimResult(argv.size() > 1 ? number(argv.get(1)) : status, "", "");
            }
            case "if", "for", "while", "until", "case", "{", "cd", "set", "export", "exec", "eval" ->
                throw new UnknownSyntax(argv.get(0));
            default -> programs.run(argv, stdin);
        };
    }

    private static int number(String text) throws UnknownSyntax {
        try {
            return Integer.parseInt(text) & 0xff;
        } catch (NumberFormatException e) {
            throw new UnknownSyntax("exit " + text);
        }
    }

    private String output(SimResult result, Map<String, String> redirections) {
        String stdout = result.stdout();
        String stderr = result.stderr();
        if (redirections.containsKey("2>&1")) {
            stdout += stderr;
            stderr = "";
        }
        if (redirections.containsKey("2>") || redirections.containsKey("2>>")) {
            write(redirections, "2>", stderr);
            stderr = "";
        }
        if (redirections.containsKey(">") || redirections.containsKey(">>")) {
            write(redirections, ">", stdout);
            stdout = "";
        }
        err.append(stderr);
        return stdout;
    }

    private void write(Map<String, String> redirections, String sign, String text) {
        String append = redirections.get(sign + ">");
        String path = append != null ? append : redirections.getOrDefault(sign, NULL);
        if (path.equals(NULL)) {
            return;
        }
        Entry old = files.get(path);
        if (old != null && old.isDirectory()) {
            refuse(path, "is a directory");
        } else if (!files.isDirectory(FileView.parent(path))) {
            refuse(path, "cannot create [No such file or directory]");
        } else {
            String before = append == null || old == null ? "" : old.text();
            files.put(path, new Entry(old == null ? 0644 : old.mode(), before + text));
        }
    }

    private void refuse(String path, String why) {
        status = 1;
        err.append("sh: ").append(path).append(": ").append(why).append('\n');
    }
}
