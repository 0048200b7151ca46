package dev.zplan.apply.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A record's JSON as a line, {@code {"crc32c":"9ae0daaf","record":{…}}}. The checksum is of all records of the journal up to
 * this one, so that a line that is missing or in another place shows like one that is damaged.
 *
 * @param json the record
 * @param checksum of this record and those before
 */
record JournalLine(String json, int checksum) {

    private static final String START = "{\"crc32c\":\"";
    private static final String MIDDLE = "\",\"record\":";
    private static final String END = "}";
    private static final int HEAD = START.length() + 8 + MIDDLE.length();

    /** The line of a record that follows the line of that checksum; 0 before the first. */
    static JournalLine after(int before, String json) {
        CRC32C crc = new CRC32C();
        for (int shift = 24; shift >= 0; shift -= 8) {
            crc.update(before >>> shift & 0xff);
        }
        crc.update(json.getBytes(StandardCharsets.UTF_8));
        return new JournalLine(json, (int) crc.getValue());
    }

    /** The line that these bytes, without line end, hold; empty if they are damaged. */
    static Optional<JournalLine> read(int before, byte[] bytes) {
        if (bytes.length <= HEAD + END.length()) {
            return Optional.empty();
        }
        byte[] json = Arrays.copyOfRange(bytes, HEAD, bytes.length - END.length());
        JournalLine line = after(before, new String(json, StandardCharsets.UTF_8));
        byte[] expected = line.text().getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(expected, bytes) ? Optional.of(line) : Optional.empty();
    }

    /** As it stands in the file, without line end. */
    String text() {
        return START + HexFormat.of().toHexDigits(checksum) + MIDDLE + json + END;
    }
}
