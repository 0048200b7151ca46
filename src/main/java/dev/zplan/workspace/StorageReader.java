package dev.zplan.workspace;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.type.Types;
import dev.zplan.spec.Block;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.NodeSchema;
import dev.zplan.zone.StorageLayout;
import dev.zplan.zone.StorageLayout.Base;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where each host keeps things: as it says itself, else the first of its groups that does, else {@code all}, else the settings. */
final class StorageReader {

    /** What may stand in {@code storage}. */
    static final NodeSchema SCHEMA = new NodeSchema(
            "storage",
            "Where zones, images and volumes are kept (see [storage.md](storage.md)); nothing of it comes"
                    + " from a more general one",
            false,
            false,
            List.of(FieldSchema.optional(
                    "pool",
                    Types.of("dataset-name"),
                    "The pool, or a dataset of one, that has `zones`, `images` and `volumes` in it")),
            List.of(
                    base("zones", "The dataset that has the zones' roots in it"),
                    base("images", "The dataset that has the golden images in it"),
                    base("volumes", "The dataset that has the volumes in it")),
            null);

    private final List<Block> blocks;
    private final Diagnostics diagnostics;

    /** @param blocks all that the settings say */
    StorageReader(List<Block> blocks, Diagnostics diagnostics) {
        this.blocks = blocks;
        this.diagnostics = diagnostics;
    }

    /** The layouts of these hosts, by name. */
    SortedMap<String, StorageLayout> read(Collection<HostDef> hosts) {
        Map<String, Optional<StorageLayout>> said = new HashMap<>();
        for (Block block : blocks) {
            Block storage = block.name().equals(SCHEMA.name())
                    ? block
                    : block.block(SCHEMA.name()).orElse(null);
            if (storage != null) {
                said.put(block.name() + " " + block.text("name").orElse(""), layout(storage));
            }
        }
        SortedMap<String, StorageLayout> storage = new TreeMap<>();
        for (HostDef host : hosts) {
            List<String> places = new ArrayList<>(List.of("host " + host.name()));
            host.groups().forEach(group -> places.add("group " + group));
            places.addAll(List.of(Inventory.ALL + " ", SCHEMA.name() + " "));
            places.stream()
                    .filter(said::containsKey)
                    .findFirst()
                    .flatMap(place -> said.getOrDefault(place, Optional.empty()))
                    .ifPresent(layout -> storage.put(host.name(), layout));
        }
        return storage;
    }

    private static NodeSchema base(String name, String about) {
        return new NodeSchema(
                name,
                about,
                false,
                false,
                List.of(
                        FieldSchema.at(0, "dataset", Types.of("dataset-name"), "Its name; unset: `POOL/" + name + "`")
                                .asOptional(),
                        FieldSchema.optional(
                                "mountpoint",
                                Types.of("path"),
                                "Where it is mounted; unset: below the dataset above, or where it is if it exists")),
                List.of(),
                null);
    }

    /** The layout of a checked block; empty, and told, when it is not complete or contradicts itself. */
    private Optional<StorageLayout> layout(Block block) {
        List<Base> bases = new ArrayList<>();
        for (String name : List.of("zones", "images", "volumes")) {
            Optional<Base> base = base(block, name);
            base.ifPresent(bases::add);
            if (base.isEmpty()) {
                diagnostics.error(
                        "zplan::workspace::storage_incomplete",
                        "nothing says where " + name + " are kept",
                        block.span(),
                        "name a pool, as pool \"rpool\", or the dataset, as " + name + " \"rpool/" + name + "\"");
            }
        }
        return bases.size() < 3 || overlaps(bases)
                ? Optional.empty()
                : Optional.of(new StorageLayout(bases.get(0), bases.get(1), bases.get(2)));
    }

    private static Optional<Base> base(Block block, String name) {
        Block own = block.block(name).orElse(null);
        String mountpoint = own == null ? null : own.text("mountpoint").orElse(null);
        if (own != null && own.value("dataset") != null) {
            return own.text("dataset").map(dataset -> new Base(dataset, mountpoint, own.spanOf("dataset")));
        }
        return block.text("pool")
                .map(pool -> new Base(pool + "/" + name, mountpoint, own == null ? block.spanOf("pool") : own.span()));
    }

    /** Their names are given to what is made in them, which must not meet. */
    private boolean overlaps(List<Base> bases) {
        boolean found = false;
        for (int i = 0; i < bases.size(); i++) {
            for (int j = 0; j < bases.size(); j++) {
                Base base = bases.get(i);
                Base other = bases.get(j);
                if (i != j && (base.dataset() + "/").startsWith(other.dataset() + "/")) {
                    found = true;
                    diagnostics.error(
                            "zplan::workspace::storage_overlap",
                            base.dataset() + " and " + other.dataset() + " cannot have different things in them",
                            base.span(),
                            "give zones, images and volumes a dataset each, none below another");
                }
            }
        }
        return found;
    }
}
