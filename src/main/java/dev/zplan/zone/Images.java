package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import dev.zplan.spec.Field;
import dev.zplan.spec.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The golden images of a spec, as the zones that they are. */
final class Images {

    private final Map<String, HostView> hosts;
    private final String defaultHost;
    private final Diagnostics out;
    private final Map<String, String> current = new TreeMap<>();
    private final Map<String, SortedSet<String>> keeping = new TreeMap<>();
    private final Map<String, Span> places = new TreeMap<>();

    Images(Map<String, HostView> hosts, String defaultHost, Diagnostics out) {
        this.hosts = hosts;
        this.defaultHost = defaultHost;
        this.out = out;
    }

    /** The items with zones in place of images. */
    List<Item> asZones(List<Item> items) {
        List<Item> zones = new ArrayList<>();
        for (Item item : items) {
            if (item.block().name().equals(ImageSchema.IMAGE.name())) {
                zone(item).ifPresent(zones::add);
            } else {
                zones.add(item);
            }
        }
        return zones;
    }

    private Optional<Item> zone(Item item) {
        Block image = item.block();
        String host = image.text("host").orElse(defaultHost);
        HostView view = hosts.get(host);
        String name = image.text("name").orElseThrow();
        String zone = name + "-" + image.text("revision").orElse("1");
        StorageLayout layout = view == null ? null : view.storage().layout();
        if (view != null && (layout == null || layout.images().mountpoint() == null)) {
            out.error(
                    "zplan::image::no_place",
                    "nothing says where images are kept on host " + host + ", or it has no mountpoint",
                    image.span(),
                    "write in zplan.kdl: storage { pool \"rpool\"; }");
            return Optional.empty();
        }
        current.put(host + "/" + name, zone);
        places.put(host + "/" + name, image.span());
        Map<String, Field> fields = new LinkedHashMap<>(image.fields());
        fields.keySet().removeAll(List.of("revision", "template"));
        fields.put("name", new Field(Value.text(zone), image.spanOf("name")));
        fields.put("state", new Field(Value.text("installed"), image.span()));
        String path = layout == null ? "/" : layout.images().mountpoint() + "/" + zone;
        fields.put("zonepath", new Field(Value.text(path), image.span()));
        List<Block> parts = image.blocks().stream()
                .filter(b -> image.schema().block(b.name()).isPresent())
                .toList();
        return Optional.of(new Item(item.plan(), new Block(ZoneSchema.ZONE, image.span(), fields, parts)));
    }

    /**
     * The zone that a zone is to be cloned from which names an image: the image as it is now, or that of an earlier revision which it was
     * cloned from already.
     *
     * @param name what its {@code install} says; empty where there is no such image in the spec
     */
    Optional<String> model(ZoneUnit zone, String name) {
        String key = zone.host().name() + "/" + name;
        String now = current.get(key);
        if (now == null) {
            return Optional.empty();
        }
        String had = zone.host().storage().models().getOrDefault(zone.name(), now);
        if (!had.equals(now) && had.matches(Pattern.quote(name) + "-[0-9]+")) {
            keeping.computeIfAbsent(key, k -> new TreeSet<>()).add(zone.name());
            return Optional.of(had);
        }
        return Optional.of(now);
    }

    /** Tells which zones keep an earlier revision. */
    void tell() {
        keeping.forEach(
                (key, zones) -> out.warning(
                        "zplan::image::kept",
                        String.join(", ", zones) + (zones.size() == 1 ? " keeps" : " keep")
                                + " the earlier revision of the image "
                                + key.substring(key.indexOf('/') + 1) + " that "
                                + (zones.size() == 1 ? "it was" : "they were")
                                + " cloned from",
                        places.get(key),
                        "new zones are cloned from " + current.get(key)
                                + "; those that are there stay as they are (to move one, destroy it, with its data, and apply again)"));
    }
}
