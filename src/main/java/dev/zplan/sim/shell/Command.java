package dev.zplan.sim.shell;

import java.util.List;
import java.util.Optional;

/** Something that the shell can carry out. */
sealed interface Command {

    /** {@code NAME=WORD}. */
    record Assignment(String name, Word value) {}

    /**
     * Where a stream goes or comes from.
     *
     * @param sign one of {@code < > >> >&}, and {@code <<} for a word that is the text itself
     */
    record Redirection(int descriptor, String sign, Word target) {}

    /** A program or builtin with its arguments; without words only its assignments are made. */
    record Simple(List<Assignment> assignments, List<Word> words) implements Command {}

    /** A command whose streams are redirected. */
    record Redirected(Command command, List<Redirection> redirections) implements Command {}

    /** Commands of which each reads what the one before wrote. */
    record Pipeline(boolean negated, List<Command> commands) implements Command {}

    /** The second runs if the first succeeded, or, for {@code or}, if it failed. */
    record AndOr(Command first, boolean or, Command second) implements Command {}

    /** One after the other. */
    record Sequence(List<Command> commands) implements Command {}

    /** {@code ( … )}: its variables and its directory are its own. */
    record Subshell(Command body) implements Command {}

    /** {@code if}; an {@code elif} is an {@code if} in the other branch. */
    record If(Command condition, Command then, Optional<Command> otherwise) implements Command {}

    /** {@code while}, or {@code until} if negated. */
    record While(Command condition, boolean negated, Command body) implements Command {}

    /** {@code for NAME in WORDS}. */
    record For(String name, List<Word> words, Command body) implements Command {}

    /** {@code case WORD in PATTERNS) … esac}. */
    record Case(Word word, List<Branch> branches) implements Command {

        /** What is done for a word that one of the patterns matches. */
        record Branch(List<Word> patterns, Command body) {}
    }
}
