package dev.zplan.sim.zonecfg;

import dev.zplan.sim.command.SimResult;
import java.util.OptionalInt;
import java.util.function.IntSupplier;

/** What a session prints, whether it saw an error, and whether it has to stop at once. */
final class Console {

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private final String commandFile;
    private IntSupplier nextLine = () -> 1;
    private int lastReported;
    private boolean sawError;
    private boolean optionsAreSilent;
    private OptionalInt exit = OptionalInt.empty();

    /** A console; {@code commandFile} is what {@code -f} named, empty without it. */
    Console(String commandFile) {
        this.commandFile = commandFile;
    }

    /** Tells where to ask for the number of the line after the one being worked on. */
    void follow(IntSupplier lines) {
        nextLine = lines;
    }

    boolean isCommandFile() {
        return !commandFile.isEmpty();
    }

    void out(String text) {
        out.append(text);
    }

    void err(String text) {
        err.append(text);
    }

    /** A complaint on a line of its own; from a command file the first of each input line says which line it is. */
    void complain(String message) {
        int line = nextLine.getAsInt();
        if (isCommandFile() && line > lastReported) {
            err.append("On line ").append(line - 1).append(ofFile()).append(":\n");
            lastReported = line;
        }
        err.append(message).append('\n');
    }

    /** A complaint that makes the exit status 1. */
    void fail(String message) {
        complain(message);
        sawError = true;
    }

    void fail(String what, Status status) {
        fail(what + ": " + status.text());
    }

    /** A command whose words make no sense: its short usage. */
    void shortUsage(Verb verb) {
        if (isCommandFile()) {
            err.append("syntax error on line ")
                    .append(nextLine.getAsInt() - 1)
                    .append(ofFile())
                    .append('\n');
        }
        err.append("usage:\n").append(verb.usage()).append('\n');
        sawError = true;
    }

    /** A command used for the wrong thing: its usage and what it is for. */
    void longUsage(Verb verb) {
        err.append("usage:\n")
                .append(verb.usage())
                .append("\n\t")
                .append(verb.purpose())
                .append('\n');
        sawError = true;
    }

    /** The parser found {@code text} where it cannot stand. */
    void syntaxError(String text) {
        err.append("syntax error");
        if (isCommandFile()) {
            err.append(" on line ").append(nextLine.getAsInt());
        }
        err.append(" at '")
                .append(text.equals("\n") ? "\\n" : text)
                .append("'\n")
                .append(Usage.commands());
        sawError = true;
    }

    /** A complaint of getopt. */
    void optionError(String message) {
        if (!optionsAreSilent) {
            err.append(message);
        }
    }

    /** Lets getopt complain no more; the real {@code set} turns that off for the rest of the session. */
    void silenceOptions() {
        optionsAreSilent = true;
    }

    void markError() {
        sawError = true;
    }

    boolean sawError() {
        return sawError;
    }

    /** Ends the program on the spot. */
    void exit(int code) {
        exit = OptionalInt.of(code);
    }

    boolean hasExited() {
        return exit.isPresent();
    }

    SimResult result(int code) {
        return new SimResult(exit.orElse(code), out.toString(), err.toString());
    }

    private String ofFile() {
        return commandFile.equals("-") ? "" : " of " + commandFile;
    }
}
