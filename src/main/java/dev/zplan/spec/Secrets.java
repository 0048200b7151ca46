package dev.zplan.spec;

import dev.zplan.resource.SecretDigest;
import dev.zplan.resource.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes secret values and remembers them. A digest is {@code pbkdf2:} and the first 16 bytes, in hexadecimal, of
 * PBKDF2-HMAC-SHA256 with the salt {@code zplan secret v1} and 10,000 rounds. The salt is fixed because digests are compared
 * across runs and machines; the rounds make guessing a stored one dear. Not thread-safe.
 */
final class Secrets {

    private final Map<String, Value.Secret> byClear = new HashMap<>();
    private final Map<String, String> used = new TreeMap<>();

    /** The secret value of a clear text that goes into a field. */
    Value.Secret use(String clear) {
        Value.Secret secret = of(clear);
        used.put(secret.digest(), clear);
        return secret;
    }

    /** The secret value of a clear text. */
    Value.Secret of(String clear) {
        return byClear.computeIfAbsent(clear, SecretDigest::secret);
    }

    /** The clear texts of those that went into fields, by digest. */
    Map<String, String> used() {
        return used;
    }
}
