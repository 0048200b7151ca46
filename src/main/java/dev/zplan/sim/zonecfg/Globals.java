package dev.zplan.sim.zonecfg;

import dev.zplan.sim.zonecfg.Command.Given;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code set} and {@code clear} of global properties. */
final class Globals {

    private static final int FS_ALLOWED_WIDTH = 1024;
    private static final int HOSTID_WIDTH = 11;
    private static final BigInteger INVALID_HOSTID = BigInteger.valueOf(0xFFFFFFFFL);
    private static final Pattern FS_ALLOWED = Pattern.compile("(?:[A-Za-z0-9-]+(?:,[A-Za-z0-9-]+)*)?");
    private static final String RCTL_WARNING = """
            WARNING: Setting a global zone resource control too low could deny
            service to even the root user; this could render the system impossible
            to administer.  Please use caution.""";

    private final Session session;
    private final Console console;

    Globals(Session session) {
        this.session = session;
        this.console = session.console();
    }

    /** Whether the property is one of the zone's own, not of a resource. */
    static boolean isGlobal(Property property) {
        return RctlAlias.of(property).isPresent() || property == Property.POOL || isForeignToGlobalZone(property);
    }

    /** Whether the global zone has no such property. */
    static boolean isForeignToGlobalZone(Property property) {
        return switch (property) {
            case ZONENAME,
                    ZONEPATH,
                    AUTOBOOT,
                    LIMITPRIV,
                    BOOTARGS,
                    BRAND,
                    SCHEDULING_CLASS,
                    IP_TYPE,
                    HOSTID,
                    FS_ALLOWED -> true;
            default -> false;
        };
    }

    void set(Given given, boolean forced) {
        Property property = given.property();
        if (session.isGlobalZone() && isForeignToGlobalZone(property)) {
            console.fail(property + " is not a valid property for the global zone.");
            return;
        }
        if (!isGlobal(property)) {
            console.fail("Cannot set a resource-specific property from the global scope.");
            return;
        }
        if (forced) {
            console.fail("Zonepath is changeable only in an alternate root.");
            return;
        }
        if (given.value().isEmpty() || !(given.value().get() instanceof Operand.Simple value)) {
            console.fail("A simple value was expected here.");
            return;
        }
        if (property == Property.ZONENAME
                && !session.wasOpened()
                && !session.store().exists(session.zone())) {
            nameBeforeCreate(value.text());
        } else if (session.open(true)) {
            set(property, value.text());
        }
    }

    private void nameBeforeCreate(String name) {
        if (ZoneStore.isZoneName(name)) {
            session.zone(name);
        } else {
            refuseName(name, Status.BOGUS_ZONE_NAME);
        }
    }

    private void refuseName(String name, Status status) {
        console.fail(name, status);
        console.err("\n" + Usage.zoneName());
    }

    private void set(Property property, String value) {
        switch (property) {
            case ZONENAME -> rename(value);
            case ZONEPATH -> setZonepath(value);
            case BRAND -> {
                if (!isFixed("brand")) {
                    put(property, value);
                }
            }
            case AUTOBOOT -> setOneOf(property, value, "true", "false");
            case POOL -> setPool(value);
            case IP_TYPE -> setIpType(value);
            case HOSTID -> setHostid(value);
            case FS_ALLOWED -> setFsAllowed(value);
            case LIMITPRIV, BOOTARGS, SCHEDULING_CLASS -> put(property, value);
            default -> setAlias(property, value);
        }
    }

    private void put(Property property, String value) {
        session.change(session.config().with(property, value));
    }

    private void rename(String name) {
        Status status = session.store().rename(session.document(), name, session::use);
        if (status == Status.OK) {
            session.touch();
            session.zone(name);
        } else {
            refuseName(name, status);
        }
    }

    /** Whether the property cannot change any more; says so, but the real program does not count it as an error. */
    private boolean isFixed(String property) {
        if (!session.store().isInstalled(session.zone())) {
            return false;
        }
        console.complain("Zone " + session.zone() + " already installed; set " + property + " not allowed.");
        return true;
    }

    private void setZonepath(String path) {
        if (isFixed("zonepath")) {
            return;
        }
        String collapsed = path.replaceAll("/+", "/");
        if (!path.startsWith("/")) {
            console.fail(path + " is not an absolute path.");
        } else if (collapsed.equals("/")) {
            console.fail("/ is not allowed as a zonepath.");
        } else {
            put(
                    Property.ZONEPATH,
                    collapsed.endsWith("/") ? collapsed.substring(0, collapsed.length() - 1) : collapsed);
        }
    }

    private void setOneOf(Property property, String value, String one, String other) {
        if (value.equals(one) || value.equals(other)) {
            put(property, value);
        } else {
            console.fail(property + " value must be '" + one + "' or '" + other + "'.");
        }
    }

    private void setIpType(String value) {
        if (value.equals("exclusive")
                && !session.store().templates().hasBrand(session.store().brand(session.config()))) {
            console.fail(session.zone() + ": unknown brand.\n");
            return;
        }
        if (value.equals("shared")) {
            put(Property.IP_TYPE, "");
        } else {
            setOneOf(Property.IP_TYPE, value, "shared", "exclusive");
        }
    }

    private void setPool(String name) {
        if (name.startsWith("SUNW")) {
            console.fail("pool names starting with SUNW are reserved.");
        } else if (session.config().first(ResourceType.DEDICATED_CPU).isPresent()) {
            console.fail("""
            The dedicated-cpu resource already exists.  A persistent pool is incompatible
            with the dedicated-cpu resource.""");
        } else {
            put(Property.POOL, name);
        }
    }

    private void setHostid(String hostid) {
        Status status = checkHostid(hostid);
        if (status == Status.TOO_BIG) {
            console.fail("hostid string is too large: " + hostid);
        } else if (status != Status.OK) {
            console.fail("hostid", status);
        } else {
            put(Property.HOSTID, hostid);
        }
    }

    private static Status checkHostid(String hostid) {
        if (hostid.isEmpty() || hostid.chars().anyMatch(Character::isWhitespace)) {
            return Status.INVALID_PROPERTY;
        }
        int start = hostid.startsWith("0x") || hostid.startsWith("0X") ? 2 : 0;
        int end = start;
        while (end < hostid.length() && Character.digit(hostid.charAt(end), 16) >= 0) {
            end++;
        }
        if (end >= HOSTID_WIDTH) {
            return Status.TOO_BIG;
        }
        BigInteger value = end == start ? BigInteger.ZERO : new BigInteger(hostid.substring(start, end), 16);
        boolean valid = end == hostid.length() && value.compareTo(INVALID_HOSTID) < 0;
        return valid ? Status.OK : Status.INVALID_PROPERTY;
    }

    private void setFsAllowed(String types) {
        if (ByteText.length(types) > FS_ALLOWED_WIDTH) {
            console.fail(session.zone(), Status.TOO_BIG);
        } else if (!FS_ALLOWED.matcher(types).matches()) {
            console.fail(session.zone(), Status.INVALID_PROPERTY);
        } else {
            put(Property.FS_ALLOWED, types);
        }
    }

    private void setAlias(Property property, String value) {
        if (session.isGlobalZone() && property != Property.CPU_SHARES) {
            console.complain(RCTL_WARNING);
        }
        RctlAlias alias = RctlAlias.of(property).orElseThrow();
        Optional<BigInteger> limit;
        if (property == Property.MAX_SHM_MEMORY) {
            limit = Numbers.bytes(value);
            if (limit.isEmpty()) {
                console.fail("A non-negative number with a required scale suffix (K, M, G or T) was expected\nhere.");
                return;
            }
        } else {
            limit = Numbers.count(value);
        }
        if (alias.look(session.config()) == Status.ALIAS_DISALLOW) {
            console.fail(property.text(), Status.ALIAS_DISALLOW);
        } else if (limit.filter(alias::allows).isEmpty()) {
            console.fail(property + " property is out of range.");
        } else {
            session.setAlias(alias, limit.orElseThrow());
        }
    }

    void clear(Property property) {
        if (session.isGlobalZone() && isForeignToGlobalZone(property)) {
            console.fail(property + " is not a valid property for the global zone.");
            return;
        }
        if (!session.open(true)) {
            return;
        }
        switch (property) {
            case ZONENAME, ZONEPATH, BRAND -> console.fail(property.text(), Status.CLEAR_DISALLOW);
            case AUTOBOOT -> put(property, "false");
            case POOL, LIMITPRIV, BOOTARGS, SCHEDULING_CLASS, IP_TYPE, HOSTID, FS_ALLOWED -> put(property, "");
            default ->
                RctlAlias.of(property).ifPresentOrElse(a -> session.clearAlias(a, property), () -> refuse(property));
        }
    }

    private void refuse(Property property) {
        console.fail(property.text(), Status.NO_PROPERTY_TYPE);
        console.longUsage(Verb.CLEAR);
        console.err(Usage.properties(session.flavour()));
    }
}
