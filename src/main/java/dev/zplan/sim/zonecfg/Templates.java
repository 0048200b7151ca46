package dev.zplan.sim.zonecfg;

import dev.zplan.resource.Flavour;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The templates of {@code /etc/zones} and the installed brands, per flavour. Which exist: OmniOS gate of 2021 and OpenIndiana's
 * pkg5 of 2021 (/etc/zones); the brands lx and solaris10 as in the recordings.
 */
final class Templates {

    private static final String EXCLUSIVE = "exclusive";
    private static final String SHARED = "shared";

    private static final Templates OMNIOS = omnios();
    private static final Templates OPENINDIANA = openindiana();

    private final Map<String, ZoneConfig> configs = new LinkedHashMap<>();
    private final Set<String> brands;
    private final boolean prefixesShortNames;

    private Templates(Set<String> brands, boolean prefixesShortNames) {
        this.brands = brands;
        this.prefixesShortNames = prefixesShortNames;
    }

    static Templates of(Flavour flavour) {
        return flavour == Flavour.OMNIOS ? OMNIOS : OPENINDIANA;
    }

    private static Templates omnios() {
        Templates t = new Templates(
                Set.of("lipkg", "ipkg", "sparse", "pkgsrc", "illumos", "lx", "bhyve", "kvm", "emu", "solaris10"), true);
        t.add("SUNWdefault", "lipkg", EXCLUSIVE);
        t.add("SUNWblank", "lipkg", EXCLUSIVE);
        t.add("SUNWipkg", "ipkg", EXCLUSIVE);
        t.add("SUNWsolaris10", "solaris10", SHARED);
        t.add("OMNIlx26", "lx", EXCLUSIVE);
        for (String brand : List.of("lipkg", "ipkg", "sparse", "pkgsrc", "illumos", "lx", "bhyve", "kvm", "emu")) {
            t.add("OMNI" + brand, brand, EXCLUSIVE);
        }
        return t;
    }

    private static Templates openindiana() {
        Templates t = new Templates(Set.of("ipkg", "nlipkg", "solaris10"), false);
        t.add("SUNWdefault", "ipkg", SHARED);
        t.add("SUNWblank", "ipkg", SHARED);
        t.add("SUNWipkg", "ipkg", SHARED);
        t.add("OInlipkg", "nlipkg", SHARED);
        t.add("SUNWsolaris10", "solaris10", SHARED);
        return t;
    }

    private void add(String name, String brand, String ipType) {
        configs.put(name, ZoneConfig.of(brand, ipType));
    }

    /** The file that {@code create -t} reads: on OmniOS a name that does not begin with a capital is short for one of its own. */
    String fileName(String template) {
        boolean isShort = prefixesShortNames && (template.isEmpty() || !Character.isUpperCase(template.charAt(0)));
        return isShort ? "OMNI" + template : template;
    }

    Optional<ZoneConfig> find(String name) {
        return Optional.ofNullable(configs.get(name));
    }

    /** The brand of a configuration that names none. */
    String defaultBrand() {
        return find("SUNWdefault").map(c -> c.get(Property.BRAND)).orElseThrow();
    }

    boolean hasBrand(String brand) {
        return brands.contains(brand);
    }
}
