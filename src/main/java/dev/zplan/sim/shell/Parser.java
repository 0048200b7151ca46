package dev.zplan.sim.shell;

import dev.zplan.sim.shell.Command.Assignment;
import dev.zplan.sim.shell.Command.Redirection;
import dev.zplan.sim.shell.Token.HereDocument;
import dev.zplan.sim.shell.Token.Operator;
import dev.zplan.sim.shell.Token.Plain;
import dev.zplan.sim.shell.Token.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes commands of tokens. */
final class Parser {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)", Pattern.DOTALL);
    private static final Set<String> CLOSERS = Set.of("then", "elif", "else", "fi", "do", "done", "esac", "}");
    private static final Set<String> REFUSED = Set.of("function", "select", "time", "[[", "coproc");

    private final List<Token> tokens;
    private int at;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The commands of a text; fails with what is not known. */
    static Command parse(String text) throws UnknownSyntax {
        Parser parser = new Parser(Lexer.tokens(text));
        Command command = parser.sequence();
        if (parser.at < parser.tokens.size()) {
            throw new UnknownSyntax("unexpected " + parser.shown());
        }
        return command;
    }

    private String shown() {
        if (at >= tokens.size()) {
            return "end";
        }
        Token token = tokens.get(at);
        String word = word();
        return token instanceof Operator operator ? operator.sign() : word == null ? "word" : word;
    }

    private boolean operator(String sign) {
        return at < tokens.size()
                && tokens.get(at) instanceof Operator operator
                && operator.sign().equals(sign);
    }

    /** The next token if it is a word without quotes or variables; null otherwise. */
    private @Nullable String word() {
        return at < tokens.size() && tokens.get(at) instanceof Plain plain
                ? plain.word().plain()
                : null;
    }

    private boolean accept(String word) {
        if (!word.equals(word())) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(String word) throws UnknownSyntax {
        if (!accept(word)) {
            throw new UnknownSyntax("unexpected " + shown() + " for " + word);
        }
    }

    private void lines() {
        while (operator("\n")) {
            at++;
        }
    }

    private Command sequence() throws UnknownSyntax {
        List<Command> commands = new ArrayList<>();
        while (true) {
            while (operator("\n") || operator(";")) {
                at++;
            }
            String word = word();
            if (at >= tokens.size() || operator(")") || operator(";;") || (word != null && CLOSERS.contains(word))) {
                return new Command.Sequence(commands);
            }
            commands.add(andOr());
            if (at < tokens.size() && !operator(";") && !operator("\n") && !operator(")") && !operator(";;")) {
                throw new UnknownSyntax("unexpected " + shown());
            }
        }
    }

    private Command andOr() throws UnknownSyntax {
        Command command = pipeline();
        while (operator("&&") || operator("||")) {
            boolean or = operator("||");
            at++;
            lines();
            command = new Command.AndOr(command, or, pipeline());
        }
        return command;
    }

    private Command pipeline() throws UnknownSyntax {
        boolean negated = accept("!");
        List<Command> commands = new ArrayList<>();
        commands.add(command());
        while (operator("|")) {
            at++;
            lines();
            commands.add(command());
        }
        return commands.size() == 1 && !negated ? commands.get(0) : new Command.Pipeline(negated, commands);
    }

    private Command command() throws UnknownSyntax {
        String word = word();
        if (word != null && REFUSED.contains(word)) {
            throw new UnknownSyntax(word);
        }
        Command compound = compound(word == null ? "" : word);
        if (compound == null) {
            return simple();
        }
        List<Redirection> redirections = new ArrayList<>();
        while (redirection(redirections)) {}
        return redirections.isEmpty() ? compound : new Command.Redirected(compound, redirections);
    }

    private @Nullable Command compound(String word) throws UnknownSyntax {
        if (operator("(")) {
            at++;
            Command body = sequence();
            if (!operator(")")) {
                throw new UnknownSyntax("unmatched (");
            }
            at++;
            return new Command.Subshell(body);
        }
        switch (word) {
            case "{", "if", "while", "until", "for", "case" -> at++;
            default -> {
                return null;
            }
        }
        return switch (word) {
            case "{" -> {
                Command body = sequence();
                expect("}");
                yield body;
            }
            case "if" -> conditional();
            case "for" -> loop();
            case "case" -> choice();
            default -> {
                Command condition = sequence();
                yield new Command.While(condition, word.equals("until"), body());
            }
        };
    }

    private Command conditional() throws UnknownSyntax {
        Command condition = sequence();
        expect("then");
        Command then = sequence();
        if (accept("elif")) {
            return new Command.If(condition, then, Optional.of(conditional()));
        }
        Optional<Command> otherwise = accept("else") ? Optional.of(sequence()) : Optional.empty();
        expect("fi");
        return new Command.If(condition, then, otherwise);
    }

    private Command body() throws UnknownSyntax {
        expect("do");
        Command body = sequence();
        expect("done");
        return body;
    }

    private Command loop() throws UnknownSyntax {
        String name = word();
        if (name == null || !NAME.matcher(name).matches()) {
            throw new UnknownSyntax("for " + shown());
        }
        at++;
        lines();
        expect("in");
        List<Word> words = new ArrayList<>();
        while (at < tokens.size() && tokens.get(at) instanceof Plain plain) {
            words.add(plain.word());
            at++;
        }
        while (operator("\n") || operator(";")) {
            at++;
        }
        return new Command.For(name, words, body());
    }

    private Command choice() throws UnknownSyntax {
        Word subject = anyWord();
        lines();
        expect("in");
        List<Command.Case.Branch> branches = new ArrayList<>();
        lines();
        while (!accept("esac")) {
            if (operator("(")) {
                at++;
            }
            List<Word> patterns = new ArrayList<>(List.of(anyWord()));
            while (operator("|")) {
                at++;
                patterns.add(anyWord());
            }
            if (!operator(")")) {
                throw new UnknownSyntax("unexpected " + shown() + " for )");
            }
            at++;
            branches.add(new Command.Case.Branch(patterns, sequence()));
            if (operator(";;")) {
                at++;
            }
            lines();
        }
        return new Command.Case(subject, branches);
    }

    private Word anyWord() throws UnknownSyntax {
        if (at < tokens.size() && tokens.get(at) instanceof Plain plain) {
            at++;
            return plain.word();
        }
        throw new UnknownSyntax("unexpected " + shown());
    }

    private Command simple() throws UnknownSyntax {
        List<Assignment> assignments = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        List<Redirection> redirections = new ArrayList<>();
        while (at < tokens.size()) {
            if (tokens.get(at) instanceof Plain plain) {
                Assignment assignment = words.isEmpty() ? assignment(plain.word()) : null;
                at++;
                if (assignment == null) {
                    words.add(plain.word());
                } else {
                    assignments.add(assignment);
                }
            } else if (!redirection(redirections)) {
                break;
            }
        }
        if (operator("(")) {
            throw new UnknownSyntax("(");
        }
        if (assignments.isEmpty() && words.isEmpty() && redirections.isEmpty()) {
            throw new UnknownSyntax("unexpected " + shown());
        }
        Command command = new Command.Simple(assignments, words);
        return redirections.isEmpty() ? command : new Command.Redirected(command, redirections);
    }

    private static @Nullable Assignment assignment(Word word) {
        if (word.parts().isEmpty() || !(word.parts().get(0) instanceof Word.Text first) || first.quoted()) {
            return null;
        }
        Matcher matcher = ASSIGNMENT.matcher(first.text());
        if (!matcher.matches()) {
            return null;
        }
        List<Word.Part> value = new ArrayList<>(word.parts());
        value.set(0, new Word.Text(matcher.group(2), false));
        return new Assignment(matcher.group(1), new Word(value));
    }

    private boolean redirection(List<Redirection> redirections) throws UnknownSyntax {
        if (at < tokens.size() && tokens.get(at) instanceof HereDocument document) {
            at++;
            redirections.add(new Redirection(0, "<<", document.body()));
            return true;
        }
        if (at >= tokens.size() || !(tokens.get(at) instanceof Redirect redirect)) {
            return false;
        }
        at++;
        if (at >= tokens.size() || !(tokens.get(at) instanceof Plain)) {
            throw new UnknownSyntax("a redirection without a file");
        }
        redirections.add(new Redirection(redirect.descriptor(), redirect.sign(), anyWord()));
        return true;
    }
}
