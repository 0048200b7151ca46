package dev.zplan.sim.zonecfg;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code export}: the script that makes the configuration again, as far as the real one can. */
final class ExportPrinter {

    private static final String NATIVE = "native";
    private static final List<Property> AFTER_AUTOBOOT =
            List.of(Property.BOOTARGS, Property.POOL, Property.LIMITPRIV, Property.SCHEDULING_CLASS);
    private static final List<ResourceType> ORDER = List.of(
            ResourceType.FS,
            ResourceType.NET,
            ResourceType.DEVICE,
            ResourceType.CAPPED_MEMORY,
            ResourceType.RCTL,
            ResourceType.ATTR,
            ResourceType.DATASET,
            ResourceType.DEDICATED_CPU,
            ResourceType.ADMIN,
            ResourceType.SECURITY_FLAGS);
    private static final List<Property> NET = List.of(
            Property.ADDRESS,
            Property.ALLOWED_ADDRESS,
            Property.PHYSICAL,
            Property.MAC_ADDR,
            Property.VLAN_ID,
            Property.GLOBAL_NIC,
            Property.DEFROUTER);

    private final StringBuilder text = new StringBuilder("create -b\n");

    private ExportPrinter() {}

    /** The script for a configuration; the brand is that of the zone as it is stored, if it is. */
    static String print(ZoneConfig config, Optional<String> storedBrand) {
        ExportPrinter printer = new ExportPrinter();
        printer.globals(config, storedBrand);
        for (ResourceType type : ORDER) {
            // Of security flags there can be several, since adding more is complained of but not refused; one is
            // printed.
            int most = type == ResourceType.SECURITY_FLAGS ? 1 : Integer.MAX_VALUE;
            config.all(type).stream().limit(most).forEach(printer::resource);
        }
        return printer.text.toString();
    }

    private void globals(ZoneConfig config, Optional<String> storedBrand) {
        global(Property.ZONEPATH, config);
        storedBrand.filter(b -> !b.equals(NATIVE)).ifPresent(b -> set(Property.BRAND, b));
        set(Property.AUTOBOOT, config.get(Property.AUTOBOOT));
        AFTER_AUTOBOOT.forEach(p -> global(p, config));
        set(Property.IP_TYPE, config.isExclusiveIp() ? "exclusive" : "shared");
        global(Property.HOSTID, config);
        global(Property.FS_ALLOWED, config);
    }

    private void global(Property property, ZoneConfig config) {
        boolean readable = property == Property.LIMITPRIV || GlobalWidths.fits(property, config);
        if (readable && !config.get(property).isEmpty()) {
            set(property, config.get(property));
        }
    }

    private void resource(ZoneResource resource) {
        text.append("add ").append(resource.type()).append('\n');
        switch (resource.type()) {
            case NET -> NET.forEach(p -> quoted(p, resource));
            case CAPPED_MEMORY ->
                set(Property.PHYSICAL, Numbers.inUnits(new BigInteger(resource.get(Property.PHYSICAL))));
            case DEDICATED_CPU -> {
                set(Property.NCPUS, resource.get(Property.NCPUS));
                if (resource.has(Property.IMPORTANCE)) {
                    set(Property.IMPORTANCE, resource.get(Property.IMPORTANCE));
                }
            }
            default -> resource.type().qualifiers().forEach(p -> quoted(p, resource));
        }
        resource.members().forEach(m -> member(resource.type(), m));
        text.append("end\n");
    }

    private void member(ResourceType type, Map<Property, String> member) {
        text.append("add ")
                .append(
                        switch (type) {
                            case FS -> "options " + ResourceInfo.option(member.getOrDefault(Property.OPTIONS, ""));
                            case RCTL -> "value " + ResourceInfo.rctlValue(member);
                            default -> "property " + ResourceInfo.named(member);
                        })
                .append('\n');
    }

    private void quoted(Property property, ZoneResource resource) {
        if (resource.has(property)) {
            set(property, '"' + resource.get(property) + '"');
        }
    }

    private void set(Property property, String value) {
        text.append("set ").append(property).append('=').append(value).append('\n');
    }
}
