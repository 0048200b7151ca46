package dev.zplan.module.type;

import dev.zplan.diagnostic.Suggestion;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;
import dev.zplan.spec.FieldType.Outcome;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The properties of one kind of thing (datasets, links): which there are, and how their values are written. Always texts. */
public final class PropertyTable {
    /** The property that says whose a dataset is, see modules/dataset.kdl. */
    private static final String MARK = "org.zplan:workspace";

    private static final Set<String> LIMITS = Set.of("quota", "refquota", "reservation", "refreservation");

    /** What only the creation of a dataset can say (zfs(8), native properties), with what it is when nobody says. */
    private static final Map<String, String> CREATION = Map.of(
            "casesensitivity",
            "sensitive",
            "normalization",
            "none",
            "utf8only",
            "off",
            "encryption",
            "off",
            "keyformat",
            "none",
            "volblocksize",
            "");

    /** Properties of datasets, as {@code zfs get -Hp} prints them; any name with a colon is a user property. */
    public static final PropertyTable ZFS = zfs();

    /** Properties of links that can be set persistently, as {@code dladm show-linkprop -c} prints them. */
    public static final PropertyTable LINK = link();

    private final String of;
    private final Map<String, FieldType> settable;
    private final Set<String> hostOnly;
    private final boolean userProperties;

    private PropertyTable(String of, Map<String, FieldType> settable, Set<String> hostOnly, boolean userProperties) {
        this.of = of;
        this.settable = Collections.unmodifiableMap(new TreeMap<>(settable));
        this.hostOnly = hostOnly;
        this.userProperties = userProperties;
    }

    /** The names that can be set, sorted; user properties are not among them. */
    public Set<String> names() {
        return settable.keySet();
    }

    /**
     * Reads a property's value.
     *
     * @param property its name
     * @param raw what somebody wrote, or a text as a host printed it; {@code #true} and {@code #false} mean on and off
     * @return a {@link Value.Text}, or why it was refused; an unknown name is refused with the nearest known one
     */
    public Outcome read(String property, Value raw) {
        if (raw instanceof Value.Secret) {
            return new Outcome.Accepted(raw);
        }
        if (userProperties && property.equals(MARK)) {
            return new Outcome.Refused(
                    "zplan::name::property_reserved",
                    "property " + property + " of " + of + " is zplan's own: it says which workspace owns one",
                    "leave it out: zplan sets it by itself");
        }
        FieldType type = settable.get(property);
        if (type == null && userProperties && property.contains(":")) {
            type = Types.of("text");
        }
        if (type == null) {
            return unknown(property);
        }
        Outcome outcome = type.read(settable.containsKey(property) ? word(raw) : raw);
        if (outcome instanceof Outcome.Accepted accepted) {
            return NamedType.text(plain(accepted.value()));
        }
        Outcome.Refused refused = (Outcome.Refused) outcome;
        return new Outcome.Refused(refused.code(), "property " + property + ": " + refused.message(), refused.help());
    }

    /**
     * Whether a property that was set to that value is as if nobody had ever set it: a quota or reservation cannot be inherited
     * back, only set to none, and then stays {@code local} with the value 0 (libzfs_dataset.c); what only creation can say has no
     * source at all.
     */
    public boolean isUnset(String property, Value value) {
        return userProperties
                && (LIMITS.contains(property)
                        ? value.show().equals("0")
                        : value.show().equals(CREATION.get(property)));
    }

    /** Whether a property can be given to a new thing only, and never be changed. */
    public boolean isForCreation(String property) {
        return userProperties && CREATION.containsKey(property);
    }

    /** Whether only the host sets that property, so that no spec can want it otherwise. */
    public boolean isHostOnly(String property) {
        return hostOnly.contains(property);
    }

    /**
     * In which order properties are changed: what reserves room gives it back before, and takes it after, a quota is moved, which must
     * not be less (dsl_dir.c, dsl_dir_set_quota_check); all others by name.
     */
    public Comparator<String> order(Map<String, Value> before, Map<String, Value> after) {
        return Comparator.comparing((String name) -> !name.endsWith("reservation")
                        || amount(after.get(name)).compareTo(amount(before.get(name))) >= 0)
                .thenComparing(Comparator.naturalOrder());
    }

    private static BigInteger amount(@Nullable Value value) {
        return value != null && value.show().matches("[0-9]+") ? new BigInteger(value.show()) : BigInteger.ZERO;
    }

    /** What KDL and YAML call true is on for illumos. */
    private static Value word(Value raw) {
        return switch (raw.show()) {
            case "true" -> Value.text("on");
            case "false" -> Value.text("off");
            default -> raw;
        };
    }

    private static String plain(Value value) {
        return value instanceof Value.Size size ? Long.toString(size.bytes()) : value.show();
    }

    private Outcome unknown(String property) {
        if (hostOnly.contains(property)) {
            return new Outcome.Refused(
                    "zplan::name::property_read_only",
                    "property " + property + " of " + of + " is the host's own",
                    "leave it out: the host sets it by itself");
        }
        return new Outcome.Refused(
                "zplan::name::property_unknown",
                "there is no property " + property + " of " + of,
                Suggestion.nearest(property, settable.keySet())
                        .map(near -> "did you mean " + near + "?")
                        .orElse("known are " + String.join(", ", settable.keySet())));
    }

    private static PropertyTable zfs() {
        Map<String, FieldType> types = new TreeMap<>();
        put(types, "size-or-none", String.join(" ", LIMITS));
        put(types, "size", "recordsize volblocksize special_small_blocks");
        put(types, "on|off", "atime devices exec nbmand readonly setuid utf8only vscan relatime overlay");
        put(types, "on|off|noauto", "canmount");
        put(types, "on|off|sa|dir", "xattr");
        put(types, "standard|always|disabled", "sync");
        put(types, "latency|throughput", "logbias");
        put(types, "all|none|metadata", "primarycache secondarycache");
        put(types, "all|most|some|none", "redundant_metadata");
        put(types, "hidden|visible", "snapdir");
        put(types, "1|2|3", "copies");
        put(types, "discard|groupmask|passthrough|restricted", "aclmode");
        put(types, "discard|noallow|restricted|passthrough|passthrough-x", "aclinherit");
        put(types, "sensitive|insensitive|mixed", "casesensitivity");
        put(types, "none|formC|formD|formKC|formKD", "normalization");
        put(types, "text", "compression checksum dedup sharenfs sharesmb mlslabel keylocation");
        // Not "on", which stands for another cipher in each release and is never read back.
        put(types, "off|aes-128-ccm|aes-192-ccm|aes-256-ccm|aes-128-gcm|aes-192-gcm|aes-256-gcm", "encryption");
        put(types, "none|raw|hex|passphrase", "keyformat");
        put(types, "text", "dnodesize filesystem_limit snapshot_limit version pbkdf2iters");
        types.put(
                "mountpoint",
                new NamedType(
                        "mountpoint",
                        "an absolute path, none or legacy",
                        text -> text.equals("none") || text.equals("legacy")
                                ? NamedType.text(text)
                                : TextTypes.path(text)));
        Set<String> hostOnly = Set.of(
                "zoned",
                "available",
                "used",
                "referenced",
                "creation",
                "compressratio",
                "guid",
                "createtxg",
                "mounted",
                "origin",
                "type",
                "written",
                "usedbysnapshots",
                "usedbydataset",
                "usedbychildren",
                "usedbyrefreservation",
                "logicalused",
                "logicalreferenced",
                "receive_resume_token",
                "keystatus",
                "encryptionroot",
                "objsetid");
        return new PropertyTable("a dataset", types, hostOnly, true);
    }

    private static PropertyTable link() {
        Map<String, FieldType> types = new TreeMap<>();
        put(types, "number>=68", "mtu");
        put(types, "low|medium|high", "priority");
        put(types, "normal|vlanonly", "tagmode");
        put(types, "word-set", "protection dynamic-methods");
        put(types, "vlan-id", "default_tag");
        put(types, "on|off", "promisc-filtered allow-all-dhcp-cids");
        put(types, "text", "autopush cpus pool allowed-dhcp-cids rxrings txrings secondary-macs forward learn_limit");
        put(types, "text", "learn_decay stp stp_priority stp_cost stp_edge stp_p2p stp_mcheck flowctrl");
        types.put("maxbw", LinkValues.BANDWIDTH);
        types.put("allowed-ips", LinkValues.ADDRESSES);
        Set<String> hostOnly = Set.of(
                "zone",
                "duplex",
                "state",
                "speed",
                "cpus-effective",
                "pool-effective",
                "rxrings-effective",
                "txrings-effective",
                "rxrings-available",
                "txrings-available",
                "rxhwclnt-available",
                "txhwclnt-available");
        return new PropertyTable("a link", types, hostOnly, false);
    }

    private static void put(Map<String, FieldType> types, String type, String properties) {
        List.of(properties.split(" ")).forEach(property -> types.put(property, Types.of(type)));
    }
}
