package dev.zplan.sim.zfs;

import java.math.BigInteger;
import java.util.List;
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
    private static final int MIN_BLOCK_BITS = 10;
    private static final int MAX_BLOCK_BITS = 21;
    private static final int MAX_VOLUME_BLOCK_BITS = 18;
    private static final int MAX_TEXT = 1024;
    private static final Set<String> BLOCK_SIZES = Set.of("recordsize", "volblocksize");
    private static final Set<String> KEPT_FROM_ZONES = Set.of("mountpoint", "sharenfs", "sharesmb");

    /** The outcome: a value in normal form, or a message. */
    sealed interface Checked {
        /** Fine. */
        record Good(String name, String value) implements Checked {}

        /** Refused. */
        record Bad(String message) implements Checked {}
    }

    Checked check(String name, String value) {
        if (Property.named(name).isEmpty() && Property.isUser(name)) {
            return name.length() > MAX_NAME
                    ? bad("property name '" + name + "' is too long")
                    : new Checked.Good(name, value);
        }
        if (type == DatasetType.SNAPSHOT) {
            return bad("this property can not be modified for snapshots");
        }
        if (name.startsWith("written@") || name.startsWith("written#")) {
            return bad(quoted(name) + " is readonly");
        }
        Optional<Property> property = Property.named(name);
        if (property.isEmpty()) {
            return bad("invalid property " + quoted(name));
        }
        Property p = property.get();
        if (!p.types().contains(type)) {
            return bad(quoted(name) + " does not apply to datasets of this type");
        }
        if (p.attribute() == Property.Attribute.READONLY
                || (p.attribute() == Property.Attribute.ONETIME && !creating)) {
            return bad(quoted(name) + " is readonly");
        }
        return switch (p.kind()) {
            case NUMBER -> checkNumber(p, name, value);
            case INDEX -> checkIndex(p, value);
            case TEXT -> checkText(p, name, value);
        };
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    private static Checked bad(String message) {
        return new Checked.Bad(message);
    }

    private Checked checkNumber(Property p, String given, String value) {
        boolean none = value.equals("none");
        if (value.equals("auto")) {
            return checkAuto(p, given);
        }
        Optional<String> fault = none ? Optional.empty() : Size.fault(value);
        if (fault.isPresent()) {
            return bad(fault.get());
        }
        BigInteger bytes = none ? BigInteger.ZERO : Size.parse(value).orElse(BigInteger.ZERO);
        if (bytes.signum() == 0 && !none && Set.of("quota", "refquota").contains(p.name())) {
            return bad("use 'none' to disable quota/refquota");
        }
        if (p.name().endsWith("_limit") && none) {
            return new Checked.Good(p.name(), Property.UNLIMITED);
        }
        boolean odd = bytes.bitCount() != 1 || bytes.bitLength() < MIN_BLOCK_BITS;
        if (BLOCK_SIZES.contains(p.name()) && (odd || bytes.bitLength() > MAX_BLOCK_BITS)) {
            return bad(quoted(given) + " must be power of 2 from 512B to 1024KB");
        }
        if (p.name().equals("volblocksize") && bytes.bitLength() > MAX_VOLUME_BLOCK_BITS) {
            return bad("volume block size must be power of 2 from 512B to 128KB");
        }
        if (p.name().equals("special_small_blocks") && bytes.signum() != 0 && odd) {
            return bad(
                    "invalid '" + given + "=" + bytes + "' property: must be zero or a power of 2 from 512B to 128K");
        }
        return p.name().equals("volsize") && !creating
                ? checkVolsize(given, bytes)
                : new Checked.Good(p.name(), bytes.toString());
    }

    private Checked checkAuto(Property p, String given) {
        if (!p.name().equals("refreservation")) {
            return bad("'auto' is invalid value for " + quoted(given));
        }
        return type == DatasetType.VOLUME
                ? new Checked.Good(p.name(), Volumes.AUTO)
                : bad(quoted(given + "=auto") + " only allowed on volumes");
    }

    private Checked checkVolsize(String given, BigInteger bytes) {
        if (bytes.mod(BigInteger.valueOf(blockSize)).signum() != 0) {
            return bad(quoted(given) + " must be a multiple of volume block size (" + Size.nice(blockSize) + ")");
        }
        return bytes.signum() == 0
                ? bad(quoted(given) + " cannot be zero")
                : new Checked.Good("volsize", bytes.toString());
    }

    private Checked checkIndex(Property p, String value) {
        String word = p.choices().get(value);
        if (word == null) {
            return bad(quoted(p.name()) + " must be one of " + quoted(p.values()));
        }
        if (p.name().equals("version") && !creating && !word.equals(p.standard())) {
            return bad("Can not downgrade; already at version " + p.standard());
        }
        return new Checked.Good(p.name(), word);
    }

    private Checked checkText(Property p, String given, String value) {
        if (value.length() >= MAX_TEXT) {
            return bad(quoted(given) + " is too long");
        }
        if (p.name().equals("mountpoint") && !Set.of("none", "legacy").contains(value)) {
            if (!value.startsWith("/")) {
                return bad(quoted(given) + " must be an absolute path, 'none', or 'legacy'");
            }
            if (List.of(value.split("/")).stream().anyMatch(c -> c.length() > MAX_NAME)) {
                return bad("component of " + quoted(given) + " is too long");
            }
        }
        if (p.name().equals("keylocation") && !value.equals("none")) {
            return bad("keylocation must be 'none' for unencrypted datasets");
        }
        boolean placed = !value.equals("none") && !value.equals("legacy");
        return zoned && placed && KEPT_FROM_ZONES.contains(p.name())
                ? bad(quoted(given) + " cannot be set on dataset in a non-global zone")
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
        return normalized(good);
    }

    /** Names that are normalized have to be UTF-8. */
    private static Optional<String> normalized(Map<String, String> good) {
        if (good.getOrDefault("normalization", "none").equals("none")) {
            return Optional.empty();
        }
        return "off".equals(good.putIfAbsent("utf8only", "on"))
                ? Optional.of("'utf8only' must be set 'on' if normalization chosen")
                : Optional.empty();
    }
}
