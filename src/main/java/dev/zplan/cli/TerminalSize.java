package dev.zplan.cli;

import dev.zplan.report.LiveFrame.Size;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of the terminal that the process belongs to, as {@code stty -a} tells it: {@code rows 24; columns 80} by GNU,
 * {@code 24 rows; 80 columns} by the BSDs, {@code rows = 24; columns = 80} on illumos (illumos-gate, usr/src/cmd/ttymon/stty.c), which
 * has no {@code stty size}. Java cannot ask by itself.
 */
final class TerminalSize {

    /** That of terminals that do not tell. */
    static final Size USUAL = new Size(24, 80);

    private static final Pattern ROWS = Pattern.compile("rows(?: =)? (\\d{1,5})\\b|(\\d{1,5}) rows");
    private static final Pattern COLUMNS = Pattern.compile("columns(?: =)? (\\d{1,5})\\b|(\\d{1,5}) columns");

    private TerminalSize() {}

    /** As it is now. */
    static Size now() {
        try {
            Process stty = new ProcessBuilder("stty", "-a")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream out = stty.getInputStream()) {
                return parse(new String(out.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return USUAL;
        }
    }

    /** What {@code stty -a} says. */
    static Size parse(String text) {
        int rows = number(ROWS.matcher(text));
        int columns = number(COLUMNS.matcher(text));
        return rows == 0 || columns == 0 ? USUAL : new Size(rows, columns);
    }

    private static int number(Matcher found) {
        return found.find() ? Integer.parseInt(found.group(1) == null ? found.group(2) : found.group(1)) : 0;
    }
}
