package dev.zplan.sim.shell;

import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.Entry;
import dev.zplan.sim.files.FilePrograms;
import dev.zplan.sim.files.FileView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A small {@code sh}. It knows lists ({@code ; && ||}), pipes, {@code !}, redirections, here-documents, quotes, variables,
 * {@code $( )}, {@code $(( ))}, names of files, {@code if}, {@code for}, {@code while}, {@code until}, {@code case}, groups and
 * subshells, and the builtins of {@link #builtins}. Anything else ends with status 2 and a message, before anything has run where that
 * can be told from the text. Messages are those of ksh93, the {@code sh} of illumos.
 */
public final class Shell {

    private static final int MOST_COMMANDS = 100_000;
    static final String MISSING = "No such file or directory";

    private final Session session;
    private final Map<String, String> variables;
    private final Set<String> exported;
    private final Expansion expansion = new Expansion(this);
    private final Builtins builtins = new Builtins(this);
    private final int[] commands;
    private Streams current = new Streams(new Input(""), text -> {}, text -> {});
    private FileView files;
    private List<String> parameters;
    private int status;
    private boolean stopsAtFailure;
    private boolean strict;
    private int guarded;

    private Shell(Session session, List<String> parameters, int[] commands) {
        this.session = session;
        this.files = session.files();
        this.variables = new HashMap<>(session.environment());
        this.exported = new HashSet<>(session.environment().keySet());
        this.parameters = List.copyOf(parameters);
        this.commands = commands;
    }

    /** The names of its builtins. */
    public static SortedSet<String> builtins() {
        return Builtins.names();
    }

    /** Runs a text. */
    public static SimResult run(String text, String stdin, Session session) {
        return run(text, stdin, session, List.of());
    }

    /** Runs a text whose {@code $1}, {@code $2} … are given. */
    public static SimResult run(String text, String stdin, Session session, List<String> parameters) {
        StringBuilder out = new StringBuilder();
        StringBuilder err = new StringBuilder();
        Streams streams = new Streams(new Input(stdin), out::append, err::append);
        int status = new Shell(session, parameters, new int[1]).text(text, streams);
        return new SimResult(status, out.toString(), err.toString());
    }

    private int text(String text, Streams streams) {
        try {
            carryOut(Parser.parse(text), streams);
        } catch (UnknownSyntax e) {
            streams.err().accept("sh: not simulated: " + e.getMessage() + "\n");
            return 2;
        } catch (Jump e) {
            return status;
        }
        return status;
    }

    FileView files() {
        return files;
    }

    void moveTo(String directory) {
        files = files.at(directory);
    }

    int status() {
        return status;
    }

    void leave(int with) {
        status = with;
    }

    List<String> parameters() {
        return parameters;
    }

    void parameters(List<String> changed) {
        parameters = List.copyOf(changed);
    }

    boolean strict() {
        return strict;
    }

    boolean stopsAtFailure() {
        return stopsAtFailure && guarded == 0;
    }

    /** Begins (1) or ends (-1) a command whose failure is asked about. */
    void guard(int change) {
        guarded += change;
    }

    String user() {
        return session.user();
    }

    void option(char letter, boolean on) {
        if (letter == 'e') {
            stopsAtFailure = on;
        } else {
            strict = on;
        }
    }

    /** A failure that ends the shell. */
    Jump fatal(String why) {
        current.err().accept("sh: " + why + "\n");
        status = 1;
        return new Jump(Jump.To.EXIT, 0);
    }

    Optional<String> value(String name) {
        if (name.matches("[0-9]+")) {
            int index = Integer.parseInt(name);
            return index == 0
                    ? Optional.of("sh")
                    : index <= parameters.size() ? Optional.of(parameters.get(index - 1)) : Optional.empty();
        }
        return switch (name) {
            case "?" -> Optional.of(Integer.toString(status));
            case "#" -> Optional.of(Integer.toString(parameters.size()));
            case "@", "*" -> Optional.of(String.join(" ", parameters));
            case "$" -> Optional.of("1000");
            case "-" -> Optional.of((stopsAtFailure ? "e" : "") + (strict ? "u" : ""));
            case "PWD" -> Optional.of(files.directory());
            default -> Optional.ofNullable(variables.get(name));
        };
    }

    void assign(String name, String value) {
        variables.put(name, value);
    }

    void unset(String name) {
        variables.remove(name);
        exported.remove(name);
    }

    void export(String name) {
        exported.add(name);
    }

    /** The variables that programs are given. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        exported.stream().filter(variables::containsKey).forEach(n -> environment.put(n, variables.get(n)));
        return environment;
    }

    /** What a text writes when it is run, without the line ends after it. */
    String substituted(String text) throws UnknownSyntax {
        StringBuilder out = new StringBuilder();
        status = copy().aside(Parser.parse(text), new Streams(new Input(""), out::append, current.err()));
        return out.toString().replaceAll("\n+$", "");
    }

    /** A shell that begins with all that this one has. */
    Shell copy() {
        Shell copy = new Shell(session, parameters, commands);
        copy.files = files;
        copy.variables.clear();
        copy.variables.putAll(variables);
        copy.exported.addAll(exported);
        copy.status = status;
        copy.stopsAtFailure = stopsAtFailure;
        copy.strict = strict;
        copy.guarded = guarded;
        return copy;
    }

    /** Carries out a command in a shell of its own; gives its status. */
    int aside(Command command, Streams streams) throws UnknownSyntax {
        try {
            carryOut(command, streams);
        } catch (Jump e) {
            return status;
        }
        return status;
    }

    /** Carries out a command; gives its status. */
    int carryOut(Command command, Streams streams) throws UnknownSyntax, Jump {
        Streams before = current;
        current = streams;
        try {
            status = new Interpreter(this, expansion).done(command, streams);
            return status;
        } finally {
            current = before;
        }
    }

    /** One more command is carried out; there is an end to all scripts. */
    void step() throws UnknownSyntax {
        if (++commands[0] > MOST_COMMANDS) {
            throw new UnknownSyntax("a script of more than " + MOST_COMMANDS + " commands");
        }
    }

    /** Runs a builtin, a program or a script, with some variables added to its environment. */
    int program(List<String> argv, Streams streams, Map<String, String> added) throws UnknownSyntax, Jump {
        Integer builtin = builtins.run(argv, streams);
        if (builtin != null) {
            return builtin;
        }
        Map<String, String> environment = environment();
        environment.putAll(added);
        String name = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        List<String> args = argv.subList(1, argv.size());
        Entry script = argv.get(0).contains("/") ? files.get(argv.get(0)) : null;
        if (script != null && !script.text().isEmpty()) {
            return script(argv, script, streams, environment);
        }
        String stdin = Reading.takes(name, args) ? streams.in().rest() : "";
        SimResult result = FilePrograms.has(name)
                ? session.programs().file(name, args, stdin, files, session.user())
                : session.programs().run(argv, stdin, environment);
        streams.out().accept(result.stdout());
        boolean unknown = result.exitCode() == 127 && result.stderr().equals(argv.get(0) + ": not found\n");
        streams.err().accept(unknown ? "sh: " + argv.get(0) + ": not found [" + MISSING + "]\n" : result.stderr());
        return result.exitCode();
    }

    private int script(List<String> argv, Entry script, Streams streams, Map<String, String> environment) {
        if (script.isDirectory() || (script.mode() & 0111) == 0) {
            streams.err().accept("sh: " + argv.get(0) + ": cannot execute [Permission denied]\n");
            return 126;
        }
        return started(argv.subList(1, argv.size()), environment).text(script.text(), streams);
    }

    private Shell started(List<String> args, Map<String, String> environment) {
        Session fresh = new Session(files, session.user(), environment, session.programs());
        return new Shell(fresh, args, commands);
    }

    /** {@code sh -c TEXT}, {@code sh FILE}, {@code sh}: another shell. */
    int child(List<String> args, Streams streams) throws UnknownSyntax {
        int at = 0;
        StringBuilder letters = new StringBuilder();
        while (at < args.size() && args.get(at).matches("-[ceus]+")) {
            letters.append(args.get(at++).substring(1));
        }
        if (at < args.size() && args.get(at).startsWith("-")) {
            throw new UnknownSyntax("sh " + String.join(" ", args));
        }
        List<String> rest = args.subList(at, args.size());
        String text;
        if (letters.indexOf("c") >= 0) {
            if (rest.isEmpty()) {
                throw new UnknownSyntax("sh -c without a text");
            }
            text = rest.get(0);
            rest = rest.subList(Math.min(2, rest.size()), rest.size());
        } else if (letters.indexOf("s") >= 0 || rest.isEmpty()) {
            text = streams.in().rest();
        } else {
            Entry file = files.get(rest.get(0));
            if (file == null) {
                streams.err().accept("sh: " + rest.get(0) + ": not found [" + MISSING + "]\n");
                return 127;
            }
            text = file.text();
            rest = rest.subList(1, rest.size());
        }
        Shell child = started(rest, environment());
        letters.chars().filter(c -> c == 'e' || c == 'u').forEach(c -> child.option((char) c, true));
        return child.text(text, streams);
    }
}
