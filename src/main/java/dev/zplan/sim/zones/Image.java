package dev.zplan.sim.zones;

import java.util.Arrays;
import java.util.Optional;

/**
 * A simulated image file: its first line says {@code simulated image: FORMAT}, whatever the file's name. Anything else is no
 * image, as {@code file(1)} would tell the real scripts.
 */
enum Image {
    /** A tar archive, compressed or not. */
    TAR,
    /** A ZFS stream, compressed or not. */
    ZFS;

    private static final String MARK = "simulated image: ";

    static Optional<Image> read(String content) {
        return Arrays.stream(values())
                .filter(i -> content.startsWith(i.content().trim()))
                .findFirst();
    }

    /** What such a file holds. */
    String content() {
        return MARK + name() + "\n";
    }
}
