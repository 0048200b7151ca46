package dev.zplan.sim.zonecfg;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Options as illumos getopt(3C) reads them. */
final class Options {

    /** The buffer in which getopt(3C) of illumos writes a complaint, newline and terminator included. */
    private static final int COMPLAINT_WIDTH = 256;

    /**
     * One option.
     *
     * @param letter its letter; {@code -} for a long option
     * @param argument its argument, empty if it has none
     * @param complaint what getopt says of it: the letter is not known, or its argument is missing; empty if it is in order
     */
    record Option(char letter, String argument, String complaint) {

        boolean isKnown() {
            return complaint.isEmpty();
        }
    }

    private final Console console;
    private final String name;
    private final List<Option> found = new ArrayList<>();
    private int next;

    /** Reads {@code words} from index {@code start} on by the letters in {@code known}; the first word stands before complaints. */
    Options(List<String> words, int start, String known, Console console) {
        this.console = console;
        this.name = words.isEmpty() ? "" : words.get(0);
        this.next = start;
        while (next < words.size()) {
            String word = words.get(next);
            if (word.equals("--")) {
                next++;
                return;
            }
            if (!word.startsWith("-") || word.length() < 2) {
                return;
            }
            if (word.startsWith("--")) {
                // The complaint finds the word by its index, and takes index 0 for none.
                refuse('-', "illegal option -- " + (next == 0 ? "-" : word.substring(2)));
                next++;
            } else {
                next++;
                read(words, word, known);
            }
        }
    }

    private void refuse(char letter, String fault) {
        found.add(new Option(letter, "", ByteText.cut(name + ": " + fault + "\n", COMPLAINT_WIDTH)));
    }

    private void read(List<String> words, String word, String known) {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            int place = letter == ':' ? -1 : known.indexOf(letter);
            if (place < 0) {
                refuse(letter, "illegal option -- " + letter);
            } else if (known.startsWith(":", place + 1)) {
                String rest = word.substring(i + 1);
                if (rest.isEmpty() && next >= words.size()) {
                    refuse(letter, "option requires an argument -- " + letter);
                } else {
                    found.add(new Option(letter, rest.isEmpty() ? words.get(next++) : rest, ""));
                }
                return;
            } else {
                found.add(new Option(letter, "", ""));
            }
        }
    }

    /** The options among the words of a command, the first of which takes the place of a program's name. */
    static Options of(Command command, String known, Console console) {
        return new Options(command.words(), 0, known, console);
    }

    /** The options in order, the faulty ones among them. */
    List<Option> found() {
        return List.copyOf(found);
    }

    /** Hands out the options as getopt(3C) does: what it has to say of one comes just before that one. */
    void each(Consumer<Option> taker) {
        for (Option option : found) {
            complain(option);
            taker.accept(option);
        }
    }

    /** Says what is wrong with an option, if anything is. */
    void complain(Option option) {
        console.optionError(option.complaint());
    }

    boolean has(char letter) {
        return found.stream().anyMatch(o -> o.letter() == letter && o.isKnown());
    }

    /** The index of the first word that is no option, nor an argument of one. */
    int used() {
        return next;
    }
}
