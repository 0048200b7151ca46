package dev.zplan.zone;

import dev.zplan.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a host keeps what zones consist of, each below a dataset of its own.
 *
 * @param zones the roots of zones that say no zonepath
 * @param images the zones that others are cloned from
 * @param volumes data that outlives zones
 */
public record StorageLayout(Base zones, Base images, Base volumes) {

    /**
     * A dataset that others are made below.
     *
     * @param dataset its name
     * @param mountpoint where it is mounted; null for where that of the dataset above says, or where that is not known
     * @param span where the settings speak of it
     */
    public record Base(String dataset, @Nullable String mountpoint, Span span) {

        /** The same, mounted there. */
        public Base at(@Nullable String path) {
            return new Base(dataset, path, span);
        }
    }

    /** All three. */
    public List<Base> bases() {
        return List.of(zones, images, volumes);
    }
}
