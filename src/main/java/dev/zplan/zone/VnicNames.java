package dev.zplan.zone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names for VNICs that the spec leaves unnamed: the zone's name made legal, {@code _} and a number; a part of its digest where
 * that is too long or somebody else's.
 */
public final class VnicNames {
    private static final int LIMIT = 31;
    private static final int SHORT = 18;
    private static final int DIGEST = 8;

    private final Map<String, String> owners = new HashMap<>();

    VnicNames() {}

    /**
     * The name that a zone's VNIC has unless that is too long or somebody else's.
     *
     * @param number which of the zone's VNICs, from 0
     */
    public static String usual(String zone, int number) {
        return slug(zone) + "_" + number;
    }

    /** Reserves a link's name on a host. */
    void reserve(String host, String link, String owner) {
        owners.putIfAbsent(host + "/" + link, owner);
    }

    /**
     * A free name for a zone's VNIC of that number. The same zone gets the same name as long as nobody else has it.
     *
     * @param zone whose it is
     * @param after the zone's name, or the one that it had when its VNICs were made
     */
    String name(String host, String zone, String after, int number) {
        String slug = slug(after);
        String plain = usual(after, number);
        if (plain.length() <= LIMIT && claim(host, plain, zone)) {
            return plain;
        }
        String head = slug.substring(0, Math.min(SHORT, slug.length()));
        for (int salt = 0; ; salt++) {
            String hashed = head + "_" + digest(salt == 0 ? after : after + "/" + salt) + "_" + number;
            if (claim(host, hashed, zone)) {
                return hashed;
            }
        }
    }

    private boolean claim(String host, String link, String zone) {
        String owner = host + "/" + zone;
        return owners.merge(host + "/" + link, owner, (was, now) -> was).equals(owner);
    }

    private static String slug(String zone) {
        String legal = zone.replace('-', '_');
        return Character.isDigit(legal.charAt(0)) ? "z" + legal : legal;
    }

    private static String digest(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum).substring(0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
