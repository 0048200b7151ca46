package dev.zplan.sim.zonecfg;

import java.util.ArrayList;
import java.util.List;

/** Options as illumos getopt(3C) reads them. */
final class Options {

    /**
     * One option.
     *
     * @param letter its letter
     * @param argument its argument, empty if it has none
     * @param isKnown false if getopt complained: the letter is not known, or its argument is missing
     */
    record Option(char letter, String argument, boolean isKnown) {}

    private final List<Option> found = new ArrayList<>();
    private int next;

    /** Reads {@code words} by the letters in {@code known}; {@code name} stands before complaints. */
    Options(List<String> words, String known, String name, Console console) {
        while (next < words.size()) {
            String word = words.get(next);
            if (word.equals("--")) {
                next++;
                return;
            }
            if (!word.startsWith("-") || word.length() < 2) {
                return;
            }
            next++;
            read(words, word, known, name, console);
        }
    }

    private void read(List<String> words, String word, String known, String name, Console console) {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            int place = letter == ':' ? -1 : known.indexOf(letter);
            if (place < 0) {
                console.optionError(name + ": illegal option -- " + letter);
                found.add(new Option(letter, "", false));
            } else if (known.startsWith(":", place + 1)) {
                String rest = word.substring(i + 1);
                if (rest.isEmpty() && next >= words.size()) {
                    console.optionError(name + ": option requires an argument -- " + letter);
                    found.add(new Option(letter, "", false));
                } else {
                    found.add(new Option(letter, rest.isEmpty() ? words.get(next++) : rest, true));
                }
                return;
            } else {
                found.add(new Option(letter, "", true));
            }
        }
    }

    /** The options among the words of a command, whose first word stands before complaints. */
    static Options of(Command command, String known, Console console) {
        List<String> words = command.words();
        return new Options(words, known, words.isEmpty() ? "" : words.get(0), console);
    }

    /** The options in order. */
    List<Option> found() {
        return List.copyOf(found);
    }

    boolean has(char letter) {
        return found.stream().anyMatch(o -> o.letter() == letter && o.isKnown());
    }

    /** How many words were used up. */
    int used() {
        return next;
    }
}
