package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.module.type.PropertyTable;
import dev.zplan.resource.Address;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns a zone's datasets, file systems and devices into resources and entries of its configuration. */
final class StorageExpansion {
    /** Checked by a program of their own before mounting, so that zoneadm wants the raw device too. */
    private static final Set<String> CHECKED = Set.of("ufs", "pcfs", "udfs");

    private static final Set<String> REFUSED = Set.of("proc", "mntfs", "autofs");

    private final Diagnostics out;

    StorageExpansion(Diagnostics out) {
        this.out = out;
    }

    /** The datasets that zplan is to keep. */
    List<DesiredResource> datasets(ZoneUnit zone) {
        List<DesiredResource> found = new ArrayList<>();
        for (Block block : zone.block().blocks("dataset")) {
            if (block.is("manage")) {
                found.add(dataset(zone, block));
            } else {
                unmanaged(block);
            }
        }
        return found;
    }

    private DesiredResource dataset(ZoneUnit zone, Block block) {
        String name = block.text("name").orElseThrow();
        SortedMap<String, Value> properties = Properties.of(block, PropertyTable.ZFS, out);
        if (block.is("delegate") && block.value("volsize") != null) {
            out.error(
                    "zplan::dataset::volume_delegated",
                    "a ZFS volume cannot be handed over to a zone as a dataset",
                    block.spanOf("delegate"),
                    "give the zone its devices: device \"/dev/zvol/*dsk/" + name + "\"");
        } else if (block.is("delegate")) {
            // zoneadm verify refuses an inherited mountpoint; this is the one that it would inherit from an ordinary
            // pool
            properties.putIfAbsent("mountpoint", Value.text("/" + name));
        }
        Wanted wanted = new Wanted();
        wanted.put("props", Value.record(properties), block.span());
        wanted.put("volsize", block.value("volsize"), block.spanOf("volsize"));
        return wanted.resource(zone, new Address(zone.host().name(), "dataset", name), block.span(), List.of())
                .replaceable(block.is("replace"))
                .ignoring(new Ignored(out).ofDataset(block));
    }

    private void unmanaged(Block block) {
        if (!block.is("delegate")) {
            out.error(
                    "zplan::dataset::without_effect",
                    "the dataset is neither managed nor delegated",
                    block.span(),
                    "write delegate=#true to hand it over to the zone, or remove the line");
        }
        List<String> ignored = new ArrayList<>(Properties.open(block).keySet());
        if (block.value("volsize") != null) {
            ignored.add("volsize");
        }
        if (!ignored.isEmpty()) {
            out.error(
                    "zplan::dataset::not_managed",
                    "zplan does not set " + String.join(", ", ignored) + " of a dataset with manage=#false",
                    block.spanOf(ignored.get(0)),
                    "remove manage=#false, or the properties");
        }
    }

    /** The parts of the zone's configuration. */
    void configure(ZoneUnit zone, List<Volumes.Attached> volumes, Wanted config) {
        SortedMap<String, Value> delegated = new TreeMap<>();
        for (Block block : zone.block().blocks("dataset")) {
            if (block.is("delegate")) {
                delegated.put(block.text("name").orElseThrow(), Value.record(Map.of()));
                config.putMembers("dataset", delegated, block.span());
            }
        }
        for (Volumes.Attached volume : volumes) {
            if (volume.delegated()) {
                delegated.put(volume.volume().dataset(), Value.record(Map.of()));
                config.putMembers("dataset", delegated, volume.block().span());
            }
        }
        fileSystems(zone, volumes, config);
        SortedMap<String, Value> devices = new TreeMap<>();
        for (Block block : zone.block().blocks("device")) {
            devices.put(block.text("match").orElseThrow(), device(zone, block));
            config.putMembers("device", devices, block.span());
        }
        for (Volumes.Attached volume : volumes) {
            if (volume.volume().block() && !volume.delegated()) {
                for (String way : List.of("dsk", "rdsk")) {
                    devices.put("/dev/zvol/" + way + "/" + volume.volume().dataset(), Value.record(Map.of()));
                }
                config.putMembers("device", devices, volume.block().span());
            }
        }
    }

    private Value device(ZoneUnit zone, Block block) {
        Block properties = block.block("property").orElse(null);
        if (properties == null) {
            return Value.record(Map.of());
        }
        if (!zone.onOmnios()) {
            out.error(
                    "zplan::device::omnios_only",
                    "properties of devices exist on OmniOS only",
                    properties.span(),
                    "remove them");
        }
        return Value.record(Map.of("property", Value.record(Properties.open(properties))));
    }

    private void fileSystems(ZoneUnit zone, List<Volumes.Attached> volumes, Wanted config) {
        SortedMap<String, Value> mounts = new TreeMap<>();
        Map<String, Span> places = new HashMap<>();
        for (Block block : zone.block().blocks("fs")) {
            if (isFree(block, places)) {
                String at = block.text("at").orElseThrow();
                mounts.put(at, fileSystem(block));
                config.putMembers("fs", mounts, block.span());
            }
        }
        for (Volumes.Attached volume : volumes) {
            Block block = volume.block();
            String special = volume.volume().mountpoint();
            if (special != null && block.value("at") != null && isFree(block, places)) {
                SortedMap<String, Value> members =
                        new TreeMap<>(Map.of("special", Value.text(special), "type", Value.text("lofs")));
                options(block).ifPresent(options -> members.put("options", options));
                mounts.put(block.text("at").orElseThrow(), Value.record(members));
                config.putMembers("fs", mounts, block.span());
            }
        }
    }

    /** Whether nothing else of the zone is mounted there, or over its root. */
    private boolean isFree(Block block, Map<String, Span> places) {
        String at = block.text("at").orElseThrow();
        Span earlier = places.putIfAbsent(at, block.span());
        if (earlier != null) {
            fs("duplicate", "two file systems are mounted at " + at, block.spanOf("at"), "the first is at " + earlier);
        } else if (at.equals("/")) {
            fs("at_root", "a zone's root cannot be mounted over", block.spanOf("at"), "write a directory below /");
        }
        return earlier == null;
    }

    private Value fileSystem(Block block) {
        String type = block.text("type").orElse("lofs");
        checkType(block, type);
        SortedMap<String, Value> members = new TreeMap<>();
        members.put("special", Value.text(block.text("special").orElseThrow()));
        members.put("type", Value.text(type));
        block.text("raw").ifPresent(raw -> members.put("raw", Value.text(raw)));
        options(block).ifPresent(options -> members.put("options", options));
        return Value.record(members);
    }

    private static Optional<Value> options(Block block) {
        TreeSet<String> options = new TreeSet<>();
        for (Value item : block.items("options")) {
            for (String option : item.show().split(",")) {
                if (!option.isBlank()) {
                    options.add(option.strip());
                }
            }
        }
        return options.isEmpty()
                ? Optional.empty()
                : Optional.of(Value.list(options.stream().map(Value::text).toList()));
    }

    private void checkType(Block block, String type) {
        if (REFUSED.contains(type) || type.startsWith("nfs")) {
            fs(
                    "type_refused",
                    "file systems of type " + type + " cannot be given to a zone",
                    block.spanOf("type"),
                    "the zone mounts them by itself; fs-allowed says which it may");
        }
        boolean raw = block.value("raw") != null;
        if (CHECKED.contains(type) && !raw) {
            fs(
                    "raw_missing",
                    "file systems of type " + type + " need their raw device too",
                    block.span(),
                    "write raw= with the device below /dev/rdsk: zoneadm checks the file system before it mounts it");
        }
        if (!CHECKED.contains(type) && raw) {
            fs(
                    "raw_unused",
                    "file systems of type " + type + " have no raw device",
                    block.spanOf("raw"),
                    "remove raw=");
        }
        String special = block.text("special").orElseThrow();
        if (type.equals("lofs") && !special.startsWith("/")) {
            fs(
                    "special_relative",
                    "\"" + special + "\" is not an absolute path",
                    block.spanOf("special"),
                    "write the directory of the host that the zone should see, as /export/www");
        }
        if (type.equals("zfs") && special.startsWith("/")) {
            fs(
                    "special_not_dataset",
                    "\"" + special + "\" is not a dataset",
                    block.spanOf("special"),
                    "write the dataset's name; its mountpoint must be legacy");
        }
    }

    private void fs(String code, String message, Span span, String help) {
        out.error("zplan::fs::" + code, message, span, help);
    }
}
