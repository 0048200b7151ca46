package dev.zplan.sim.zones;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a subcommand that hands them to a script of the brand. zoneadm takes out what it knows and passes over every other
 * option in silence, so the value of an option that it does not know looks to it like the first operand.
 *
 * @param options what zoneadm knows: letters and their values, empty for flags
 * @param operands what follows the options
 */
record BrandArgs(Map<Character, String> options, List<String> operands) {

    /** Reads arguments; the letters are as in C, {@code ?} is always known. */
    static BrandArgs parse(String letters, List<String> args) {
        Map<Character, String> options = new HashMap<>();
        int next = 0;
        while (next < args.size()
                && args.get(next).startsWith("-")
                && args.get(next).length() > 1) {
            String arg = args.get(next++);
            if (arg.equals("--")) {
                break;
            }
            for (int i = 1; i < arg.length(); i++) {
                char letter = arg.charAt(i);
                int at = letter == ':' ? -1 : letters.indexOf(letter);
                if (at < 0 || !letters.startsWith(":", at + 1)) {
                    if (at >= 0 || letter == '?') {
                        options.put(letter, "");
                    }
                    continue;
                }
                if (i + 1 < arg.length()) {
                    options.put(letter, arg.substring(i + 1));
                } else if (next < args.size()) {
                    options.put(letter, args.get(next++));
                }
                break;
            }
        }
        return new BrandArgs(Map.copyOf(options), new ArrayList<>(args.subList(next, args.size())));
    }

    boolean has(char letter) {
        return options.containsKey(letter);
    }

    Optional<String> value(char letter) {
        return Optional.ofNullable(options.get(letter));
    }

    /** Whether the usage was asked for. */
    boolean help() {
        return has('?');
    }
}
