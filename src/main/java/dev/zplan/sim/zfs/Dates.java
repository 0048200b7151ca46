package dev.zplan.sim.zfs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as the programs print them in the C locale, in UTC. */
final class Dates {
    private static final DateTimeFormatter CREATION =
            DateTimeFormatter.ofPattern("EEE MMM ppd H:mm uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HOLD = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Dates() {}

    /** As {@code zfs get creation}: {@code %a %b %e %k:%M %Y}. */
    static String creation(long epochSeconds) {
        String text = CREATION.format(Instant.ofEpochSecond(epochSeconds));
        return text.replaceFirst(" (\\d:\\d\\d )", "  $1");
    }

    /** As {@code zfs holds}: {@code %a %b %e %H:%M %Y}. */
    static String hold(long epochSeconds) {
        return HOLD.format(Instant.ofEpochSecond(epochSeconds));
    }
}
