package dev.zplan.zone;

import static dev.zplan.zone.ZoneSchema.optional;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.type.Types;
import dev.zplan.spec.Block;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.NodeSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads package publishers from their checked files, and checks what they say. */
public final class PublisherReader {

    static final String ORIGIN = "origin";
    static final String MIRROR = "mirror";
    static final String PROXY = "proxy";
    static final String STICKY = "sticky";
    static final String ENABLED = "enabled";
    static final String KEY = "ssl-key";
    static final String CERTIFICATE = "ssl-cert";
    static final String POLICY = "signature-policy";
    static final String FIRST = "search-first";
    static final String BEFORE = "search-before";
    static final String AFTER = "search-after";
    static final String REFRESH = "refresh";

    /** The node that a publisher is, in a file of its own and in a zone. */
    public static final NodeSchema PUBLISHER = new NodeSchema(
            "publisher",
            "A package publisher: where packages come from, and how they are checked",
            true,
            true,
            List.of(
                    FieldSchema.at(0, "name", Types.of("publisher-name"), "The publisher's name"),
                    optional(
                                    ORIGIN,
                                    "repository-uri",
                                    "Where its packages come from; without it, those that the zone's installation brought along")
                            .asList(),
                    optional(MIRROR, "repository-uri", "Where the content of its packages may come from, too")
                            .asList(),
                    optional(PROXY, "proxy-uri", "The proxy through which its repositories are reached"),
                    optional(
                            STICKY, "flag", "Whether its packages are only ever replaced by its own; true unless said"),
                    optional(ENABLED, "flag", "Whether it is used at all; true unless said"),
                    optional(KEY, "path", "The file with the key for its https repositories, on the host"),
                    optional(
                            CERTIFICATE,
                            "path",
                            "The file with the certificate for its https repositories, on the host"),
                    optional(
                            POLICY,
                            "ignore|verify|require-signatures",
                            "How its packages must be signed; without it as the image says of all"),
                    optional(FIRST, "flag", "Whether it is searched before all others"),
                    optional(BEFORE, "publisher-name", "The zone's publisher before which it is searched"),
                    optional(AFTER, "publisher-name", "The zone's publisher right after which it is searched"),
                    optional(
                            REFRESH,
                            "flag",
                            "Whether pkg asks its repositories when it is set, from the global zone; true unless said")),
            List.of(),
            null);

    private final Diagnostics out;

    /** A reader that tells of what is wrong. */
    public PublisherReader(Diagnostics out) {
        this.out = out;
    }

    /** The publishers of these nodes by name; of two of one name the first, and told. */
    public Map<String, Publisher> read(List<Block> blocks) {
        Map<String, Publisher> publishers = new LinkedHashMap<>();
        for (Block block : blocks) {
            Publisher publisher = Publisher.of(block);
            Publisher earlier = publishers.putIfAbsent(publisher.name(), publisher);
            if (earlier != null) {
                error(
                        "duplicate",
                        "there are two publishers " + publisher.name(),
                        publisher,
                        "name",
                        "the first is at " + earlier.span());
            }
            check(publisher);
        }
        return publishers;
    }

    /** Tells what does not fit together in what is said of a publisher. */
    void check(Publisher publisher) {
        keys(publisher);
        List<String> places = Stream.of(FIRST, BEFORE, AFTER)
                .filter(p -> !publisher.text(p).isEmpty() && !publisher.text(p).equals("false"))
                .toList();
        if (places.size() > 1) {
            error(
                    "two_places",
                    "publisher " + publisher.name() + " has both " + places.get(0) + " and " + places.get(1),
                    publisher,
                    places.get(1),
                    "keep one of them");
        }
        for (String place : List.of(BEFORE, AFTER)) {
            if (publisher.text(place).equals(publisher.name())) {
                error(
                        "place_of_itself",
                        "publisher " + publisher.name() + " cannot be searched before or after itself",
                        publisher,
                        place,
                        "name another publisher");
            }
        }
        if (publisher.items(ORIGIN).isEmpty() && !(publisher.text(MIRROR) + publisher.text(PROXY)).isEmpty()) {
            String field = publisher.text(MIRROR).isEmpty() ? PROXY : MIRROR;
            error(
                    "no_origin",
                    "publisher " + publisher.name() + " has a " + field + ", but no origin",
                    publisher,
                    field,
                    "say its origin too");
        }
    }

    private void keys(Publisher publisher) {
        boolean key = !publisher.text(KEY).isEmpty();
        boolean certificate = !publisher.text(CERTIFICATE).isEmpty();
        if (key != certificate) {
            String missing = key ? CERTIFICATE : KEY;
            String given = key ? KEY : CERTIFICATE;
            error(
                    "half_a_key",
                    "publisher " + publisher.name() + " has an " + given + ", but no " + missing,
                    publisher,
                    given,
                    "a key and its certificate go together");
        }
        boolean secure = Stream.concat(publisher.items(ORIGIN).stream(), publisher.items(MIRROR).stream())
                .anyMatch(uri -> uri.startsWith("https:"));
        if (key && !secure) {
            error(
                    "key_without_https",
                    "publisher " + publisher.name() + " has an " + KEY + ", but no repository that is reached by https",
                    publisher,
                    KEY,
                    "write https: in its origin, or leave out " + KEY + " and " + CERTIFICATE);
        }
    }

    private void error(String code, String message, Publisher publisher, String field, String help) {
        out.error("zplan::publisher::" + code, message, publisher.spanOf(field), help);
    }
}
