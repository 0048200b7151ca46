package dev.zplan.sim.zonecfg;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What libzonecfg does with the files below /etc/zones. */
final class ZoneStore {

    /** The name of the zone that is the host itself. */
    static final String GLOBAL = "global";

    private static final int ZONENAME_MAX = 64;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

    private final ZoneWorld world;
    private final Templates templates;

    ZoneStore(ZoneWorld world) {
        this.world = world;
        this.templates = Templates.of(world.flavour());
    }

    /** What came of reading a configuration. */
    record Loaded(Status status, Optional<ZoneDocument> document) {}

    static boolean isZoneName(String name) {
        return !name.equals(GLOBAL)
                && name.length() < ZONENAME_MAX
                && NAME.matcher(name).matches();
    }

    Templates templates() {
        return templates;
    }

    /** Reads the configuration of a zone or template. */
    Loaded load(String name) {
        return read(name)
                .map(c -> loaded(ZoneDocument.stored(name, c)))
                .orElse(new Loaded(Status.NO_ZONE, Optional.empty()));
    }

    /** Reads a configuration as the beginning of a new zone. */
    Loaded template(String template, String zone) {
        return read(template)
                .map(c -> loaded(ZoneDocument.fresh(zone, c)))
                .orElse(new Loaded(Status.NO_ZONE, Optional.empty()));
    }

    private Optional<ZoneConfig> read(String name) {
        if (name.equals(GLOBAL)) {
            return world.zones().globalConfig();
        }
        return world.zones().find(name).map(ZoneEntry::config).or(() -> templates.find(name));
    }

    private static Loaded loaded(ZoneDocument document) {
        return document.config().isReadable()
                ? new Loaded(Status.OK, Optional.of(document))
                : new Loaded(Status.INVALID_DOCUMENT, Optional.empty());
    }

    boolean exists(String zone) {
        return isActive(zone) || world.zones().find(zone).isPresent();
    }

    /** Whether the kernel knows the zone. */
    boolean isActive(String zone) {
        return zone.equals(GLOBAL) || world.kernelState(zone).isPresent();
    }

    boolean isInstalled(String zone) {
        return isActive(zone)
                || world.zones()
                        .find(zone)
                        .filter(e -> e.state().equals(ZoneEntry.INSTALLED))
                        .isPresent();
    }

    /** The brand of a configuration, or of the default template if it names none. */
    String brand(ZoneConfig config) {
        String brand = config.get(Property.BRAND);
        return brand.isEmpty() ? templates.defaultBrand() : brand;
    }

    /** The brand that the stored configuration of a zone has. */
    Optional<String> storedBrand(String zone) {
        if (zone.equals(GLOBAL)) {
            return Optional.of(templates.defaultBrand());
        }
        return load(zone).document().map(d -> brand(d.config()));
    }

    /** Writes a configuration and what of it stands in the index. */
    Status save(ZoneDocument document) {
        if (!document.config().isWritable()) {
            return Status.SAVING_FILE;
        }
        ZoneIndex zones = world.zones();
        String stored = document.oldName().isEmpty() ? document.name() : document.oldName();
        if (document.name().equals(GLOBAL)) {
            zones.setGlobalConfig(document.config());
        } else if (document.isNew()) {
            zones.create(document.name(), document.config());
        } else if (zones.find(stored).isEmpty()) {
            // A template can be opened by its name, but it is no zone of the index.
            return Status.UPDATING_INDEX;
        } else {
            if (!stored.equals(document.name())) {
                zones.rename(stored, document.name());
            }
            zones.setConfig(document.name(), document.config());
        }
        return Status.OK;
    }

    /** Gives a document another name, to take effect when it is saved. */
    Status rename(ZoneDocument document, String name, Consumer<ZoneDocument> renamed) {
        if (name.equals(document.name())) {
            return Status.OK;
        }
        if (name.startsWith("SUNW") || !isZoneName(name)) {
            return Status.BOGUS_ZONE_NAME;
        }
        if (name.equals(document.oldName())) {
            renamed.accept(document.named(name, ""));
            return Status.OK;
        }
        if (exists(name)) {
            return Status.NAME_IN_USE;
        }
        String stored = document.oldName();
        if (!document.isNew()) {
            stored = stored.isEmpty() ? document.name() : stored;
            if (isActive(stored)) {
                return Status.BAD_ZONE_STATE;
            }
        }
        renamed.accept(document.named(name, stored));
        return Status.OK;
    }

    /** Removes a zone's configuration. */
    Status destroy(String zone, boolean force) {
        if (isActive(zone)) {
            return Status.BAD_ZONE_STATE;
        }
        Optional<ZoneEntry> entry = world.zones().find(zone);
        if (entry.isEmpty()) {
            return Status.NO_ZONE;
        }
        if (!force && !entry.get().state().equals(ZoneEntry.CONFIGURED)) {
            return Status.BAD_ZONE_STATE;
        }
        world.zones().remove(zone);
        return Status.OK;
    }
}
