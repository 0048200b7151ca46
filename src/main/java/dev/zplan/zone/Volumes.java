package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.module.type.PropertyTable;
import dev.zplan.resource.Address;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import dev.zplan.spec.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The volumes of a spec: the datasets that they are, and which zone has which. */
final class Volumes {

    /** What a volume's own fields say, or where it is kept. */
    private static final Set<String> OURS =
            Set.of("mountpoint", "canmount", "zoned", "quota", "reservation", "volsize", "refreservation");

    private final Map<String, HostView> hosts;
    private final String defaultHost;
    private final Diagnostics out;
    private final Map<String, Volume> wanted = new HashMap<>();
    private final Map<String, Attached> users = new HashMap<>();
    private final Set<String> handedOver = new HashSet<>();

    Volumes(Map<String, HostView> hosts, String defaultHost, Diagnostics out) {
        this.hosts = hosts;
        this.defaultHost = defaultHost;
        this.out = out;
    }

    /** A volume that a zone has, as the zone says it. */
    record Attached(ZoneUnit zone, Block block, Volume volume) {
        boolean delegated() {
            return block.is("delegate");
        }

        Address address() {
            return new Address(zone.host().name(), "dataset", volume.dataset());
        }

        /** Whether nobody else can have it at the same time. */
        boolean exclusive() {
            return delegated() || volume.block();
        }
    }

    /** The datasets of the volumes among {@code items}; which of them zones have handed over must be known by then. */
    List<DesiredResource> resources(List<Item> items) {
        List<DesiredResource> resources = new ArrayList<>();
        for (Item item : items) {
            if (isVolume(item)) {
                host(item)
                        .flatMap(host -> layout(host, item.block()).map(at -> resource(item, host, at)))
                        .ifPresent(resources::add);
            }
        }
        return resources;
    }

    /** Takes in the volumes among {@code items}, for zones to name. */
    void read(List<Item> items) {
        for (Item item : items) {
            HostView host = isVolume(item) ? hosts.get(item.block().text("host").orElse(defaultHost)) : null;
            StorageLayout layout = host == null ? null : host.storage().layout();
            if (host != null && layout != null) {
                Volume volume = volume(item, layout.volumes());
                wanted.put(host.name() + "/" + volume.name(), volume);
            }
        }
    }

    private static boolean isVolume(Item item) {
        return item.block().name().equals(VolumeSchema.VOLUME.name());
    }

    private static Volume volume(Item item, StorageLayout.Base base) {
        String name = item.block().text("name").orElseThrow();
        boolean block = item.block().text("type").filter("block"::equals).isPresent();
        String above = base.mountpoint();
        return new Volume(
                name,
                item.plan(),
                base.dataset() + "/" + name,
                block || above == null ? null : above + "/" + name,
                block);
    }

    private Optional<HostView> host(Item item) {
        String name = item.block().text("host").orElse(defaultHost);
        HostView host = hosts.get(name);
        if (host == null) {
            out.error(
                    "zplan::spec::unknown_host",
                    name.isEmpty() ? "nothing says on which host this volume is" : "there is no host \"" + name + "\"",
                    item.block().spanOf("host"),
                    "hosts are named in zplan.kdl: " + String.join(", ", new TreeSet<>(hosts.keySet())));
        }
        return Optional.ofNullable(host);
    }

    private Optional<StorageLayout> layout(HostView host, Block block) {
        if (host.storage().layout() == null) {
            error(
                    "no_layout",
                    "nothing says where volumes are kept on host " + host.name(),
                    block.span(),
                    "write in zplan.kdl: storage { pool \"rpool\"; }");
        }
        return Optional.ofNullable(host.storage().layout());
    }

    private DesiredResource resource(Item item, HostView host, StorageLayout layout) {
        Block block = item.block();
        Volume volume = volume(item, layout.volumes());
        SortedMap<String, Value> properties = Properties.of(block, PropertyTable.ZFS, out);
        Set<String> refused = new TreeSet<>(OURS);
        refused.retainAll(properties.keySet());
        refused.forEach(name -> {
            error(
                    "property",
                    "zplan itself sets " + name + " of a volume",
                    block.spanOf(name),
                    name.contains("quota") || name.equals("volsize")
                            ? "write size="
                            : name.contains("reservation")
                                    ? "write reserve="
                                    : "zplan.kdl says where volumes are mounted: volumes mountpoint=\"/srv\"");
            properties.remove(name);
        });
        Wanted parts = new Wanted();
        size(block, volume, properties, parts);
        if (handedOver.contains(host.name() + "/" + volume.name()) && !volume.block()) {
            // zoneadm verify refuses an inherited mountpoint (libzonecfg, verify_datasets)
            String path = volume.mountpoint();
            properties.put("mountpoint", Value.text(path == null ? "/" + volume.dataset() : path));
        }
        parts.putMembers("props", properties, block.span());
        return parts.resource(
                item.plan(),
                new Address(host.name(), "dataset", volume.dataset()),
                block,
                ResourceExpander.dependsOn(block, out));
    }

    private void size(Block block, Volume volume, SortedMap<String, Value> properties, Wanted parts) {
        Value size = block.value("size");
        Value reserve = block.value("reserve");
        if (size == null) {
            if (volume.block() || block.is("reserve")) {
                error(
                        "no_size",
                        volume.block()
                                ? "a block device has a size"
                                : "how much room is to be set aside for the volume is not said",
                        block.spanOf(volume.block() ? "type" : "reserve"),
                        "write size=, as size=\"10G\"");
            }
            return;
        }
        String bytes = size instanceof Value.Size amount ? String.valueOf(amount.bytes()) : size.show();
        if (volume.block()) {
            parts.put("volsize", size, block.spanOf("size"));
            if (reserve != null && !block.is("reserve")) {
                properties.put("refreservation", Value.text("0"));
            }
        } else {
            properties.put("quota", Value.text(bytes));
            if (block.is("reserve")) {
                properties.put("reservation", Value.text(bytes));
            }
        }
    }

    /** The volumes that a zone has. What is wrong with them is told, and left out. */
    List<Attached> of(ZoneUnit zone) {
        List<Attached> found = new ArrayList<>();
        for (Block block : zone.block().blocks("volume")) {
            find(zone, block).map(volume -> new Attached(zone, block, volume)).ifPresent(attached -> {
                if (fits(attached) && alone(attached)) {
                    found.add(attached);
                }
            });
        }
        return found;
    }

    private Optional<Volume> find(ZoneUnit zone, Block block) {
        if (layout(zone.host(), block).isEmpty()) {
            return Optional.empty();
        }
        String name = block.text("name").orElseThrow();
        Volume volume = wanted.get(zone.host().name() + "/" + name);
        Volume known = volume == null ? zone.host().storage().volumes().get(name) : volume;
        if (known == null) {
            Set<String> names = new TreeSet<>(zone.host().storage().volumes().keySet());
            wanted.keySet().stream()
                    .filter(key -> key.startsWith(zone.host().name() + "/"))
                    .forEach(key -> names.add(key.substring(key.indexOf('/') + 1)));
            error(
                    "unknown",
                    "there is no volume " + name + ", neither in the spec nor on host "
                            + zone.host().name(),
                    block.spanOf("name"),
                    Suggestion.nearest(name, names)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("add it beside the zone: volume \"" + name + "\" size=\"10G\""));
        }
        return Optional.ofNullable(known);
    }

    /** Whether it can be had in that way. */
    private boolean fits(Attached attached) {
        Block block = attached.block();
        boolean at = block.value("at") != null;
        if (attached.volume().block()) {
            // libzonecfg, verify_datasets: volumes cannot be specified as a zone dataset resource
            String field = at ? "at" : attached.delegated() ? "delegate" : "options";
            return (!at && !attached.delegated() && block.items("options").isEmpty())
                    || refuse(
                            "block",
                            attached,
                            field,
                            "is a block device, which is neither mounted nor handed over as a dataset",
                            "remove " + field + ": the zone has its devices below /dev/zvol");
        }
        if (at == attached.delegated()) {
            return refuse(
                    "how",
                    attached,
                    "name",
                    at ? "cannot be both mounted and handed over" : "is neither mounted nor handed over",
                    "write at=\"/srv/" + attached.volume().name() + "\", or delegate=#true");
        }
        if (at && attached.volume().mountpoint() == null) {
            return refuse(
                    "not_mounted",
                    attached,
                    "at",
                    "is not mounted on the host, so that the zone could see it",
                    "write delegate=#true, or see that " + attached.volume().dataset() + " has a mountpoint there");
        }
        if (attached.delegated()
                && !attached.zone().item().plan().equals(attached.volume().plan())) {
            return refuse(
                    "other_plan",
                    attached,
                    "delegate",
                    "belongs to "
                            + (attached.volume().plan() == null
                                    ? "no plan that was read"
                                    : "the plan " + attached.volume().plan()),
                    "only zones of its own plan can have it handed over: it changes with that");
        }
        return true;
    }

    /** Whether nobody else has it, or all can have it together. */
    private boolean alone(Attached attached) {
        String key = attached.zone().host().name() + "/" + attached.volume().name();
        Attached other = users.putIfAbsent(key, attached);
        if (other != null && (other.exclusive() || attached.exclusive())) {
            return refuse(
                    "claimed_twice",
                    attached,
                    "name",
                    "is had by zone " + other.zone().name() + " too",
                    "the other is at " + other.block().span() + "; only mounted volumes (at=) can be shared");
        }
        if (attached.delegated()) {
            handedOver.add(key);
        }
        return true;
    }

    private boolean refuse(String code, Attached attached, String field, String what, String help) {
        error(
                code,
                "volume " + attached.volume().name() + " " + what,
                attached.block().spanOf(field),
                help);
        return false;
    }

    private void error(String code, String message, @Nullable Span span, String help) {
        out.error("zplan::volume::" + code, message, span, help);
    }
}
