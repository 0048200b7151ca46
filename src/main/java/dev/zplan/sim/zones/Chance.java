package dev.zplan.sim.zones;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Where a host's random-looking values and its time come from: both are counted, so that the same commands give the same host. */
public final class Chance {

    /** When the time of every host begins: noon of 2026-01-01 UTC. */
    static final long START = Instant.parse("2026-01-01T12:00:00Z").getEpochSecond();

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd:HH:mm:ss").withZone(ZoneOffset.UTC);

    private long state;
    private long seconds;

    /** Begins at the given seed, at noon of 2026-01-01 UTC. */
    public Chance(long seed) {
        this(seed, START);
    }

    private Chance(long state, long seconds) {
        this.state = state;
        this.seconds = seconds;
    }

    /** Reads what {@link #toJson} wrote. */
    public static Chance fromJson(JsonNode json) {
        return new Chance(json.path("random").asLong(), json.path("seconds").asLong());
    }

    /** The whole state. */
    public ObjectNode toJson() {
        return JsonNodeFactory.instance.objectNode().put("random", state).put("seconds", seconds);
    }

    /** The next random-looking number (SplitMix64). */
    public long next() {
        state += 0x9e3779b97f4a7c15L;
        long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** A random uuid (version 4). */
    public String uuid() {
        long high = (next() & ~0xf000L) | 0x4000L;
        long low = (next() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /** Seconds since 1970; every question lets a second pass. */
    public long now() {
        return seconds++;
    }

    /** Lets seconds pass. */
    public void pass(long more) {
        seconds += more;
    }

    /** The time as the brand scripts put it into the names of snapshots. */
    String timestamp() {
        return STAMP.format(Instant.ofEpochSecond(now()));
    }
}
