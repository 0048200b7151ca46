package dev.zplan.sim.zonecfg;

import dev.zplan.resource.Flavour;
import java.nio.charset.StandardCharsets;

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

    /** The scanner takes it for the end of the input, but goes on behind it when it is asked again. */
    private static final char NUL = 0;

    private static final String BLANKS = " \t";
    private static final String AFTER_WORD = " \t\n\";=[]()\0";
    private static final String AFTER_LIST_WORD = " \t\n\",;=[]()\0";
    private static final String AFTER_COMPLEX_WORD = " \t\n\",;=()\0";

    /** The bytes of the input, one a character: the scanner knows nothing of letters that have more. */
    private final String input;

    private final Flavour flavour;
    private int position;
    private int line = 1;
    private Place place = Place.START;
    private Place outer = Place.START;
    private boolean readToEnd;
    private boolean overflown;

    Lexer(String input, Flavour flavour) {
        this.input = new String(ByteText.encode(input), StandardCharsets.ISO_8859_1);
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
        if (c == NUL) {
            position++;
            return new Token.End("");
        }
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
                int end = endOf("\n\0");
                readToEnd |= end == input.length();
                overflown |= end - position >= BUFFER;
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
        if (c == '"' && (place != Place.COMPLEX || flavour == Flavour.OMNIOS)) {
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
        position++;
        int end = endOf("\"\n\0");
        position--;
        if (end == input.length() || input.charAt(end) == NUL) {
            readToEnd |= end == input.length();
            return sign();
        }
        String text = text(position, end + 1);
        overflown |= end + 1 - position > BUFFER;
        position = end + 1;
        // An open quote takes the newline into the value and does not count the line.
        String value = text.substring(1, text.endsWith("\"") ? text.length() - 1 : text.length());
        return new Token.Word(text, value);
    }

    private Token word(String after) {
        int end = endOf(after);
        readToEnd |= end == input.length();
        String text = text(position, end);
        overflown |= end - position + 1 > BUFFER;
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

    /** Where the first of these characters stands, from here on; else the end of the input. */
    private int endOf(String stops) {
        int end = position;
        while (end < input.length() && stops.indexOf(input.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private Token sign() {
        char c = input.charAt(position);
        String text = text(position, position + 1);
        position++;
        // A byte beyond ASCII is a negative number to the parser, which takes any such for the end of the input.
        return c < 0x80 ? new Token.Sign(text) : new Token.End(text);
    }

    private String text(int start, int end) {
        return ByteText.decode(input.substring(start, end).getBytes(StandardCharsets.ISO_8859_1));
    }
}
