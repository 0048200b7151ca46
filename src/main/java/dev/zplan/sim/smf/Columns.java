package dev.zplan.sim.smf;

import dev.zplan.sim.smf.Instance.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of {@code svcs}: their widths and what stands in them (svcs.c, columns). */
enum Columns {
    CTID(6),
    DESC(100),
    FMRI(50),
    INST(20),
    N(1),
    NSTA(4),
    NSTATE(13),
    S(2),
    SCOPE(20),
    SN(2),
    SVC(20),
    STA(4),
    STATE(14),
    STIME(8),
    ZONE(16);

    private static final long DAY = 24L * 60 * 60;
    private static final DateTimeFormatter TIME = formatter("HH:mm:ss");
    private static final DateTimeFormatter DATE = formatter("MMM_dd");
    private static final DateTimeFormatter YEAR = formatter("yyyy");

    private final int width;

    Columns(int width) {
        this.width = width;
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    static Optional<Columns> of(String name) {
        return List.of(values()).stream()
                .filter(c -> c.name().equalsIgnoreCase(name))
                .findFirst();
    }

    String header() {
        return String.format(Locale.ROOT, "%-" + width + "s ", name());
    }

    /** The cell, as wide as the column, with a blank after it. */
    String cell(Instance instance, SmfZone zone, long now, boolean showsNext) {
        return String.format(Locale.ROOT, "%-" + (width + 1) + "s", text(instance, zone, now, showsNext));
    }

    private String text(Instance instance, SmfZone zone, long now, boolean showsNext) {
        String star = !showsNext && instance.transitioning() ? "*" : "";
        State state = instance.state();
        State next = instance.next();
        return switch (this) {
            case CTID -> right("-");
            case DESC -> instance.service().about() + " ";
            case FMRI -> instance.fmri() + " ";
            case INST -> instance.service().instance();
            case N -> Character.toString(next.letter());
            case NSTA -> next.brief();
            case NSTATE -> next == State.NONE ? "-" : next.word();
            case S -> state.letter() + star;
            case SCOPE -> "localhost";
            case SN -> "" + state.letter() + next.letter();
            case SVC -> instance.service().name() + " ";
            case STA -> state.brief() + star;
            case STATE -> state.word() + star;
            case STIME -> stime(instance.since(), now);
            case ZONE -> zone.name() + " ";
        };
    }

    private String right(String text) {
        return " ".repeat(width - text.length()) + text;
    }

    /** The time of day within a day, the day within some twelve months, else the year. */
    static String stime(long since, long now) {
        Instant instant = Instant.ofEpochSecond(since);
        if (now - since < DAY) {
            return TIME.format(instant).replaceFirst("^0", " ");
        }
        return now - since < 12 * 30 * DAY ? DATE.format(instant) + "  " : YEAR.format(instant) + "    ";
    }
}
