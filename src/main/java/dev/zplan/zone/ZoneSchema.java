package dev.zplan.zone;

import dev.zplan.module.type.Types;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.NodeSchema;
import dev.zplan.spec.Placement;
import java.util.ArrayList;
import java.util.List;

/** What a zone may say. Names follow zonecfg and dladm; the texts are the documentation. */
public final class ZoneSchema {
    /** The node that a zone is. */
    public static final NodeSchema ZONE = new NodeSchema(
            "zone",
            "A zone: its configuration, its network links and datasets, how it is installed, and the state it should be in",
            true,
            true,
            fields(),
            ZoneBlocks.all(),
            null);

    private ZoneSchema() {}

    private static List<FieldSchema> fields() {
        List<FieldSchema> all = new ArrayList<>(general());
        all.addAll(configuration());
        all.addAll(limits());
        return all;
    }

    /** The fields that are a zone's configuration. */
    static List<String> compared() {
        List<FieldSchema> all = new ArrayList<>(configuration());
        all.addAll(limits());
        return all.stream().map(FieldSchema::name).toList();
    }

    private static List<FieldSchema> general() {
        return List.of(
                FieldSchema.at(0, "name", Types.of("zone-name"), "The zone's name"),
                optional("template", "text", "The template to start from, by name"),
                optional("host", "text", "The host that the zone is on; without it the workspace's default host"),
                optional(
                                Placement.ON,
                                "text",
                                "Groups or hosts: one such zone for each host, in place of `host` (see [hosts.md](hosts.md))")
                        .asList(),
                optional("count", "number", "How many copies to make of the zone, which `${index}` tells apart"),
                optional(
                                "replace",
                                "flag",
                                "Allow a change that only a new installation can make: the zone's root is lost")
                        .withDefault(Value.flag(false)),
                optional("protect", "flag", "Refuse to delete or replace the zone, whatever the rest of the spec says")
                        .withDefault(Value.flag(false)),
                optional(
                                "depends-on",
                                "text",
                                "Zones of the same host, or resources as `host/kind/name`, that must be in place first")
                        .asList(),
                Ignored.FIELD,
                FieldSchema.optional(
                                "state",
                                new StateType(),
                                "What the zone should be: running, ready, installed but halted, or only configured")
                        .withDefault(Value.text("running")),
                optional(
                        "gate",
                        "services|none",
                        "When a boot counts as done: once the zone's `services` are online (the default, where its brand has"
                                + " them), or as soon as it runs (`none`)"));
    }

    private static List<FieldSchema> configuration() {
        return List.of(
                optional("brand", "word", "The brand, as lipkg, ipkg, sparse or lx; templates set it"),
                optional(
                        "zonepath",
                        "path",
                        "Where the zone lives; its parent directory should be the mountpoint of a dataset. Unset: where it is,"
                                + " else below what [storage](storage.md) says, else `/zones/NAME`"),
                optional("autoboot", "flag", "Whether the host boots the zone when it boots itself")
                        .withDefault(Value.flag(false)),
                optional("bootargs", "zonecfg-text", "Arguments for the zone's boot, as `-m verbose`"),
                optional("pool", "word", "The resource pool (see poolcfg) that the zone's processes run in"),
                optional("limitpriv", "privileges", "The most privileges that processes in the zone may have"),
                optional(
                        "scheduling-class",
                        "TS|FSS|FX|IA|RT",
                        "The scheduling class of the zone's processes; shares need FSS"),
                optional("ip-type", "exclusive|shared", "Whether the zone has an IP stack of its own")
                        .withDefault(Value.text("exclusive")),
                optional("hostid", "hostid", "The host id that the zone sees, up to eight hexadecimal digits"),
                optional(
                                "publishers-only",
                                "flag",
                                "Whether the zone's image has no package publishers but those of the spec")
                        .withDefault(Value.flag(false)),
                optional(
                        "fs-allowed",
                        "word-set",
                        "File system types that the zone may mount by itself, as `nfs,tmpfs`"));
    }

    private static List<FieldSchema> limits() {
        return List.of(
                optional("max-lwps", "number>=100", "The most threads at once"),
                optional("max-processes", "number>=100", "The most processes at once"),
                optional("max-msg-ids", "number", "The most message queues at once"),
                optional("max-sem-ids", "number", "The most semaphore sets at once"),
                optional("max-shm-ids", "number", "The most shared memory segments at once"),
                optional("max-shm-memory", "size", "The most shared memory, all segments together"),
                optional(
                        "cpu-shares",
                        "number",
                        "The zone's part of the CPU under contention, against other zones' shares"),
                optional("zfs-io-priority", "number>=1", "The zone's part of ZFS input and output; OmniOS only"),
                optional("cpu-cap", "ncpus", "The most CPU time, in CPUs, as 2.5"));
    }

    static FieldSchema optional(String name, String type, String about) {
        return FieldSchema.optional(name, Types.of(type), about);
    }
}
