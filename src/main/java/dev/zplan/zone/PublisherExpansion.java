package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.module.zones.PublisherKind;
import dev.zplan.resource.Address;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns the publishers of a zone into the resource of its image's publishers. */
final class PublisherExpansion {

    /** The brands whose root is an image of packages; the others have none that pkg could set publishers in. */
    private static final Set<String> IMAGES = Set.of("ipkg", "lipkg", "nlipkg", "sparse", "pkgsrc");

    private final Map<String, Publisher> library;
    private final Map<String, ZoneUnit> zones;
    private final Diagnostics out;

    /**
     * @param library the publishers of the workspace's files, by name
     * @param zones all zones of the spec by {@code host/zone}, for clones
     */
    PublisherExpansion(Map<String, Publisher> library, Map<String, ZoneUnit> zones, Diagnostics out) {
        this.library = library;
        this.zones = zones;
        this.out = out;
    }

    /** The resource; empty where the zone says nothing of publishers, or nothing that could be done. */
    Optional<DesiredResource> publishers(ZoneUnit zone, List<Address> dependsOn) {
        List<Publisher> named = named(zone, out);
        boolean only = zone.block().is("publishers-only");
        if (named.isEmpty()) {
            if (only) {
                error(
                        "only_none",
                        "zone " + zone.name() + " would have no publishers at all",
                        zone.block().spanOf("publishers-only"),
                        "name those that it is to have, as publisher \"openindiana.org\", or leave out publishers-only");
            }
            return Optional.empty();
        }
        if (!fits(zone, named.get(0).span(), only)) {
            return Optional.empty();
        }
        int before = out.list().size();
        named.forEach(publisher -> origin(zone, publisher));
        List<Publisher> order = new PublisherPlaces(out).ordered(zone.name(), named);
        if (linked(zone)) {
            new LinkedImage(zone, out).check(order, only);
        }
        return out.list().size() == before ? Optional.of(resource(zone, order, only, dependsOn)) : Optional.empty();
    }

    /** Those that the zone names, each over the file of its name. */
    private List<Publisher> named(ZoneUnit zone, Diagnostics problems) {
        List<Publisher> named = new ArrayList<>();
        for (Block block : zone.block().blocks(PublisherReader.PUBLISHER.name())) {
            Publisher own = Publisher.of(block);
            Publisher base = library.get(own.name());
            Publisher publisher = base == null ? own : own.over(base);
            new PublisherReader(problems).check(publisher);
            named.add(publisher);
        }
        return named;
    }

    private boolean fits(ZoneUnit zone, Span place, boolean only) {
        String brand = zone.brand().orElse("");
        if (!IMAGES.contains(brand)) {
            error(
                    "no_image",
                    "a zone of brand " + brand + " has no image of packages that publishers could be set in",
                    place,
                    "publishers are for zones of brand " + String.join(", ", new TreeSet<>(IMAGES)));
            return false;
        }
        if (only && !isPlain(zone)) {
            error(
                    "only_from_packages",
                    "what publishers zone " + zone.name()
                            + " has from where it is installed from is not known, so that they could go",
                    zone.block().spanOf("publishers-only"),
                    "leave out publishers-only; it is for zones that are installed from packages");
            return false;
        }
        return true;
    }

    private static boolean isPlain(ZoneUnit zone) {
        return zone.block().block("install").stream()
                .allMatch(install -> List.of("archive", "image", "clone", "snapshot").stream()
                        .allMatch(source -> install.value(source) == null));
    }

    /** The global zone's pkg looks after these images too (zones.md 6; OpenIndiana's ipkg is OmniOS' lipkg). */
    private static boolean linked(ZoneUnit zone) {
        String brand = zone.brand().orElse("");
        return zone.onOmnios() ? Set.of("lipkg", "sparse", "pkgsrc").contains(brand) : brand.equals("ipkg");
    }

    private void origin(ZoneUnit zone, Publisher publisher) {
        Set<String> known = new TreeSet<>();
        installed(zone).forEach(source -> known.add(source.name()));
        if (!publisher.items(PublisherReader.ORIGIN).isEmpty() || known.contains(publisher.name()) || known.isEmpty()) {
            return;
        }
        Set<String> all = new TreeSet<>(library.keySet());
        all.addAll(known);
        error(
                "unknown",
                "nothing says where the packages of publisher " + publisher.name() + " come from",
                publisher.span(),
                Suggestion.nearest(publisher.name(), all)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("say its origin, here or in publishers/" + publisher.name() + ".kdl"));
    }

    /** What an installation brings along, as far as that is known: what its arguments say, else what the global zone uses. */
    private static List<HostView.Source> installed(ZoneUnit zone) {
        List<Value> given = zone.block().block("install").stream()
                .flatMap(install -> install.items("publisher").stream())
                .toList();
        return given.isEmpty()
                ? zone.host().publishers()
                : given.stream().map(g -> given(g.show())).toList();
    }

    private static HostView.Source given(String argument) {
        String[] pair = argument.split("=", 2);
        return new HostView.Source(
                pair[0],
                Value.record(Map.of(
                        PublisherKind.ORIGINS,
                        PublisherKind.texts(List.of(pair[pair.length - 1].replaceFirst("/?$", "/"))),
                        PublisherKind.STICKY,
                        Value.flag(true))));
    }

    /** The publishers of a zone's image when it has just been installed; a clone has those of its model. */
    private List<String> initial(ZoneUnit zone, int depth) {
        ZoneUnit model = zone.block()
                .block("install")
                .flatMap(install -> install.text("clone"))
                .map(name -> zones.get(zone.host().name() + "/" + name))
                .orElse(null);
        if (model == null || depth > zones.size()) {
            return installed(zone).stream().map(HostView.Source::name).toList();
        }
        List<Publisher> named = named(model, new Diagnostics());
        List<String> names = new PublisherPlaces(new Diagnostics())
                .ordered(model.name(), named).stream().map(Publisher::name).toList();
        List<String> current = new ArrayList<>(initial(model, depth + 1));
        if (model.block().is("publishers-only")) {
            current.retainAll(names);
        }
        return PublisherKind.searched(
                current,
                names,
                saying(named, PublisherReader.FIRST, true).stream().findFirst().orElse(""));
    }

    private DesiredResource resource(ZoneUnit zone, List<Publisher> order, boolean only, List<Address> dependsOn) {
        Span span = order.get(0).span();
        Wanted wanted = new Wanted();
        wanted.put(
                "zonepath",
                zone.zonepath().map(Value::text).orElse(null),
                zone.block().spanOf("zonepath"));
        SortedMap<String, Value> records = new TreeMap<>();
        SortedMap<String, Value> ssl = new TreeMap<>();
        SortedMap<String, Value> policies = new TreeMap<>();
        for (Publisher publisher : order) {
            records.put(publisher.name(), record(publisher));
            key(publisher).ifPresent(key -> {
                ssl.put(publisher.name(), key);
                wanted.put(PublisherKind.SSL, Value.record(ssl), publisher.spanOf(PublisherReader.KEY));
            });
            Value policy = publisher.value(PublisherReader.POLICY);
            if (policy != null) {
                policies.put(publisher.name(), policy);
            }
        }
        List<String> names = order.stream().map(Publisher::name).toList();
        wanted.putMembers(PublisherKind.PUBLISHER, records, span);
        wanted.putMembers(PublisherKind.POLICY, policies, span);
        put(wanted, PublisherKind.SEARCH, names, span);
        put(wanted, PublisherKind.DISABLED, saying(order, PublisherReader.ENABLED, false), span);
        put(wanted, PublisherKind.UNREFRESHED, saying(order, PublisherReader.REFRESH, false), span);
        put(wanted, PublisherKind.INITIAL, initial(zone, 0), span);
        SortedMap<String, Value> installed = new TreeMap<>();
        installed(zone).stream()
                .filter(source -> names.contains(source.name()))
                .forEach(source -> installed.put(source.name(), source.record()));
        wanted.putMembers(PublisherKind.INSTALLED, installed, span);
        saying(order, PublisherReader.FIRST, true)
                .forEach(first -> wanted.put(PublisherKind.FIRST, Value.text(first), span));
        if (only) {
            wanted.put(PublisherKind.ONLY, Value.flag(true), zone.block().spanOf("publishers-only"));
        }
        return wanted.resource(zone, zone.address("publisher"), span, dependsOn);
    }

    private static void put(Wanted wanted, String attribute, List<String> names, Span span) {
        if (!names.isEmpty()) {
            wanted.put(attribute, PublisherKind.texts(names), span);
        }
    }

    private static List<String> saying(List<Publisher> publishers, String field, boolean value) {
        return publishers.stream()
                .filter(p -> Value.flag(value).equals(p.value(field)))
                .map(Publisher::name)
                .toList();
    }

    /** What pkg lists of it. */
    private static Value record(Publisher publisher) {
        SortedMap<String, Value> record = new TreeMap<>();
        Value sticky = publisher.value(PublisherReader.STICKY);
        Set<String> origins = new TreeSet<>(publisher.items(PublisherReader.ORIGIN));
        if (!origins.isEmpty()) {
            record.put(PublisherKind.ORIGINS, PublisherKind.texts(List.copyOf(origins)));
            record.put(PublisherKind.STICKY, sticky == null ? Value.flag(true) : sticky);
            Set<String> mirrors = new TreeSet<>(publisher.items(PublisherReader.MIRROR));
            if (!mirrors.isEmpty()) {
                record.put(PublisherKind.MIRRORS, PublisherKind.texts(List.copyOf(mirrors)));
            }
            Value proxy = publisher.value(PublisherReader.PROXY);
            if (proxy != null) {
                record.put(PublisherKind.PROXY, proxy);
            }
        } else if (sticky != null) {
            record.put(PublisherKind.STICKY, sticky);
        }
        return Value.record(record);
    }

    private static Optional<Value> key(Publisher publisher) {
        Value key = publisher.value(PublisherReader.KEY);
        Value certificate = publisher.value(PublisherReader.CERTIFICATE);
        return key == null || certificate == null
                ? Optional.empty()
                : Optional.of(Value.record(Map.of(PublisherKind.KEY, key, PublisherKind.CERTIFICATE, certificate)));
    }

    private void error(String code, String message, Span span, String help) {
        out.error("zplan::publisher::" + code, message, span, help);
    }
}
