package dev.zplan.zone;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where things are kept on one host.
 *
 * @param layout what the settings say, with the mountpoints that the host has or will have; null where they say nothing
 * @param zonepaths where zones are that have data, by name: nothing moves them but a spec that says so
 * @param volumes what is there where volumes are kept, by name
 * @param models which zones those that are installed were cloned from, as far as the registry knows, by name
 */
public record HostStorage(
        @Nullable StorageLayout layout,
        Map<String, String> zonepaths,
        Map<String, Volume> volumes,
        Map<String, String> models) {

    /** Where zones are that nothing is said of (zadm's default, and the handbook's). */
    private static final String ZONES = "/zones";

    /** Keeps copies. */
    public HostStorage {
        zonepaths = Map.copyOf(zonepaths);
        volumes = Map.copyOf(volumes);
        models = Map.copyOf(models);
    }

    /** A host of which nothing is known or said. */
    public static HostStorage none() {
        return new HostStorage(null, Map.of(), Map.of(), Map.of());
    }

    /** Where a zone is that says no zonepath; empty where the layout has no directory for it. */
    public Optional<String> zonepath(String zone) {
        String there = zonepaths.get(zone);
        if (there != null) {
            return Optional.of(there);
        }
        String above = layout == null ? ZONES : layout.zones().mountpoint();
        return Optional.ofNullable(above).map(path -> path + "/" + zone);
    }
}
