package dev.zplan.convert;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;
import dev.zplan.zone.ZoneSchema;
import java.util.Optional;
import java.util.Set;

/**
 * What every zone's spec says, whatever it comes from. All of it is said, so that a template can be chosen that says the same.
 *
 * @param name the zone's name
 * @param brand its brand on OmniOS or OpenIndiana
 */
record Beginning(String name, String brand) {

    private static final Set<String> IMAGES = Set.of("illumos", "lx");
    private static final Set<String> MACHINES = Set.of("kvm", "bhyve", "emu", "propolis", "nebula-vm");

    /** Whether zones of this brand are machines of their own, which is told. */
    static boolean isMachine(String name, String brand, Span span, Diagnostics out) {
        if (!MACHINES.contains(brand)) {
            return false;
        }
        out.error(
                "zplan::convert::virtual_machine",
                "zone " + name + " is a virtual machine (brand " + brand + "), which zplan does not manage",
                span,
                "its disks, firmware and consoles are no matter of zonecfg alone: vm-manager manages such zones");
        return true;
    }

    /** Whether a zone can be called so; if not that is told. */
    static boolean isName(String name, Span span, Diagnostics out) {
        FieldType type = ZoneSchema.ZONE.field("name").orElseThrow().type();
        if (type.read(Value.text(name)) instanceof FieldType.Outcome.Refused refused) {
            out.error(
                    "zplan::convert::no_name",
                    "the zone cannot be converted: " + refused.message(),
                    span,
                    refused.help() + "; where the file does not say, --name does");
            return false;
        }
        return true;
    }

    boolean isLx() {
        return brand.equals("lx");
    }

    /**
     * Writes name, brand, zonepath, the kind of IP stack, and whether it boots with the host.
     *
     * @param zonepath where it lives; empty if that is for zplan to say
     * @param stack what was said of the IP stack; empty for its own
     */
    void write(NodeDraft zone, Optional<Datum.Entry> zonepath, Optional<Datum.Entry> stack, boolean autoboot) {
        zone.set("name", Value.text(name));
        zone.set("brand", Value.text(brand));
        if (zonepath.filter(it -> zone.set("zonepath", it)).isEmpty()) {
            zone.set("zonepath", Value.text("/zones/" + name));
        }
        if (stack.filter(it -> zone.set("ip-type", it)).isEmpty()) {
            zone.set("ip-type", Value.text("exclusive"));
        }
        zone.set("autoboot", Value.flag(autoboot));
    }

    /** Writes a place for the image that zones of some brands are made from, to be filled in by people. */
    void image(NodeDraft zone, String image, Span span, Diagnostics out) {
        if (!IMAGES.contains(brand)) {
            return;
        }
        NodeDraft install = zone.block("install");
        install.set("image", Value.text("/path/to/" + image));
        install.remark("write where the image is: a file, or a dataset");
        zone.add(install);
        out.warning(
                "zplan::convert::image_unknown",
                "zone " + name + " is installed from an image, and where that is nobody says",
                span,
                "write it into the spec: install image=…");
    }
}
