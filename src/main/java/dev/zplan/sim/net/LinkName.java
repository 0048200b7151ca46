package dev.zplan.sim.net;

import java.util.regex.Pattern;

/** The rule for names of data links (libdladm, dladm_valid_linkname). */
public final class LinkName {
    /** MAXLINKNAMELEN counts the terminating NUL. */
    static final int MAX_LENGTH = 31;

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z_.](?:[A-Za-z0-9_.]*[A-Za-z_.])?(?:0|[1-9][0-9]*)");

    private LinkName() {}

    static boolean tooLong(String name) {
        return name.length() > MAX_LENGTH;
    }

    /** Whether a data link, or an IP interface, may have that name. */
    public static boolean valid(String name) {
        return !tooLong(name) && SHAPE.matcher(name).matches();
    }
}
