package dev.zplan.sim.zonecfg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes as text and back. A byte that is not part of UTF-8 text is the lone low surrogate U+DC00 plus the byte, so that any
 * argument of a command can travel in a string without loss.
 */
public final class ByteText {

    private ByteText() {}

    /** The text of these bytes. */
    public static String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (0xDC00 | (in.get() & 0xFF)));
            }
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    /** The bytes of that text. */
    public static byte[] encode(String text) {
        if (!hasStrayBytes(text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text.codePoints().forEach(c -> {
            if (isStray(c)) {
                out.write(c & 0xFF);
            } else {
                out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        });
        return out.toByteArray();
    }

    /** Whether the text holds bytes that are not UTF-8. */
    static boolean hasStrayBytes(String text) {
        return text.codePoints().anyMatch(ByteText::isStray);
    }

    /** How many bytes the text has. */
    static int length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                length++;
            } else if (Character.isHighSurrogate(c)) {
                length += 4;
                i++;
            } else {
                length += Character.isLowSurrogate(c) ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        return length;
    }

    /** What a C buffer of that width keeps of the text. */
    static String cut(String text, int width) {
        if (length(text) < width) {
            return text;
        }
        byte[] kept = new byte[width - 1];
        System.arraycopy(encode(text), 0, kept, 0, kept.length);
        return decode(kept);
    }

    private static boolean isStray(int codePoint) {
        return codePoint >= 0xDC80 && codePoint <= 0xDCFF;
    }
}
