package dev.zplan.sim.zonecfg;

import dev.zplan.resource.Flavour;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A property name of zonecfg's language, global or of a resource; the order is that of the real program's table. */
public enum Property {
    ZONENAME("zonename"),
    ZONEPATH("zonepath"),
    AUTOBOOT("autoboot"),
    POOL("pool"),
    DIR("dir"),
    SPECIAL("special"),
    TYPE("type"),
    OPTIONS("options"),
    ADDRESS("address"),
    PHYSICAL("physical"),
    NAME("name"),
    VALUE("value"),
    MATCH("match"),
    PRIV("priv"),
    LIMIT("limit"),
    ACTION("action"),
    RAW("raw"),
    LIMITPRIV("limitpriv"),
    BOOTARGS("bootargs"),
    BRAND("brand"),
    NCPUS("ncpus"),
    IMPORTANCE("importance"),
    SWAP("swap"),
    LOCKED("locked"),
    CPU_SHARES("cpu-shares"),
    MAX_LWPS("max-lwps"),
    MAX_SHM_MEMORY("max-shm-memory"),
    MAX_SHM_IDS("max-shm-ids"),
    MAX_MSG_IDS("max-msg-ids"),
    MAX_SEM_IDS("max-sem-ids"),
    SCHEDULING_CLASS("scheduling-class"),
    IP_TYPE("ip-type"),
    DEFROUTER("defrouter"),
    HOSTID("hostid"),
    USER("user"),
    AUTHS("auths"),
    FS_ALLOWED("fs-allowed"),
    MAX_PROCESSES("max-processes"),
    ALLOWED_ADDRESS("allowed-address"),
    ZFS_IO_PRIORITY("zfs-io-priority", true),
    MAC_ADDR("mac-addr", true),
    VLAN_ID("vlan-id", true),
    GLOBAL_NIC("global-nic", true),
    PROPERTY("property", true),
    DEFAULT("default"),
    LOWER("lower"),
    UPPER("upper");

    private static final Map<String, Property> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(p -> p.text, Function.identity()));

    private final String text;
    private final boolean omniosOnly;

    Property(String text) {
        this(text, false);
    }

    Property(String text, boolean omniosOnly) {
        this.text = text;
        this.omniosOnly = omniosOnly;
    }

    /** The property with that name, in any flavour. */
    public static Optional<Property> of(String text) {
        return Optional.ofNullable(BY_NAME.get(text));
    }

    /** The property that the given flavour's language knows by that name. */
    static Optional<Property> of(String text, Flavour flavour) {
        return of(text).filter(p -> !p.omniosOnly || flavour == Flavour.OMNIOS);
    }

    /** The name as written in a script. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
