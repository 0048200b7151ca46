package dev.zplan.apply.journal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The name of one apply: {@code yyyyMMdd-HHmmss-xxxx}, when it began (UTC) and four characters that tell apart what began in the
 * same second. Sorts by time.
 *
 * @param text the name
 */
public record TransactionId(@JsonValue String text) implements Comparable<TransactionId> {

    private static final Pattern FORM = Pattern.compile("\\d{8}-\\d{6}-[0-9a-z]{4}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");
    private static final int SUFFIXES = 36 * 36 * 36 * 36;

    /**
     * Checks the form, since the name becomes a file name.
     *
     * @throws IllegalArgumentException if it has another
     */
    @JsonCreator
    public TransactionId {
        if (!isOne(text)) {
            throw new IllegalArgumentException("not a transaction: " + text);
        }
    }

    /** A new one. */
    public static TransactionId next(Clock clock, RandomGenerator random) {
        String time = TIME.format(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        String suffix = Integer.toString(SUFFIXES + random.nextInt(SUFFIXES), 36);
        return new TransactionId(time + "-" + suffix.substring(1));
    }

    /** Whether the text has the form. */
    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(TransactionId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
