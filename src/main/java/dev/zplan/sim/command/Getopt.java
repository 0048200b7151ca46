package dev.zplan.sim.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Options as getopt(3C) finds them. Reading stops at the first fault, as the programs stop there.
 *
 * @param options in the order of the command line
 * @param operands what is not an option
 * @param fault the option that could not be read
 */
public record Getopt(List<Option> options, List<String> operands, Optional<Fault> fault) {

    /**
     * An option that was given.
     *
     * @param letter of its short form
     * @param value its argument, empty for a flag
     */
    public record Option(char letter, String value) {}

    /**
     * An option that cannot be read.
     *
     * @param letter as getopt reports it
     * @param missingValue it is known, but its argument is missing
     */
    public record Fault(char letter, boolean missingValue) {}

    public Getopt {
        options = List.copyOf(options);
        operands = List.copyOf(operands);
    }

    /** Like getopt(3C): the first operand ends the options. The letters are as in C, without a leading colon. */
    public static Getopt parse(String letters, List<String> args) {
        return new Reader(letters, Map.of(), false, args).read();
    }

    /** Like getopt_long(3C): options may follow operands; long names map to letters. */
    public static Getopt parseLong(String letters, Map<String, Character> longNames, List<String> args) {
        return new Reader(letters, longNames, true, args).read();
    }

    /** Whether that flag or option was given. */
    public boolean has(char letter) {
        return options.stream().anyMatch(o -> o.letter == letter);
    }

    /** The value of that option; the last one counts. */
    public Optional<String> value(char letter) {
        return options.stream()
                .filter(o -> o.letter == letter)
                .map(Option::value)
                .reduce((a, b) -> b);
    }

    /** The values of that option in order. */
    public List<String> values(char letter) {
        return options.stream()
                .filter(o -> o.letter == letter)
                .map(Option::value)
                .toList();
    }

    private static final class Reader {
        private final Map<Character, Boolean> takesValue = new HashMap<>();
        private final Map<String, Character> longNames;
        private final boolean permute;
        private final List<String> args;
        private final List<Option> options = new ArrayList<>();
        private final List<String> operands = new ArrayList<>();
        private Optional<Fault> fault = Optional.empty();
        private int next;

        Reader(String letters, Map<String, Character> longNames, boolean permute, List<String> args) {
            this.longNames = longNames;
            this.permute = permute;
            this.args = args;
            for (int i = 0; i < letters.length(); i++) {
                if (letters.charAt(i) != ':') {
                    takesValue.put(letters.charAt(i), letters.startsWith(":", i + 1));
                }
            }
        }

        Getopt read() {
            while (next < args.size() && fault.isEmpty()) {
                String arg = args.get(next++);
                if (arg.equals("--")) {
                    break;
                } else if (arg.startsWith("--") && permute) {
                    readLong(arg.substring(2));
                } else if (arg.startsWith("-") && arg.length() > 1) {
                    readCluster(arg);
                } else if (permute) {
                    operands.add(arg);
                } else {
                    next--;
                    break;
                }
            }
            if (fault.isEmpty()) {
                operands.addAll(args.subList(next, args.size()));
            }
            return new Getopt(options, operands, fault);
        }

        private void readCluster(String arg) {
            for (int i = 1; i < arg.length() && fault.isEmpty(); i++) {
                char letter = arg.charAt(i);
                Boolean wantsValue = takesValue.get(letter);
                if (wantsValue == null) {
                    fault = Optional.of(new Fault(letter, false));
                } else if (!wantsValue) {
                    options.add(new Option(letter, ""));
                } else if (i + 1 < arg.length()) {
                    options.add(new Option(letter, arg.substring(i + 1)));
                    return;
                } else {
                    takeNext(letter);
                }
            }
        }

        private void readLong(String text) {
            int equals = text.indexOf('=');
            Character letter = longNames.get(equals < 0 ? text : text.substring(0, equals));
            if (letter == null || !takesValue.containsKey(letter)) {
                fault = Optional.of(new Fault('-', false));
            } else if (Boolean.FALSE.equals(takesValue.get(letter))) {
                options.add(new Option(letter, ""));
            } else if (equals >= 0) {
                options.add(new Option(letter, text.substring(equals + 1)));
            } else {
                takeNext(letter);
            }
        }

        private void takeNext(char letter) {
            if (next < args.size()) {
                options.add(new Option(letter, args.get(next++)));
            } else {
                fault = Optional.of(new Fault(letter, true));
            }
        }
    }
}
