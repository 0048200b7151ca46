package dev.zplan.kdl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Reads KDL 2.0.
 *
 * <p>Everything the specification allows is read, within limits that keep a hostile text from costing more than its length:
 * {@link #MAX_DEPTH}, {@link #MAX_DIGITS}, {@link #MAX_EXPONENT}. A text that says it is KDL 1 ({@code /- kdl-version 1}) is
 * read all the same: what both versions accept means the same in both.
 *
 * <p>Has no state; may be used by several threads.
 */
public final class KdlParser {

    /** How deep children blocks may be nested, and comments within comments. */
    public static final int MAX_DEPTH = 256;

    /** How many characters a number may have, its exponent not counted. */
    public static final int MAX_DIGITS = 10_000;

    /** The largest exponent of ten, and (negative) the smallest. */
    public static final int MAX_EXPONENT = 99_999;

    private static final Pattern VERSION_1 = Pattern.compile("^\uFEFF?/-\\h*kdl-version\\h+1\\h*\\R");

    /**
     * Reads a text.
     *
     * @param name how messages call the text, usually its path
     * @param text the text
     * @throws KdlParseException with the first error, if it is not KDL 2.0
     */
    public KdlDocument parse(String name, String text) throws KdlParseException {
        try {
            return new DocumentReader(new KdlText(name, text)).read();
        } catch (KdlParseException e) {
            throw VERSION_1.matcher(text).lookingAt() ? inOldText(e) : e;
        }
    }

    /**
     * Reads a text in UTF-8.
     *
     * @param name how messages call the text, usually its path
     * @param utf8 the text
     * @throws KdlParseException with the first error, if it is not UTF-8 or not KDL 2.0
     */
    public KdlDocument parse(String name, byte[] utf8) throws KdlParseException {
        return parse(name, decode(name, utf8));
    }

    /**
     * Reads a text in UTF-8 to its end; does not close the stream.
     *
     * @param name how messages call the text, usually its path
     * @param utf8 the text
     * @throws KdlParseException with the first error, if it is not UTF-8 or not KDL 2.0
     * @throws IOException if the stream cannot be read
     */
    public KdlDocument parse(String name, InputStream utf8) throws KdlParseException, IOException {
        return parse(name, utf8.readAllBytes());
    }

    private static KdlParseException inOldText(KdlParseException e) {
        String help = e.help() == null ? "" : e.help() + ". ";
        return new KdlParseException(
                e.name(),
                e.span(),
                e.error(),
                help
                        + "The first line says that this text is KDL 1, but it is read as KDL 2, which writes #true for true,"
                        + " #null for null and #\"...\"# for r\"...\"");
    }

    private static String decode(String name, byte[] utf8) throws KdlParseException {
        String text = new String(utf8, StandardCharsets.UTF_8);
        // what is no UTF-8 leaves this character; where it is missing, all is well
        return text.indexOf('\uFFFD') < 0 ? text : strictly(name, utf8);
    }

    private static String strictly(String name, byte[] utf8) throws KdlParseException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        CharBuffer chars = CharBuffer.allocate(utf8.length);
        CoderResult result = decoder.decode(bytes, chars, true);
        String text = chars.flip().toString();
        if (result.isError()) {
            KdlText before = new KdlText(name, text);
            throw before.error(
                    before.length(),
                    before.length() + 1,
                    String.format("The byte 0x%02X does not belong in UTF-8 text", utf8[bytes.position()]),
                    "Save the file as UTF-8; iconv converts it from what it is now");
        }
        return text;
    }
}
