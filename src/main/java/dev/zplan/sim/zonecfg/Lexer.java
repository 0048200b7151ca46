package dev.zplan.sim.zonecfg;

import dev.zplan.resource.Flavour;

/**
 * Cuts a script into tokens as the real scanner does: what a word means depends on where it stands, the longest match wins, and a
 * quoted text ends at its closing quote or at the end of the line.
 */
final class Lexer {

    /** Where in a command the scanner is. */
    private enum Place {
        START,
        WORDS,
        LIST,
        COMPLEX
    }

    /** How many bytes the real scanner can hold of one token. */
    static final int BUFFER = 2048;

    private static final String BLANKS = " \t";
    private static final String AFTER_WORD = " \t\n\";=[]()";
    private static final String AFTER_LIST_WORD = " \t\n\",;=[]()";
    private static final String AFTER_COMPLEX_WORD = " \t\n\",;=()";

    private final String input;
    private final Flavour flavour;
    private int position;
    private int line = 1;
    private Place place = Place.START;
    private Place outer = Place.START;
    private boolean readToEnd;
    private boolean overflown;

    Lexer(String input, Flavour flavour) {
        this.input = input;
        this.flavour = flavour;
    }

    /** The number of the line that is being read; after a newline token that of the next. */
    int line() {
        return line;
    }

    /** Whether the end of the input was touched. */
    boolean isAtEnd() {
        return readToEnd;
    }

    /** Whether a token was longer than the scanner can hold: the real program ends there. */
    boolean isOverflown() {
        return overflown;
    }

    Token next() {
        skipBlanks();
        if (position >= input.length()) {
            readToEnd = true;
            return new Token.End("");
        }
        char c = input.charAt(position);
        if (c == '\n' || c == ';') {
            position++;
            line += c == '\n' ? 1 : 0;
            place = Place.START;
            return new Token.Terminator(String.valueOf(c));
        }
        return place == Place.START ? command() : operand(c);
    }

    private void skipBlanks() {
        while (position < input.length()) {
            char c = input.charAt(position);
            if (BLANKS.indexOf(c) >= 0) {
                position++;
            } else if (c == '#' && place == Place.START) {
                int end = input.indexOf('\n', position);
                readToEnd |= end < 0;
                end = end < 0 ? input.length() : end;
                overflown |= ByteText.length(input.substring(position, end)) >= BUFFER;
                position = end;
            } else {
                return;
            }
        }
    }

    private Token command() {
        for (Verb verb : Verb.values()) {
            if (input.startsWith(verb.text(), position)) {
                return verb(verb.text(), verb);
            }
        }
        return input.charAt(position) == '?' ? verb("?", Verb.HELP) : sign();
    }

    private Token verb(String text, Verb verb) {
        position += text.length();
        place = Place.WORDS;
        outer = Place.WORDS;
        return new Token.OfVerb(text, verb);
    }

    private Token operand(char c) {
        if (c == '"') {
            return quoted();
        }
        String after = switch (place) {
            case LIST -> AFTER_LIST_WORD;
            case COMPLEX -> AFTER_COMPLEX_WORD;
            default -> AFTER_WORD;
        };
        if (after.indexOf(c) < 0) {
            return word(after);
        }
        if (c == '[' && place == Place.WORDS) {
            place = Place.LIST;
            outer = Place.LIST;
        } else if (c == ']' && place == Place.LIST) {
            place = Place.WORDS;
            outer = Place.WORDS;
        } else if (c == '(' && place != Place.COMPLEX) {
            place = Place.COMPLEX;
        } else if (c == ')' && place == Place.COMPLEX) {
            place = outer;
        }
        return sign();
    }

    private Token quoted() {
        int end = position + 1;
        while (end < input.length() && input.charAt(end) != '"' && input.charAt(end) != '\n') {
            end++;
        }
        if (end == input.length()) {
            readToEnd = true;
            return sign();
        }
        String text = input.substring(position, end + 1);
        overflown |= ByteText.length(text) > BUFFER;
        position = end + 1;
        // An open quote takes the newline into the value and does not count the line.
        String value = text.substring(1, text.endsWith("\"") ? text.length() - 1 : text.length());
        return new Token.Word(text, value);
    }

    private Token word(String after) {
        int end = position;
        while (end < input.length() && after.indexOf(input.charAt(end)) < 0) {
            end++;
        }
        readToEnd |= end == input.length();
        String text = input.substring(position, end);
        overflown |= ByteText.length(text) + 1 > BUFFER;
        position = end;
        if (place == Place.WORDS) {
            ResourceType type = ResourceType.of(text).orElse(null);
            if (type != null) {
                return new Token.OfResource(text, type);
            }
        }
        if (place != Place.LIST) {
            Property property = Property.of(text, flavour).orElse(null);
            if (property != null) {
                return new Token.OfProperty(text, property);
            }
        }
        return new Token.Word(text, text);
    }

    private Token sign() {
        int end = input.offsetByCodePoints(position, 1);
        String text = input.substring(position, end);
        position = end;
        return new Token.Sign(text);
    }
}
