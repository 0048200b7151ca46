package dev.zplan.sim.zonecfg;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A kind of resource in a zone's configuration. Field widths are those of the C structures, terminator included. */
public enum ResourceType {
    FS("fs"),
    NET("net"),
    DEVICE("device"),
    RCTL("rctl"),
    ATTR("attr"),
    DATASET("dataset"),
    DEDICATED_CPU("dedicated-cpu"),
    CAPPED_CPU("capped-cpu"),
    CAPPED_MEMORY("capped-memory"),
    ADMIN("admin"),
    SECURITY_FLAGS("security-flags");

    private static final Map<String, ResourceType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(t -> t.text, Function.identity()));

    private final String text;

    ResourceType(String text) {
        this.text = text;
    }

    /** The kind with that name. */
    public static Optional<ResourceType> of(String text) {
        return Optional.ofNullable(BY_NAME.get(text));
    }

    /** The name as written in a script. */
    public String text() {
        return text;
    }

    /** The properties that may follow {@code select}, {@code remove} and {@code info}, the deciding one first. */
    List<Property> qualifiers() {
        return switch (this) {
            case FS -> List.of(Property.DIR, Property.SPECIAL, Property.RAW, Property.TYPE);
            case NET ->
                List.of(
                        Property.ADDRESS,
                        Property.ALLOWED_ADDRESS,
                        Property.PHYSICAL,
                        Property.MAC_ADDR,
                        Property.VLAN_ID,
                        Property.GLOBAL_NIC,
                        Property.DEFROUTER);
            case DEVICE -> List.of(Property.MATCH);
            case RCTL, DATASET -> List.of(Property.NAME);
            case ATTR -> List.of(Property.NAME, Property.TYPE, Property.VALUE);
            case DEDICATED_CPU, CAPPED_CPU, CAPPED_MEMORY -> List.of();
            case ADMIN -> List.of(Property.USER, Property.AUTHS);
            case SECURITY_FLAGS -> List.of(Property.DEFAULT, Property.LOWER, Property.UPPER);
        };
    }

    /** Whether such a resource cannot belong to the global zone. */
    boolean isForeignToGlobalZone() {
        return switch (this) {
            case FS, NET, DEVICE, ATTR, DATASET -> true;
            default -> false;
        };
    }

    /** How many bytes a value of this property may have, the terminating zero included; what is longer is cut silently. */
    int width(Property property) {
        return switch (property) {
            case DIR, SPECIAL, RAW, MATCH, OPTIONS -> 1024;
            case TYPE -> this == FS ? 16 : 256;
            case ADDRESS, ALLOWED_ADDRESS, DEFROUTER -> 46;
            case PHYSICAL, GLOBAL_NIC, USER -> 32;
            case MAC_ADDR -> 20;
            case VLAN_ID -> 11;
            case VALUE -> this == ATTR ? 2048 : 256;
            case DEFAULT, LOWER, UPPER -> 1024;
            case AUTHS -> 4096;
            default -> 256;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
