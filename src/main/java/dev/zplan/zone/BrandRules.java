package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Flavour;
import java.util.Map;
import java.util.Set;

/** Which brands zplan manages, which flavour has them, and what they demand of a zone's configuration. */
final class BrandRules {
    private static final Set<String> MACHINES = Set.of("bhyve", "kvm", "emu", "propolis", "nebula-vm");
    private static final Set<String> SMARTOS = Set.of("joyent", "joyent-minimal");
    private static final Map<String, Flavour> ONLY = Map.of(
            "nlipkg", Flavour.OPENINDIANA,
            "lipkg", Flavour.OMNIOS,
            "sparse", Flavour.OMNIOS,
            "pkgsrc", Flavour.OMNIOS,
            "illumos", Flavour.OMNIOS,
            "lx", Flavour.OMNIOS);

    private final Diagnostics out;

    BrandRules(Diagnostics out) {
        this.out = out;
    }

    /** Whether the zone has a brand that can go on to be expanded. */
    boolean check(ZoneUnit zone) {
        String brand = zone.brand().orElse(null);
        if (brand == null) {
            error(
                    "missing",
                    "zone " + zone.name() + " has no brand",
                    zone.span(),
                    "start from a template, as template \"omnios\" (or ipkg, lipkg, sparse, pkgsrc, illumos, lx; on "
                            + "OpenIndiana openindiana or nlipkg), or write brand");
            return false;
        }
        Span place = zone.block().spanOf("brand");
        if (MACHINES.contains(brand)) {
            error(
                    "virtual_machine",
                    "brand " + brand + " is a virtual machine, which zplan does not manage",
                    place,
                    "its disks, firmware and consoles are no matter of zonecfg alone: use vm-manager or zadm for it");
            return false;
        }
        if (SMARTOS.contains(brand)) {
            error("smartos", "brand " + brand + " belongs to SmartOS", place, "use vmadm for it");
            return false;
        }
        onHost(zone, brand, place);
        if (brand.equals("lx")) {
            lx(zone);
        }
        return true;
    }

    private void onHost(ZoneUnit zone, String brand, Span place) {
        HostView host = zone.host();
        Flavour only = ONLY.get(brand);
        if (only != null && only != host.flavour()) {
            error(
                    "flavour",
                    "brand " + brand + " exists on " + only + " only, and " + host.name() + " runs " + host.flavour(),
                    place,
                    host.flavour() == Flavour.OMNIOS
                            ? "on OmniOS use lipkg (linked with the global zone) or ipkg"
                            : "on OpenIndiana use ipkg (linked with the global zone) or nlipkg");
        } else if (!host.brands().isEmpty() && !host.brands().contains(brand)) {
            error(
                    "not_installed",
                    "brand " + brand + " is not installed on " + host.name(),
                    place,
                    "install it there (pkg install brand/" + brand + "), or use one of "
                            + String.join(", ", host.brands().stream().sorted().toList()));
        }
    }

    private void lx(ZoneUnit zone) {
        if (zone.isShared()) {
            error(
                    "ip_type",
                    "a zone of brand lx cannot share the host's IP",
                    zone.block().spanOf("ip-type"),
                    "write ip-type \"exclusive\"");
        }
        if (zone.block().value("hostid") != null) {
            error("hostid", "a zone of brand lx has no hostid", zone.block().spanOf("hostid"), "remove it");
        }
    }

    private void error(String code, String message, Span span, String help) {
        out.error("zplan::brand::" + code, message, span, help);
    }
}
