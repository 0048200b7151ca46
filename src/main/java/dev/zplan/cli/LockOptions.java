package dev.zplan.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What every command understands that takes locks. */
final class LockOptions {

    @Option(
            names = "--lock-timeout",
            paramLabel = "DURATION",
            defaultValue = "0",
            converter = DurationText.class,
            description = "How long to wait for a lock that somebody else holds, as 30s or 5m (default: not at all).")
    Duration timeout = Duration.ZERO;

    /** Durations as people write them: {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 7d}, {@code 0}. */
    static final class DurationText implements ITypeConverter<Duration> {

        private static final Pattern FORM =
                Pattern.compile("(?=.)(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

        @Override
        public Duration convert(String text) {
            Matcher form = FORM.matcher(text.equals("0") ? "0s" : text);
            if (!form.matches()) {
                throw new TypeConversionException("\"" + text + "\" is not a duration: write 30s, 5m, 1h30m or 7d");
            }
            return Duration.ofDays(number(form.group(1)))
                    .plusHours(number(form.group(2)))
                    .plusMinutes(number(form.group(3)))
                    .plusSeconds(number(form.group(4)));
        }

        private static long number(@Nullable String digits) {
            return digits == null ? 0 : Long.parseLong(digits);
        }
    }
}
