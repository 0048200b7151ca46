package dev.zplan.sim.zfs;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks property assignments as libzfs does before it asks the kernel (zfs_valid_proplist).
 *
 * @param type what the property is for
 * @param creating whether the dataset is being made, so that one-time properties may be set
 * @param zoned whether the dataset belongs to a zone and the caller is in the global one
 * @param blockSize of the volume, for its size
 */
record ValueCheck(DatasetType type, boolean creating, boolean zoned, long blockSize) {
    private static final int MAX_NAME = 255;
    private static final int MAX_VALUE = 8191;
    private static final int MAX_TEXT = 1024;
    private static final Set<String> KEPT_FROM_ZONES = Set.of("mountpoint", "sharenfs", "sharesmb");

    /** The outcome: a value in normal form, or a message. */
    sealed interface Checked {
        /** Fine. */
        record Good(String name, String value) implements Checked {}

        /** Refused. */
        record Bad(String message) implements Checked {}
    }

    Checked check(String name, String value) {
        if (Property.isUser(name)) {
            return checkUser(name, value);
        }
        Optional<Property> property = Property.named(name);
        if (property.isEmpty()) {
            return bad("invalid property '" + name + "'");
        }
        Property p = property.get();
        if (type == DatasetType.SNAPSHOT) {
            return bad("this property can not be modified for snapshots");
        }
        if (!p.types().contains(type)) {
            return bad("'" + p.name() + "' does not apply to datasets of this type");
        }
        if (p.attribute() == Property.Attribute.READONLY
                || (p.attribute() == Property.Attribute.ONETIME && !creating)) {
            return bad("'" + p.name() + "' is readonly");
        }
        return switch (p.kind()) {
            case NUMBER -> checkNumber(p, value);
            case INDEX -> checkIndex(p, value);
            case TEXT -> checkText(p, value);
        };
    }

    private static Checked bad(String message) {
        return new Checked.Bad(message);
    }

    private static Checked checkUser(String name, String value) {
        if (!name.matches("[a-z0-9:+._-]+")) {
            return bad("invalid property '" + name + "'");
        }
        if (name.length() > MAX_NAME) {
            return bad("property name '" + name + "' is too long");
        }
        return value.length() > MAX_VALUE
                ? bad("property value '" + value + "' is too long")
                : new Checked.Good(name, value);
    }

    private Checked checkNumber(Property p, String value) {
        boolean none = value.equals("none");
        boolean auto = p.name().equals("refreservation") && value.equals("auto");
        Optional<BigInteger> number = none || auto ? Optional.of(BigInteger.ZERO) : Size.parse(value);
        if (number.isEmpty()) {
            return bad("bad numeric value '" + value + "'");
        }
        BigInteger bytes = number.get();
        if (bytes.signum() == 0 && !none && Set.of("quota", "refquota").contains(p.name())) {
            return bad("use 'none' to disable quota/refquota");
        }
        if (p.name().endsWith("_limit") && none) {
            return new Checked.Good(p.name(), Property.UNLIMITED);
        }
        if (p.name().equals("recordsize") || p.name().equals("volblocksize")) {
            int max = p.name().equals("recordsize") ? 1024 : 128;
            if (bytes.bitCount() != 1
                    || bytes.bitLength() < 10
                    || bytes.bitLength() > 10 + Integer.numberOfTrailingZeros(max) + 1) {
                return bad("'" + p.name() + "' must be power of 2 from 512B to " + max + "KB");
            }
        }
        return p.name().equals("volsize") && !creating
                ? checkVolsize(p, bytes)
                : new Checked.Good(p.name(), bytes.toString());
    }

    private Checked checkVolsize(Property p, BigInteger bytes) {
        if (bytes.mod(BigInteger.valueOf(blockSize)).signum() != 0) {
            return bad("'volsize' must be a multiple of volume block size (" + Size.nice(blockSize) + ")");
        }
        return bytes.signum() == 0 ? bad("'volsize' cannot be zero") : new Checked.Good(p.name(), bytes.toString());
    }

    private Checked checkIndex(Property p, String value) {
        String word = p.choices().get(value);
        if (word == null) {
            return bad("'" + p.name() + "' must be one of '" + p.values() + "'");
        }
        return new Checked.Good(p.name(), word);
    }

    private Checked checkText(Property p, String value) {
        if (value.length() >= MAX_TEXT) {
            return bad("'" + p.name() + "' is too long");
        }
        if (p.name().equals("mountpoint")
                && !value.startsWith("/")
                && !Set.of("none", "legacy").contains(value)) {
            return bad("'mountpoint' must be an absolute path, 'none', or 'legacy'");
        }
        return zoned && KEPT_FROM_ZONES.contains(p.name())
                ? bad("'" + p.name() + "' cannot be set on dataset in a non-global zone")
                : new Checked.Good(p.name(), value);
    }

    /** Checks all; the good ones go into the map, in normal form. The message of the first bad one. */
    Optional<String> checkAll(Map<String, String> wanted, Map<String, String> good) {
        for (Map.Entry<String, String> entry : wanted.entrySet()) {
            Checked checked = check(entry.getKey(), entry.getValue());
            if (checked instanceof Checked.Bad refused) {
                return Optional.of(refused.message());
            }
            Checked.Good fine = (Checked.Good) checked;
            good.put(fine.name(), fine.value());
        }
        return Optional.empty();
    }
}
