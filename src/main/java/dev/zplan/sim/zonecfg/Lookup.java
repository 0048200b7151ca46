package dev.zplan.sim.zonecfg;

import java.util.List;
import java.util.Optional;

/** Finding the resource that a script means by some of its properties. */
final class Lookup {

    /**
     * What was found.
     *
     * @param status OK if there is exactly one
     * @param resource the found one with all its properties
     */
    record Result(Status status, Optional<ZoneResource> resource) {

        static Result of(Status status) {
            return new Result(status, Optional.empty());
        }
    }

    private Lookup() {}

    /** The resource that {@code wanted} describes. */
    static Result find(ZoneConfig config, ZoneResource wanted) {
        return switch (wanted.type()) {
            case NET -> net(config, wanted);
            case RCTL -> rctl(config, wanted);
            case SECURITY_FLAGS ->
                config.first(wanted.type())
                        .map(r -> new Result(Status.OK, Optional.of(r)))
                        .orElse(Result.of(Status.NO_ENTRY));
            case ADMIN -> keyed(config, wanted, List.of(Property.USER));
            default -> keyed(config, wanted, wanted.type().qualifiers());
        };
    }

    private static Result rctl(ZoneConfig config, ZoneResource wanted) {
        if (!wanted.has(Property.NAME)) {
            return Result.of(Status.INVAL);
        }
        return config.all(ResourceType.RCTL).stream()
                .filter(r -> r.agrees(wanted, List.of(Property.NAME)))
                .findFirst()
                .map(r -> new Result(Status.OK, Optional.of(r)))
                .orElse(Result.of(Status.NO_RESOURCE_ID));
    }

    /**
     * By the real rule, which is neither "and" nor "or": the first property only ever adds a match, each further one adds a match
     * or takes back the one just made.
     */
    private static Result keyed(ZoneConfig config, ZoneResource wanted, List<Property> properties) {
        int match = -1;
        for (int i = 0; i < config.resources().size(); i++) {
            ZoneResource resource = config.resources().get(i);
            if (resource.type() != wanted.type()) {
                continue;
            }
            for (Property property : properties) {
                if (!wanted.has(property)) {
                    continue;
                }
                boolean first = property == properties.get(0);
                boolean same = wanted.get(property).equals(resource.get(property));
                if (same && match >= 0 && match != i) {
                    return Result.of(Status.INSUFFICIENT_SPEC);
                }
                if (same) {
                    match = i;
                } else if (!first && match == i) {
                    match = -1;
                }
            }
        }
        return match < 0
                ? Result.of(Status.NO_RESOURCE_ID)
                : new Result(Status.OK, Optional.of(config.resources().get(match)));
    }

    private static Result net(ZoneConfig config, ZoneResource wanted) {
        if (wanted.has(Property.ADDRESS) && wanted.has(Property.ALLOWED_ADDRESS)) {
            return Result.of(Status.INVAL);
        }
        boolean described = wanted.values().keySet().stream().anyMatch(p -> p != Property.VLAN_ID);
        if (!described) {
            return Result.of(Status.INSUFFICIENT_SPEC);
        }
        boolean exclusive = config.isExclusiveIp();
        List<ZoneResource> found = config.all(ResourceType.NET).stream()
                .filter(r -> matches(r, wanted, exclusive))
                .toList();
        if (found.size() != 1) {
            return Result.of(found.isEmpty() ? Status.NO_RESOURCE_ID : Status.INSUFFICIENT_SPEC);
        }
        return new Result(Status.OK, Optional.of(visible(found.get(0), wanted, exclusive)));
    }

    private static boolean matches(ZoneResource net, ZoneResource wanted, boolean exclusive) {
        List<Property> texts = exclusive
                ? List.of(Property.PHYSICAL, Property.MAC_ADDR, Property.GLOBAL_NIC)
                : List.of(Property.PHYSICAL);
        Property address = exclusive ? Property.ALLOWED_ADDRESS : Property.ADDRESS;
        return texts.stream().allMatch(p -> !wanted.has(p) || wanted.get(p).equals(net.get(p)))
                && List.of(address, Property.DEFROUTER).stream()
                        .allMatch(p -> !wanted.has(p) || isSameAddress(wanted.get(p), net.get(p)));
    }

    /** What the lookup fills in depends on the IP type: the other type's properties stay as they were asked for. */
    private static ZoneResource visible(ZoneResource net, ZoneResource wanted, boolean exclusive) {
        ZoneResource seen = net;
        List<Property> unseen = exclusive
                ? List.of(Property.ADDRESS)
                : List.of(Property.ALLOWED_ADDRESS, Property.MAC_ADDR, Property.VLAN_ID, Property.GLOBAL_NIC);
        for (Property property : unseen) {
            seen = seen.with(property, wanted.get(property));
        }
        return seen;
    }

    /** Whether two addresses are the same, where only one of them may leave out the prefix length. */
    static boolean isSameAddress(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        int slash = one.indexOf('/');
        int otherSlash = other.indexOf('/');
        if ((slash < 0) == (otherSlash < 0)) {
            return false;
        }
        return slash < 0
                ? one.equals(other.substring(0, otherSlash))
                : one.substring(0, slash).equals(other);
    }

    /** The resource that the real delete hits, given the one that was found: not always the same. */
    static Optional<ZoneResource> victim(ZoneConfig config, ZoneResource found) {
        return config.all(found.type()).stream().filter(r -> isHit(r, found)).findFirst();
    }

    private static boolean isHit(ZoneResource resource, ZoneResource found) {
        return switch (found.type()) {
            case NET ->
                resource.agrees(found, List.of(Property.PHYSICAL))
                        && List.of(Property.ADDRESS, Property.ALLOWED_ADDRESS).stream()
                                .anyMatch(p -> resource.agrees(found, List.of(p)));
            case ADMIN -> resource.agrees(found, List.of(Property.USER));
            case DEDICATED_CPU, CAPPED_MEMORY -> true;
            default -> resource.agrees(found, found.type().qualifiers());
        };
    }
}
