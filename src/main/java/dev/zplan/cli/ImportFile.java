package dev.zplan.cli;

import dev.zplan.resource.Address;
import java.nio.file.Path;
import java.util.List;

/**
 * A plan that an import writes.
 *
 * @param subject the zone that it is of; {@code HOST/links/NAME} for what belongs to no single zone
 * @param plan its name
 * @param path where it will be
 * @param text what it says
 * @param targets what comes into the registry with it
 */
record ImportFile(Address subject, String plan, Path path, String text, List<Address> targets) {

    /** The kind of subject that stands for the links of a host. */
    static final String LINKS = "links";

    ImportFile {
        targets = List.copyOf(targets);
    }
}
