package dev.zplan.module.zones;

import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options of one {@code pkg set-publisher}, as they come together (client_api.py, _add_update_pub). */
final class PublisherOptions {

    /** The place before all others. */
    static final String FIRST = "*";

    private static final String ALL = "*";

    private final List<String> options = new ArrayList<>();

    boolean isEmpty() {
        return options.isEmpty();
    }

    Value value() {
        return PublisherKind.texts(options);
    }

    /** All that a publisher is to be, whatever it is. */
    void everything(Value.Members publisher) {
        if (publisher.get(PublisherKind.ORIGINS) != null) {
            add("-G", List.of(ALL));
            add("-g", list(publisher, PublisherKind.ORIGINS));
            add("-M", List.of(ALL));
        }
        add("-m", list(publisher, PublisherKind.MIRRORS));
        proxy(publisher);
        sticky(publisher);
    }

    /**
     * What a publisher has to change; of a new one, all of it.
     *
     * @param before null where there is none of that name
     * @param keyless whether its repositories had keys, and are to have none: then they are added again. An empty {@code -k} would
     *     name the image's root (client_api.py, _get_ssl_cert_key)
     * @return whether repositories were added: they come without keys
     */
    boolean changes(@Nullable Value before, Value.Members after, boolean keyless) {
        Value.Members was = before instanceof Value.Members members ? members : null;
        // A proxy belongs to the repositories that are added with it, and none is given to those that are there.
        boolean anew = was != null
                && (keyless
                        || !text(was, PublisherKind.PROXY).equals(text(after, PublisherKind.PROXY))
                        || !list(was, PublisherKind.IDLE).equals(list(after, PublisherKind.IDLE)));
        boolean added = sources(was, after, PublisherKind.ORIGINS, "-G", "-g", anew);
        added |= sources(was, after, PublisherKind.MIRRORS, "-M", "-m", anew);
        if (added) {
            proxy(after);
        }
        Value sticky = after.get(PublisherKind.STICKY);
        if (was == null || (sticky != null && !sticky.equals(was.get(PublisherKind.STICKY)))) {
            options.add(Value.flag(false).equals(sticky) ? "--non-sticky" : "--sticky");
        }
        return added;
    }

    private boolean sources(
            Value.@Nullable Members before,
            Value.Members after,
            String field,
            String remove,
            String add,
            boolean anew) {
        List<String> was = before == null ? List.of() : list(before, field);
        List<String> gone = new ArrayList<>(was);
        List<String> come = new ArrayList<>(list(after, field));
        if (!anew) {
            gone.removeAll(list(after, field));
            come.removeAll(was);
        }
        add(remove, !gone.isEmpty() && gone.size() == was.size() ? List.of(ALL) : gone);
        add(add, come);
        return !come.isEmpty();
    }

    private void proxy(Value.Members publisher) {
        String proxy = text(publisher, PublisherKind.PROXY);
        if (!proxy.isEmpty()) {
            add("--proxy", List.of(proxy));
        }
    }

    private void sticky(Value.Members publisher) {
        if (publisher.get(PublisherKind.STICKY) instanceof Value.Flag flag) {
            options.add(flag.on() ? "--sticky" : "--non-sticky");
        }
    }

    /** The files with key and certificate, as the image sees them; none for no keys. */
    void keys(List<String> files) {
        if (!files.isEmpty()) {
            add("-k", List.of(files.get(0)));
            add("-c", List.of(files.get(1)));
        }
    }

    /** How packages must be signed; empty for what the image says of all. */
    void policy(String policy) {
        boolean none = policy.isEmpty();
        add(none ? "--unset-property" : "--set-property", List.of("signature-policy" + (none ? "" : "=" + policy)));
    }

    /** Where it is searched: {@link #FIRST}, or after another; empty for where it is. */
    void place(String after) {
        if (after.equals(FIRST)) {
            options.add("--search-first");
        } else if (!after.isEmpty()) {
            options.add("--search-after=" + after);
        }
    }

    void enabled(boolean enabled) {
        options.add(enabled ? "--enable" : "--disable");
    }

    /** Switches off origins, and not the publisher. */
    void disable(List<String> origins) {
        options.add("--disable");
        add("-g", origins);
    }

    /** Whether the repositories are not asked. */
    void quietly(boolean quiet) {
        if (quiet) {
            options.add("--no-refresh");
        }
    }

    private void add(String option, List<String> values) {
        for (String value : values) {
            options.add(option);
            options.add(value);
        }
    }

    static List<String> list(Value.Members publisher, String field) {
        return publisher.get(field) instanceof Value.Items items
                ? items.items().stream().map(Value::show).toList()
                : List.of();
    }

    private static String text(Value.Members publisher, String field) {
        Value value = publisher.get(field);
        return value == null ? "" : value.show();
    }
}
