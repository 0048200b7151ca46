package dev.zplan.sim.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Permissions as {@code chmod} reads them, {@code 0755} or {@code u+x,go-w}, and as {@code ls} shows them. */
final class Mode {

    private static final Pattern CHANGE = Pattern.compile("([ugoa]*)([-+=])([rwxXst]*)");

    private Mode() {}

    /** What a change makes of permissions; null if it is none. */
    static @Nullable Integer changed(String text, int before, boolean directory) {
        if (text.matches("[0-7]{1,5}") && Integer.parseInt(text, 8) <= 07777) {
            return Integer.valueOf(text, 8);
        }
        int mode = before;
        for (String part : text.split(",", -1)) {
            Matcher change = CHANGE.matcher(part);
            if (!change.matches()) {
                return null;
            }
            mode = applied(change, mode, directory);
        }
        return mode;
    }

    private static int applied(Matcher change, int mode, boolean directory) {
        String who = change.group(1).isEmpty() || change.group(1).contains("a") ? "ugo" : change.group(1);
        int bits = 0;
        int mask = 0;
        for (int i = 0; i < who.length(); i++) {
            char one = who.charAt(i);
            int shift = one == 'u' ? 6 : one == 'g' ? 3 : 0;
            mask |= 7 << shift;
            bits |= letters(change.group(3), directory || (mode & 0111) != 0) << shift;
            bits |= change.group(3).contains("s") ? (one == 'u' ? 04000 : one == 'g' ? 02000 : 0) : 0;
        }
        bits |= change.group(3).contains("t") ? 01000 : 0;
        return switch (change.group(2)) {
            case "+" -> mode | bits;
            case "-" -> mode & ~bits;
            default -> (mode & ~mask) | bits;
        };
    }

    private static int letters(String letters, boolean execute) {
        return (letters.contains("r") ? 4 : 0)
                | (letters.contains("w") ? 2 : 0)
                | (letters.contains("x") || (letters.contains("X") && execute) ? 1 : 0);
    }

    /** Nine letters, as {@code rwxr-xr-x}. */
    static String shown(int mode) {
        char[] letters = "rwxrwxrwx".toCharArray();
        for (int i = 0; i < letters.length; i++) {
            if ((mode & (0400 >> i)) == 0) {
                letters[i] = '-';
            }
        }
        special(letters, 2, (mode & 04000) != 0, 's', 'S');
        special(letters, 5, (mode & 02000) != 0, 's', 'l');
        special(letters, 8, (mode & 01000) != 0, 't', 'T');
        return new String(letters);
    }

    private static void special(char[] letters, int at, boolean set, char with, char without) {
        if (set) {
            letters[at] = letters[at] == 'x' ? with : without;
        }
    }
}
