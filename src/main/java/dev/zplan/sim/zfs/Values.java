package dev.zplan.sim.zfs;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the properties of nodes: local, received, inherited, default, or computed. */
final class Values {
    private final Pools pools;
    private final Space space;

    Values(Pools pools) {
        this.pools = pools;
        this.space = new Space(pools);
    }

    Setting get(Node node, String name) {
        Optional<Property> property = Property.named(name);
        if (property.isPresent()) {
            return get(node, property.get());
        }
        return name.startsWith("written@") || name.startsWith("written#") ? writtenSince(node, name) : user(node, name);
    }

    /** What was written since a snapshot; nothing if there is no such snapshot. */
    private Setting writtenSince(Node node, String name) {
        String since = name.substring("written@".length());
        Optional<Snapshot> snapshot = since.contains("@")
                ? pools.findSnapshot(since)
                : Optional.ofNullable(node.head().snapshots.get(since));
        return snapshot.filter(s -> s.txg <= node.txg || node instanceof Dataset)
                .map(s -> new Setting(Long.toString(node.blocks.notIn(List.of(s.blocks))), Setting.LOCAL))
                .orElse(Setting.ABSENT);
    }

    /** A user property: always inherited. */
    static Setting user(Node node, String name) {
        Setting own = own(node, name);
        if (own != null || node instanceof Bookmark) {
            return own == null ? Setting.ABSENT : own;
        }
        Dataset above = node instanceof Dataset dataset ? dataset.parent : node.head();
        for (Dataset d = above; d != null; d = d.parent) {
            Setting found = own(d, name);
            if (found != null) {
                return Setting.inherited(found.value(), d);
            }
        }
        return Setting.ABSENT;
    }

    private static @Nullable Setting own(Node node, String name) {
        String local = node.local.get(name);
        if (local != null) {
            return new Setting(local, Setting.LOCAL);
        }
        String received = node.received.get(name);
        return received == null || node.hidden.contains(name) ? null : new Setting(received, Setting.RECEIVED);
    }

    Setting get(Node node, Property property) {
        if (!property.appliesTo(node)) {
            return Setting.ABSENT;
        }
        if (node instanceof Dataset dataset && dataset.temporary.containsKey(property.name())) {
            return new Setting(dataset.temporary.getOrDefault(property.name(), ""), Setting.TEMPORARY);
        }
        return switch (property.attribute()) {
            case READONLY ->
                property.name().endsWith("_count")
                        ? new Setting(property.standard(), Setting.DEFAULT)
                        : Setting.readOnly(computed(node, property.name()));
            case INHERIT ->
                property.name().equals("mountpoint") ? mountpoint((Dataset) node) : inherited(node, property);
            case ONETIME -> oneTime(node, property);
            case DEFAULT ->
                property.name().equals("version")
                        ? Setting.readOnly(node.localValue("version").orElse(property.standard()))
                        : Optional.ofNullable(own(node, property.name()))
                                .orElse(new Setting(property.standard(), Setting.DEFAULT));
        };
    }

    private static Setting inherited(Node node, Property property) {
        Setting found = user(node, property.name());
        return found.source().equals(Setting.NONE) ? new Setting(property.standard(), Setting.DEFAULT) : found;
    }

    private static Setting oneTime(Node node, Property property) {
        String value = node.localValue(property.name()).orElse(property.standard());
        boolean standard = value.equals(property.standard());
        boolean defaulted = property.kind() == Property.Kind.NUMBER
                || property.name().startsWith("encr")
                || property.name().startsWith("key");
        return standard && defaulted ? new Setting(value, Setting.DEFAULT) : Setting.readOnly(value);
    }

    /** A path that is inherited goes on with the names below the dataset that has it. */
    static Setting mountpoint(Dataset dataset) {
        Setting own = own(dataset, "mountpoint");
        if (own != null) {
            return own;
        }
        for (Dataset d = dataset.parent; d != null; d = d.parent) {
            Setting found = own(d, "mountpoint");
            if (found != null) {
                return Setting.inherited(
                        below(found.value(), dataset.name().substring(d.name().length())), d);
            }
        }
        return new Setting("/" + dataset.name(), Setting.DEFAULT);
    }

    private static String below(String path, String rest) {
        if (!path.startsWith("/")) {
            return path;
        }
        return path.endsWith("/") ? path.substring(0, path.length() - 1) + rest : path + rest;
    }

    private String computed(Node node, String name) {
        if (!(node instanceof Dataset dataset)) {
            return node instanceof Snapshot snapshot ? ofSnapshot(snapshot, name) : ofAny(node, name);
        }
        return switch (name) {
            case "used" -> Long.toString(space.used(dataset));
            case "available" -> Long.toString(space.available(dataset));
            case "mounted" -> dataset.mountedAt == null ? "no" : "yes";
            case "origin" -> dataset.origin == null ? Setting.NONE : dataset.origin.name();
            case "usedbysnapshots" -> Long.toString(space.bySnapshots(dataset));
            case "usedbydataset" -> Long.toString(space.byDataset(dataset));
            case "usedbychildren" -> Long.toString(space.byChildren(dataset));
            case "usedbyrefreservation" -> Long.toString(space.byRefreservation(dataset));
            case "logicalused" -> Long.toString((space.used(dataset) - space.byRefreservation(dataset)) / 2);
            default -> ofAny(node, name);
        };
    }

    private String ofSnapshot(Snapshot snapshot, String name) {
        return switch (name) {
            case "used" -> Long.toString(Space.unique(snapshot));
            case "userrefs" -> Integer.toString(snapshot.holds.size());
            case "defer_destroy" -> snapshot.deferred ? "on" : "off";
            case "clones" ->
                pools.clonesOf(snapshot).stream().map(Dataset::name).collect(Collectors.joining(","));
            default -> ofAny(snapshot, name);
        };
    }

    private static String ofAny(Node node, String name) {
        return switch (name) {
            case "name" -> node.name();
            case "type" -> node.type().word();
            case "creation" -> Long.toString(node.creation);
            case "createtxg" -> Long.toString(node.txg);
            case "guid" -> Long.toUnsignedString(node.guid);
            case "objsetid" -> Long.toString(node.txg + 64);
            case "referenced" -> Long.toString(node.referenced());
            case "written" -> Long.toString(Space.written(node));
            case "logicalreferenced" -> Long.toString(node.referenced() / 2);
            case "compressratio", "refcompressratio" -> "1.00";
            default -> Setting.NONE;
        };
    }

    /** A value as people read it: sizes with units, dates, {@code none}. */
    static String human(Property property, String value) {
        if (value.equals(Setting.NONE)) {
            return value;
        }
        return switch (property.name()) {
            case "quota", "refquota", "reservation", "refreservation" ->
                value.equals("0") ? "none" : Size.nice(new BigInteger(value));
            case "filesystem_limit", "snapshot_limit", "filesystem_count", "snapshot_count" ->
                value.equals(Property.UNLIMITED) ? "none" : value;
            case "creation" -> Dates.creation(Long.parseLong(value));
            case "compressratio", "refcompressratio" -> value + "x";
            case "used",
                    "available",
                    "referenced",
                    "usedbysnapshots",
                    "usedbydataset",
                    "usedbychildren",
                    "usedbyrefreservation" -> Size.bytes(Long.parseLong(value));
            case "guid", "createtxg", "objsetid", "userrefs", "pbkdf2iters" -> value;
            default -> property.kind() == Property.Kind.NUMBER ? Size.nice(new BigInteger(value)) : value;
        };
    }
}
