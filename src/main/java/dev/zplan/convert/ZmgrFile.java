package dev.zplan.convert;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that a file below {@code /etc/zmgr} holds. What a file holds is said by its folder, by a node around it, or by its
 * fields.
 *
 * @param kind what it is
 * @param name its name: the argument of its node, its field {@code name}, or the file's
 * @param table its fields
 */
record ZmgrFile(Kind kind, String name, Datum.Table table) {

    /** What zmgr keeps in files. */
    enum Kind {
        /** {@code config.kdl}. */
        CONFIG,
        /** A zone's template. */
        TEMPLATE,
        /** An address pool. */
        POOL,
        /** An entry of the registry. */
        ZONE,
        /** An IPS publisher. */
        PUBLISHER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether an entry says the name, which is the file's then. */
    boolean isName(Datum.Entry entry) {
        return entry.name().equals(KdlTree.ARGUMENTS) || (entry.name().equals("name") && Members.isWord(entry, name));
    }

    /** All that is in a file; what cannot be told apart is told. */
    static List<ZmgrFile> read(Source source, Diagnostics out) {
        Optional<Datum.Table> document = KdlTree.read(source, out);
        if (document.isEmpty()) {
            return List.of();
        }
        List<ZmgrFile> found = new ArrayList<>();
        List<Datum.Entry> rest = new ArrayList<>();
        for (Datum.Entry entry : document.get().entries()) {
            List<Datum.Table> bodies = bodies(entry.value());
            Optional<Kind> kind = kind(entry.name());
            if (kind.isPresent() && !bodies.isEmpty()) {
                bodies.forEach(body -> found.add(new ZmgrFile(kind.get(), named(body, stem(source)), body)));
            } else {
                rest.add(entry);
            }
        }
        if (!rest.isEmpty()) {
            Datum.Table flat = new Datum.Table(rest, rest.get(0).span());
            Optional<Kind> kind = byFolder(source.name()).or(() -> byFields(flat));
            kind.ifPresent(it -> found.add(new ZmgrFile(it, named(flat, stem(source)), flat)));
            if (kind.isEmpty()) {
                out.error(
                        "zplan::convert::unknown_format",
                        "which of zmgr's files this is does not show",
                        rest.get(0).span(),
                        "leave it in its folder (templates, pools, zones, publishers), or put a node around it, as pool"
                                + " \"NAME\" { … }");
            }
        }
        return found;
    }

    private static List<Datum.Table> bodies(Datum value) {
        List<Datum> items = value instanceof Datum.Row row ? row.items() : List.of(value);
        boolean tables = items.stream().allMatch(Datum.Table.class::isInstance);
        return tables ? items.stream().map(Datum.Table.class::cast).toList() : List.of();
    }

    private static Optional<Kind> kind(String word) {
        return List.of(Kind.values()).stream()
                .filter(k -> k.word().equals(word))
                .findFirst();
    }

    private static Optional<Kind> byFolder(String path) {
        String[] parts = path.split("/");
        if (parts[parts.length - 1].equals("config.kdl")) {
            return Optional.of(Kind.CONFIG);
        }
        return parts.length < 2 ? Optional.empty() : kind(parts[parts.length - 2].replaceFirst("s$", ""));
    }

    private static Optional<Kind> byFields(Datum.Table table) {
        if (table.has("network") || table.has("subnet")) {
            return Optional.of(Kind.POOL);
        }
        if (table.has("default-template")) {
            return Optional.of(Kind.CONFIG);
        }
        if (table.has("ip") || table.has("address") || table.has("template")) {
            return Optional.of(Kind.ZONE);
        }
        if (table.has("origin") || table.has("origins")) {
            return Optional.of(Kind.PUBLISHER);
        }
        return table.has("brand") ? Optional.of(Kind.TEMPLATE) : Optional.empty();
    }

    private static String named(Datum.Table table, String file) {
        return table.word(KdlTree.ARGUMENTS).or(() -> table.word("name")).orElse(file);
    }

    private static String stem(Source source) {
        String file = source.name().substring(source.name().lastIndexOf('/') + 1);
        return file.replaceFirst("\\.kdl$", "");
    }
}
