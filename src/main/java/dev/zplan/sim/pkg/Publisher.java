package dev.zplan.sim.pkg;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A publisher of packages.
 *
 * @param name its prefix
 * @param sticky whether its packages are only ever replaced by its own
 * @param enabled whether it is used at all
 * @param origins where packages come from
 * @param mirrors where their content may come from, too
 */
record Publisher(String name, boolean sticky, boolean enabled, List<Origin> origins, List<Origin> mirrors) {

    Publisher {
        origins = List.copyOf(origins);
        mirrors = List.copyOf(mirrors);
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
                name, true, true, List.of(uris).stream().map(Origin::of).toList(), List.of());
    }

    Publisher sticky(boolean changed) {
        return new Publisher(name, changed, enabled, origins, mirrors);
    }

    Publisher enabled(boolean changed) {
        return new Publisher(name, sticky, changed, origins, mirrors);
    }

    Publisher withOrigins(List<Origin> changed) {
        return new Publisher(name, sticky, enabled, changed, mirrors);
    }

    Publisher withMirrors(List<Origin> changed) {
        return new Publisher(name, sticky, enabled, origins, changed);
    }

    Publisher eachOrigin(UnaryOperator<Origin> change) {
        List<Origin> changed = new ArrayList<>();
        origins.forEach(o -> changed.add(change.apply(o)));
        return withOrigins(changed);
    }
}
