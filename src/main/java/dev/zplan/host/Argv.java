package dev.zplan.host;

import dev.zplan.sim.zonecfg.ByteText;
import java.util.List;
import java.util.stream.Collectors;

/** Words for the operating system, and as text that a Bourne shell turns into them again. */
final class Argv {

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7e;

    private Argv() {}

    /**
     * The same command in ASCII: Java hands other characters to a program in the encoding of the user's locale, and writes a question
     * mark where that has none. Words that need it are made of octal numbers by a shell, which then becomes the program.
     */
    static List<String> portable(List<String> argv) {
        if (argv.stream().allMatch(word -> word.chars().allMatch(c -> c < 0x80))) {
            return argv;
        }
        StringBuilder script = new StringBuilder();
        StringBuilder words = new StringBuilder("exec");
        for (int i = 0; i < argv.size(); i++) {
            // the full stop keeps line ends at the end of a word, which a shell would strip
            script.append("w")
                    .append(i)
                    .append("=$(printf ")
                    .append(format(argv.get(i) + "."))
                    .append("); ");
            words.append(" \"${w").append(i).append("%.}\"");
        }
        return List.of("/bin/sh", "-c", script.append(words).toString());
    }

    /** The argument, quoted, with which a shell's printf prints these bytes; without a line end at its end. */
    static String format(String text) {
        return format(ByteText.encode(text), 0, Integer.MAX_VALUE);
    }

    private static String format(byte[] bytes, int from, int to) {
        StringBuilder format = new StringBuilder("'");
        for (int i = from; i < Math.min(to, bytes.length); i++) {
            int b = bytes[i] & 0xff;
            if (b == '\\') {
                format.append("\\\\");
            } else if (b == '%') {
                format.append("%%");
            } else if (isPlain(b) && (b != '-' || i > from)) { // a dash in front would be an option
                format.append((char) b);
            } else {
                format.append('\\')
                        .append((char) ('0' + (b >> 6)))
                        .append((char) ('0' + ((b >> 3) & 7)))
                        .append((char) ('0' + (b & 7)));
            }
        }
        return format.append('\'').toString();
    }

    private static boolean isPlain(int b) {
        return (b >= FIRST_PRINTABLE && b <= LAST_PRINTABLE && b != '\'') || b == '\n';
    }

    /** Commands that print these bytes, each with no more than {@code size} of them. */
    static String printing(String text, int size) {
        byte[] bytes = ByteText.encode(text);
        StringBuilder commands = new StringBuilder();
        for (int from = 0; from < bytes.length; from += size) {
            commands.append("printf ").append(format(bytes, from, from + size)).append("; ");
        }
        return commands.length() == 0 ? ":; " : commands.toString();
    }

    /** The words as a shell reads them, each in quotes: no keyword, no assignment. */
    static String quoted(List<String> argv) {
        return argv.stream().map(word -> "'" + word.replace("'", "'\\''") + "'").collect(Collectors.joining(" "));
    }
}
