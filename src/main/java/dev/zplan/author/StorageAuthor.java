package dev.zplan.author;

import dev.zplan.module.type.PropertyTable;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a zone's datasets, file systems and devices. */
final class StorageAuthor {

    private static final Value YES = Value.flag(true);
    private static final Value NO = Value.flag(false);

    private static final Value DEFAULT_BLOCKS = Value.text("8K");
    private static final String RESERVED = "refreservation";

    private final ZoneFacts facts;

    StorageAuthor(ZoneFacts facts) {
        this.facts = facts;
    }

    void write(Body zone) {
        facts.members("dataset").keySet().forEach(name -> zone.add(dataset(zone, name)));
        facts.members("fs").forEach((dir, value) -> zone.add(fileSystem(zone, dir, ZoneFacts.members(value))));
        facts.members("device").forEach((match, value) -> {
            Body device = zone.inner("device").argument(Value.text(match));
            device.addUnlessEmpty(
                    open(device.inner("property"), ZoneFacts.members(value).get("property")));
            zone.add(device);
        });
    }

    static Body open(Body block, @Nullable Value properties) {
        ZoneFacts.members(properties).forEach(block::field);
        return block;
    }

    /** A delegated dataset. Where zplan could not keep it as it is, it is left to its owner. */
    private Body dataset(Body zone, String name) {
        Body body = zone.inner("dataset").argument(Value.text(name)).field("delegate", YES);
        Resource found = facts.datasets().get(name);
        if (found == null) {
            if (facts.links() != null) {
                body.remark("There is no dataset " + name + " on the host.");
            }
            return body.field("manage", NO);
        }
        SortedMap<String, Value> properties = settable(found.get("props"), PropertyTable.ZFS);
        Value size = found.get("volsize");
        if (size == null && !properties.containsKey("mountpoint")) {
            body.remark(
                    "Its mountpoint is inherited; to have zplan keep the dataset, give it one and leave out manage.");
            return body.field("manage", NO);
        }
        body.field("volsize", size);
        volume(size, properties);
        if (size == null && Value.text("/" + name).equals(properties.get("mountpoint"))) {
            properties.remove("mountpoint"); // what a delegated dataset has anyway
        }
        properties.forEach(body::field);
        return body;
    }

    /** A volume reserves its size and somewhat more, unless somebody says otherwise (libzfs, volsize_to_reservation). */
    private static void volume(@Nullable Value size, SortedMap<String, Value> properties) {
        if (!(size instanceof Value.Size bytes)) {
            return;
        }
        properties.remove("volblocksize", DEFAULT_BLOCKS);
        Value reserved = properties.remove(RESERVED);
        if (reserved == null) {
            properties.put(RESERVED, Value.text("none"));
        } else if (!(PropertyTable.ZFS.read(RESERVED, reserved) instanceof FieldType.Outcome.Accepted accepted)
                || !accepted.value().show().matches("[0-9]{1,18}")
                || Long.parseLong(accepted.value().show()) < bytes.bytes()) {
            properties.put(RESERVED, reserved);
        }
    }

    /** The properties that a spec can set. */
    static SortedMap<String, Value> settable(@Nullable Value properties, PropertyTable table) {
        SortedMap<String, Value> settable = new TreeMap<>();
        for (Map.Entry<String, Value> property : ZoneFacts.members(properties).entrySet()) {
            String name = property.getKey();
            FieldType.Outcome outcome = table.read(name, property.getValue());
            if (!table.isHostOnly(name)
                    && !table.isUnset(name, property.getValue())
                    && outcome instanceof FieldType.Outcome.Accepted accepted) {
                settable.put(name, readable(name, accepted.value(), table));
            }
        }
        return settable;
    }

    /** {@code 10G} for a size in bytes. */
    private static Value readable(String name, Value value, PropertyTable table) {
        if (!value.show().matches("[0-9]{1,18}")) {
            return value;
        }
        Value size = Value.text(Value.size(Long.parseLong(value.show())).show());
        boolean same = table.read(name, size) instanceof FieldType.Outcome.Accepted accepted
                && accepted.value().equals(value);
        return same ? size : value;
    }

    private static Body fileSystem(Body zone, String dir, SortedMap<String, Value> members) {
        Body fs = zone.inner("fs")
                .argument(members.get("special"))
                .field("at", Value.text(dir))
                .field("type", members.get("type"))
                .field("raw", members.get("raw"));
        if (members.get("options") instanceof Value.Items options) {
            String joined = options.items().stream().map(Value::show).collect(Collectors.joining(","));
            fs.list("options", List.of(Value.text(joined)));
        }
        return fs;
    }
}
