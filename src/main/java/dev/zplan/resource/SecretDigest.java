package dev.zplan.resource;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The digest of a secret: what files, plans and output hold in its place. It is slow to compute, so that guessing costs, and the
 * same everywhere, so that plans can be compared.
 */
public final class SecretDigest {

    private static final byte[] SALT = "zplan secret v1".getBytes(StandardCharsets.UTF_8);
    private static final int ROUNDS = 10_000;
    private static final int BITS = 128;

    private SecretDigest() {}

    /** The secret value of a clear text. */
    public static Value.Secret secret(String clear) {
        return new Value.Secret(of(clear), clear);
    }

    /** The digest of a clear text. */
    public static String of(String clear) {
        try {
            PBEKeySpec key = new PBEKeySpec(clear.toCharArray(), SALT, ROUNDS, BITS);
            byte[] bytes = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
            return "pbkdf2:" + HexFormat.of().formatHex(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA256", e);
        }
    }
}
