package dev.zplan.zone;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the zones of a host get where neither they nor their templates say anything.
 *
 * @param pool the address pool of a net that names neither pool, link nor address; null for none
 * @param over the link of a VNIC where neither its net nor its pool names one; null for none
 * @param template what {@code zplan create} starts from; null for none
 */
public record HostDefaults(
        @Nullable String pool,
        @Nullable String over,
        @Nullable String template) {

    /** Nothing. */
    public static HostDefaults none() {
        return new HostDefaults(null, null, null);
    }

    /** These, and those of {@code weaker} where these say nothing. */
    public HostDefaults or(HostDefaults weaker) {
        return new HostDefaults(
                Optional.ofNullable(pool).orElse(weaker.pool),
                Optional.ofNullable(over).orElse(weaker.over),
                Optional.ofNullable(template).orElse(weaker.template));
    }
}
