package dev.zplan.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * Where in the registry's folder something is kept; paths are relative, with slashes.
 *
 * <p>Two names never share a path, not even on a file system that ignores case: lower-case letters, digits, {@code -},
 * {@code _} and inner dots stand for themselves, capitals get a {@code +} before them, all else is written as
 * {@code %XX} for each byte of its UTF-8 ({@code examples/lx} becomes {@code examples%2Flx}). What would be too long for a
 * file name ends in a digest. Nobody reads a name back out of a path: each file says in its first node what it is of.
 */
final class FileNames {

    static final String REVISION = "registry.kdl";
    static final String SUFFIX = ".kdl";

    /** The order in which files are put in place: the revision last. */
    static final Comparator<String> ORDER =
            (a, b) -> a.equals(REVISION) == b.equals(REVISION) ? a.compareTo(b) : a.equals(REVISION) ? 1 : -1;

    private static final int LONGEST = 200;
    private static final int HEAD = 130;

    private FileNames() {}

    static String zone(String host, String zone) {
        return folder(host) + "/zones/" + encode(zone) + SUFFIX;
    }

    static String plan(String host, String plan) {
        return folder(host) + "/plans/" + encode(plan) + SUFFIX;
    }

    /** No host's folder may be named like the file beside it. */
    private static String folder(String host) {
        String name = encode(host);
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) + "%2Ekdl" : name;
    }

    private static String encode(String name) {
        StringBuilder out = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if ((b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '-' || b == '_') {
                out.append((char) b);
            } else if (b >= 'A' && b <= 'Z') {
                out.append('+').append((char) b);
            } else if (b == '.' && !out.isEmpty()) {
                out.append('.');
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return out.length() <= LONGEST ? out.toString() : out.substring(0, HEAD) + "~" + digest(name);
    }

    private static String digest(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
