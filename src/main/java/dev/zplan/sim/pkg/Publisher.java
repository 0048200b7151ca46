package dev.zplan.sim.pkg;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A publisher of packages.
 *
 * @param name its prefix
 * @param sticky whether its packages are only ever replaced by its own
 * @param enabled whether it is used at all
 * @param origins where packages come from
 * @param mirrors where their content may come from, too
 * @param properties its properties that were set, as {@code signature-policy}
 */
record Publisher(
        String name,
        boolean sticky,
        boolean enabled,
        List<Origin> origins,
        List<Origin> mirrors,
        Map<String, String> properties) {

    /** One that was written before there were properties has none. */
    Publisher {
        origins = List.copyOf(origins);
        mirrors = List.copyOf(mirrors);
        properties = Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElseGet(properties, Map::of)));
    }

    /**
     * An origin or a mirror.
     *
     * @param uri with a slash at its end
     * @param enabled whether it is used
     * @param proxy through which it is reached; empty: none
     * @param key the file with the key for it; empty: none
     * @param certificate the file with the certificate for it; empty: none
     */
    record Origin(String uri, boolean enabled, String proxy, String key, String certificate) {

        static Origin of(String uri) {
            return new Origin(uri, true, "", "", "");
        }

        Origin enabled(boolean changed) {
            return new Origin(uri, changed, proxy, key, certificate);
        }

        Origin with(String changedKey, String changedCertificate) {
            return new Origin(uri, enabled, proxy, changedKey, changedCertificate);
        }

        @JsonIgnore
        boolean secure() {
            return uri.startsWith("https:");
        }
    }

    static Publisher of(String name, String... uris) {
        return new Publisher(
                name, true, true, List.of(uris).stream().map(Origin::of).toList(), List.of(), Map.of());
    }

    Publisher sticky(boolean changed) {
        return new Publisher(name, changed, enabled, origins, mirrors, properties);
    }

    Publisher enabled(boolean changed) {
        return new Publisher(name, sticky, changed, origins, mirrors, properties);
    }

    Publisher withOrigins(List<Origin> changed) {
        return new Publisher(name, sticky, enabled, changed, mirrors, properties);
    }

    Publisher withMirrors(List<Origin> changed) {
        return new Publisher(name, sticky, enabled, origins, changed, properties);
    }

    Publisher withProperties(Map<String, String> changed) {
        return new Publisher(name, sticky, enabled, origins, mirrors, changed);
    }

    Publisher eachOrigin(UnaryOperator<Origin> change) {
        return withOrigins(origins.stream().map(change).toList());
    }

    Publisher eachMirror(UnaryOperator<Origin> change) {
        return withMirrors(mirrors.stream().map(change).toList());
    }
}
