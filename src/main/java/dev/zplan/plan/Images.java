package dev.zplan.plan;

import dev.zplan.module.HostFacts;
import dev.zplan.module.zones.PublisherKind;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import dev.zplan.spec.Item;
import dev.zplan.zone.HostView;
import dev.zplan.zone.Publisher;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * What has to be read of images for the publishers that zones name, and what came of it.
 *
 * @param library the publishers of the workspace's files, by name
 */
record Images(Map<String, Publisher> library) {

    /** Asks for a zone's publishers where it names some, for those of the global zone, and for the files that they need. */
    void asked(Item item, String host, Set<Address> known) {
        for (Block block : item.block().blocks(PublisherKind.PUBLISHER)) {
            known.add(new Address(host, PublisherKind.PUBLISHER, PublisherKind.GLOBAL));
            item.block().text("name").ifPresent(zone -> known.add(new Address(host, PublisherKind.PUBLISHER, zone)));
            Stream.of("ssl-key", "ssl-cert")
                    .flatMap(field -> file(block, field).stream())
                    .forEach(path -> known.add(new Address(host, "ssl-file", path)));
        }
    }

    private Optional<String> file(Block block, String field) {
        return block.text(field)
                .or(() -> block.text("name")
                        .map(library::get)
                        .map(publisher -> publisher.text(field))
                        .filter(path -> !path.isEmpty()));
    }

    /** The publishers that the global zone uses, in their order; none where nobody asked. */
    static List<HostView.Source> publishers(HostFacts facts) {
        Resource global = facts.get(new Address(facts.host(), PublisherKind.PUBLISHER, PublisherKind.GLOBAL));
        SortedMap<String, Value> records = PublisherKind.members(global, PublisherKind.PUBLISHER);
        return PublisherKind.names(global, PublisherKind.ORDER).stream()
                .map(name -> new HostView.Source(
                        name, Objects.requireNonNullElse(records.get(name), Value.record(Map.of()))))
                .toList();
    }
}
