package dev.zplan.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * Our style sheet or our script, as it stands in the page.
 *
 * @param text the content of its element; the comments around it let readers of HTML and of XML see the same text
 */
record Asset(String text) {

    /** Reads a file that is part of zplan. */
    static Asset read(String name) {
        try (InputStream in = Asset.class.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
            return new Asset("/*<![CDATA[*/\n" + new String(bytes, StandardCharsets.UTF_8) + "/*]]>*/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a content security policy knows it by. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
