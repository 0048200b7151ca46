package dev.zplan.sim.shell;

import dev.zplan.sim.files.Accounts;
import dev.zplan.sim.files.Entry;
import dev.zplan.sim.files.FileView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Carries out the commands of a shell. */
final class Interpreter {

    private final Shell shell;
    private final Expansion expansion;

    Interpreter(Shell shell, Expansion expansion) {
        this.shell = shell;
        this.expansion = expansion;
    }

    /** Carries out a command; gives its status. */
    int done(Command command, Streams streams) throws UnknownSyntax, Jump {
        if (command instanceof Command.Sequence sequence) {
            int last = sequence.commands().isEmpty() ? 0 : shell.status();
            for (Command one : sequence.commands()) {
                last = shell.carryOut(one, streams);
            }
            return last;
        }
        if (command instanceof Command.AndOr both) {
            int first = guarded(both.first(), streams);
            return (first == 0) == both.or() ? first : shell.carryOut(both.second(), streams);
        }
        if (command instanceof Command.If choice) {
            if (guarded(choice.condition(), streams) == 0) {
                return shell.carryOut(choice.then(), streams);
            }
            return choice.otherwise().isPresent()
                    ? shell.carryOut(choice.otherwise().get(), streams)
                    : 0;
        }
        if (command instanceof Command.While loop) {
            return repeat(loop, streams);
        }
        if (command instanceof Command.For loop) {
            return forEach(loop, streams);
        }
        if (command instanceof Command.Case choice) {
            return choose(choice, streams);
        }
        int result = plain(command, streams);
        return command instanceof Command.Pipeline pipeline && pipeline.negated() ? result : checked(result);
    }

    private int plain(Command command, Streams streams) throws UnknownSyntax, Jump {
        if (command instanceof Command.Pipeline pipeline) {
            return pipeline(pipeline, streams);
        }
        if (command instanceof Command.Subshell subshell) {
            return shell.copy().aside(subshell.body(), streams);
        }
        if (command instanceof Command.Redirected redirected) {
            return redirected(redirected, streams);
        }
        return simple((Command.Simple) command, streams);
    }

    /** With {@code set -e} a failure ends the shell, but for one that is asked about. */
    private int checked(int result) throws Jump {
        if (result != 0 && shell.stopsAtFailure()) {
            shell.leave(result);
            throw new Jump(Jump.To.EXIT, 0);
        }
        return result;
    }

    private int guarded(Command command, Streams streams) throws UnknownSyntax, Jump {
        shell.guard(1);
        try {
            return shell.carryOut(command, streams);
        } finally {
            shell.guard(-1);
        }
    }

    private int repeat(Command.While loop, Streams streams) throws UnknownSyntax, Jump {
        int last = 0;
        while ((guarded(loop.condition(), streams) == 0) != loop.negated()) {
            shell.step();
            try {
                last = shell.carryOut(loop.body(), streams);
            } catch (Jump jump) {
                if (left(jump)) {
                    return 0;
                }
            }
        }
        return last;
    }

    private int forEach(Command.For loop, Streams streams) throws UnknownSyntax, Jump {
        int last = 0;
        for (String word : expansion.arguments(loop.words())) {
            shell.assign(loop.name(), word);
            try {
                last = shell.carryOut(loop.body(), streams);
            } catch (Jump jump) {
                if (left(jump)) {
                    return 0;
                }
            }
        }
        return last;
    }

    /** Whether a jump out of a loop's body ends the loop; one that leads further is thrown on. */
    private static boolean left(Jump jump) throws Jump {
        if (jump.to() == Jump.To.EXIT) {
            throw jump;
        }
        if (jump.levels() > 1) {
            throw new Jump(jump.to(), jump.levels() - 1);
        }
        return jump.to() == Jump.To.BREAK;
    }

    private int choose(Command.Case choice, Streams streams) throws UnknownSyntax, Jump {
        String word = expansion.text(choice.word());
        for (Command.Case.Branch branch : choice.branches()) {
            for (Word pattern : branch.patterns()) {
                if (expansion.whole(pattern).matches(word, true)) {
                    return shell.carryOut(branch.body(), streams);
                }
            }
        }
        return 0;
    }

    private int pipeline(Command.Pipeline pipeline, Streams streams) throws UnknownSyntax, Jump {
        List<Command> commands = pipeline.commands();
        int result = 0;
        if (commands.size() == 1) {
            result = guarded(commands.get(0), streams);
        } else {
            Input in = streams.in();
            for (int i = 0; i < commands.size(); i++) {
                StringBuilder out = new StringBuilder();
                boolean last = i + 1 == commands.size();
                Consumer<String> sink = last ? streams.out() : out::append;
                result = shell.copy().aside(commands.get(i), new Streams(in, sink, streams.err()));
                in = new Input(out.toString());
            }
        }
        return pipeline.negated() ? (result == 0 ? 1 : 0) : result;
    }

    private int redirected(Command.Redirected redirected, Streams streams) throws UnknownSyntax, Jump {
        Streams changed = streams;
        for (Command.Redirection redirection : redirected.redirections()) {
            String target = expansion.text(redirection.target());
            String problem = problem(redirection, target);
            if (!problem.isEmpty()) {
                streams.err().accept("sh: " + target + ": " + problem + "\n");
                return 1;
            }
            changed = switch (redirection.sign()) {
                case "<<" -> changed.reading(target);
                case "<" ->
                    changed.reading(
                            target.equals(Streams.NULL)
                                    ? ""
                                    : Objects.requireNonNull(shell.files().get(target))
                                            .text());
                case ">&" -> changed.writing(redirection.descriptor(), changed.sink(target.equals("2") ? 2 : 1));
                default ->
                    changed.writing(
                            redirection.descriptor(),
                            Streams.file(
                                    shell.files(),
                                    target,
                                    fresh(),
                                    redirection.sign().equals(">>")));
            };
        }
        return redirected.command() instanceof Command.Simple simple
                ? simple(simple, changed)
                : shell.carryOut(redirected.command(), changed);
    }

    private Entry fresh() {
        return new Accounts(shell.files())
                .user(shell.user())
                .map(u -> Entry.file("").ownedBy(u.id(), u.group()))
                .orElse(Entry.file(""));
    }

    private String problem(Command.Redirection redirection, String target) throws UnknownSyntax {
        Entry entry = shell.files().get(target);
        switch (redirection.sign()) {
            case "<<" -> {
                return "";
            }
            case ">&" -> {
                if (!target.matches("[12]")) {
                    throw new UnknownSyntax(">&" + target);
                }
                return "";
            }
            case "<" -> {
                return entry == null && !target.equals(Streams.NULL) ? "cannot open [" + Shell.MISSING + "]" : "";
            }
            default -> {
                return target.equals(Streams.NULL)
                        ? ""
                        : entry != null && entry.isDirectory()
                                ? "is a directory"
                                : shell.files()
                                                .isDirectory(FileView.parent(
                                                        shell.files().absolute(target)))
                                        ? ""
                                        : "cannot create [" + Shell.MISSING + "]";
            }
        }
    }

    private int simple(Command.Simple command, Streams streams) throws UnknownSyntax, Jump {
        shell.step();
        List<String> argv = expansion.arguments(command.words());
        Map<String, String> assigned = new LinkedHashMap<>();
        int result = 0;
        for (Command.Assignment assignment : command.assignments()) {
            int before = shell.status();
            shell.leave(0);
            assigned.put(assignment.name(), expansion.text(assignment.value()));
            result = shell.status();
            shell.leave(before);
        }
        if (argv.isEmpty()) {
            assigned.forEach(shell::assign);
            return result;
        }
        return shell.program(argv, streams, assigned);
    }
}
