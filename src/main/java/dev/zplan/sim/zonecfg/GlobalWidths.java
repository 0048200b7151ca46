package dev.zplan.sim.zonecfg;

/** How much of a global property the real program can read back; what is longer is an error then, not when it is set. */
final class GlobalWidths {

    private GlobalWidths() {}

    static boolean fits(Property property, ZoneConfig config) {
        int width = switch (property) {
            case ZONEPATH, FS_ALLOWED -> 1024;
            default -> 256;
        };
        return ByteText.length(config.get(property)) < width;
    }
}
