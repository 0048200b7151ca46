package dev.zplan.zone;

import java.util.List;
import java.util.Map;

/** Brands that are installed in the same ways. */
enum BrandFamily {
    /** From packages, by the installer that also takes archives. */
    PACKAGES("plain archive clone"),
    /** From packages and the global zone's own files. */
    SPARSE("plain clone"),
    /** From an image. */
    IMAGE("image clone"),
    /** Not known here: its installer judges. */
    OTHER("plain archive image clone");

    private static final Map<String, BrandFamily> KNOWN = Map.of(
            "ipkg", PACKAGES,
            "lipkg", PACKAGES,
            "nlipkg", PACKAGES,
            "sparse", SPARSE,
            "pkgsrc", SPARSE,
            "illumos", IMAGE,
            "lx", IMAGE);

    private final String methods;

    BrandFamily(String methods) {
        this.methods = methods;
    }

    static BrandFamily of(String brand) {
        return KNOWN.getOrDefault(brand, OTHER);
    }

    /** Whether it is known to have services, as the brands of illumos itself have. */
    boolean hasServices() {
        return this != OTHER;
    }

    /** The ways to install: {@code plain}, {@code archive}, {@code image}, {@code clone}. */
    List<String> methods() {
        return List.of(methods.split(" "));
    }
}
