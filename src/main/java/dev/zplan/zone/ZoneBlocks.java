package dev.zplan.zone;

import static dev.zplan.zone.ZoneSchema.optional;

import dev.zplan.module.type.Types;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.NodeSchema;
import java.util.List;

/** The blocks within a zone. */
final class ZoneBlocks {
    private static final boolean REPEATABLE = true;
    private static final boolean SINGLE = false;

    private ZoneBlocks() {}

    static List<NodeSchema> all() {
        return List.of(
                net(),
                fs(),
                dataset(),
                VolumeSchema.attachment(),
                device(),
                attr(),
                rctl(),
                memory(),
                dedicatedCpu(),
                admin(),
                securityFlags(),
                install(),
                PublisherReader.PUBLISHER);
    }

    private static NodeSchema net() {
        return new NodeSchema(
                "net",
                "A network interface: a VNIC of its own (`over` or `pool`), an existing link (`physical`), or a VNIC that "
                        + "OmniOS makes at boot (`global-nic`)",
                REPEATABLE,
                false,
                List.of(
                        optional(
                                "pool",
                                "text",
                                "The address pool that gives the address, and the link unless `over` says it"),
                        optional("name", "link-name", "The VNIC's name; without it zone name, `_` and a number"),
                        optional("over", "link-name", "The link or etherstub that the VNIC is made over"),
                        optional("physical", "link-name", "An existing link to use as it is"),
                        optional("global-nic", "word", "The link over which OmniOS makes the VNIC at boot, or `auto`"),
                        optional(
                                        "address",
                                        "ip-prefix",
                                        "Addresses with their prefix lengths; the zone can use no others")
                                .asList(),
                        optional("gateway", "ip-address", "The default router; needs an address"),
                        optional("vlan", "vlan-id", "The VLAN; 0 is untagged"),
                        optional(
                                "mac",
                                "mac-address",
                                "The VNIC's MAC address; without it the host chooses one, which is kept")),
                List.of(
                        open("linkprop", "Properties of the VNIC, as dladm has them (`mtu`, `maxbw` …)", "text"),
                        open("property", "Network attributes that OmniOS brands read, by name", "zonecfg-text")),
                null);
    }

    private static NodeSchema fs() {
        return new NodeSchema(
                "fs",
                "A file system that the zone gets from the host",
                REPEATABLE,
                false,
                List.of(
                        FieldSchema.at(
                                0,
                                "special",
                                Types.of("zonecfg-text"),
                                "What is mounted: a directory, dataset or device"),
                        optional("at", "path", "Where the zone sees it").asRequired(),
                        optional("type", "word", "The file system's type; lofs is a directory of the host")
                                .withDefault(Value.text("lofs")),
                        optional("raw", "path", "The raw device, for types that are checked before mounting"),
                        optional("options", "zonecfg-text", "Mount options, as `ro`; commas separate them")
                                .asList()),
                List.of(),
                null);
    }

    private static NodeSchema dataset() {
        return new NodeSchema(
                "dataset",
                "A dataset for the zone. Any other field is a ZFS property, as `quota=\"20G\"`",
                REPEATABLE,
                true,
                List.of(
                        FieldSchema.at(0, "name", Types.of("dataset-name"), "The dataset's name"),
                        optional("delegate", "flag", "Hand the dataset over to the zone, to administer it from within")
                                .withDefault(Value.flag(false)),
                        optional(
                                        "manage",
                                        "flag",
                                        "Whether zplan creates it and keeps its properties; false: it must exist")
                                .withDefault(Value.flag(true)),
                        optional(
                                "volsize", "size>=1M", "The size of a volume; without it the dataset is a file system"),
                        optional("replace", "flag", ResourceExpander.REPLACE).withDefault(Value.flag(false)),
                        Ignored.FIELD),
                List.of(),
                Types.of("text"));
    }

    private static NodeSchema device() {
        return new NodeSchema(
                "device",
                "Devices that the zone gets",
                REPEATABLE,
                true,
                List.of(FieldSchema.at(
                        0, "match", Types.of("zonecfg-text"), "A path below /dev, or a pattern of paths")),
                List.of(open("property", "Properties of the device, by name; OmniOS only", "zonecfg-text")),
                null);
    }

    private static NodeSchema attr() {
        return new NodeSchema(
                "attr",
                "A note in the zone's configuration; some brands act on certain names",
                REPEATABLE,
                true,
                List.of(
                        FieldSchema.at(0, "name", Types.of("attr-name"), "The note's name"),
                        FieldSchema.at(1, "value", Types.of("zonecfg-text"), "The note, at most 255 characters"),
                        optional("type", "string|boolean|int|uint", "What kind of value it is")
                                .withDefault(Value.text("string"))),
                List.of(),
                null);
    }

    private static NodeSchema rctl() {
        return new NodeSchema(
                "rctl",
                "A resource control that has no field of its own",
                REPEATABLE,
                true,
                List.of(FieldSchema.at(0, "name", Types.of("rctl-name"), "Its name, as zone.max-lofi")),
                List.of(new NodeSchema(
                        "value",
                        "One limit",
                        REPEATABLE,
                        false,
                        List.of(
                                FieldSchema.at(
                                        0, "priv", Types.of("privileged|basic|system"), "Who may change the limit"),
                                FieldSchema.at(1, "limit", Types.of("number"), "The limit, a plain number"),
                                FieldSchema.at(2, "action", Types.of("none|deny"), "What happens at the limit")),
                        List.of(),
                        null)),
                null);
    }

    private static NodeSchema memory() {
        return new NodeSchema(
                "memory",
                "Limits on the zone's memory (zonecfg's capped-memory)",
                SINGLE,
                false,
                List.of(
                        optional("physical", "size>=1M", "The most physical memory"),
                        optional("swap", "size>=50M", "The most swap, which on illumos includes physical memory"),
                        optional("locked", "size", "The most memory that may be locked; at most `physical`")),
                List.of(),
                null);
    }

    private static NodeSchema dedicatedCpu() {
        return new NodeSchema(
                "dedicated-cpu",
                "CPUs for this zone alone; not together with cpu-cap, cpu-shares or pool",
                SINGLE,
                false,
                List.of(
                        FieldSchema.at(0, "ncpus", Types.of("cpu-range"), "How many CPUs, as 2 or 2-4"),
                        optional(
                                "importance", "number", "The weight against other zones where there are too few CPUs")),
                List.of(),
                null);
    }

    private static NodeSchema admin() {
        return new NodeSchema(
                "admin",
                "A user of the host who may administer the zone",
                REPEATABLE,
                true,
                List.of(
                        FieldSchema.at(0, "user", Types.of("user-name"), "The user"),
                        FieldSchema.at(1, "auths", Types.of("login|manage|clonefrom"), "What the user may do")
                                .asList()),
                List.of(),
                null);
    }

    private static NodeSchema securityFlags() {
        return new NodeSchema(
                "security-flags",
                "Process security flags, as aslr or noexecstack",
                SINGLE,
                false,
                List.of(
                        optional("default", "word-set", "What processes start with"),
                        optional("lower", "word-set", "What no process can do without"),
                        optional("upper", "word-set", "What processes may have at most")),
                List.of(),
                null);
    }

    private static NodeSchema install() {
        return new NodeSchema(
                "install",
                "What the zone is installed from; without archive, image, clone and snapshot from packages",
                SINGLE,
                false,
                List.of(
                        optional("archive", "path", "An archive of another zone (ipkg, lipkg, nlipkg)"),
                        optional("image", "zonecfg-text", "A file, or a dataset with an image (illumos, lx)"),
                        optional("clone", "zone-name", "A halted zone of the same brand on the same host, to copy"),
                        optional(
                                "snapshot",
                                "snapshot-name",
                                "An existing snapshot: of the zone to clone, or one with an image"),
                        optional(
                                "unconfigure",
                                "flag",
                                "Clear the archived zone's identity (host name, users, network)"),
                        optional("preserve", "flag", "Keep the archived zone's identity"),
                        optional("publisher", "text", "Package publishers as `name=uri`")
                                .asList(),
                        optional("packages", "text", "Packages to install besides the usual ones")
                                .asList(),
                        optional("args", "text", "Further arguments for the brand's installer, word by word")
                                .asList()),
                List.of(),
                null);
    }

    private static NodeSchema open(String name, String about, String type) {
        return new NodeSchema(name, about, SINGLE, false, List.of(), List.of(), Types.of(type));
    }
}
