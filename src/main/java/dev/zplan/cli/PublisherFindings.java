package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.zone.Publisher;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is wrong with the publishers of a workspace, though each for itself says nothing wrong.
 *
 * @param publishers by name
 */
record PublisherFindings(Map<String, Publisher> publishers) {

    private static final String ORIGIN = "origin";

    List<Diagnostic> all() {
        Diagnostics out = new Diagnostics();
        Map<String, String> owners = new TreeMap<>();
        new TreeMap<>(publishers).values().forEach(publisher -> {
            file(publisher, out);
            repositories(publisher, owners, out);
            circle(publisher, out);
        });
        return out.list();
    }

    /** A file is looked for under its publisher's name. */
    private static void file(Publisher publisher, Diagnostics out) {
        String file = publisher.span().source().name();
        if (!file.matches("(.*/)?\\Q" + publisher.name() + "\\E\\.[a-z]+")) {
            out.warning(
                    "zplan::publisher::file_name",
                    "publisher " + publisher.name() + " stands in " + file,
                    publisher.span(),
                    "people look for it in publishers/" + publisher.name() + ".kdl");
        }
    }

    private static void repositories(Publisher publisher, Map<String, String> owners, Diagnostics out) {
        if (publisher.items(ORIGIN).isEmpty()) {
            out.warning(
                    "zplan::publisher::no_origin",
                    "publisher " + publisher.name() + " has no origin",
                    publisher.span(),
                    "it fits only zones whose installation brings it along");
        }
        for (String origin : publisher.items(ORIGIN)) {
            String owner = owners.putIfAbsent(origin, publisher.name());
            if (owner != null) {
                out.warning(
                        "zplan::publisher::same_origin",
                        "publishers " + owner + " and " + publisher.name() + " have the same origin " + origin,
                        publisher.spanOf(ORIGIN),
                        "a repository may hold several publishers; make sure that this one does");
            }
            boolean signed = publisher.text("signature-policy").equals("require-signatures");
            if (origin.startsWith("http:") && !signed) {
                out.warning(
                        "zplan::publisher::unprotected",
                        "anybody on the way can change what comes from " + origin,
                        publisher.spanOf(ORIGIN),
                        "use https, or signature-policy \"require-signatures\"");
            }
        }
        publisher.items("mirror").stream()
                .filter(publisher.items(ORIGIN)::contains)
                .forEach(mirror -> out.warning(
                        "zplan::publisher::mirror_is_origin",
                        mirror + " is both a mirror and an origin of publisher " + publisher.name(),
                        publisher.spanOf("mirror"),
                        "leave out the mirror"));
    }

    /** Whoever is to be searched before another that is to be searched before the first. */
    private void circle(Publisher publisher, Diagnostics out) {
        for (String field : List.of("search-before", "search-after")) {
            Set<String> way = new LinkedHashSet<>();
            String next = publisher.name();
            while (!next.isEmpty() && way.add(next)) {
                Publisher at = publishers.get(next);
                next = at == null ? "" : at.text(field);
            }
            boolean first = way.stream().noneMatch(name -> name.compareTo(publisher.name()) < 0);
            if (next.equals(publisher.name()) && way.size() > 1 && first) {
                out.error(
                        "zplan::publisher::places",
                        "the publishers " + String.join(", ", way) + " have " + field + " in a circle",
                        publisher.spanOf(field),
                        "leave it out of one of them");
            }
        }
    }
}
