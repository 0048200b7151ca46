package dev.zplan.sim.zonecfg;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.zonecfg.Command.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one command at a time. It stands in for the real program's yacc parser, whose ways of failing are visible: after an error
 * the rest of the command is thrown away, words thrown away that way make the program abort at the next good command, and values
 * of a command that broke off are found again in the next one.
 */
final class Parser {

    /** What became of one command. */
    sealed interface Outcome {

        /** A command to carry out. */
        record Parsed(Command command) implements Outcome {}

        /** Only a terminator. */
        record Blank() implements Outcome {}

        /** Nothing: the input was wrong, and was complained about. */
        record Failed() implements Outcome {}

        /** Nothing more to read. */
        record Finished() implements Outcome {}
    }

    private static final int MOST_PAIRS = 3;

    private final Lexer lexer;
    private final TokenStream tokens;
    private final Console console;
    private final Flavour flavour;
    private final List<Operand> values = new ArrayList<>();
    private final List<Operand> openList = new ArrayList<>();

    Parser(Lexer lexer, Console console, Flavour flavour) {
        this.lexer = lexer;
        this.tokens = new TokenStream(lexer);
        this.console = console;
        this.flavour = flavour;
    }

    /** Whether words were thrown away since the last complaint: the real program asserts that there are none. */
    boolean hasStrayWords() {
        return tokens.strayWords() > 0;
    }

    /** Reads up to the end of the next command. */
    Outcome next() {
        tokens.drop();
        try {
            if (tokens.take(Token.Terminator.class) != null) {
                return new Outcome.Blank();
            }
            if (tokens.peek() instanceof Token.End) {
                complain();
                return new Outcome.Finished();
            }
            Command command = command();
            boolean complete = tokens.peek() instanceof Token.Terminator;
            values.clear();
            openList.clear();
            if (complete) {
                return new Outcome.Parsed(command);
            }
            complain();
        } catch (Broken broken) {
            if (broken.atToken) {
                complain();
            }
        }
        return recover();
    }

    private void complain() {
        tokens.forgetStrayWords();
        String text = tokens.peek().text();
        if (!text.isEmpty()) {
            console.syntaxError(text);
        } else if (!lexer.isAtEnd()) {
            console.err("syntax error, token expected\n");
            console.markError();
        }
    }

    private Outcome recover() {
        while (!(tokens.peek() instanceof Token.Terminator)) {
            if (tokens.peek() instanceof Token.End) {
                return new Outcome.Finished();
            }
            tokens.drop();
        }
        return new Outcome.Failed();
    }

    private Command command() throws Broken {
        Token.OfVerb token = tokens.take(Token.OfVerb.class);
        if (token == null) {
            throw Broken.token();
        }
        Verb verb = token.verb();
        return switch (verb) {
            case CANCEL, COMMIT, DELETE, END, EXIT, HELP, REVERT, VERIFY -> Command.of(verb, words(1));
            case EXPORT -> Command.of(verb, words(2));
            case CREATE -> Command.of(verb, words(3));
            case ADD -> add();
            case CLEAR -> clear();
            case INFO -> info();
            case REMOVE -> remove();
            case SELECT -> select();
            case SET -> set();
        };
    }

    private List<String> words(int most) {
        List<String> words = new ArrayList<>();
        while (words.size() < most) {
            Token.Word word = tokens.take(Token.Word.class);
            if (word == null) {
                break;
            }
            words.add(tokens.claim(word));
        }
        return words;
    }

    private Command add() throws Broken {
        Token.Word word = tokens.take(Token.Word.class);
        if (word != null) {
            return Command.of(Verb.ADD, List.of(tokens.claim(word)));
        }
        Token.OfResource resource = tokens.take(Token.OfResource.class);
        if (resource != null) {
            return Command.of(Verb.ADD, resource.type(), List.of());
        }
        Token.OfProperty property = tokens.take(Token.OfProperty.class);
        if (property == null) {
            throw explain(Verb.ADD);
        }
        return Command.of(Verb.ADD, given(property));
    }

    private Command clear() throws Broken {
        Token.OfProperty property = tokens.take(Token.OfProperty.class);
        if (property == null) {
            throw explain(Verb.CLEAR);
        }
        return Command.of(Verb.CLEAR, new Given(property.property(), Optional.empty()));
    }

    private Command info() throws Broken {
        Token.Word word = tokens.take(Token.Word.class);
        if (word != null) {
            tokens.claim(word);
            throw explain(Verb.INFO);
        }
        Token.OfResource resource = tokens.take(Token.OfResource.class);
        if (resource != null) {
            return Command.of(Verb.INFO, resource.type(), pairs());
        }
        if (tokens.peek() instanceof Token.OfProperty property && InfoPrinter.canStandAlone(property.property())) {
            tokens.drop();
            return Command.of(Verb.INFO, new Given(property.property(), Optional.empty()));
        }
        return Command.of(Verb.INFO, List.of());
    }

    private Command remove() throws Broken {
        Token.Word word = tokens.take(Token.Word.class);
        if (word != null) {
            tokens.claim(word);
            Token.OfResource forced = tokens.take(Token.OfResource.class);
            if (forced == null) {
                throw explain(Verb.REMOVE);
            }
            return new Command(Verb.REMOVE, List.of(word.value()), Optional.of(forced.type()), List.of());
        }
        Token.OfResource resource = tokens.take(Token.OfResource.class);
        if (resource != null) {
            return Command.of(Verb.REMOVE, resource.type(), pairs());
        }
        Token.OfProperty property = tokens.take(Token.OfProperty.class);
        if (property == null) {
            throw explain(Verb.REMOVE);
        }
        return Command.of(Verb.REMOVE, given(property));
    }

    private Command select() throws Broken {
        Token.OfResource resource = tokens.take(Token.OfResource.class);
        if (resource == null) {
            throw explain(Verb.SELECT);
        }
        boolean single = switch (resource.type()) {
            case DEDICATED_CPU, CAPPED_CPU, CAPPED_MEMORY -> tokens.peek() instanceof Token.Terminator;
            default -> false;
        };
        if (!single && !(tokens.peek() instanceof Token.OfProperty)) {
            console.shortUsage(Verb.SELECT);
            throw Broken.explained();
        }
        return Command.of(Verb.SELECT, resource.type(), pairs());
    }

    private Command set() throws Broken {
        Token.Word word = tokens.take(Token.Word.class);
        if (word != null) {
            if (!(tokens.peek() instanceof Token.OfProperty zonepath) || zonepath.property() != Property.ZONEPATH) {
                throw Broken.token();
            }
            tokens.drop();
            sign("=");
            Given given = given(zonepath);
            return new Command(Verb.SET, List.of(tokens.claim(word)), Optional.empty(), List.of(given));
        }
        Token.OfProperty property = tokens.take(Token.OfProperty.class);
        if (property == null) {
            throw explain(Verb.SET);
        }
        sign("=");
        if (tokens.takeSign("[")) {
            if (tokens.takeSign("]")) {
                return Command.of(Verb.SET, new Given(property.property(), Optional.empty()));
            }
            list();
            return Command.of(Verb.SET, new Given(property.property(), values.get(0)));
        }
        return Command.of(Verb.SET, given(property));
    }

    private List<Given> pairs() throws Broken {
        List<Property> names = new ArrayList<>();
        while (names.size() < MOST_PAIRS) {
            Token.OfProperty property = tokens.take(Token.OfProperty.class);
            if (property == null) {
                break;
            }
            names.add(property.property());
            sign("=");
            value();
        }
        List<Given> pairs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            pairs.add(new Given(names.get(i), values.get(i)));
        }
        return pairs;
    }

    private Given given(Token.OfProperty property) throws Broken {
        value();
        return new Given(property.property(), values.get(0));
    }

    /** Reads a value and puts it behind those there are; a command takes them from the front. */
    private void value() throws Broken {
        if (tokens.takeSign("[")) {
            list();
            return;
        }
        Operand value = item();
        openList.clear();
        values.add(value);
    }

    private void list() throws Broken {
        openList.add(item());
        while (tokens.takeSign(",")) {
            openList.add(item());
        }
        sign("]");
        values.add(new Operand.Several(openList));
        openList.clear();
    }

    private Operand item() throws Broken {
        if (tokens.takeSign("(")) {
            return complex();
        }
        return new Operand.Simple(plain());
    }

    private Operand complex() throws Broken {
        List<Operand.Pair> pairs = new ArrayList<>();
        do {
            Token.OfProperty name = tokens.take(Token.OfProperty.class);
            if (name == null) {
                throw Broken.token();
            }
            sign("=");
            pairs.add(new Operand.Pair(name.property(), plain()));
        } while (tokens.takeSign(","));
        sign(")");
        return new Operand.Complex(pairs);
    }

    private String plain() throws Broken {
        Token token = tokens.peek();
        if (token instanceof Token.Word word) {
            tokens.drop();
            return tokens.claim(word);
        }
        if (token instanceof Token.OfResource || token instanceof Token.OfProperty) {
            tokens.drop();
            return token.text();
        }
        throw Broken.token();
    }

    private void sign(String text) throws Broken {
        if (!tokens.takeSign(text)) {
            throw Broken.token();
        }
    }

    private Broken explain(Verb verb) {
        console.shortUsage(verb);
        console.err("\n" + (verb.explainsResources() ? Usage.resources() : "") + Usage.properties(flavour));
        return Broken.explained();
    }

    /** A command broke off. */
    private static final class Broken extends Exception {

        /** Whether the complaint about the token ahead is still to be made. */
        private final boolean atToken;

        private Broken(boolean atToken) {
            super(null, null, false, false);
            this.atToken = atToken;
        }

        static Broken token() {
            return new Broken(true);
        }

        static Broken explained() {
            return new Broken(false);
        }
    }
}
