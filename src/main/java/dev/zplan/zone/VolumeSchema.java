package dev.zplan.zone;

import static dev.zplan.zone.ZoneSchema.optional;

import dev.zplan.module.type.Types;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.NodeSchema;
import java.util.List;

/** What may be said of volumes, where they are made and where zones have them. */
public final class VolumeSchema {

    /** The node that a volume is. */
    public static final NodeSchema VOLUME = new NodeSchema(
            "volume",
            "Data that outlives zones: a dataset where `storage` keeps volumes (see [storage.md](storage.md)). Any other field is a"
                    + " ZFS property, as `compression=\"lz4\"`",
            true,
            true,
            List.of(
                    FieldSchema.at(0, "name", Types.of("word"), "Its name, also of the dataset"),
                    optional("host", "word", "The host that it is on"),
                    optional("type", "filesystem|block", "A file system, or a block device (a ZFS volume)")
                            .withDefault(Value.text("filesystem")),
                    optional(
                            "size",
                            "size>=1M",
                            "The most that it can hold (`quota`), or a block device's size; it can grow"),
                    optional(
                            "reserve",
                            "flag",
                            "Whether that room is set aside for it; unset: for block devices only, as zfs does"),
                    optional("depends-on", "text", "Addresses of what must be in place before it")
                            .asList(),
                    optional("protect", "flag", "Refuse to delete or replace it"),
                    optional("replace", "flag", ResourceExpander.REPLACE)),
            List.of(),
            Types.of("text"));

    private VolumeSchema() {}

    /** How a zone has one. */
    static NodeSchema attachment() {
        return new NodeSchema(
                "volume",
                "A volume that the zone has: a file system mounted `at` a directory or handed over (`delegate`), or a block"
                        + " device. It stays when the zone goes",
                true,
                true,
                List.of(
                        FieldSchema.at(0, "name", Types.of("word"), "The volume's name"),
                        optional("at", "path", "Where the zone sees it"),
                        optional("delegate", "flag", "Hand it over to the zone, to administer it from within")
                                .withDefault(Value.flag(false)),
                        optional("options", "zonecfg-text", "Mount options, as `ro`; commas separate them")
                                .asList()),
                List.of(),
                null);
    }
}
