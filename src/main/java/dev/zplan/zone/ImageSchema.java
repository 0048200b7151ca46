package dev.zplan.zone;

import static dev.zplan.zone.ZoneSchema.optional;

import dev.zplan.module.type.Types;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.NodeSchema;
import java.util.List;
import java.util.Optional;

/** What may be said of a golden image. */
public final class ImageSchema {

    /** The node that a golden image is: of a zone only what its installation needs. */
    public static final NodeSchema IMAGE = new NodeSchema(
            "image",
            "A golden image: a zone that is installed once where `storage` keeps images, never boots, and is cloned by zones that say"
                    + " `install image=\"NAME\"` (see [storage.md](storage.md)). Of a template only what stands here counts",
            true,
            true,
            List.of(
                    FieldSchema.at(0, "name", Types.of("zone-name"), "Its name; the zone is called `NAME-REVISION`"),
                    optional(
                                    "revision",
                                    "number>=1",
                                    "Counts up with each change: a new one is made, clones keep theirs")
                            .withDefault(Value.number(1)),
                    ZoneSchema.ZONE.field("template").orElseThrow(),
                    optional("host", "text", "The host that it is on; without it the workspace's default host"),
                    optional("brand", "word", "The brand; templates set it"),
                    optional("ip-type", "exclusive|shared", "Whether the zone has an IP stack of its own")
                            .withDefault(Value.text("exclusive")),
                    optional("protect", "flag", "Refuse to delete or replace it")
                            .withDefault(Value.flag(false)),
                    optional("depends-on", "text", "Zones of the same host, or resources, that must be in place first")
                            .asList()),
            parts(),
            null);

    private ImageSchema() {}

    private static List<NodeSchema> parts() {
        return List.of("attr", "install").stream()
                .map(ZoneSchema.ZONE::block)
                .flatMap(Optional::stream)
                .toList();
    }
}
