package dev.zplan.host;

import java.util.List;

/**
 * What commands find around them on a real host.
 *
 * @param path where programs are looked for: absolute folders with colons between
 * @param privilege how they get the rights of root
 */
public record Surroundings(String path, Privilege privilege) {

    /** Where illumos keeps what administers zones, links and pools. */
    public static final String PATH = "/usr/sbin:/usr/bin:/sbin";

    /** The folders of the path. */
    List<String> folders() {
        return List.of(path.split(":"));
    }
}
