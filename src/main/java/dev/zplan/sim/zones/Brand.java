package dev.zplan.sim.zones;

import dev.zplan.resource.Flavour;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The zone brands of OmniOS and OpenIndiana. */
public enum Brand {
    IPKG(Family.PKG),
    LIPKG(Family.PKG),
    NLIPKG(Family.PKG),
    SPARSE(Family.SPARSE),
    PKGSRC(Family.SPARSE),
    ILLUMOS(Family.IMAGE),
    LX(Family.LX),
    BHYVE(Family.VM),
    KVM(Family.VM),
    EMU(Family.VM);

    private static final Set<Brand> OMNIOS = EnumSet.complementOf(EnumSet.of(NLIPKG));
    private static final Set<Brand> OPENINDIANA = EnumSet.of(IPKG, NLIPKG);

    private final Family family;

    /** What a brand's install and uninstall scripts have in common. */
    enum Family {
        /** A full root from IPS packages, in boot environments. */
        PKG,
        /** The same, with /usr, /lib and /sbin of the global zone. */
        SPARSE,
        /** An illumos root from an image, in a boot environment of its own. */
        IMAGE,
        /** A Linux root from an image, in the zonepath's own dataset. */
        LX,
        /** A virtual machine: next to nothing below the zonepath. */
        VM
    }

    Brand(Family family) {
        this.family = family;
    }

    /** The brand of that name. */
    public static Optional<Brand> of(String name) {
        return Arrays.stream(values()).filter(b -> b.id().equals(name)).findFirst();
    }

    /** The brands that a host of that flavour has installed, by name. */
    public static List<String> installed(Flavour flavour) {
        return (flavour == Flavour.OMNIOS ? OMNIOS : OPENINDIANA)
                .stream().map(Brand::id).sorted().toList();
    }

    boolean isInstalledOn(Flavour flavour) {
        return installed(flavour).contains(id());
    }

    /** Its name in zonecfg and below /usr/lib/brand. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Family family() {
        return family;
    }

    /** Whether its zones run SMF, so that {@code svcs -z} can see into them. */
    boolean hasSmf() {
        return family == Family.PKG || family == Family.SPARSE || family == Family.IMAGE;
    }

    /** Whether its root lives in boot environments below {@code ZONEPATH-DATASET/ROOT} that follow those of the global zone. */
    boolean followsGlobalBe() {
        return family == Family.PKG || family == Family.SPARSE;
    }

    /** The name of a new boot environment. */
    String beName() {
        return family == Family.IMAGE ? "illumos" : "zbe";
    }
}
