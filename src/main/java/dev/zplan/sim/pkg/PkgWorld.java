package dev.zplan.sim.pkg;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.files.FileView;
import java.util.Optional;

/** What {@code pkg} sees of its host. */
public interface PkgWorld {

    /** What an image is that a root comes with. */
    enum Kind {
        /** The global zone's pkg leaves it alone. */
        OWN,
        /** The global zone's pkg constrains and updates it: it must have the global zone's publishers, and may have more. */
        LINKED
    }

    /** The distribution. */
    Flavour flavour();

    /** The files of the zone that it runs in. */
    FileView files();

    /** What the image at a directory is, if a root with one of these is there; {@code /} is the running one. */
    Optional<Kind> image(String directory);

    /** The root of the global zone, whose publishers linked images must have. */
    FileView parent();

    /** Whether it runs in the global zone. */
    boolean isGlobal();
}
