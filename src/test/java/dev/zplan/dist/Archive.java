package dev.zplan.dist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads what the build packs: tar, and the ar around it in a Debian package. */
final class Archive {

    /** One entry of a tar, its content as ISO 8859-1: a character for each byte. */
    record Entry(String name, char type, int mode, int user, int group, long time, String target, String content) {}

    private Archive() {}

    /** The members of an ar, in order. */
    static Map<String, byte[]> ar(Path file) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(file)) {
            if (!text(in.readNBytes(8), 0, 8).equals("!<arch>\n")) {
                throw new IOException("not an ar: " + file);
            }
            for (byte[] header = in.readNBytes(60); header.length == 60; header = in.readNBytes(60)) {
                int size = Integer.parseInt(text(header, 48, 10).strip());
                members.put(text(header, 0, 16).strip(), in.readNBytes(size));
                in.skipNBytes(size % 2);
            }
        }
        return members;
    }

    /** The entries of a tar.gz, in order. */
    static List<Entry> tar(byte[] zipped) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            for (byte[] header = in.readNBytes(512);
                    header.length == 512 && header[0] != 0;
                    header = in.readNBytes(512)) {
                int size = octal(header, 124, 12);
                String prefix = text(header, 345, 155);
                entries.add(new Entry(
                        (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, 100),
                        (char) header[156],
                        octal(header, 100, 8),
                        octal(header, 108, 8),
                        octal(header, 116, 8),
                        Long.parseLong(text(header, 136, 12).strip(), 8),
                        text(header, 157, 100),
                        new String(in.readNBytes(size), ISO_8859_1)));
                in.skipNBytes((512 - size % 512) % 512);
            }
        }
        return entries;
    }

    private static int octal(byte[] header, int from, int length) {
        return Integer.parseInt(text(header, from, length).strip(), 8);
    }

    /** Up to the first zero. */
    private static String text(byte[] bytes, int from, int length) {
        String text = new String(bytes, from, length, US_ASCII);
        int end = text.indexOf(0);
        return end < 0 ? text : text.substring(0, end);
    }
}
