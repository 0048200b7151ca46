package dev.zplan.convert;

import dev.zplan.resource.Flavour;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code zonecfg create -t} begins with (zones.md 4.10; the files of /etc/zones).
 *
 * @param brand the brand
 * @param ipType exclusive or shared
 */
record ZonecfgTemplate(String brand, String ipType) {

    /** On OmniOS {@code -t lx} reads OMNIlx.xml, and those of a brand say no more than the brand. */
    private static final Map<String, String> OMNIOS = Map.ofEntries(
            Map.entry("SUNWdefault", "lipkg"),
            Map.entry("SUNWblank", "lipkg"),
            Map.entry("SUNWipkg", "ipkg"),
            Map.entry("lx26", "lx"),
            Map.entry("lipkg", "lipkg"),
            Map.entry("ipkg", "ipkg"),
            Map.entry("sparse", "sparse"),
            Map.entry("pkgsrc", "pkgsrc"),
            Map.entry("illumos", "illumos"),
            Map.entry("lx", "lx"),
            Map.entry("bhyve", "bhyve"),
            Map.entry("kvm", "kvm"),
            Map.entry("emu", "emu"));

    private static final Map<String, String> OPENINDIANA = Map.of(
            "SUNWdefault", "ipkg",
            "SUNWblank", "ipkg",
            "SUNWipkg", "ipkg",
            "OInlipkg", "nlipkg");

    static Optional<ZonecfgTemplate> of(String name, Flavour flavour) {
        boolean omnios = flavour == Flavour.OMNIOS;
        String own = name.startsWith("OMNI") ? name.substring("OMNI".length()) : name;
        String brand = omnios ? OMNIOS.get(own) : OPENINDIANA.get(name);
        return Optional.ofNullable(brand).map(b -> new ZonecfgTemplate(b, omnios ? "exclusive" : "shared"));
    }
}
